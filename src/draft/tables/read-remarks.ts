// Step of reading a brief: what the columns of remarks say of a table row -> clauses behind its numbers, or in brackets; how it was counted is left out.
import type { UnusedPiece } from '#domain/brief.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import type { GridNumber } from '#text/tables/lay-out-grid.ts'
import type { RowClause, RowTools } from './row-clause.ts'
import { plainValue } from './write-cell.ts'

/** 今年新列的, 口径有调整: says how it was counted, not what was done. */
const countingRemark =
  /^(?:今年|本年|上年|去年)?(?:新(?:列|设|增)的?(?:指标|项目|统计)?的?|首次(?:统计|列入)|(?:统计)?口径[一-鿿]{0,8}|(?:未|没有?|无)(?:统计|数据|此项)|数据待核)$/

/** What a remark says of this year's row; 2023年结果维持 is said of the year before. */
function readRemark(remark: string, own: readonly GridNumber[], year: number | null): string {
  const text = remark
    .replace(/^[(（](.*)[)）]$/, '$1')
    .replace(/[。；;，,\s]+$/, '')
    .replace(ofYear, (lead, said: string) =>
      Number(said) === year ? '' : Number(said) + 1 === year ? '上年' : lead,
    )
  // 0起 has said it.
  if (/^(?:没有?|未|全年未|全年没有)发生$/.test(text) && own.every(({ words }) => /^0\D*$/.test(words)))
    return ''
  return /^(?:[-—/]|无|同上|略)?$/.test(text) || countingRemark.test(text) ? '' : text
}

const ofYear = /^((?:19|20)\d{2})年(?:度)?(?=[\u4e00-\u9fff])/

/** Behind the numbers as clauses of their own; in brackets, where they are short, of a village or a month, and the parts that make up the number. */
export function tellRemarks(
  clauses: readonly RowClause[],
  { remarks, isNamed = false, year }: RowTools,
  own: readonly GridNumber[],
): readonly RowClause[] {
  const told = remarks.flatMap(({ text, cell }) => {
    const said = readRemark(text, own, year)
    return said === '' ? [] : [{ text: said, past: null, cell }]
  })
  const words = told.map(({ text }) => text).join('，')
  // What is remarked of a row is of all of its year.
  const at = clauses.findLastIndex(({ period }) => period === undefined)
  const last = clauses[at]
  const isShort = words.length <= longestBracket && !/[（()）。；;]/.test(words)
  const isAside = isNamed || own.some((one) => isMadeOf(one, words))
  // 整改35（2处停产整改中）: a number without its unit is none before a bracket.
  const isBare = /\d$/.test(last?.text ?? '')
  if (told.length === 0 || last === undefined || !isAside || !isShort || isBare) return [...clauses, ...told]
  const aside = { from: last.text.length, cell: told[0]!.cell }
  return clauses.with(at, { ...last, aside, text: `${last.text}（${words}）` })
}

/** 9件 | 自然人8件、法人1件 */
function isMadeOf(number: GridNumber, remark: string): boolean {
  const parts = findQuantities(remark)
  const isLike = parts.length > 1 && parts.every(({ unit }) => unit === number.unit)
  return isLike && addUp(parts.map(({ value }) => value)) === plainValue(number)
}

const longestBracket = 40

export function leaveRemark(text: string): readonly Omit<UnusedPiece, 'source'>[] {
  return countingRemark.test(text) ? [{ text, reason: '是统计口径的说明，没有写进正文' }] : []
}

/** 包案领导 | 镇长 -> 镇长包案: who did what a column of words is headed by. */
export function nameRemark(text: string, head: string): string {
  const [, deed = ''] =
    /^(包案|牵头|挂点|包联|挂联|联系|督办|承办|主办|包保)(?:领导|干部|人员?|单位|部门|责任人)$/.exec(head) ??
    []
  return deed !== '' && /^[\u4e00-\u9fff]{2,8}$/.test(text) && !text.includes(deed) ? `${text}${deed}` : text
}

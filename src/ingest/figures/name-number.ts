// Step: figures of tables. A number of a table with the words around it -> what it counts, who counted it, and the
// indicator of the book where all of these words agree on one.
import type { Indicator, TableWords } from '#domain/prompt-book.ts'
import { matchFigureIndicator } from '#text/match-figure-indicator.ts'
import { parseNumbering } from '#text/outline-numbering.ts'
import type { GridNumber } from '#text/tables/lay-out-grid.ts'

export interface NamedNumber {
  /** The table's own words, whole: row across, names of the row, heads of the column. */
  readonly name: string
  readonly indicator: Indicator | null
  /** The town, village or office whose row or column it is, as written; null where it speaks for all. */
  readonly who: string | null
  /** Of the sum of other rows or columns. */
  readonly isTotal: boolean
}

const settlement = /(?:村|社区|居委会|居|镇|乡|街道|街道办事处|苏木|县|区)$/
const office = /(?:所|站|办|局|队|中心|组|网格|分局|科|股|委)$/
const longestName = 60

/** Names the numbers of one table; the same words are looked up once. */
export function openNaming(indicators: readonly Indicator[], words: TableWords) {
  const known = new Map<string, Indicator | null>()
  const isOf = (list: readonly string[], part: string) => list.includes(part.replace(/[\s()::]/g, ''))
  const match = (parts: readonly string[], title: string, unit: string) => {
    const left = parts.join('')
    return left === '' ? null : matchFigureIndicator({ context: title, left, right: '', unit }, indicators)
  }
  return (number: GridNumber, unit: string): NamedNumber => {
    const heads = number.heads.map(cleanHead)
    const labels = number.labels.map(cleanLabel).filter((label) => label !== '')
    const telling = heads.filter((head) => !isOf(words.plain, head) && !isOf(words.compared, head))
    const isWho = (part: string) =>
      settlement.test(part) || (office.test(part) && telling.length > 0 && labels.length > 0)
    const ofRow = labels.findLast((label) => isWho(label) && !isOf(words.totals, label))
    const ofColumn = heads.findLast((head) => isPlaceName(head) && labels.length > 0)
    const own = labels.filter((label) => label !== ofRow && !isOf(words.totals, label))
    const column = stripTense(telling, words).filter((head) => head !== ofColumn && !isOf(words.plain, head))
    const parts = [...own, ...column]
    const key = [number.title, ...parts, unit].join('\u0000')
    const fallback = parts.length > 0 ? parts : nameBare({ number, heads, labels })
    if (!known.has(key))
      known.set(
        key,
        findIndicator({ parts: fallback, title: number.title, unit }, { match, indicators, words }),
      )
    return {
      name: joinParts(parts.length > 0 ? [number.title, ...parts] : fallback),
      indicator: known.get(key) ?? null,
      who: ofRow ?? ofColumn ?? null,
      isTotal: labels.some((label) => isOf(words.totals, label)),
    }
  }
}

/** 合计 of a column 件数: the row across names it, else its plain words. */
function nameBare({
  number,
  heads,
  labels,
}: {
  number: GridNumber
  heads: readonly string[]
  labels: readonly string[]
}): string[] {
  if (number.title !== '') return [number.title]
  const plain = heads.filter((head) => head !== '')
  return plain.length > 0 ? plain : [...labels]
}

/** 乔庄镇 and 双河村 as heads of columns; 行政村 and 中心 count something. */
function isPlaceName(head: string): boolean {
  return (
    /^[一-龥]{1,10}(?:村|社区|镇|乡|街道|苏木)$/.test(head) &&
    !/^(?:行政|自然|各|全|示范|重点)|乡镇$/.test(head)
  )
}

function cleanHead(head: string): string {
  return head.replace(/\s/g, '').replace(/^本年度?(?=[一-龥]{2})/, '')
}

/** 三、本年度办理结果 and 其中:劳资纠纷 without what only orders them. */
function cleanLabel(label: string): string {
  const bare = label.slice(parseNumbering(label)?.length ?? 0).trim()
  return bare.replace(/^其中\s?[::]?\s?(?=.)/, '').replace(/[::]$/, '')
}

/** 受理同比 -> 受理, 讲座计划数 -> 讲座. */
function stripTense(heads: readonly string[], words: TableWords): string[] {
  const marks = [...words.compared, ...words.planned].sort((a, b) => b.length - a.length)
  return heads.map((head) => {
    const mark = marks.find(
      (word) => head.endsWith(word) || head.endsWith(`${word}数`) || head.endsWith(`${word}率`),
    )
    return mark === undefined ? head : head.slice(0, head.lastIndexOf(mark))
  })
}

/** A word that is said already is not said again. */
function joinParts(parts: readonly string[]): string {
  let name = ''
  for (const part of parts) {
    if (name.includes(part)) continue
    name = part.includes(name) ? part : name + part
  }
  return name.slice(-longestName)
}

interface Matching {
  readonly match: (parts: readonly string[], title: string, unit: string) => Indicator | null
  readonly indicators: readonly Indicator[]
  readonly words: TableWords
}

/** Null where a word of them (自然人, 其他, 办结) says something that the indicator leaves out: a part is not the whole. */
function findIndicator(
  { parts, title, unit }: { parts: readonly string[]; title: string; unit: string },
  { match, indicators, words }: Matching,
): Indicator | null {
  const found = match(parts, title, unit)
  if (found === null || parts.some((part) => /^其[他它余]/.test(part))) return null
  if (unit === '') return isOnlyName(parts.join(''), found, indicators) ? found : null
  const isTold = (part: string, at: number) =>
    words.plain.includes(part) ||
    [found.name, ...found.synonyms].some((said) => said.includes(part)) ||
    match(parts.toSpliced(at, 1), title, unit) !== found
  return parts.length < 2 || parts.every(isTold) ? found : null
}

/** Without a unit only the very words of one indicator tell it: 追回工资 may be money or people. */
function isOnlyName(name: string, found: Indicator, indicators: readonly Indicator[]): boolean {
  const has = (indicator: Indicator) =>
    [indicator.name, ...indicator.synonyms].some((said) => said.replaceAll(' ', '') === name)
  return has(found) && indicators.filter(has).length === 1
}

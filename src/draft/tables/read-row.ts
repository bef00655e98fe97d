// Step of reading a brief: the numbers of one table row -> its clauses (上河村排查46起, 化解45起), last year's number beside this year's.
import type { UnusedPiece } from '#domain/brief.ts'
import type { TableWords } from '#domain/prompt-book.ts'
import type { GridNumber } from '#text/tables/lay-out-grid.ts'
import { countHead, doubleCount, isNamelessHead, isTotalColumn, labelOf, nameOf } from './name-row.ts'
import { leaveRemark, tellRemarks } from './read-remarks.ts'
import type { CellPlace, RowClause, RowTools } from './row-clause.ts'
import { partOfYear } from './table-columns.ts'
import { captionUnit, plainValue, withUnit, writeCell } from './write-cell.ts'

interface RowReading {
  readonly clauses: readonly RowClause[]
  readonly label: string
  readonly left: readonly Omit<UnusedPiece, 'source'>[]
  /** Columns of changes that the two years say themselves. */
  readonly settled: readonly number[]
}

type Time = 'own' | 'last' | 'earlier' | 'next'

export function readRow(cells: readonly GridNumber[], tools: RowTools): RowReading {
  const numbers = cells.map(withHeadUnit)
  const { words, year, kind = '', shared = new Set() } = tools
  const newest = year ?? Math.max(0, ...numbers.map(({ period }) => yearOf(period) ?? 0))
  const timeOf = ({ period }: GridNumber) => readTime(period, newest)
  const naming = { words, kind, shared }
  const tellAlone = (one: GridNumber) => writeCell(nameOf(one, { ...naming, before: undefined }), one)
  const tellPast = (one: GridNumber) =>
    `上年${partOfYear(one.period).replace(/^同期$/, '')}${tellAlone(one).replace(/^其中/, '')}`
  const given = numbers.filter((one) => one.tense === 'told' && timeOf(one) === 'own')
  const own = totalFirst(wholeFirst(given), words)
  const last = numbers.filter((one) => one.tense === 'told' && timeOf(one) === 'last')
  const taken = new Set<GridNumber>(own)
  const settled: number[] = []
  const clauses = own.map((number, index): RowClause => {
    const past = last.find((one) => !taken.has(one) && isSame(one, number, words))
    if (past) taken.add(past)
    const next = given[given.indexOf(number) + 1]
    const compared = numbers.find(
      (one) => one.tense === 'compared' && !taken.has(one) && isBeside(one, number, next),
    )
    const change = compared ? readChange(compared, { number, past }) : null
    if (compared && change !== null) taken.add(compared)
    if (compared && change === '') settled.push(compared.column)
    const plain = nameOf(number, { ...naming, before: own[index - 1] })
    const bare = leaveDeed(plain, { number, own })
    const name = namePart(namePeriod(bare, { number, own, index }), { own, index, words })
    return {
      text: `${writeCell(name, withRowUnit(number, own))}${change ? `，${change}` : ''}`,
      past: past ? tellPast(past) : null,
      cell: placeOf(number),
      ...(isPartOfYear(number, own) ? { period: partOfYear(number.period) } : {}),
      ...(past ? { pastCell: placeOf(past) } : {}),
    }
  })
  const rest = last.flatMap((one) =>
    taken.has(one) ? [] : [{ text: tellPast(one), past: null, cell: placeOf(one) }],
  )
  for (const one of last) taken.add(one)
  return {
    clauses: clauses.length + rest.length === 0 ? [] : tellRemarks([...clauses, ...rest], tools, own),
    label: labelOf(numbers, words),
    left: listLeft(
      numbers.filter((one) => !taken.has(one)),
      tellAlone,
      tools,
    ),
    settled,
  }
}

/** Numbers that are told nowhere, and remarks on how it was counted. */
function listLeft(
  numbers: readonly GridNumber[],
  tell: (one: GridNumber) => string,
  { remarks }: RowTools,
): RowReading['left'] {
  const told = numbers.map((one) => ({ text: tell(one), reason: reasonOf(one) }))
  return [...told, ...remarks.flatMap(({ text }) => leaveRemark(text))]
}

const ofPart = /半年|季度|\d月/

/** Its column is of a part of the year, and not all are of the same. */
function isPartOfYear(number: GridNumber, own: readonly GridNumber[]): boolean {
  return ofPart.test(partOfYear(number.period)) && own.some(({ period }) => period !== number.period)
}

/** How many parts of the year a row tells apart. */
export function countPeriods(numbers: readonly GridNumber[]): number {
  return new Set(numbers.filter((one) => isPartOfYear(one, numbers)).map(({ period }) => period)).size
}

/** 上半年 | 下半年 | 全年: the year is told first, then what it is made of. A row of one period alone is the paper's own. */
function wholeFirst(own: readonly GridNumber[]): readonly GridNumber[] {
  const isSeveral = new Set(own.map(({ period }) => period)).size > 1
  const isPart = ({ period }: GridNumber) => isSeveral && ofPart.test(period ?? '')
  return [...own.filter((one) => !isPart(one)), ...own.filter(isPart)]
}

/** 自然人 | 法人 | 总计: the sum is told first, then what it is made of; where it is not the sum of the others, all stay as they stand. */
function totalFirst(own: readonly GridNumber[], words: TableWords): readonly GridNumber[] {
  const [total, ...more] = own.filter((one) => isTotalColumn(one, words))
  const parts = own.filter((one) => one !== total)
  if (!total || more.length > 0 || parts.length < 2 || parts.some(({ unit }) => unit !== total.unit))
    return own
  const countOf = ({ words: said }: GridNumber) => Number(said.replace(/[,，]/g, ''))
  const sum = parts.reduce((all, one) => all + countOf(one), 0)
  return Math.abs(sum - countOf(total)) < tolerance ? [total, ...parts] : own
}

/** Of sums of decimals. */
const tolerance = 1e-6

/** 总计7件，其中自然人5件: the first behind a column of totals. */
function namePart(
  name: string,
  { own, index, words }: { own: readonly GridNumber[]; index: number; words: TableWords },
): string {
  const isPart = index === 1 && isTotalColumn(own[0]!, words) && !/^其中/.test(name)
  return isPart ? `其中${name}` : name
}

/** 其中上半年1520件，下半年1688件. */
function namePeriod(
  name: string,
  { number, own, index }: { number: GridNumber; own: readonly GridNumber[]; index: number },
): string {
  const period = partOfYear(number.period)
  if (!isPartOfYear(number, own)) return name
  const before = own[index - 1]
  if (before === undefined) return `${period}${name}`
  const isFirst = !ofPart.test(before.period ?? '') && !/^其中/.test(name)
  return `${isFirst ? '其中' : ''}${period}`
}

/** 积案化解 over 件数 | 已化解: what is done is counted by a column of its own. */
function leaveDeed(
  name: string,
  { number, own }: { number: GridNumber; own: readonly GridNumber[] },
): string {
  const deed = /^[\u4e00-\u9fff]{2,6}((?:化解|办理|排查|整治|整改|调解|处置|治理|销号))$/.exec(name)?.[1]
  const isOwn =
    deed !== undefined &&
    number.labels.length === 0 &&
    own.some((one) => one !== number && one.heads.some((head) => head.includes(deed)))
  return isOwn ? name.slice(0, -deed.length) : name
}

function placeOf({ row, column }: GridNumber): CellPlace {
  return { row, column }
}

function reasonOf({ tense, period }: GridNumber): string {
  if (tense === 'compared') return '增减和两年的数对不上，或者没说增减的是什么，没有写进正文'
  return tense === 'planned' ? '计划数，不是完成数' : `${period ?? '别的时间'}的数，没有写进正文`
}

function yearOf(period: string | null): number | null {
  const found = /(?:19|20)\d{2}/.exec(period ?? '')?.[0]
  return found === undefined ? null : Number(found)
}

function readTime(period: string | null, year: number): Time {
  if (period === null) return 'own'
  if (/^(?:去年|上年|上期)/.test(period)) return 'last'
  const own = yearOf(period)
  if (own === null || own === year) return 'own'
  return own === year - 1 ? 'last' : own < year ? 'earlier' : 'next'
}

function isSame(a: GridNumber, b: GridNumber, words: TableWords): boolean {
  const headsOf = ({ heads }: GridNumber) => heads.filter((head) => !isNamelessHead(head, words)).join()
  const isOfPart = partOfYear(a.period) === partOfYear(b.period) || /同期$/.test(a.period ?? '')
  return isOfPart && headsOf(a) === headsOf(b) && a.labels.join() === b.labels.join()
}

/** The column of 同比 that follows a number and stands before the next one. */
function isBeside(change: GridNumber, number: GridNumber, next: GridNumber | undefined): boolean {
  return change.column > number.column && (next === undefined || change.column < next.column)
}

/** 同比下降4.6%, 同比减少6起. Empty where the two years say it themselves; null where it does not follow from them, or does not say of what it is. */
function readChange(
  { words, unit, heads }: GridNumber,
  { number, past }: { number: GridNumber; past: GridNumber | undefined },
): string | null {
  const change = Number(
    words
      .replace(/^[+]/, '')
      .replace('−', '-')
      .replace(/[%,]|个?百分点$/g, ''),
  )
  const [now, before] = [plainValue(number), past ? plainValue(past) : null]
  if (now !== null && before !== null && !Number.isNaN(change)) {
    const share = before === 0 ? Number.NaN : ((now - before) / before) * 100
    const isSame = [now - before, share].some((one) => Math.abs(Math.abs(one) - Math.abs(change)) < 0.06)
    return isSame && Math.sign(now - before) === Math.sign(change) ? '' : null
  }
  const head = heads.join('')
  const isShare = unit !== '' || /[%％]$/.test(words) || /率|幅|速|同比|环比|%/.test(head)
  if (!isShare && (!Number.isInteger(change) || number.unit === '' || number.unit === '%')) return null
  const told = withUnit(words.replace(/^[-−+]/, ''), unit || (isShare ? '%' : number.unit))
  const [more, less] = /%|个百分点/.test(told) ? ['增长', '下降'] : ['增加', '减少']
  return `同比${/^[-−]/.test(words) ? less : more}${told}`
}

/** 办结数 beside 件数37件 counts some of the same. */
function withRowUnit(number: GridNumber, own: readonly GridNumber[]): GridNumber {
  const head = number.heads.at(-1) ?? ''
  if (number.unit !== '' || !settledCount.test(head)) return number
  // 检查24家次 | 发现隐患37 | 已整改35: of what stands right before it, and of nothing else.
  const before = own[own.indexOf(number) - 1]
  const isPart =
    before !== undefined &&
    before.unit !== '' &&
    !measured.test(before.unit) &&
    (plainValue(number) ?? Number.NaN) <= (plainValue(before) ?? Number.NaN)
  return isPart ? { ...number, unit: before.unit } : number
}

/** What is measured in them is not settled one by one. */
const measured = /[%‰元米亩吨斤度℃㎡]$/
const settledCount =
  /^(?:已|按期)?(?:办结|化解|整改|调解成功|成功|完成|解决|答复|办理|回复|结案|销号)(?:数|量)?$/

function withHeadUnit(number: GridNumber): GridNumber {
  const head = number.heads.at(-1) ?? ''
  const counted = countHead.exec(head) ?? doubleCount.exec(head)
  // 检查家次 in a table of 家: the nearer head says it.
  const isNearer = doubleCount.test(head) && number.unit !== counted?.[1]
  const unit = number.unit === '' || isNearer ? (counted?.[1] ?? captionUnit(number)) : undefined
  return unit === undefined || !/^\d[\d,.]*$/.test(number.words) ? number : { ...number, unit }
}

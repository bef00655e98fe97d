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
  /** The words are a name or synonym of the indicator, no more and no less. */
  readonly isExact: boolean
  /** The town, village or office whose row or column it is, as written; null where it speaks for all. */
  readonly who: string | null
  /** Of the sum of other rows or columns. */
  readonly isTotal: boolean
}

const settlement = /(?:村|社区|居委会|居|镇|乡|街道|街道办事处|苏木|县|区)$/
const office = /(?:所|站|办|局|队|中心|组|网格|分局|科|股|委|管委会|管理委员会|农场|林场|牧场|渔场)$/
/** What only groups rows of places. */
const placeGroup =
  /^(?:乡|镇|街道|乡镇|镇街|村|社区|[一-龥]{0,4}(?:片|片区|分片|组团|城区|郊区|牧区|林区|山区|坝区))$/
const longestName = 60

/** Names the numbers of one table; the same words are looked up once. */
export function openNaming(indicators: readonly Indicator[], words: TableWords) {
  const known = new Map<string, Indicator | null>()
  const isOf = (list: readonly string[], part: string) => list.includes(part.replace(/[\s():]/g, ''))
  const match = (parts: readonly string[], context: string, unit: string) => {
    const left = parts.join('')
    return left === '' ? null : matchFigureIndicator({ context, left, right: '', unit }, indicators)
  }
  return (number: GridNumber, unit: string): NamedNumber => {
    const heads = number.heads.map(cleanHead)
    const labels = number.labels.map(cleanLabel).filter((label) => label !== '')
    const telling = heads.filter((head) => !isOf(words.plain, head) && !isOf(words.compared, head))
    const isWho = (part: string) =>
      settlement.test(part) || (office.test(part) && telling.length > 0 && labels.length > 0)
    const ofRow = labels.findLast((label) => isWho(label) && !isOf(words.totals, label))
    const isGroupOf = (part: string) => ofRow !== undefined && placeGroup.test(part)
    const title = isGroupOf(number.title) ? '' : cleanLabel(number.title)
    const ofColumn = heads.findLast((head) => isPlaceName(head) && labels.length > 0)
    const isTotalWord = (part: string) => isOf(words.totals, part)
    // 全县 as the head of a column is whose number it is; 总计 is part of the name.
    const isSumOfParts = (head: string) => isTotalWord(head) && !head.startsWith('全')
    const own = labels.filter((label) => label !== ofRow && !isTotalWord(label) && !isGroupOf(label))
    const column = stripTense(telling, words).filter(
      (head) => head !== ofColumn && !isOf(words.plain, head) && !isTotalWord(head),
    )
    const parts = [...own, ...dropGeneral(column, own)]
    const about = readAbout(number.caption)
    const said = parts.length > 0 ? parts : nameBare({ title, about, heads, labels }, words)
    const context = `${about}${title}`
    const isPartRow = number.labels.some((label) => /^其中/.test(label))
    const key = [context, ...said, unit].join('\u0000')
    if (!known.has(key))
      known.set(key, findIndicator({ parts: said, context, unit }, { match, indicators, words }))
    const found = known.get(key) ?? null
    const isPart = number.isPartSum || (isPartRow && own.length > 0 && match(column, context, unit) === found)
    const indicator = isPart ? null : found
    return {
      name: joinParts(parts.length > 0 ? [title, ...parts, ...heads.filter(isSumOfParts)] : said),
      indicator,
      isExact: indicator !== null && isNameOf(indicator, said.join('')),
      who: ofRow ?? ofColumn ?? null,
      isTotal: labels.some(isTotalWord) || heads.some((head) => isTotalWord(head) && !isSumOfParts(head)),
    }
  }
}

/** 申请人情况 over 自然人 only says that more follows. */
function dropGeneral(heads: readonly string[], names: readonly string[]): string[] {
  return heads.filter((head, at) => !head.endsWith('情况') || (names.length === 0 && at === heads.length - 1))
}

/** 合计 of a column 件数: the row across names it, what the table is about, else its plain words. */
function nameBare(
  {
    title,
    about,
    heads,
    labels,
  }: { title: string; about: string; heads: readonly string[]; labels: readonly string[] },
  { totals }: TableWords,
): string[] {
  if (title !== '') return [title]
  const plain = heads.filter((head) => head !== '')
  const isTotal = plain.every((head) => totals.includes(head))
  if (isTotal && about !== '') return [about]
  return plain.length > 0 ? plain : [...labels]
}

const order = /^(?:附?表|附件)\s?[\d一二三四五六七八九十]{0,3}\s?[::、.]?\s?/
const whose = /^.{0,12}?(?:镇|乡|街道|县|区|市)(?:各(?:乡镇|镇街|村|社区|单位|部门)(?:\(.{1,6}\))?)?/
const kindOfTable =
  /(?:工作)?(?:开展)?(?:完成)?(?:进展)?(?:情况|数据|台账)?的?(?:统计|汇总|明细|一览|登记|进度)?年?[报表]?$/

/** 表1:2024年青禾县各乡镇矛盾纠纷统计表(单位:件) -> 矛盾纠纷; empty where no line names the table. */
function readAbout(caption: string): string {
  const line =
    caption.split('\n').findLast((one) => /(?:表|情况|统计|数据|台账)(?:\(.*\))?$/.test(one.trim())) ?? ''
  if (line.length > 40 || /[。;]/.test(line)) return ''
  const bare = line
    .trim()
    .replace(/\([^()]*\)$/, '')
    .replace(order, '')
  const own = bare.replace(/(?:19|20)\d{2}\s?年度?/g, '').replace(whose, '')
  return own.replace(/^(?:全[镇乡县区市]|各(?:乡镇|镇街|村|社区|单位|部门))/, '').replace(kindOfTable, '')
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

/** 三、本年度办理结果 and 其中:劳资纠纷 without what only orders or explains them (部分公开(区分处理的,…)). */
function cleanLabel(label: string): string {
  const bare = label
    .slice(parseNumbering(label)?.length ?? 0)
    .replace(/(?<=.)\([^()]*[,，;；][^()]*\)$/, '')
    .trim()
  return bare.replace(/^其中\s?[::]?\s?(?=.)/, '').replace(/[::]$/, '')
}

/** 受理同比 -> 受理, 讲座计划数 -> 讲座. */
function stripTense(heads: readonly string[], words: TableWords): string[] {
  const marks = [...words.compared, ...words.planned].sort((a, b) => b.length - a.length)
  const strip = (head: string): string => {
    const mark = marks.find(
      (word) => head.endsWith(word) || head.endsWith(`${word}数`) || head.endsWith(`${word}率`),
    )
    return mark === undefined ? head : strip(head.slice(0, head.lastIndexOf(mark)))
  }
  return heads.map(strip)
}

/** 其他 under 法人或其他组织 is a part of its own. */
const other = /^其[他它余]$/

/** A word that is said already is not said again. */
function joinParts(parts: readonly string[]): string {
  let name = ''
  for (const part of parts) {
    if (name.includes(part) && !other.test(part)) continue
    name = part.includes(name) ? part : name + part.slice(measureOverlap(name, part))
  }
  return name.slice(-longestName)
}

/** 行政事业性收费 and 收费金额 share 收费. */
function measureOverlap(left: string, right: string): number {
  for (let length = Math.min(left.length, right.length, 8); length > 1; length--)
    if (left.endsWith(right.slice(0, length))) return length
  return 0
}

interface Matching {
  readonly match: (parts: readonly string[], context: string, unit: string) => Indicator | null
  readonly indicators: readonly Indicator[]
  readonly words: TableWords
}

/** Null where a word of them (自然人, 其他, 办结) says something that the indicator leaves out: a part is not the whole. */
function findIndicator(
  { parts, context, unit }: { parts: readonly string[]; context: string; unit: string },
  { match, indicators, words }: Matching,
): Indicator | null {
  const found = match(parts, context, unit)
  if (found === null || parts.some((part) => /^其[他它余]/.test(part))) return null
  if (parts.some((part) => isOtherOutcome(part, found))) return null
  if (unit === '') return isOnlyName(parts.join(''), found, indicators) ? found : null
  const isTold = (part: string, at: number) =>
    words.plain.includes(part) ||
    [found.name, ...found.synonyms].some((said) => said.includes(part)) ||
    match(parts.toSpliced(at, 1), context, unit) !== found
  return parts.length < 2 || parts.every(isTold) ? found : null
}

const outcome = /(办结|结案|化解|整改|销号|成功)(?:件数|数|量)?$/

/** 信访事项办结 is none of those that were taken in. */
function isOtherOutcome(part: string, { name, synonyms }: Indicator): boolean {
  const word = outcome.exec(part)?.[1]
  return word !== undefined && ![name, ...synonyms].some((said) => said.includes(word))
}

/** Without a unit only the very words of one indicator tell it: 追回工资 may be money or people. */
function isOnlyName(name: string, found: Indicator, indicators: readonly Indicator[]): boolean {
  return isNameOf(found, name) && indicators.filter((one) => isNameOf(one, name)).length === 1
}

function isNameOf({ name, synonyms }: Indicator, words: string): boolean {
  return [name, ...synonyms].some((said) => said.replaceAll(' ', '') === words)
}

// Tool of this room: the clauses in which numbers stand -> one whole sentence: whose, of which year, and the report's own words. Null where they do not run on.
import { wholeMarks } from '#shared/spoken-quote.ts'
import type { Entry } from './entry.ts'

interface Telling {
  /** Of the newest report of its place, where no year was asked. */
  readonly isNewest?: boolean
  /** 全年多少: a number of less than the year is told to be one. */
  readonly asksWhole?: boolean
}

/** 松岗乡2023年拆掉棚屋12处，腾出空地300平方米[1]: numbers of one place, year and citation, all of which the words hold as they are told. */
export function tellClause(
  entries: readonly Entry[],
  words: string,
  { isNewest = false, asksWhole = false }: Telling = {},
): string | null {
  const [own] = entries
  if (!own || own.year === null) return null
  const isOne = entries.every(
    ({ town, door, year, n }) => town === own.town && door === own.door && year === own.year && n === own.n,
  )
  const held = words.replace(/\s/g, '')
  const period = entries.find((one) => one.period !== null)?.period ?? null
  const isOfOneTime = entries.every((one) => one.period === null || one.period === period)
  if (!isOne || !isOfOneTime || !entries.every(({ written }) => held.includes(written))) return null
  const name = own.door === null || words.includes(own.door) ? own.town : own.name
  const lead = isNewest ? `按最近的${own.year}年，${name}` : `${name}${own.year}年`
  const when = period === null || held.includes(period) ? '' : `（${period.replace(`${own.year}年`, '')}）`
  const part = asksWhole && period !== null ? '，不是全年数' : ''
  return `${lead}${when}${runOn(words, own)}[${own.n}]${part}`
}

/** What the name and the year before it have said: 全镇, 我镇, 今年, 共. */
const said =
  /^(?:[\s,，、;；:：]+|[一二三四五六七八九十]{1,3}是|(?:其中|同时|此外|另外|目前|现(?=[有已共]))[,，]?|并(?!列|案|购|联|网)|[全我本](?:镇|乡|街道|县|区|市|年度?)|[当今本]年(?:以?来)?|共计?(?!同|享|建|治|商|有产|青|产))/

/** The end of the words from which on they run on. */
export function leaveSaid(
  words: string,
  { town, year }: { readonly town: string; readonly year: number | null },
): string {
  let rest = words
  for (let i = 0; i < mostSaid; i++) {
    rest = rest.replace(said, '')
    if (town !== '' && rest.startsWith(town)) rest = rest.slice(town.length)
    if (rest.startsWith(`${year}年`)) rest = rest.slice(`${year}年`.length).replace(afterYear, '')
  }
  return rest
}

const mostSaid = 4
const afterYear = /^(?:度|全年|以?来)?[,，]?/

/** 26人37万元: two numbers without a mark between them. */
const beside = /(?<=\d[余多]?万?)([人名户处宗件起家份个次场])(?=\d)/g

/** The words as they run on behind whose they are; halves of commas made whole. */
function runOn(words: string, { town, year }: Entry): string {
  const own = leaveSaid(words, { town, year })
    .replace(/[我本](?:镇|乡|街道|县)的?/g, '')
    // The year before all of it is not said again.
    .replace(new RegExp(`(?<=[，,])${year}年(?![\\d度底初末中])`, 'g'), '')
  return wholeMarks(own)
    .replace(beside, '$1、')
    .replace(/[\s，、；。：:]+$/, '')
}

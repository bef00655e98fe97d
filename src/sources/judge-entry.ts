// Step: list. A line of a list page -> a report that is looked for, or why it is none. By its title and its date; words in prompts/reading/listed-titles.tsv.
import { matchesPlace, type Place } from '#domain/place.ts'
import type { KindRule, ListedRule, PlaceNoun } from '#domain/prompt-book.ts'
import type { ReportKind } from '#domain/report.ts'
import { buildTitlePattern, kindOfTitle } from '#ingest/metadata/read-kind.ts'
import { oncePer } from '#shared/once-per.ts'
import { parsePlace } from '#text/parse-place.ts'
import type { Gazetteer } from '#text/places.ts'
import { findYears } from '#text/years.ts'
import { readListDate } from './read-list-date.ts'

export interface JudgeBook {
  readonly listed: readonly ListedRule[]
  readonly kinds: readonly KindRule[]
  readonly placeNouns: readonly PlaceNoun[]
}

export interface Judging {
  readonly book: JudgeBook
  readonly gazetteer: Gazetteer
  /** Whose site it is; null: nobody said. */
  readonly place: Place | null
  /** What is looked for. */
  readonly kinds: readonly ReportKind[]
  /** `YYYY-MM-DD`. */
  readonly today: string
}

/** A report that a list offers. */
export interface Entry {
  readonly title: string
  readonly kind: ReportKind
  /** Of the report, as the title has it. */
  readonly year: number | null
  /** Of publishing, as the list has it, `YYYY-MM-DD`. */
  readonly date: string | null
  /** What is odd about year and date, for people. */
  readonly notes: readonly string[]
}

export type Verdict =
  | ({ readonly kind: 'taken' } & { readonly entry: Entry })
  /** `reason`: 是通知. */
  | { readonly kind: 'skipped'; readonly reason: string }
  /** Not about what is looked for at all: menus, news. */
  | { readonly kind: 'other' }

const longestTitle = 200

const prepare = oncePer((rules: readonly ListedRule[]) =>
  rules.flatMap(({ as, words, reason }) =>
    as === 'kind' ? [] : [{ as, pattern: buildTitlePattern(words), reason }],
  ),
)

export function judgeEntry(
  line: { readonly words: string; readonly beside: string; readonly address: string },
  judging: Judging,
): Verdict {
  const title = cleanTitle(line.words)
  const { date, written } = readListDate(line.beside.replace(line.words, ' '), line.address)
  const year = yearOf(title)
  // 法治政府建设年度报告 alone is the name of the column.
  if (title.length < 6 || (year === null && written === null)) return { kind: 'other' }
  const kind = wantedKind(title, judging)
  if (kind === null) return { kind: 'other' }
  const plain = title.replace(/\s/g, '')
  const rules = prepare(judging.book.listed)
  const skipped = rules.find(({ as, pattern }) => as === 'skipped' && pattern.test(plain))
  if (skipped) return { kind: 'skipped', reason: skipped.reason }
  if (!rules.some(({ as, pattern }) => as === 'taken' && pattern.test(plain)))
    return { kind: 'skipped', reason: '标题不像报告' }
  if (isElsewhere(title, judging)) return { kind: 'skipped', reason: '是别的地方的' }
  const notes = noteDates({ date, written, year }, judging.today)
  return { kind: 'taken', entry: { title, kind, year, date, notes } }
}

/** Bullets, numbers and labels before a title, dates and labels behind it. */
function cleanTitle(words: string): string {
  return words
    .slice(0, longestTitle)
    .replace(/^(?:[·•●■◆★>»\-—\s]|\d{1,3}[.、](?!\d)|[[【](?:置顶|最新|热点|附件|政务公开)[\]】])+/u, '')
    .replace(/[[（(\s]*(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}[\]）)\s]*$/, '')
    .replace(/(?:\s|new|下载|查看|详情|\.(?:docx?|pdf|wps|xlsx?|ofd|zip))+$/i, '')
    .trim()
}

function wantedKind(title: string, { book, kinds }: Judging): ReportKind | null {
  const found = [title, stripForm(title)].flatMap((one) => kindOfTitle(one, book.kinds) ?? [])
  return found.find((kind) => kinds.includes(kind)) ?? null
}

/** What a title is by its ending (通知, 方案) does not say what it is about. */
function stripForm(title: string): string {
  return title.replace(/(?:的?(?:通知|通告|公告|方案|计划|要点|通报)|模板|格式)$/, '')
}

function yearOf(title: string): number | null {
  const written = findYears(title).filter(({ kind }) => kind !== 'number')
  const bare = /(?<!\d)(20\d{2})(?!\d)/.exec(title)?.[1]
  return written[0]?.year ?? (bare ? Number(bare) : null)
}

/** Only a county, city or province that the title writes counts: a town's name recurs across the country. */
function isElsewhere(title: string, { book, gazetteer, place }: Judging): boolean {
  if (place === null) return false
  const named = parsePlace(title, { gazetteer, nouns: book.placeNouns })
  if (named === null) return false
  const isWritten = (name: string | null) => name !== null && title.includes(name)
  const upper: Place = {
    province: isWritten(named.province) ? named.province : null,
    city: isWritten(named.city) ? named.city : null,
    county: isWritten(named.county) ? named.county : null,
    town: null,
  }
  if (upper.province === null && upper.city === null && upper.county === null) return false
  return !matchesPlace({ ...place, town: null }, upper) && !isAbove(upper, place)
}

/** 洛宁县 written without its city lies where the place says. */
function isAbove(upper: Place, place: Place): boolean {
  return upper.county !== null && upper.county === place.county
}

function noteDates(
  { date, written, year }: { date: string | null; written: string | null; year: number | null },
  today: string,
): readonly string[] {
  const notes: string[] = []
  if (written !== null && date === null) notes.push(`列表上的日期“${written}”没有这一天，没有按它算`)
  if (date !== null && date > today) notes.push(`列表上的日期${date}比今天还晚，没有按它算`)
  if (date !== null && year !== null && Number(date.slice(0, 4)) < year)
    notes.push(`列表上的日期${date}早于报告的${year}年，请核对`)
  if (year !== null && year > Number(today.slice(0, 4))) notes.push(`标题上的${year}年还没有到，请核对`)
  return notes
}

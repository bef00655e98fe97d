// The desk's verb over the audit: who did what with which reports, as a table for other programs.
import { defuseCell } from '#compare/render-csv.ts'
import type { AuditRow } from '#domain/journal/audit-row.ts'
import { placeName } from '#domain/place.ts'
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import type { Views } from '#ports/views.ts'

/** So many rows are shown; the CSV has all. */
export const mostAuditRows = 300

export interface AuditPart {
  /** Of the last so many. */
  readonly days: number
  /** Stand in who (id or name), act, report or subject; empty: all. */
  readonly words: string
}

/** A row as it is read aloud. */
export interface ToldAudit {
  readonly at: string
  readonly person: string
  /** As the people's list has it; null where it has none. */
  readonly name: string | null
  readonly act: string
  readonly outcome: string
  /** Reports and what else it was of. */
  readonly about: string
}

/** A file that did not become a report. */
export interface LeftOutFile {
  readonly at: string
  readonly file: string
  readonly reason: string
  /** What to do; empty where nothing is known. */
  readonly fix: string
}

/** So many days back, and so many of them. */
const leftOutDays = 30
const mostLeftOut = 50

export interface AuditDesk {
  /** Files that failed in the last days, the latest first, each once; those that were taken in since are none. */
  listLeftOut(reader: Reader): Promise<readonly LeftOutFile[]>
  /** The latest first; at most `mostAuditRows`. */
  listAudit(reader: Reader, part: AuditPart): Promise<readonly ToldAudit[]>
  /** CSV with a head, pieces in order; `since` (ISO time) null: all that is kept. */
  exportAudit(reader: Reader, since: string | null): Promise<AsyncIterable<string>>
}

/** Rows at a time: a year of an office is more than fits in memory at ease. */
const pageSize = 500
const columns = ['时间', '谁', '角色', '做什么', '动作', '结果', '报告', '对象'] as const

const acts: Readonly<Record<AuditRow['act'], string>> = {
  question: '查问',
  report: '看报告',
  file: '文件',
  draft: '稿子',
  export: '导出',
  removal: '删除',
  change: '改动',
  people: '人员',
}
const outcomes: Readonly<Record<AuditRow['outcome'], string>> = {
  done: '办了',
  refused: '拒绝',
  failed: '没办成',
}

const dayMs = 24 * 3600_000

export interface AuditParts {
  readonly journal: Pick<Journal, 'audit' | 'people'>
  readonly views: Views
  readonly now: () => Date
}

/** What ids stand for today, as far as this reader may see it. */
interface Names {
  readonly people: ReadonlyMap<string, string>
  readonly reports: ReadonlyMap<number, string>
}

export function openAuditDesk({ journal, views, now }: AuditParts): AuditDesk {
  return {
    listLeftOut: () => listLeftOut(new Date(now().getTime() - leftOutDays * dayMs).toISOString(), journal),
    exportAudit: async (_, since) => renderRows(since ?? '', journal),
    listAudit: async (reader, { days, words }) => {
      const names = await readNames(reader, { journal, views })
      const since = new Date(now().getTime() - days * dayMs).toISOString()
      let latest: ToldAudit[] = []
      for await (const rows of walkPages(since, journal)) {
        const told = rows
          .map((row) => tell(row, names))
          .filter((one) => Object.values(one).some((text) => text?.includes(words)))
        latest = [...latest, ...told].slice(-mostAuditRows)
      }
      return latest.reverse()
    },
  }
}

async function listLeftOut(since: string, journal: AuditParts['journal']): Promise<readonly LeftOutFile[]> {
  const left = new Map<string, LeftOutFile>()
  for await (const rows of walkPages(since, journal))
    for (const { at, act, outcome, subject, reason, reports, verb } of rows) {
      if (act !== 'file' || !takingVerbs.includes(verb)) continue
      for (const { file } of reports) if (outcome === 'done' && file !== null) left.delete(file)
      if (subject === null) continue
      left.delete(subject)
      if (outcome !== 'failed') continue
      const [why = '', fix = ''] = (reason ?? '没有读成。').split('\n→ ')
      left.set(subject, { at, file: subject, reason: why, fix })
    }
  return [...left.values()].reverse().slice(0, mostLeftOut)
}

/** By which files come in: sent to be seen first, fetched, said yes to, put into the inbox. */
export const inboxVerb = 'takeInbox'
const takingVerbs: readonly string[] = ['previewFile', 'previewAddress', 'confirmPreview', inboxVerb]

async function readNames(
  reader: Reader,
  { journal, views }: Pick<AuditParts, 'journal' | 'views'>,
): Promise<Names> {
  const [people, reports] = await Promise.all([journal.people.list(), views.viewFor(reader).listReports()])
  return {
    people: new Map(people.flatMap(({ id, name }) => (name ? [[id, name] as const] : []))),
    reports: new Map(
      reports.map(({ id, file, metadata: { place, year } }) => [
        id,
        year === null ? file : `${placeName(place)}${year}年（${file}）`,
      ]),
    ),
  }
}

function tell(row: AuditRow, { people, reports }: Names): ToldAudit {
  const { at, person, act, outcome, subject, reason } = row
  const why = reason?.split('\n→ ')[0] ?? ''
  const named = row.reports.map(
    ({ id, file }) => (id === null ? null : reports.get(id)) ?? file ?? `报告${id}`,
  )
  // The report itself stands there already.
  const other = row.reports.some(({ id }) => String(id) === subject) ? '' : (subject ?? '')
  const about = [...named, people.get(other) ?? other, why].filter(Boolean).join('；')
  return { at, person, name: people.get(person) ?? null, act: acts[act], outcome: outcomes[outcome], about }
}

/** What is kept since then, so many rows at a time. */
async function* walkPages(
  since: string,
  { audit }: Pick<Journal, 'audit'>,
): AsyncGenerator<readonly AuditRow[]> {
  for (let after = 0; ; ) {
    const page = await audit.list({ since, after, limit: pageSize })
    if (page.length > 0) yield page.map(({ row }) => row)
    if (page.length < pageSize) return
    after = page.at(-1)?.seq ?? after
  }
}

async function* renderRows(since: string, journal: Pick<Journal, 'audit'>): AsyncGenerator<string> {
  // Spreadsheets take a file without the mark for another encoding.
  yield `\ufeff${renderLine(columns)}`
  for await (const rows of walkPages(since, journal))
    yield rows.map((row) => renderLine(cellsOf(row))).join('')
}

function cellsOf({ at, person, role, act, verb, outcome, reports, subject }: AuditRow): readonly string[] {
  const named = reports.map(({ id, file }) => [id, file].filter((part) => part !== null).join(' '))
  return [at, person, role, acts[act], verb, outcomes[outcome], named.join('；'), subject ?? '']
}

/** Names come from outside: one that begins like a formula is text all the same. */
function renderLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => `"${defuseCell(cell).replaceAll('"', '""')}"`)
  return `${quoted.join(',')}\r\n`
}

// Step: storage. What every question reads of the same reports, sections and figures: parsed once, kept until the library changes.
import type { Passage, ReportSummary, Section } from '#domain/report.ts'
import type { StoredFigure, StoredReport } from '#domain/stored-report.ts'
import { type Keeping, keepWithin } from '#shared/keep-within.ts'
import type { Database } from './database/open-database.ts'
import { listFigureRows, readChanged } from './figures/figure-rows.ts'
import { readTold } from './figures/read-told.ts'
import { listPassagesOf, openReport, parse, readPassages, readSummaries } from './report-rows.ts'
import { allRows } from './row-filter.ts'
import type { SeenSeals } from './seals/seal-report.ts'

/** Whose asks has already left out what he may not see. */
export interface KeptReports {
  /** By report; a report that is gone has no entry. */
  listSections(reports: readonly number[]): ReadonlyMap<number, readonly Section[]>
  /** In report order. */
  listFigures(reports: readonly number[]): readonly StoredFigure[]
  /** By id, with the report that each is of; a passage that is gone has no entry. */
  readPassages(ids: readonly number[]): ReadonlyMap<number, PassageOf>
  /** Of the sentences of a passage that was just read, what was kept. */
  vectorsOf(passage: number): Vectors | null
  keepVectors(passage: number, list: Vectors): void
  /** Null when there is no such report. Its passages and figures are read when they are looked at. */
  readReport(id: number): StoredReport | null
  /** A value that holds until a report changes, computed once. */
  keep<T>(key: string, compute: () => T): T
  /** The same of figures, bounded by how many there are. */
  keepFigures(key: string, compute: () => readonly StoredFigure[]): readonly StoredFigure[]
  /** Of which indicators each of these reports tells a count or a rate. */
  listTold(reports: readonly number[]): ReadonlyMap<number, readonly string[]>
  /** Of these reports, in their order; one that is gone has no entry. */
  listSummaries(reports: readonly number[]): readonly ReportSummary[]
  /** Several readings as one: whether another connection has changed something is looked at once. */
  atOnce<T>(read: () => T): T
  /** To be called after each change by this connection: which reports it touched, and which passages are no more. */
  forget(changed: ChangedReports): void
}

interface ChangedReports {
  readonly reports: readonly number[]
  readonly passages?: readonly number[]
}

interface PassageOf {
  readonly reportId: number
  readonly passage: Passage
}

type Vectors = readonly Float32Array[]

/** Reports whose sections, figures and passages are kept, those read last: about 80 KB each with a hundred figures. */
const mostKept = 300
/** Characters of the texts that are kept, with their sections: about 60 MB, or 3,000 reports. */
const mostText = 16_000_000
/** Figures kept by their indicator, and as many by their report: about 45 MB each. */
const mostFigures = 150_000
/** Vectors of sentences: about 40 MB, or the sentences of 300 reports. */
const mostVectors = 20_000

/** Reports whose lines of the list are kept, and the indicators that each tells: about 1.5 KB together. */
const mostSummaries = 100_000

const one = () => 1

/** Changes by another connection are seen at the next reading. */
export function keepReports(database: Database, seen: SeenSeals): KeptReports {
  const all = openKeepings()
  const { sections, figures, pieces, vectors, passages, reports, lists, values, told, summaries } = all
  const { forgetOld, atOnce } = openWatch(database, () => {
    for (const kept of Object.values(all)) kept.clear()
  })
  const figuresOf = (ids: readonly number[]) => takeKept(figures, ids, (own) => readFigures(database, own))
  const partsOf = (id: number) => ({
    figures: () => figuresOf([id]).get(id) ?? [],
    dropped: () => readChanged(database, id).dropped,
    passages: () => takeOne(passages, id, () => listPassagesOf(database, id)),
    seen,
  })
  const known =
    <Args extends readonly unknown[], Value>(read: (...args: Args) => Value) =>
    (...args: Args): Value => {
      forgetOld()
      return read(...args)
    }
  return {
    listSections: known((ids) => takeKept(sections, ids, (missing) => readSections(database, missing))),
    listFigures: known((ids) => {
      const found = figuresOf(ids)
      return [...found.keys()].sort((a, b) => a - b).flatMap((id) => found.get(id) ?? [])
    }),
    readPassages: known((ids) => takeKept(pieces, ids, (missing) => readPassages(database, missing))),
    vectorsOf: (passage) => vectors.get(passage) ?? null,
    keepVectors: (passage, list) => vectors.put(passage, list),
    readReport: known((id) => takeReport(reports, id, () => openReport(database, id, partsOf(id)))),
    keep: known(
      <T>(key: string, compute: () => T): T => takeOne(values, key, () => ({ value: compute() })).value as T,
    ),
    keepFigures: known((key, compute) => takeOne(lists, key, compute)),
    listTold: known((ids) => takeKept(told, ids, (missing) => readTold(database, missing))),
    listSummaries: known((ids) => [
      ...takeKept(summaries, ids, (missing) => readSummaries(database, missing)).values(),
    ]),
    atOnce,
    forget: (changed) => forgetChanged(all, changed),
  }
}

/** `forgetAll` is called where another connection has changed something since it was looked at last. */
function openWatch(database: Database, forgetAll: () => void) {
  let version = database.version()
  let isAtOnce = false
  const forgetOld = (): void => {
    if (isAtOnce) return
    const now = database.version()
    if (now !== version) forgetAll()
    version = now
  }
  const atOnce = <T>(read: () => T): T => {
    forgetOld()
    isAtOnce = true
    try {
      return read()
    } finally {
      isAtOnce = false
    }
  }
  return { forgetOld, atOnce }
}

/** What is said of all reports goes with any of them. */
function forgetChanged(all: Keepings, { reports, passages = [] }: ChangedReports): void {
  for (const kept of [all.lists, all.values]) kept.clear()
  for (const id of reports)
    for (const kept of [all.sections, all.figures, all.passages, all.reports, all.summaries, all.told])
      kept.drop(id)
  for (const id of passages) for (const kept of [all.pieces, all.vectors]) kept.drop(id)
}

type Keepings = ReturnType<typeof openKeepings>

function openKeepings() {
  return {
    sections: keepWithin<number, readonly Section[]>(mostKept, one),
    figures: keepWithin<number, readonly StoredFigure[]>(mostFigures, (list) => list.length + 1),
    pieces: keepWithin<number, PassageOf>(mostText, ({ passage: { text } }) => text.length + 100),
    vectors: keepWithin<number, Vectors>(mostVectors, (list) => list.length + 1),
    passages: keepWithin<number, readonly Passage[]>(mostKept, one),
    reports: keepWithin<number, StoredReport>(mostText, ({ text }) => text.length + 500),
    summaries: keepWithin<number, ReportSummary>(mostSummaries, one),
    told: keepWithin<number, readonly string[]>(mostSummaries, one),
    lists: keepWithin<string, readonly StoredFigure[]>(mostFigures, (list) => list.length + 1),
    values: keepWithin<string, { readonly value: unknown }>(mostKept, one),
  }
}

function takeReport(
  kept: Keeping<number, StoredReport>,
  id: number,
  read: () => StoredReport | null,
): StoredReport | null {
  const report = kept.get(id) ?? read()
  if (report) kept.put(id, report)
  return report
}

function takeOne<Key, Value>(kept: Keeping<Key, Value>, key: Key, compute: () => Value): Value {
  const known = kept.get(key)
  if (known !== undefined) return known
  const value = compute()
  kept.put(key, value)
  return value
}

function takeKept<T>(
  kept: Keeping<number, T>,
  ids: readonly number[],
  read: (missing: readonly number[]) => ReadonlyMap<number, T>,
): ReadonlyMap<number, T> {
  const known = new Map(ids.map((id) => [id, kept.get(id)] as const))
  const missing = ids.filter((id) => known.get(id) === undefined)
  const fresh = missing.length > 0 ? read(missing) : new Map<number, T>()
  const found = new Map<number, T>()
  for (const id of ids) {
    const value = known.get(id) ?? fresh.get(id)
    if (value === undefined) continue
    found.set(id, value)
    if (fresh.has(id)) kept.put(id, value)
  }
  return found
}

function readSections(database: Database, ids: readonly number[]): ReadonlyMap<number, readonly Section[]> {
  const rows = database.all('SELECT id, sections FROM report WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(ids),
  ])
  return new Map(rows.map((row) => [Number(row.id), parse<readonly Section[]>(row.sections)]))
}

function readFigures(
  database: Database,
  ids: readonly number[],
): ReadonlyMap<number, readonly StoredFigure[]> {
  const byReport = new Map<number, StoredFigure[]>(ids.map((id) => [id, []]))
  for (const figure of listFigureRows(database, ids, allRows)) byReport.get(figure.reportId)?.push(figure)
  return byReport
}

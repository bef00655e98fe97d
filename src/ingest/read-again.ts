// Step: derive again. A stored report -> read anew from its kept original by the present rules and tables, under the same number.
import type { ReadReport, Warning } from '#domain/report.ts'
import type { ReportSource } from '#domain/stored-report.ts'
import type { FileReader } from '#ports/file-reader.ts'
import type { ReportStore } from '#ports/report-store.ts'
import { AppError } from '#shared/errors.ts'
import { buildShingles, measureOverlap } from './measure-overlap.ts'
import { type ReadingDeps, readReport } from './read/read-report.ts'
import { stampReading } from './read/reading-stamp.ts'
import { sayReason } from './say-reason.ts'

export interface AgainDeps extends ReadingDeps {
  readonly store: ReportStore
  readonly fileReader: FileReader
}

/** What became of one report; `kept`: it could not be read again and stays as it was, which it says itself. */
export type Again =
  | { readonly outcome: 'updated' | 'unchanged' }
  | { readonly outcome: 'kept'; readonly file: string; readonly reason: string }

/** Of one of the report's sources, so that its file is not read twice. */
export interface ReadingAtHand {
  readonly location: string
  readonly report: ReadReport
}

/** One report in one transaction: it can be asked about all the time. Throws AppError `storage` and `busy` only. */
export async function readAgain(id: number, deps: AgainDeps, atHand?: ReadingAtHand): Promise<Again> {
  const { store, book } = deps
  const stamp = stampReading(book)
  const origins = await store.listOrigins(id)
  const readings: Reading[] = []
  let reason = '原件没有保存，或已损坏'
  for (const origin of origins) {
    try {
      const report = origin.location === atHand?.location ? atHand.report : await readOrigin(origin, deps)
      if (report) readings.push({ report, hash: origin.hash })
    } catch (error) {
      if (error instanceof AppError && error.kind !== 'input') throw error
      reason = sayReason(error)
    }
  }
  const reading = await findNearest(readings, id, store)
  if (reading) return { outcome: await store.storeAgain(id, { ...reading, stamp }) }
  await store.keepReading(id, { stamp, warning: warnKept(reason) })
  // A report without an origin has been removed meanwhile.
  return origins[0] ? { outcome: 'kept', file: origins[0].file, reason } : { outcome: 'unchanged' }
}

function warnKept(reason: string): Warning {
  return { rule: 'stale', text: `没能按现在的规则重读，内容还是原来读的：${reason}`, where: null }
}

/** Null when the original was not kept. Throws AppError `input` when it cannot be read. */
async function readOrigin(origin: ReportSource, deps: AgainDeps): Promise<ReadReport | null> {
  const bytes = await deps.store.readOriginalFile(origin.hash)
  if (!bytes) return null
  const document = await findDocument(bytes, origin, deps.fileReader)
  if (!document) throw new AppError('input', '原件里找不到这份报告', { fix: '请把这份报告再放入一次' })
  return readReport(document.file, document.fileName, deps)
}

/** `LOCATION#NAME` is a document in a bag; a folder may have a # in its name too. */
async function findDocument(bytes: Uint8Array, { location, file }: ReportSource, fileReader: FileReader) {
  if (location.includes('#')) {
    const documents = await fileReader.read(bytes, '原件.zip')
    const inner = documents.find(({ fileName }) => location.endsWith(`#${fileName}`))
    if (inner) return inner
  }
  const documents = await fileReader.read(bytes, file)
  return documents.length === 1 ? documents[0] : undefined
}

interface Reading {
  readonly report: ReadReport
  /** Of its original. */
  readonly hash: string
}

/** Of several sources, the one that the stored text was read from: it shares most with it. */
async function findNearest(
  readings: readonly Reading[],
  id: number,
  store: ReportStore,
): Promise<Reading | null> {
  if (readings.length < 2) return readings[0] ?? null
  const shingles = buildShingles((await store.readReport(id))?.text ?? '')
  const shares = readings.map(({ report }) => measureOverlap(buildShingles(report.text), shingles))
  return readings[shares.indexOf(Math.max(...shares))] ?? null
}

export interface AgainTally {
  readonly updated: number
  readonly unchanged: number
  readonly failed: readonly { readonly file: string; readonly reason: string }[]
}

/** One report after the other, until all are done or `signal` aborts. */
export async function readAllAgain(
  ids: readonly number[],
  deps: AgainDeps & {
    readonly onStep?: (step: { readonly done: number; readonly total: number }) => void
    readonly signal?: AbortSignal
  },
): Promise<AgainTally> {
  const tally = { updated: 0, unchanged: 0, failed: [] as { file: string; reason: string }[] }
  for (const [index, id] of ids.entries()) {
    if (deps.signal?.aborted) break
    const again = await readAgain(id, deps)
    if (again.outcome === 'kept') tally.failed.push({ file: again.file, reason: again.reason })
    else tally[again.outcome]++
    deps.onStep?.({ done: index + 1, total: ids.length })
  }
  return tally
}

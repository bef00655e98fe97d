// Step: store. A report that was read -> the library; the same text from another place becomes a second source.
import { placeName } from '#domain/place.ts'
import type { ReadReport, Warning } from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { KnownSource, StoreRequest } from '#ports/report-store.ts'
import { findCopy, isVersionOf, type Twin } from './find-twin.ts'
import { stampReading } from './read/reading-stamp.ts'
import { type AgainDeps, readAgain } from './read-again.ts'

/** `joined`: recorded as a source of a report already there. */
interface Outcome {
  readonly id: number
  readonly outcome: 'added' | 'updated' | 'unchanged' | 'joined'
}

/** Stores one report. What is there from the same bytes is read again where other rules or tables have read it. */
export async function storeReport(given: Omit<StoreRequest, 'stamp'>, deps: AgainDeps): Promise<Outcome> {
  const { store } = deps
  const request = { ...given, stamp: stampReading(deps.book) }
  const known = await store.findSource(request.source.location)
  if (known?.hash === request.source.hash) {
    if (known.stamp === request.stamp) return { id: known.reportId, outcome: 'unchanged' }
    return renewReport(known.reportId, request, deps)
  }
  const twin = await findCopy(request, store)
  if (twin === null) return store.storeReport(known ? await markOther(request, known, deps) : request)
  const { id } = twin.stored.summary
  const isOwn = id === known?.reportId
  if (known && !isOwn) await leaveReport(known.reportId, id, deps)
  if (isBetter(request.report, twin, isOwn)) {
    const { outcome } = await store.storeReport({ ...request, into: id })
    return { id, outcome: twin.isSameText ? 'joined' : outcome }
  }
  await store.addSource(id, request.source)
  return { id, outcome: 'joined' }
}

/** The same bytes by the present rules; an original that got lost is kept again. */
async function renewReport(id: number, request: StoreRequest, deps: AgainDeps): Promise<Outcome> {
  const { source, report } = request
  if ((await deps.store.readOriginalFile(source.hash)) === null)
    return deps.store.storeReport({ ...request, into: id })
  const { outcome } = await readAgain(id, deps, { location: source.location, report })
  return { id, outcome: outcome === 'kept' ? 'unchanged' : outcome }
}

/** The same address replaces, whatever lies there now; that it is another report is noted on it, and loses the old one's corrections. */
async function markOther(
  request: StoreRequest,
  known: KnownSource,
  { store }: AgainDeps,
): Promise<StoreRequest> {
  const former = await store.readReport(known.reportId)
  if (!former || isVersionOf(request.report, former)) return request
  const warnings = [...request.report.warnings, warnReplaced(former)]
  return { ...request, report: { ...request.report, warnings }, isOther: true }
}

function warnReplaced({ summary: { file, metadata } }: StoredReport): Warning {
  const { title, place, year } = metadata
  const origin = [placeName(place), year === null ? '' : `${year}年`].filter(Boolean).join('，')
  const name = `《${title ?? file}》${origin ? `（${origin}）` : ''}`
  return { rule: 'replaced', text: `这里原来是另一份报告${name}；它的原件还留着`, where: null }
}

/** A changed file counts as its report's new version; a sound text replaces one that a mirror page had spoilt, never the reverse. */
function isBetter({ isTrusted }: ReadReport, { stored }: Twin, isOwn: boolean): boolean {
  if (isTrusted !== stored.isTrusted) return isTrusted || (isOwn && stored.sources.length === 1)
  return isOwn
}

/** Its only location shows another report now. */
async function leaveReport(id: number, heir: number, { store }: AgainDeps): Promise<void> {
  const stored = await store.readReport(id)
  if (stored?.sources.length === 1) await store.removeReport(id, heir)
}

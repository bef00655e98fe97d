// Step: the headline of this room. A source -> its list walked, what is new kept as finds, each find taken; what it came to stands on the source.
import { type Find, keyOfFind } from '#domain/journal/find.ts'
import type { LookResult, Source } from '#domain/journal/source.ts'
import type { Place } from '#domain/place.ts'
import { sayReason } from '#ingest/say-reason.ts'
import { fnvHash } from '#shared/fnv-hash.ts'
import { oncePer } from '#shared/once-per.ts'
import type { JudgeBook } from './judge-entry.ts'
import { type LookParts, wantedKinds } from './source-parts.ts'
import { mostFailures, takeFind } from './take-find.ts'
import { type Offered, type Walked, walkList } from './walk-list.ts'

export interface Look {
  readonly source: Source
  /** Whose site it is. */
  readonly place: Place | null
  readonly signal: AbortSignal
  readonly onStep?: (step: { readonly done: number; readonly total: number }) => void
}

/** What a look came to, with the finds it changed. */
export interface Looked {
  readonly source: Source
  readonly result: LookResult
  readonly finds: readonly Find[]
}

/** So many wait for a yes at most; the others are taken when these are decided. */
const mostWaiting = 300

const stampTables = oncePer((book: JudgeBook) => fnvHash(JSON.stringify([book.listed, book.kinds])))

/** Never throws for what a site does; throws where nothing can be stored. */
export async function lookAtSource(look: Look, parts: LookParts): Promise<Looked> {
  const { sources } = parts.journal
  const begunAt = parts.now().toISOString()
  const judgedBy = [stampTables(parts.book), look.place, look.source.kinds].map((one) => JSON.stringify(one))
  const stamp = judgedBy.join(' ')
  const source = look.source.judgedBy === stamp ? look.source : { ...look.source, pages: [] }
  // Known before it ends: a process that dies in a look does not begin it again at once.
  await sources.update(source.id, (present) => present && { ...present, lookedAt: begunAt })
  const walked = await walkList({ source, judging: openJudging(look, parts), parts, signal: look.signal })
  for (const offered of walked.offered) await keepListed(offered, source, parts)
  const { finds, isFull } = await takeAll(look, parts)
  const notes = isFull ? [...walked.notes, `等着看的已有${mostWaiting}份，先看了再取后面的`] : walked.notes
  const result = countResult({ ...walked, notes }, finds, parts)
  await sources.update(
    source.id,
    (present) => present && { ...present, last: result, pages: walked.pages, judgedBy: stamp },
  )
  return { source, result, finds }
}

function openJudging({ source, place }: Look, { book, gazetteer, now }: LookParts) {
  const kinds = wantedKinds(source.kinds, book)
  return { book, gazetteer, place, kinds, today: dayInChina(now()) }
}

function dayInChina(at: Date): string {
  return new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 10)
}

/** What another source, or an earlier look, has found stays as it is. */
async function keepListed(offered: Offered, source: Source, parts: LookParts): Promise<void> {
  const { address, title, kind, year, date, notes } = offered
  const find: Find = {
    ...{ source: source.id, address, title, kind, year, date, notes },
    ...{ page: null, state: 'listed', reason: null, failures: 0, at: parts.now().toISOString() },
    ...{ file: null, reading: null, reportId: null },
  }
  await parts.journal.finds.update(keyOfFind(find), (present) => present ?? find)
}

async function takeAll(
  look: Look,
  parts: LookParts,
): Promise<{ readonly finds: readonly Find[]; readonly isFull: boolean }> {
  const { source, place, signal, onStep } = look
  const { finds } = parts.journal
  const limit = 10_000
  const due = (await finds.list({ source: source.id, states: ['listed', 'failed'], limit })).filter(
    ({ page, failures }) => page === null && failures < mostFailures,
  )
  const changed: Find[] = []
  for (const [index, find] of due.entries()) {
    if (signal.aborted) break
    const waiting = await finds.list({ source: null, states: ['waiting'], limit: mostWaiting })
    if (waiting.length >= mostWaiting) return { finds: changed, isFull: true }
    changed.push(...(await takeFind(find, { source, place, parts })))
    onStep?.({ done: index + 1, total: due.length })
  }
  return { finds: changed, isFull: false }
}

function countResult(walked: Walked, finds: readonly Find[], { now }: LookParts): LookResult {
  const of = (state: Find['state']) => finds.filter((find) => find.state === state).length
  return {
    at: now().toISOString(),
    pages: walked.pages.length,
    offered: walked.offered.length,
    skipped: walked.skipped,
    stored: of('stored'),
    waiting: of('waiting'),
    known: of('known'),
    failed: of('failed'),
    problem: walked.problem,
    notes: walked.notes,
  }
}

/** A look that could not even be begun, for the source's own line. */
export function describeBroken(error: unknown, { now }: Pick<LookParts, 'now'>): LookResult {
  const none = { pages: 0, offered: 0, skipped: 0, stored: 0, waiting: 0, known: 0, failed: 0 }
  return { at: now().toISOString(), ...none, problem: sayReason(error), notes: [] }
}

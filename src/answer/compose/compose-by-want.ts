// Headline of this sub-room: what is wanted -> the composer that answers it, conclusion first. Null: the general path answers.
import { answerQuality } from '#answer/answer-quality.ts'
import type { Composition } from '#answer/compose-lines.ts'
import { findAskedTerms } from '#answer/items/asked-terms.ts'
import type { ComposerDeps } from '#answer/items/composer-deps.ts'
import type { ListedPart } from '#answer/list-part.ts'
import type { Made } from '#answer/made.ts'
import type { Frame } from '#domain/frame.ts'
import { placeOfReport } from '#domain/report.ts'
import { composeBenchmark } from './compose-benchmark.ts'
import { composeHow } from './compose-how.ts'
import { composeOverview } from './compose-overview.ts'
import { composePart } from './compose-part.ts'
import { composeThorough } from './compose-thorough.ts'
import { composeWhy } from './compose-why.ts'

export async function composeByWant(frame: Frame, deps: ComposerDeps): Promise<Made | null> {
  if (frame.want === 'benchmark') return composeBenchmark(frame, deps)
  const composed = await composeInScope(frame, deps)
  return composed ? { kind: 'answer', reports: deps.evidence.scope.reports, ...composed } : null
}

async function composeInScope(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const { scope } = deps.evidence
  if (scope.reports.length === 0 || ['no-year', 'no-place', 'no-peer'].includes(scope.gap.kind)) return null
  if (frame.want === 'quality') return composeThorough(frame, scope, deps) ?? inspectOne(frame, deps)
  if (frame.want === 'why') return composeWhy(frame, scope, deps)
  const part = readListedPart(frame)
  if (part !== null) return composePart(frame, scope, deps, part)
  if (frame.want === 'how') return (await composeHow(frame, scope, deps)) ?? overviewOfPlace(frame, deps)
  if (frame.want === 'overview') return composeOverview(frame, scope, deps)
  return frame.want === 'detail' ? overviewOfPlace(frame, deps) : null
}

/** The faults of one report, or of one place's. */
async function inspectOne(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const { reports } = deps.evidence.scope
  const isOne = new Set(reports.map(placeOfReport)).size === 1
  return isOne ? answerQuality(frame.text, reports, deps) : null
}

/** 石桥怎么做的 without a topic asks for all that it does. */
async function overviewOfPlace(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const isOpen = findAskedTerms(frame, deps.evidence).length === 0
  return isOpen && frame.include.length > 0 ? composeOverview(frame, deps.evidence.scope, deps) : null
}

/** A part that is asked for as a whole, or what it says of something. */
function readListedPart({ part, want }: Frame): ListedPart | null {
  if (!['overview', 'how', 'who', 'detail', 'quality', 'value'].includes(want)) return null
  return part === 'problem' || part === 'plan' || part === 'cause' ? part : null
}

// Headline of this room: what is wanted -> the composer that answers it, conclusion first. Null: ranked sentences must answer, or nothing does.
import { answerCompare } from '#answer/answer-compare.ts'
import type { Composition } from '#answer/compose-lines.ts'
import type { ListedPart } from '#answer/list-part.ts'
import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { composeNumbers } from './compose-numbers.ts'
import { composePart } from './compose-part.ts'
import { composeWhether } from './compose-whether.ts'
import { composeWho } from './compose-who.ts'

export interface Given {
  readonly evidence: Evidence
  readonly visible: readonly ReportSummary[]
}

export async function composeByWant(
  frame: Frame,
  given: Given,
  deps: RetrieveDeps,
): Promise<Composition | null> {
  const { kind } = given.evidence.scope.gap
  if (given.evidence.scope.reports.length === 0) return null
  if (kind === 'no-year' || kind === 'no-place' || kind === 'no-peer') return null
  const part = readListedPart(frame)
  if (part !== null) return composePart(frame, given.evidence.scope, { ...deps, ...given }, part)
  switch (frame.want) {
    case 'compare':
      return (await lineUp(frame, given, deps)) ?? composeNumbers(frame, given, deps)
    case 'value':
    case 'total':
    case 'rank':
    case 'trend':
    case 'quality':
      return composeNumbers(frame, given, deps)
    case 'who':
      return composeWho(frame, given, deps)
    case 'whether':
      return composeWhether(frame, given, deps)
    default:
      return null
  }
}

/** A part that is asked for as a whole, or what it says of something. */
function readListedPart({ part, want }: Frame): ListedPart | null {
  if (!['overview', 'how', 'who', 'detail', 'quality', 'value', 'why'].includes(want)) return null
  if (want === 'why') return part === 'problem' ? 'cause' : null
  return part === 'problem' || part === 'plan' || part === 'cause' ? part : null
}

/** All places side by side in a table; two that are named are told in one sentence. */
async function lineUp(
  frame: Frame,
  { evidence, visible }: Given,
  deps: RetrieveDeps,
): Promise<Composition | null> {
  const { reports } = evidence.scope
  const isSeveral = reports.length > 1 || reports.some(({ rowPlaces }) => rowPlaces.length > 1)
  return isSeveral && frame.include.length !== 2 && frame.include.length !== 1
    ? answerCompare(frame, reports, { ...deps, visible })
    : null
}

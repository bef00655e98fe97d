// Headline of this room: what is wanted -> the composer that answers it, conclusion first. Null: ranked sentences must answer, or nothing does.
import { answerCompare } from '#answer/answer-compare.ts'
import type { Composition } from '#answer/compose-lines.ts'
import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { composeNumbers } from './compose-numbers.ts'
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
  if (kind === 'no-year' || kind === 'no-place' || kind === 'no-peer') return null
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

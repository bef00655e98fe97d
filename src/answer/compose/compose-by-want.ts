// Headline of this room: what is wanted -> the composer that answers it, conclusion first. Null: ranked sentences must answer, or nothing does.
import { answerCompare } from '#answer/answer-compare.ts'
import type { Composition } from '#answer/compose-lines.ts'
import { findAskedTerms } from '#answer/items/asked-terms.ts'
import type { ListedPart } from '#answer/list-part.ts'
import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { composeHow } from './compose-how.ts'
import { composeNumbers } from './compose-numbers.ts'
import { composeOverview } from './compose-overview.ts'
import { composePart } from './compose-part.ts'
import { composeWhether } from './compose-whether.ts'
import { composeWho } from './compose-who.ts'
import { composeWhy } from './compose-why.ts'

export interface Given {
  readonly evidence: Evidence
  readonly visible: readonly ReportSummary[]
}

export async function composeByWant(
  frame: Frame,
  given: Given,
  deps: RetrieveDeps,
): Promise<Composition | null> {
  const { scope } = given.evidence
  if (scope.reports.length === 0 || ['no-year', 'no-place', 'no-peer'].includes(scope.gap.kind)) return null
  const all = { ...deps, ...given }
  if (frame.want === 'why') return composeWhy(frame, scope, all)
  const part = readListedPart(frame)
  if (part !== null) return composePart(frame, scope, all, part)
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
    case 'how':
      return (await composeHow(frame, scope, all)) ?? overviewOfPlace(frame, given, deps)
    case 'overview':
      return composeOverview(frame, scope, all)
    case 'detail':
      return overviewOfPlace(frame, given, deps)
    default:
      return null
  }
}

/** 石桥怎么做的 without a topic asks for all that it does. */
async function overviewOfPlace(frame: Frame, given: Given, deps: RetrieveDeps): Promise<Composition | null> {
  const isOpen = findAskedTerms(frame, given.evidence).length === 0
  return isOpen && frame.include.length > 0
    ? composeOverview(frame, given.evidence.scope, { ...deps, ...given })
    : null
}

/** A part that is asked for as a whole, or what it says of something. */
function readListedPart({ part, want }: Frame): ListedPart | null {
  if (!['overview', 'how', 'who', 'detail', 'quality', 'value'].includes(want)) return null
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

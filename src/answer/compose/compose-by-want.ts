// Headline of this sub-room: what is wanted -> the composer that answers it, conclusion first. Null: the general path answers.
import type { Composition } from '#answer/compose-lines.ts'
import { findAskedTerms } from '#answer/items/asked-terms.ts'
import type { ComposerDeps } from '#answer/items/composer-deps.ts'
import type { ListedPart } from '#answer/list-part.ts'
import type { Frame } from '#domain/frame.ts'
import { composeHow } from './compose-how.ts'
import { composeOverview } from './compose-overview.ts'
import { composePart } from './compose-part.ts'
import { composeWhy } from './compose-why.ts'

export async function composeByWant(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const { scope } = deps.evidence
  if (scope.reports.length === 0 || ['no-year', 'no-place', 'no-peer'].includes(scope.gap.kind)) return null
  if (frame.want === 'why') return composeWhy(frame, scope, deps)
  const part = readListedPart(frame)
  if (part !== null) return composePart(frame, scope, deps, part)
  if (frame.want === 'how') return (await composeHow(frame, scope, deps)) ?? overviewOfPlace(frame, deps)
  if (frame.want === 'overview') return composeOverview(frame, scope, deps)
  return frame.want === 'detail' ? overviewOfPlace(frame, deps) : null
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

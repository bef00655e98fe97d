// Headline of this sub-room: what is wanted -> the composer that answers it, conclusion first. Null: the general path answers.
import type { Composition } from '#answer/compose-lines.ts'
import type { ComposerDeps } from '#answer/items/composer-deps.ts'
import type { ListedPart } from '#answer/list-part.ts'
import type { Frame } from '#domain/frame.ts'
import { composeHow } from './compose-how.ts'
import { composePart } from './compose-part.ts'
import { composeWhy } from './compose-why.ts'

export async function composeByWant(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const { scope } = deps.evidence
  if (scope.reports.length === 0 || ['no-year', 'no-place', 'no-peer'].includes(scope.gap.kind)) return null
  if (frame.want === 'why') return composeWhy(frame, scope, deps)
  const part = readListedPart(frame)
  if (part !== null) return composePart(frame, scope, deps, part)
  if (frame.want === 'how') return composeHow(frame, scope, deps)
  return null
}

/** A part that is asked for as a whole, or what it says of something. */
function readListedPart({ part, want }: Frame): ListedPart | null {
  if (!['overview', 'how', 'who', 'detail', 'quality', 'value'].includes(want)) return null
  return part === 'problem' || part === 'plan' || part === 'cause' ? part : null
}

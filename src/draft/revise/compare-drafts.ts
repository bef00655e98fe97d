// Step of revision: two versions of a draft -> what was taken out and what came in, line by line.
import { diffArrays } from 'diff'

export interface LineChange {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** In reading order; what was taken out stands before what came in its place. */
export function compareDrafts(before: string, after: string): LineChange[] {
  return compareLists(before.split('\n'), after.split('\n'))
}

/** As `compareDrafts`, for texts that were cut in another way. */
export function compareLists(before: readonly string[], after: readonly string[]): LineChange[] {
  return diffArrays([...before], [...after]).flatMap(({ added, removed, value }) => {
    const kind = removed ? 'removed' : added ? 'added' : 'same'
    return value.map((text) => ({ kind, text }) as const)
  })
}

/** − and + lines only, as a chat shows them; 没有变化 when there are none. */
export function renderChanges(changes: readonly LineChange[]): string {
  const lines = changes
    .filter((change) => change.kind !== 'same')
    .map((change) => `${change.kind === 'removed' ? '−' : '+'} ${change.text}`)
  return lines.length === 0 ? '没有变化。' : lines.join('\n')
}

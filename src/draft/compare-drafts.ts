// Step of revision: two versions of a draft -> what was taken out and what came in, line by line.

export interface LineChange {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** More pairs of lines than this are not compared one by one: two texts of 1,000 lines that share neither beginning nor end. */
const maxPairs = 1_000_000

/** Longest common subsequence of lines; a report has at most some hundred. */
export function compareDrafts(before: string, after: string): LineChange[] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const same = (lines: readonly string[]) => lines.map((text) => ({ kind: 'same' as const, text }))
  const [gone, come] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return [...same(a.slice(0, start)), ...compareLines(gone, come), ...same(a.slice(a.length - end))]
}

function compareLines(a: readonly string[], b: readonly string[]): LineChange[] {
  if (a.length * b.length > maxPairs) {
    return [
      ...a.map((text) => ({ kind: 'removed' as const, text })),
      ...b.map((text) => ({ kind: 'added' as const, text })),
    ]
  }
  const lengths = measureCommon(a, b)
  const changes: LineChange[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      changes.push({ kind: 'same', text: a[i]! })
      i++
      j++
    } else if (i < a.length && (j >= b.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!))
      changes.push({ kind: 'removed', text: a[i++]! })
    else changes.push({ kind: 'added', text: b[j++]! })
  }
  return changes
}

function measureCommon(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  return lengths
}

/** − and + lines only, as a chat shows them; 没有变化 when there are none. */
export function renderChanges(changes: readonly LineChange[]): string {
  const lines = changes
    .filter((change) => change.kind !== 'same')
    .map((change) => `${change.kind === 'removed' ? '−' : '+'} ${change.text}`)
  return lines.length === 0 ? '没有变化。' : lines.join('\n')
}

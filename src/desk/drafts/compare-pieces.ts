// Step of revision: two wordings of one paragraph -> what stayed, went and came, number by number and character by character.
import { compareLists, type LineChange } from '#draft/revise/compare-drafts.ts'

/** In reading order, neighbours of one kind put together; a number is never cut. */
export function comparePieces(before: string, after: string): readonly LineChange[] {
  const cut = (text: string) => text.match(/\d+(?:\.\d+)?%?|./gu) ?? []
  const pieces: LineChange[] = []
  for (const { kind, text } of compareLists(cut(before), cut(after))) {
    const last = pieces.at(-1)
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text }
    else pieces.push({ kind, text })
  }
  return pieces
}

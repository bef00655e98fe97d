// Tool of this room: does a text write of something, in one of its sentences? One rule for the rows of an answer and for the gate that denies.
import { keepWithin } from '#shared/keep-within.ts'
import { findQuantities } from './numbers/find-quantities.ts'
import { splitSentences } from './split-sentences.ts'

/** All words that may stand for one word of the question. */
export type Wordings = readonly string[]

/** A number of any unit (true) or of one of these units must stand with it. */
export type NeedsNumber = boolean | readonly string[]

/** True where one sentence holds a wording of each, and a number where one is needed. Linear in the text for each wording. */
export function writesTopic(text: string, words: readonly Wordings[], needsNumber: NeedsNumber): boolean {
  if (words.length === 0 || !holdsAll(text, words)) return false
  return splitSentences(text).some(({ start, end }) => {
    const sentence = text.slice(start, end)
    return holdsAll(sentence, words) && (needsNumber === false || holdsNumber(sentence, needsNumber))
  })
}

function holdsAll(text: string, words: readonly Wordings[]): boolean {
  return words.every((own) => own.some((word) => text.includes(word)))
}

/** A quantity of one of these units; of any where none is named. */
export function holdsNumber(text: string, units: true | readonly string[]): boolean {
  return unitsOf(text).some((unit) => units === true || units.includes(unit))
}

/** Characters of sentences whose units are kept: the same ones are asked for again and again. About 4 MB. */
const mostKept = 1_000_000
const known = keepWithin<string, { readonly text: string; readonly units: readonly string[] }>(
  mostKept,
  ({ text }) => text.length + 1,
)

function unitsOf(text: string): readonly string[] {
  const kept = known.get(text)
  if (kept) return kept.units
  const units = findQuantities(text).map(({ unit }) => unit)
  known.put(text, { text, units })
  return units
}

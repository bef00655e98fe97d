// Step: a follow-up x the sentences that may answer it inside the focus -> those sentences weighed, the likeliest first: the kind of answer asked for, its own words, the thing, nearness, meaning. All weighing of the room is done here.
import { matchTerm } from '#retrieve/match-term.ts'
import { readWordKinds } from '#retrieve/sentence-kinds.ts'
import { type FocusSign, focusWeights } from './focus-weights.ts'
import type { Candidate, OpenFocus } from './open-focus.ts'
import { type Asking, readAsking } from './read-asking.ts'
import { type Book, readSigns, type Signs } from './read-focus-signs.ts'

const signs = Object.keys(focusWeights) as readonly FocusSign[]

export interface Weighed extends Candidate {
  readonly signs: Signs
  readonly score: number
  /** Of all that may answer, 0 to 1. */
  readonly share: number
}

export interface WeighedFocus extends Pick<OpenFocus, 'asks' | 'thing' | 'toldYear'> {
  /** The likeliest first; never empty. */
  readonly weighed: readonly Weighed[]
  readonly asking: Asking
  /** Whether a clause of a sentence holds the kind of answer that is asked for, or a word of the follow-up. */
  readonly says: (clause: string, sentence?: string) => boolean
}

export const clausesOf = (sentence: string) => sentence.split(/[，,；;。]/)

export function weighFocus(focus: OpenFocus, book: Book): WeighedFocus | null {
  const asking = readAsking(focus.asks, book)
  const read = readSigns(focus, asking, book)
  const scored = focus.candidates.map((one, i) => {
    const own = read[i]!
    return { ...one, signs: own, score: signs.reduce((sum, sign) => sum + focusWeights[sign] * own[sign], 0) }
  })
  if (scored.length === 0) return null
  scored.sort((a, b) => b.score - a.score)
  const first = scored[0]!.score
  const whole = scored.reduce((sum, { score }) => sum + Math.exp(score - first), 0)
  const weighed = scored.map((one) => ({ ...one, share: Math.exp(one.score - first) / whole }))
  const { asks, thing, toldYear } = focus
  const saysThing = (clause: string) => [...asks.terms, ...thing].some((term) => matchTerm(term, clause) > 0)
  const says = (clause: string, sentence = clause) => {
    const { unit } = asking
    // 其中木器厂劳动争议4起, and not the 60起 of all, where the sentence has a number of the thing.
    if (unit)
      return (
        unit.test(clause) &&
        (saysThing(clause) || !clausesOf(sentence).some((one) => unit.test(one) && saysThing(one)))
      )
    if (asking.isCause) return readWordKinds(clause, book.sentenceKinds).has('cause')
    return asks.terms.some((term) => matchTerm(term, clause) > 0)
  }
  return { asks, thing, toldYear, weighed, asking, says }
}

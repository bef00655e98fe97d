// Tool of this room: words and pairs of characters x the sentences of a focus -> how much each tells them apart, and the share of it that a sentence holds.
import { isMeasure } from '#answer/rows/topic-words.ts'
import type { Term } from '#domain/frame.ts'
import { cutBigrams } from '#retrieve/cut-bigrams.ts'
import { matchTerm } from '#retrieve/match-term.ts'

/** 垫出 by 垫付: of a verb with what only says how far it went, the verb. */
export function holdsWord(term: Term, text: string): number {
  const [verb = ''] = complemented.exec(term.word) ?? []
  return matchTerm(term, text) || (verb !== '' && text.includes(verb) ? ofVerb : 0)
}

const complemented = /^[\u4e00-\u9fff](?=(?:[出到下去来起上过完好掉回成进]|回来|出去|下来|上去|起来)$)/
const ofVerb = 0.7

export type Rare<Word> = readonly (readonly [Word, number])[]

/** Of all that they weigh, how much is held. */
export function shareOf<Word>(rare: Rare<Word>, held: (word: Word) => number): number {
  const whole = rare.reduce((sum, [, weight]) => sum + weight, 0)
  return whole === 0 ? 0 : rare.reduce((sum, [word, weight]) => sum + weight * held(word), 0) / whole
}

/** A word that is perhaps misspelt counts half. */
export function weighTerms(terms: readonly Term[], pool: readonly string[]): Rare<Term> {
  return terms
    .filter((term) => !isMeasure(term))
    .map((term) => {
      const count = pool.filter((text) => holdsWord(term, text) > 0).length
      return [term, rarity(count, pool.length) * (term.isGuess ? 0.5 : 1)]
    })
}

export function weighBigrams(plain: string, pool: readonly string[]): Rare<string> {
  return [...new Set(plain.split(/\s+/).flatMap(cutBigrams))].map((gram) => {
    const count = pool.filter((text) => text.includes(gram)).length
    return [gram, rarity(count, pool.length)]
  })
}

function rarity(count: number, all: number): number {
  return count === 0 ? 0 : Math.log(1 + all / count)
}

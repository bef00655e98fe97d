// Step: query and evidence -> does anything found answer the question? A small logistic sum that a person can read and redo by hand.
import type { Query } from '#retrieve/query.ts'
import { buildUnitPattern } from '#retrieve/read-unit.ts'
import { asksNumber, type Evidence } from '#retrieve/retrieve.ts'

/**
 * Fitted on questions over the sample reports (odd ids) and unseen development reports; what is held back only measured.
 * `meaning` counts tenths of cosine above 0.6; `elsewhere` is how much better (in score, at most 2) reports speak to the
 * question that were not asked about: what stands there so plainly would stand here too.
 */
const weights = {
  number: { base: 0, meaning: 1.05, figure: 1.2, unit: 0.75, elsewhere: -2 },
  text: { base: 0.85, meaning: 0.85, coverage: 1.2, onePlace: 1.2, elsewhere: -1.7 },
}

/** Without vectors only the words count: share of them that one sentence, or one number, must carry. */
const wordsAlone = { coverage: 0.6, figure: 0.45 }

/** Sentences looked at: the answer is rarely further down. */
const looked = { meaning: 5, words: 3 }

export function isEnough(query: Query, evidence: Evidence): boolean {
  const bodies = evidence.sentences.filter(({ isHeading }) => !isHeading)
  const coverage = Math.max(0, ...evidence.sentences.slice(0, looked.words).map((one) => one.coverage))
  const figure = evidence.figures[0]?.gain ?? 0
  if (!evidence.hasMeaning) {
    return coverage >= wordsAlone.coverage && (!wantsCount(query) || figure >= wordsAlone.figure)
  }
  const cosine = Math.max(0, ...bodies.slice(0, looked.meaning).map(({ meaning }) => meaning?.own ?? 0))
  const meaning = (cosine - 0.6) * 10
  const elsewhere = measureElsewhere(evidence)
  if (asksNumber(query)) {
    const pattern = buildUnitPattern(query.text)
    const unit = bodies.slice(0, looked.words).some(({ text }) => pattern.test(text)) ? 1 : 0
    const { number } = weights
    return (
      number.base +
        number.meaning * meaning +
        number.figure * figure +
        number.unit * unit +
        number.elsewhere * elsewhere >
      0
    )
  }
  const { text } = weights
  const onePlace = evidence.scope.reports.length <= 3 ? 1 : 0
  return (
    text.base +
      text.meaning * meaning +
      text.coverage * coverage +
      text.onePlace * onePlace +
      text.elsewhere * elsewhere * (1 - coverage) >
    0
  )
}

/** How much better the best sentence of the other reports is, 0 to 2. */
export function measureElsewhere({ elsewhere, sentences }: Evidence): number {
  const gap = (elsewhere?.score ?? 0) - (sentences[0]?.score ?? 0)
  return Math.max(0, Math.min(2, gap))
}

function wantsCount({ wants }: Query): boolean {
  return wants.has('figure') || wants.has('total')
}

// Step: frame and evidence -> does anything found answer the question? A small logistic sum that a person can read and redo by hand.

import { asksNumber, type Frame, type Term } from '#domain/frame.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { buildUnitPattern, readAskedUnits } from '#retrieve/read-unit.ts'
import type { Evidence } from '#retrieve/retrieve.ts'

/**
 * Fitted on questions over the sample reports (odd ids) and unseen development reports; what is held back only measured.
 * `meaning` counts tenths of cosine above 0.6; `elsewhere` is how much better (in score, at most 2) reports speak to the
 * question that were not asked about: what stands there so plainly would stand here too.
 */
const weights = {
  number: {
    base: 0.7,
    unheld: -1.5,
    meaning: 1,
    figure: 1.3,
    unitMissing: -1.5,
    headMissing: -2,
    headUncounted: -1.2,
    elsewhere: -2.2,
  },
  text: { base: -0.1, meaning: 0.9, coverage: 1.2, fewReports: 2.1, elsewhere: -1.7 },
}

/** Without vectors only the words count: share of them that one sentence, or one number, must carry. */
const wordsAlone = { coverage: 0.6, figure: 0.45 }

/** Sentences looked at: the answer is rarely further down. */
const looked = { meaning: 5, words: 3 }

export function isEnough(frame: Frame, evidence: Evidence): boolean {
  const told = evidence.sentences.slice(0, looked.words)
  const coverage = Math.max(0, ...told.map(({ coverage: own, lead }) => Math.max(own, lead ?? 0)))
  if (!evidence.hasMeaning) {
    const figure = evidence.figures[0]?.gain ?? 0
    return coverage >= wordsAlone.coverage && (!wantsCount(frame) || figure >= wordsAlone.figure)
  }
  const bodies = evidence.sentences.filter(({ isHeading }) => !isHeading)
  const cosine = Math.max(0, ...bodies.slice(0, looked.meaning).map(({ meaning }) => meaning?.own ?? 0))
  const meaning = (cosine - 0.6) * 10
  if (asksNumber(frame)) return weighNumber(frame, evidence, meaning) > 0
  const { text } = weights
  return (
    text.base +
      text.meaning * meaning +
      text.coverage * coverage +
      (evidence.scope.reports.length <= few ? text.fewReports : 0) +
      text.elsewhere * measureElsewhere(evidence) * (1 - coverage) >
    0
  )
}

/** Reports of one township: what is asked of it is likely there, and a person sees at once when it is not. */
const few = 3

function weighNumber(frame: Frame, evidence: Evidence, meaning: number): number {
  const { number } = weights
  const { head } = frame
  const isHeadMissing =
    head !== null &&
    !evidence.sentences.some(({ text, heading }) => matchTerm(head, `${heading} ${text}`) > 0)
  const figure = evidence.figures[0]?.gain ?? 0
  const pattern = buildUnitPattern(frame.text)
  const best = evidence.sentences.filter(({ isHeading }) => !isHeading).slice(0, looked.words)
  const isUnitMissing = readAskedUnits(frame.text) !== null && !best.some(({ text }) => pattern.test(text))
  return (
    number.base +
    number.meaning * meaning +
    (figure < enough && meaning < 0 && shareUnheld(frame, evidence) >= half ? number.unheld : 0) +
    (isHeadMissing ? number.headMissing * head.weight : number.figure * figure) +
    (head !== null && !isHeadMissing && !isCounted(head, evidence) ? number.headUncounted * head.weight : 0) +
    (isUnitMissing ? number.unitMissing : 0) +
    number.elsewhere * measureElsewhere(evidence) * (1 - figure ** 2)
  )
}

/** A number that carries so much of the question is the one, whatever words are missing. */
const enough = 0.6
const half = 0.5

/** 司法所电费: share of the words that no sentence of the reports has, nor the heading over it. */
function shareUnheld({ terms }: Frame, { sentences }: Evidence): number {
  const sure = terms.filter(({ isGuess }) => !isGuess)
  const isHeld = (term: Term) =>
    sentences.some(({ text, heading }) => matchTerm(term, `${heading} ${text}`) > 0)
  const total = sure.reduce((sum, { weight }) => sum + weight, 0)
  const unheld = sure.filter((term) => !isHeld(term)).reduce((sum, { weight }) => sum + weight, 0)
  return total === 0 ? 0 : unheld / total
}

/** Does a number stand in one clause with the word, or is it the word's by the figure table? 打网格员电话，劝阻26人 counts no 网格员. */
function isCounted(head: Term, { sentences, figures }: Evidence): boolean {
  return (
    figures.some(({ figure }) => matchTerm(head, `${figure.indicator} ${figure.subject ?? ''}`) > 0) ||
    sentences.some(({ text }) =>
      text.split(/[，,；;。]/).some((clause) => hasNumeral.test(clause) && matchTerm(head, clause) > 0),
    )
  )
}

const hasNumeral = /\d|[一二两三四五六七八九十百千万]+余?[名个人件起次家户条份场项支位]/

/** How much better the best sentence of the other reports is, 0 to 2. */
export function measureElsewhere({ elsewhere, sentences }: Evidence): number {
  const gap = (elsewhere?.score ?? 0) - (sentences[0]?.score ?? 0)
  return Math.max(0, Math.min(2, gap))
}

function wantsCount({ want }: Frame): boolean {
  return want === 'value' || want === 'total'
}

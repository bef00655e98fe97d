// Step: what rules and what was learnt say that a question takes from the answer before it -> one operation, or none.
import { type Frame, type Operation, operations } from '#domain/frame.ts'
import type { QuestionReading } from '#ports/question-reader.ts'
import { staysAtPlace } from './follow/read-operation.ts'
import { asksShareAlone } from './follow/taking.ts'

/** From here on what was learnt is believed where no rule speaks. */
const sure = 0.85
/** From here on it outweighs a rule that only finds the question short. */
const surer = 0.8

/** Rules come first: of talks by other hands 44 of 72 follow-ups were right so, 39 where what was learnt could overrule them. */
export function chooseOperation(
  byRule: Operation | null,
  reading: Pick<QuestionReading, 'followUp' | 'operation'> | null,
  staysAtPlace = false,
): Operation | null {
  const learnt = reading === null ? null : chooseLearnt(reading)
  if (byRule !== null) {
    const isSaid =
      reading !== null && learnt !== null && reading.followUp * reading.operation[learnt] >= surer
    return isSaid && leftOver.includes(byRule) && reshaping.includes(learnt) ? learnt : byRule
  }
  // Of the one place that is spoken of more is asked; who means all of them says so.
  if (!reading || reading.followUp < sure) return staysAtPlace ? 'same-place' : null
  return learnt
}

/** What rules say of a short question in which they find nothing else. */
const leftOver: readonly Operation[] = ['same-year', 'same-place']
/** The same answer in other words: said in so many ways that no table has them. */
const reshaping: readonly Operation[] = ['expand', 'shorten', 'source']

function chooseLearnt({ operation }: Pick<QuestionReading, 'operation'>): Operation {
  return operations.reduce((best, one) => (operation[one] > operation[best] ? one : best))
}

interface Choosing {
  readonly last: Frame
  readonly byRule: Operation | null
  readonly reading: QuestionReading | null
}

/** What it takes: of another year or place the thing before, and not where it names a thing of its own. */
export function chooseTakes(now: Frame, { last, byRule, reading }: Choosing): Operation | null {
  const chosen = chooseOperation(byRule, reading, staysAtPlace(now, last))
  return byRule === null && chosen === 'same-year' && namesAnother(now, last) ? 'same-place' : chosen
}

/** 锦和的及格率呢 after 优秀率: a thing that was not asked for before is no other year's or place's. */
function namesAnother({ terms, plain }: Frame, last: Frame): boolean {
  if (asksShareAlone(plain)) return false
  const own = terms.filter(({ isGuess }) => !isGuess)
  return own.some(({ word }) =>
    last.terms.every((term) => term.word !== word && !term.alternatives.includes(word)),
  )
}

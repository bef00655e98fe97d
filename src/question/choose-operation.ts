// Step: what rules and what was learnt say that a question takes from the answer before it -> one operation, or none.
import { type Operation, operations } from '#domain/frame.ts'
import type { QuestionReading } from '#ports/question-reader.ts'

/** Below `never` it is a question of its own, whatever the rules say; from `sure` on it takes something, whatever they say. */
const follows = { never: 0.05, sure: 0.7 }
/** The rules' operation stands unless another was learnt to be so likely, and theirs so unlikely. */
const overrules = { other: 0.7, theirs: 0.15 }

export function chooseOperation(
  byRule: Operation | null,
  reading: Pick<QuestionReading, 'followUp' | 'operation'> | null,
): Operation | null {
  if (!reading) return byRule
  const { followUp, operation } = reading
  if (followUp < follows.never) return null
  const learnt = operations.reduce((best, one) => (operation[one] > operation[best] ? one : best))
  if (byRule === null) return followUp < follows.sure ? null : learnt
  return operation[learnt] >= overrules.other && operation[byRule] < overrules.theirs ? learnt : byRule
}

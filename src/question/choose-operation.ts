// Step: what rules and what was learnt say that a question takes from the answer before it -> one operation, or none.
import { type Operation, operations } from '#domain/frame.ts'
import type { QuestionReading } from '#ports/question-reader.ts'

/** From `sure` on what was learnt decides; below `never` it is a question of its own, whatever the rules say. */
const limits = { never: 0.02, sure: 0.85 }

export function chooseOperation(
  byRule: Operation | null,
  reading: Pick<QuestionReading, 'followUp' | 'operation'> | null,
): Operation | null {
  if (!reading) return byRule
  if (reading.followUp < limits.never) return null
  if (byRule !== null || reading.followUp < limits.sure) return byRule
  return operations.reduce((best, one) => (reading.operation[one] > reading.operation[best] ? one : best))
}

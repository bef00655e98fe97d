// Step: the turns before a question -> the earlier questions it is read with.
import type { Turn } from '#domain/journal/turn.ts'

/** More only mislead a follow-up. */
const contextLength = 4

/** Oldest first. Questions that were asked back about are left out: the completed one follows them. */
export function readContext(turns: readonly Turn[], question: string): readonly string[] {
  const earlier = turns.filter((turn) => turn.answer.kind !== 'clarify').map((turn) => turn.question)
  return earlier.filter((other) => other !== question).slice(-contextLength)
}

// Step: the turns before a question -> the answer that it goes on from, or the earlier questions it is read with.
import type { LastAnswer } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import type { Turn } from '#domain/journal/turn.ts'

/** More only mislead a follow-up. */
const contextLength = 4

/** Oldest first. Questions that were asked back about are left out: the completed one follows them. */
export function readContext(turns: readonly Turn[], question: string): readonly string[] {
  const earlier = turns.filter((turn) => turn.answer.kind !== 'clarify').map((turn) => turn.question)
  return earlier.filter((other) => other !== question).slice(-contextLength)
}

/** What nobody goes on from: the talk before it is still the one that is meant. */
const passing: readonly Frame['want'][] = [
  'library',
  'chat',
  'outside',
  'private',
  'unclear',
  'write',
  'check',
]

/** The newest answer whose question was understood. Null where there is none, or where a later turn was kept without (by an older version). */
export function readLast(turns: readonly Turn[], question: string): LastAnswer | null {
  const newest = turns.at(-1)
  for (const turn of turns.toReversed()) {
    const { answer, question: other } = turn
    // 我问的是青禾那个 completes what was asked back about; whoever asks another thing after it goes on from before.
    if ((answer.kind === 'clarify' && turn !== newest) || other === question) continue
    const { frame, lines, citations } = answer
    if (frame === undefined) return null
    // What stands under a refusal is near, and was not what was asked about.
    if (!passing.includes(frame.want))
      return { frame, lines, citations: answer.kind === 'answer' ? citations : [] }
  }
  return null
}

// Step: an answer that was kept -> the buttons under it, in every channel that has some: passages, a picture of its numbers, a verdict.
import { pressCodes } from '#chat/delivery/answer-press.ts'
import { verdictNames } from '#desk/feedback.ts'
import type { Answer } from '#domain/answer.ts'

interface OfferedButton {
  readonly label: string
  /** What it carries: 64 bytes at most. */
  readonly code: string
}

export interface OfferedButtons {
  /** In the order of the marks. */
  readonly passages: readonly OfferedButton[]
  readonly chart: OfferedButton | null
  readonly verdicts: readonly OfferedButton[]
}

/** `turn`: ISO time of the answer. */
export function offerButtons(answer: Answer, turn: string): OfferedButtons {
  return {
    passages: answer.citations.map(({ n }) => ({
      label: `看[${n}]的原文`,
      code: pressCodes.passage(n, turn),
    })),
    chart: isCompared(answer) ? { label: '出图', code: pressCodes.chart(turn) } : null,
    verdicts: Object.values(verdictNames).map((label, at) => ({
      label,
      code: pressCodes.feedback(at, turn),
    })),
  }
}

/** Several numbers stand beside each other; whether they can be drawn is seen when it is asked for. */
function isCompared({ kind, lines, citations, frame }: Answer): boolean {
  if (kind !== 'answer' || citations.length < 2) return false
  return (
    lines.some((line) => line.kind === 'table') ||
    ['rank', 'compare', 'trend', 'total'].includes(frame?.want ?? '')
  )
}

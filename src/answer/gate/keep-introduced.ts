// Step of the gate: lines that hold -> without headings and openings (…写到了欠薪：) under which nothing is left.
import type { AnswerLine } from '#domain/answer.ts'
import type { DraftLine } from './draft-line.ts'

export function keepIntroduced(held: ReadonlyMap<DraftLine, AnswerLine>): ReadonlyMap<DraftLine, AnswerLine> {
  const kept: (readonly [DraftLine, AnswerLine])[] = []
  let next: AnswerLine['kind'] | null = null
  for (const [draft, line] of [...held].reverse()) {
    const follows = next === 'quotes' || next === 'sentence' || next === 'table'
    if (line.kind === 'heading' && !follows) continue
    if (line.kind === 'frame' && line.text.endsWith('：') && !follows && next !== 'heading') continue
    kept.unshift([draft, line])
    next = line.kind
  }
  return new Map(kept)
}

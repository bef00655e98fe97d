// Step: encode. In: an answer. Out: what its foot says: what was searched, and how the answer came about.
import { type Answer, type AnswerLine, tellSearched } from '#domain/answer.ts'

/** The line of an answer that says what was searched; it belongs into the foot. */
export function isSearchedLine(line: AnswerLine): boolean {
  return line.kind === 'frame' && /^(查了|已查)/.test(line.text)
}

/** 查了：5份报告，4个乡镇，2022—2024年。 The answer's own line where it has one (it may add 未计本镇). */
export function saySearched(answer: Answer): string {
  const own = answer.lines.find(isSearchedLine)
  if (own?.kind === 'frame') return own.text
  return answer.searched.reports === 0 ? '' : `${tellSearched(answer.searched)}。`
}

/** How the answer came about; the label that generated text must carry. */
export function sayHow(answer: Answer): string {
  return answer.by === 'extract' ? '原文摘录，未用大模型。' : `AI辅助生成，须人工核实（${answer.by}）。`
}

/** Said once where all that is cited is invented; a mixture is told apart source by source. */
export function saySamples({ citations }: Answer): string {
  return citations.length > 0 && citations.every(({ isSample }) => isSample) ? '引的都是虚构的样例。' : ''
}

// Tool: a report and the sentence of it that answers best -> the sentences around it that tell the thing on: its paragraph, and the list that the paragraph announces.
import type { Span } from '#domain/span.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { touchesOrder } from '#text/private/find-orders.ts'
import { splitSentences } from '#text/split-sentences.ts'

export interface StorySentence extends Span {
  readonly text: string
  /** How well it answers; as far behind the best as is looked at where it was not ranked. */
  readonly score: number
}

export interface StoryLimits {
  /** Characters. */
  readonly longest: number
  readonly mostSentences: number
  /** A sentence this far behind the best is told only where it goes on from the one before; all are where it is infinite. */
  readonly distance: number
}

const unranked = 2

/** Contiguous, with the best among them. */
export function readStory(
  report: StoredReport,
  best: Span & { readonly score: number },
  { scores, limits }: { scores: ReadonlyMap<number, number>; limits: StoryLimits },
): readonly StorySentence[] {
  const sentences = readParagraph(report, best, (start) => scores.get(start) ?? best.score - unranked)
  const at = sentences.findIndex(({ start, end }) => start <= best.start && best.start < end)
  if (at < 0) return []
  let from = at
  let to = at
  const isRoom = (one: StorySentence | undefined): one is StorySentence =>
    one !== undefined &&
    to - from + 1 < limits.mostSentences &&
    Math.max(one.end, sentences[to]!.end) - Math.min(one.start, sentences[from]!.start) <= limits.longest
  const isNear = ({ score }: StorySentence) => score >= best.score - limits.distance
  for (;;) {
    const [before, after] = [sentences[from - 1], sentences[to + 1]]
    const canAfter = isRoom(after) && (isNear(after) || goesOn(after.text))
    const canBefore = isRoom(before) && (isNear(before) || goesOn(sentences[from]!.text))
    if (canAfter && (!canBefore || goesOn(after.text) || after.score >= before.score)) to++
    else if (canBefore) from--
    else break
  }
  return sentences.slice(from, to + 1)
}

/** 随后, 第二步, 二是, 最后: what stands behind it is told on. */
function goesOn(text: string): boolean {
  return /^[“"（(]?(?:随后|接着|然后|于是|最后|最终|事后|之后|后来|再|又|同时|此后|原因|主要原因|到第|到年底|到了|这[个样一些类种次]|该|其[一二三四五六中]|第[一二三四五六]|[一二三四五六][是、]|经过|通过这|对此|为此|目前|至今|如今)/.test(
    text,
  )
}

function readParagraph(
  report: StoredReport,
  best: Span,
  scoreOf: (start: number) => number,
): readonly StorySentence[] {
  const { text, sections, warnings } = report
  const start = text.lastIndexOf('\n', best.start - 1) + 1
  const line = lineEnd(text, best.start)
  // A short paragraph, or one that ends with a colon, announces the next.
  const end = /[:：]$/.test(text.slice(start, line).trimEnd()) ? lineEnd(text, line + 1) : line
  const isHeading = (span: Span) =>
    sections.some(({ headingSpan }) => headingSpan.start <= span.start && span.end <= headingSpan.end + 1)
  return splitSentences(text, start, end)
    .filter((span) => !touchesOrder(warnings, span) && !(isHeading(span) && span.start !== best.start))
    .map((span) => ({ ...span, text: text.slice(span.start, span.end), score: scoreOf(span.start) }))
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

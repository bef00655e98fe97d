// Step: a checked sentence -> its citations: for each passage it names, the shortest run of whole sentences that still carries it.
import { checkSentence } from '#check/claims/check-sentence.ts'
import type { CheckDeps } from '#check/claims/cited-passage.ts'
import type { Citation } from '#domain/answer.ts'
import { placeName } from '#domain/place.ts'
import type { Span } from '#domain/span.ts'
import type { ModelPassage } from './model-passages.ts'

const longestRun = 3

/** Renumbers the marks in order of first use; `citations` grows. Quotes are exact spans of the stored text. */
export function citeSentence(
  sentence: string,
  {
    passages,
    citations,
    deps,
  }: { passages: readonly ModelPassage[]; citations: Citation[]; deps: CheckDeps },
): string {
  const numbers = new Map<number, number>()
  for (const passage of passages) {
    if (!sentence.includes(`[${passage.n}]`)) continue
    const span = findCarrier(sentence, passage, { passages, deps })
    const known = citations.find(
      (one) => one.reportId === passage.report.id && one.start === span.start && one.end === span.end,
    )
    if (!known) citations.push(buildCitation(passage, span, citations.length + 1))
    numbers.set(passage.n, known?.n ?? citations.length)
  }
  return sentence.replace(/\[(\d{1,3})\]/g, (_, n: string) => `[${numbers.get(Number(n)) ?? n}]`)
}

function findCarrier(
  sentence: string,
  own: ModelPassage,
  { passages, deps }: { passages: readonly ModelPassage[]; deps: CheckDeps },
): Span {
  const { passage } = own
  for (let run = 1; run <= Math.min(longestRun, passage.sentences.length); run++) {
    for (let at = 0; at + run <= passage.sentences.length; at++) {
      const span = { start: passage.sentences[at]!.start, end: passage.sentences[at + run - 1]!.end }
      const text = sliceOf(own, span)
      const others = passages.map((one) => (one.n === own.n ? { ...one, text } : one))
      if (checkSentence(sentence, others, deps) === null) return span
    }
  }
  return { start: passage.start, end: passage.end }
}

function sliceOf({ passage }: ModelPassage, { start, end }: Span): string {
  return passage.text.slice(start - passage.start, end - passage.start)
}

function buildCitation(own: ModelPassage, span: Span, n: number): Citation {
  const { report, passage } = own
  return {
    n,
    reportId: report.id,
    file: report.file,
    place: placeName(report.metadata.place),
    year: report.metadata.year,
    section: passage.path,
    quote: sliceOf(own, span),
    ...span,
    isSample: report.isSample,
  }
}

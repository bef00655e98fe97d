// Step of the gate: a model's sentence against the passages that its citations stand in, as they are stored now. Out: why it does not hold, or null.

import { bareSentence } from '#check/claims/bare-sentence.ts'
import { checkSentence } from '#check/claims/check-sentence.ts'
import type { CheckDeps, CitedPassage } from '#check/claims/cited-passage.ts'
import { type Fault, listMarks } from './check-pieces.ts'
import type { GateView } from './gate-view.ts'

export async function checkWritten(
  sentence: string,
  view: GateView,
  check: Omit<CheckDeps, 'known'>,
): Promise<Fault | null> {
  const passages: CitedPassage[] = []
  for (const n of new Set(listMarks(sentence))) {
    const citation = view.citations.get(n)
    const report = citation && (await view.read(citation.reportId))
    if (!report) return { reason: `[${n}]没有出处`, claim: 'citation' }
    const around = report.passages.find(({ start, end }) => start <= citation.start && citation.end <= end)
    const { place, year } = report.summary.metadata
    passages.push({ n, text: around?.text ?? citation.quote, place, year })
  }
  const known = view.reports.map(({ metadata }) => metadata.place)
  await check.meaning?.prepare(
    bareSentence(sentence),
    passages.map(({ text }) => text),
  )
  const fault = checkSentence(sentence, passages, { ...check, known })
  return fault && { reason: `出处里没有“${fault.text}”`, claim: 'sentence' }
}

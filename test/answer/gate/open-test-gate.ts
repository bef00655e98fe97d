// Kit: the gate over the invented reports, and citations of them; a test composes an answer, broken or sound, and sees what is left of it.
import { type Drop, openGate } from '#answer/gate/open-gate.ts'
import type { Made } from '#answer/made.ts'
import type { Answer, AnswerLine, Citation } from '#domain/answer.ts'
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { readFrame } from '#question/read-frame.ts'
import { inventedReports, openTestLibrary } from '../../fakes/open-test-library.ts'

export interface Passed {
  readonly answer: Answer
  readonly drops: readonly Drop[]
  readonly shown: readonly AnswerLine[]
}

export async function openTestGate(texts: Readonly<Record<string, string>> = inventedReports) {
  const office = await openTestLibrary(texts)
  const { library } = office.deps
  const visible = await library.listReports()
  const find = (file: string): ReportSummary => visible.find((report) => report.file === file)!
  return {
    office,
    visible,
    /** Exactly this piece of the file. */
    async cite(n: number, file: string, piece: string, given: Partial<Citation> = {}): Promise<Citation> {
      const summary = find(file)
      const report = (await library.readReport(summary.id))!
      const start = report.text.indexOf(piece)
      if (start < 0) throw new Error(`${file}: ${piece}`)
      const section = report.sections.findLast((one) => one.start <= start && start < one.end)?.path ?? ''
      const { place, year } = summary.metadata
      const own = { reportId: summary.id, file, place: placeName(place), year, isSample: false }
      return { n, ...own, section, quote: piece, start, end: start + piece.length, ...given }
    },
    /** `files`: what the answer speaks of; absent: all. */
    async pass(
      made: Pick<Made, 'lines' | 'citations'> &
        Partial<Pick<Made, 'dropped'>> & { readonly kind?: 'answer' | 'refusal' },
      { text = '调解了多少纠纷', files }: { readonly text?: string; readonly files?: readonly string[] } = {},
    ): Promise<Passed> {
      const drops: Drop[] = []
      const shown: AnswerLine[] = []
      const frame = await readFrame({ text, askerPlace: null, context: [] }, { ...office.deps, visible })
      const gate = openGate({
        ...office.deps,
        frame,
        visible,
        onLine: (line) => shown.push(line),
        onDropped: (drop) => drops.push(drop),
      })
      const reports = files?.map(find) ?? visible
      const answer = await gate.pass({ kind: 'answer', reports, ...made }, () => ({ elapsedMs: 1 }))
      return { answer, drops, shown }
    },
    close: () => office.close(),
  }
}

export type TestGate = Awaited<ReturnType<typeof openTestGate>>

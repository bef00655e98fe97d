// Tool of this room: picked figures -> numbered citations of the clauses that they stand in, and entries that bear the numbers.
import type { Citation } from '#domain/answer.ts'
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import { type Entry, type EntrySource, entryOf } from './entry.ts'
import type { PickedFigure } from './pick-figures.ts'

export interface MarkedFigure {
  readonly picked: PickedFigure
  readonly entry: Entry
  readonly source: EntrySource
}

export interface Marks {
  /** Numbered in the order in which they are first marked. */
  readonly citations: readonly Citation[]
  mark(picked: PickedFigure): MarkedFigure
  /** Places and years that were marked, in that order. */
  told(): readonly { readonly place: string; readonly year: number | null; readonly n: number }[]
  /** Cites the sentence that holds the figure, as `trim` cuts it, instead of its clause alone. */
  quote(picked: PickedFigure, trim: (sentence: Span & { text: string }) => Span): number
}

export function openNumberMarks(visible: readonly ReportSummary[]): Marks {
  const citations: Citation[] = []
  const told = new Map<string, { place: string; year: number | null; n: number }>()
  const note = ({ place, year }: PickedFigure, n: number) => told.set(`${place} ${year}`, { place, year, n })
  return {
    told: () => [...told.values()],
    citations,
    mark: (picked) => {
      const { figure, report } = picked
      const known = citations.find(
        ({ reportId, start, end }) =>
          reportId === report.id && start <= figure.at.start && figure.at.end <= end,
      )
      const n = known?.n ?? citations.length + 1
      if (!known) citations.push(citeFigure(picked, n))
      note(picked, n)
      return {
        picked,
        entry: entryOf(figure, { report, visible, n }),
        source: { reportId: report.id, at: figure.at, n },
      }
    },
    quote: (picked, trim) => {
      const n = citations.length + 1
      const own = citeFigure(picked, n)
      const { sentence, figure } = picked
      const cut = sentence === null ? own : trim(sentence)
      // A cut that loses the number is no quote of it.
      const isHeld = cut.start <= figure.at.start && figure.at.end <= cut.end
      const { start, end } = isHeld ? cut : own
      const text =
        isHeld && sentence ? sentence.text.slice(start - sentence.start, end - sentence.start) : own.quote
      citations.push({ ...own, start, end, quote: text })
      note(picked, n)
      return n
    },
  }
}

function citeFigure({ figure, report }: PickedFigure, n: number): Citation {
  return {
    n,
    reportId: report.id,
    file: report.file,
    place: placeName(report.metadata.place),
    year: report.metadata.year,
    section: figure.section,
    quote: figure.quote,
    start: figure.start,
    end: figure.end,
    isSample: report.isSample,
  }
}

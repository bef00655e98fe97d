// Tool of this room: picked figures -> numbered citations of the clauses that they stand in, and entries that bear the numbers.

import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { citeFigure } from '#compare/cite-figure.ts'
import type { Citation } from '#domain/answer.ts'
import type { ReportSummary } from '#domain/report.ts'
import { holds, type Span } from '#domain/span.ts'
import { type Entry, entryOf } from './entry.ts'
import type { EntrySource } from './number-form.ts'

export interface MarkedFigure {
  readonly picked: PickedFigure
  readonly entry: Entry
  readonly source: EntrySource
}

export interface Marks {
  /** Numbered in the order in which they are first marked. */
  readonly citations: readonly Citation[]
  mark(picked: PickedFigure): MarkedFigure
  /** All that were marked. */
  readonly marked: readonly MarkedFigure[]
  /** Places and years that were marked, in that order. */
  told(): readonly { readonly place: string; readonly year: number | null; readonly n: number }[]
  /** Cites the sentence that holds it, of at most about so many characters. */
  quote(picked: PickedFigure, longest: number): number
}

/** Characters of a citation around a number that is told among others. */
const around = 60

/** `trim` cuts a sentence to the clauses that answer. */
export function openNumberMarks(
  visible: readonly ReportSummary[],
  trim: (sentence: Span & { text: string }, longest: number) => Span,
): Marks {
  const citations: Citation[] = []
  const marked: MarkedFigure[] = []
  const told = new Map<string, { place: string; year: number | null; n: number }>()
  const cite = (picked: PickedFigure, longest: number) => {
    const { report, place, year } = picked
    const at = spanOf(picked)
    const known = citations.find((one) => one.reportId === report.id && holds(one, at))
    const n = known?.n ?? citations.length + 1
    if (!known) citations.push(citeAround(picked, n, (sentence) => trim(sentence, longest)))
    told.set(`${place} ${year}`, { place, year, n })
    return n
  }
  return {
    citations,
    marked,
    told: () => [...told.values()],
    mark: (picked) => {
      const { figure, report, of } = picked
      const n = cite(picked, around)
      const one = {
        picked,
        entry: entryOf(figure, { report, visible, n, of, quote: citations[n - 1]! }),
        source: {
          reportId: report.id,
          at: figure.at,
          n,
          ...(of
            ? { of: of.whole.at, ...(of.isRest ? ({ isRest: true } as const) : {}) }
            : { index: figure.index }),
        },
      }
      marked.push(one)
      return one
    },
    quote: cite,
  }
}

/** From the whole to the part, where a rate was made of them. */
function spanOf({ figure, of }: PickedFigure): Span {
  return of ? { start: of.whole.at.start, end: of.part.at.end } : figure.at
}

/** The sentence as it is cut; its clause alone (of a rate that was made the clauses of both counts) where a cut would lose a number. */
function citeAround(
  picked: PickedFigure,
  n: number,
  trim: (sentence: Span & { text: string }) => Span,
): Citation {
  const { sentence, figure, report, of } = picked
  const own = { n, ...citeFigure(figure, report) }
  if (sentence === null) return own
  const quote = ({ start, end }: Span): Citation => ({
    ...own,
    start,
    end,
    quote: sentence.text.slice(start - sentence.start, end - sentence.start),
  })
  const cut = trim(sentence)
  if (holds(cut, spanOf(picked))) return quote(cut)
  return of ? quote({ start: of.whole.start, end: of.part.end }) : own
}

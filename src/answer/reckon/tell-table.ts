// Tool of this room: numbers told before -> the same as a table, places down and years across. Null where they are not of one indicator, or no year is known.
import { namePlace } from '#answer/cite.ts'
import type { DraftLine } from '#answer/gate/draft-line.ts'
import { placeOfFigure } from '#answer/numbers/entry.ts'
import type { Marks } from '#answer/numbers/number-marks.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { nameEmptyCell } from '#domain/comparison.ts'
import type { ReportSummary } from '#domain/report.ts'

type TableLine = Extract<DraftLine, { readonly kind: 'table' }>

interface Given {
  readonly marks: Marks
  readonly visible: readonly ReportSummary[]
}

export function tellTable(held: readonly PickedFigure[], { marks, visible }: Given): TableLine | null {
  const indicators = new Set(held.map(({ figure }) => figure.indicator))
  const years = [...new Set(held.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b)
  const [indicator = ''] = indicators
  if (indicators.size !== 1 || years.length === 0) return null
  const marked = held.map((one) => ({ one, entry: marks.mark(one).entry }))
  const places = [...new Set(held.map(nameOf))]
  const rows = places.map((place) => {
    const own = marked.filter(({ one }) => nameOf(one) === place)
    const cells = years.map((year) => {
      const found = own.find(({ one }) => one.year === year)
      return found ? `${found.entry.text}[${found.entry.n}]` : nameEmptyCell({ hasReport: true })
    })
    return [place, ...cells]
  })
  return { kind: 'table', indicator, head: ['乡镇', ...years.map(String)], rows }

  function nameOf({ figure, report }: PickedFigure): string {
    return namePlace({ place: placeOfFigure(figure, report), inferred: report.metadata.inferred }, visible)
  }
}

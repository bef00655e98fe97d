// Step: storage. Figures of any store: from rows to nouns, with what a person set about them; a row keeps what was read beside it.
import { type ChangedFigures, changeFigures, nameFigure } from '#domain/corrections/change-figures.ts'
import type {
  FigureChange,
  FigureCorrection,
  UnusedCorrection,
} from '#domain/corrections/figure-correction.ts'
import type { Figure } from '#domain/figure.ts'
import type { Warning } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'

export type Row = Readonly<Record<string, unknown>>
/** JSON as it was stored; throws where it was damaged. */
export type Parse = <T>(value: unknown) => T

/** Of several reports, in the order of the rows. */
export function readFiguresOf(rows: readonly Row[], parse: Parse): readonly StoredFigure[] {
  const byReport = new Map<number, Row[]>()
  for (const row of rows) {
    const own = byReport.get(Number(row.report))
    if (own) own.push(row)
    else byReport.set(Number(row.report), [row])
  }
  return [...byReport].flatMap(([report, own]) => readChangedRows(report, own, parse).figures)
}

/** All rows of one report, in order. */
export function readChangedRows(report: number, rows: readonly Row[], parse: Parse): ChangedFigures {
  const changes = new Map<number, FigureChange>()
  rows.forEach(({ change }, index) => {
    if (change !== null) changes.set(index, parse<FigureChange>(change))
  })
  const figures = rows.map((row) => readFigure(row, parse))
  const isNamed = rows.every(({ id }) => id !== null)
  const names = isNamed ? { ids: rows.map(({ id }) => String(id)) } : {}
  return changeFigures({ reportId: report, figures, ...names }, changes)
}

export function readFigure(row: Row, parse: Parse): Figure {
  const read = parse<Figure>(row.figure)
  // A bit that turned in the name of a part leaves JSON that reads well: refused as any other that does not.
  const figure = isWhole(read) ? read : parse<Figure>('a part is missing')
  // Stored before rows had places of their own: it has no such key.
  return figure.rowPlace === undefined ? { ...figure, rowPlace: null } : figure
}

const isWhole = ({ indicator, unit, raw, quote, value }: Figure): boolean =>
  [indicator, unit, raw, quote].every((part) => typeof part === 'string') && typeof value === 'number'

/** From the column of a report's row. */
export function readUnused(report: number, column: unknown, parse: Parse): readonly UnusedCorrection[] {
  return parse<readonly FigureCorrection[]>(column).map((one) => ({
    ...one,
    id: nameFigure(report, one.anchor),
  }))
}

/** Each as a warning of the report. */
export function warnUnused(unused: readonly UnusedCorrection[]): readonly Warning[] {
  return unused.map(({ anchor: { raw, quote } }) => ({
    rule: 'figure-correction',
    text: `对“${quote}”里的${raw}作过更正，现在的正文里没有这个数，更正没有用上`,
    where: null,
  }))
}

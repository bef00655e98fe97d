// Step: rows of the figure table as CSV (`figures --csv`).
import type { FigureRow } from '#domain/comparison.ts'
import { renderCsv } from './render-csv.ts'
import { renderFigureSheet } from './render-sheets.ts'

/** Chinese header, one line a figure, with its sentence and place in the report. */
export function renderFiguresCsv(rows: readonly FigureRow[]): string {
  const sheet = renderFigureSheet(rows)
  return renderCsv([sheet.head, ...sheet.rows])
}

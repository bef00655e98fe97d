// The commands over figures: list and compare, as rows, pictures and workbooks. In: opened parts. Out: functions of the App.
import type { App } from '#channels/terminal/app-port.ts'
import { buildChartPicture } from '#compare/build-chart.ts'
import { compareIndicators } from '#compare/compare.ts'
import { listFigureRows } from '#compare/list-figures.ts'
import { renderComparisonTable } from '#compare/render-comparison.ts'
import { renderFiguresCsv } from '#compare/render-figures-csv.ts'
import { renderComparisonSheets, renderFigureSheet } from '#compare/render-sheets.ts'
import type { ChartPicture, Sheet } from '#domain/comparison.ts'
import type { Parts } from './open-parts.ts'

type Commands = Pick<
  App,
  'listFigures' | 'renderFigures' | 'compare' | 'renderComparison' | 'tabulateComparison'
>

export function buildFigureCommands(
  { library, book }: Pick<Parts, 'library' | 'book'>,
  own: string | null,
): Commands {
  const deps = { library, indicatorsBook: book.indicators }
  return {
    listFigures: (filter) => listFigureRows(filter, deps),
    renderFigures: async (rows, format) =>
      format === 'csv'
        ? new TextEncoder().encode(renderFiguresCsv(rows))
        : writeSheets([renderFigureSheet(rows)]),
    compare: (request) => compareIndicators({ ...request, own }, deps),
    renderComparison: (table, format) =>
      format === 'png' ? drawPicture(buildChartPicture(table)) : writeSheets(renderComparisonSheets(table)),
    tabulateComparison: (table) => renderComparisonTable(table),
  }
}

/** Charts and notes as one PNG. Loaded when first used: most commands draw nothing. */
export async function drawPicture(picture: ChartPicture): Promise<Uint8Array> {
  const { drawCharts } = await import('#adapters/chart/draw-chart.ts')
  return drawCharts(picture)
}

/** Sheets as an xlsx file. Loaded when first used. */
export async function writeSheets(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { writeWorkbook } = await import('#adapters/xlsx/write-workbook.ts')
  return writeWorkbook(sheets)
}

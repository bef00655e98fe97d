// Step of comparing: the table as lines for a chat or a page, and as CSV.
import {
  type ComparedFigure,
  type Comparison,
  type ComparisonRow,
  type FigureCitation,
  nameEmptyCell,
  nameRows,
} from '#domain/comparison.ts'
import { renderCsv } from './render-csv.ts'

export interface RenderedTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Places down, years across; `mark` gives what stands behind a figure ([3]). The indicator has a column when there are several. */
export function renderComparisonTable(
  { rows }: Pick<Comparison, 'rows'>,
  mark: (citation: FigureCitation) => string = () => '',
): RenderedTable {
  const years = listYears(rows)
  const isMixed = new Set(rows.map((row) => row.indicator)).size > 1
  return {
    head: [...(isMixed ? ['指标'] : []), nameRows(rows), ...years.map(String)],
    rows: rows.map((row) => [
      ...(isMixed ? [row.indicator] : []),
      `${row.place}${row.isInferred ? '（县为推断）' : ''}${row.isOwn ? '（本单位）' : ''}`,
      ...years.map((year) => renderCell(row, year, mark)),
    ]),
  }
}

/** Every citation of the table in reading order, each once. */
export function listCitations(rows: readonly ComparisonRow[]): FigureCitation[] {
  const all = rows.flatMap((row) =>
    row.cells.flatMap((cell) => cell.figures.map((figure) => figure.citation)),
  )
  const seen = new Set<string>()
  return all.filter((citation) => {
    const key = `${citation.reportId}:${citation.start}:${citation.end}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** For a chat: a line a place, then the notes; 没有可比的数据 when there is nothing. */
export function renderComparisonText(
  comparison: Comparison,
  mark: (citation: FigureCitation) => string = () => '',
): string {
  const { head, rows } = renderComparisonTable(comparison, mark)
  const lines = [head, ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  const rule = `|${head.map(() => '---').join('|')}|`
  const table = rows.length === 0 ? ['没有可比的数据。'] : [lines[0] ?? '', rule, ...lines.slice(1)]
  const notes = comparison.notes.length === 0 ? [] : [`口径：${comparison.notes.join('')}`]
  return [...table, ...notes].join('\n')
}

/** One line a figure, an empty cell too, numbers as numbers. */
export function listComparisonLines({ rows }: Pick<Comparison, 'rows'>): {
  readonly head: readonly string[]
  readonly lines: readonly (readonly (string | number | null)[])[]
} {
  const head = ['指标', '地区', '年份', '值', '单位', '限定', '渠道', '原文写法', '原句', '章节', '文件']
  const lines = rows.flatMap((row) =>
    row.cells.flatMap((cell) => {
      const lead = [row.indicator, row.place, cell.year]
      if (cell.figures.length === 0)
        return [[...lead, null, null, null, null, nameEmptyCell(cell), null, null, null]]
      return cell.figures.map((figure) => [...lead, ...renderColumns(figure)])
    }),
  )
  return { head, lines }
}

/** The same for spreadsheets that read text. */
export function renderComparisonCsv(comparison: Comparison): string {
  const { head, lines } = listComparisonLines(comparison)
  return renderCsv([head, ...lines])
}

function renderColumns(figure: ComparedFigure): (string | number | null)[] {
  const { value, unit, qualifier, channel, raw, citation } = figure
  return [
    value,
    unit,
    qualifier === 'none' ? '' : qualifier,
    channel,
    raw,
    citation.quote,
    citation.section,
    citation.file,
  ]
}

/** Ascending; the same for every row. */
function listYears(rows: readonly ComparisonRow[]): number[] {
  return [...new Set(rows.flatMap((row) => row.cells.map((cell) => cell.year)))].sort((a, b) => a - b)
}

function renderCell(row: ComparisonRow, year: number, mark: (citation: FigureCitation) => string): string {
  const cell = row.cells.find((one) => one.year === year) ?? { year, hasReport: false, figures: [] }
  const { figures } = cell
  if (figures.length === 0) return nameEmptyCell(cell)
  return figures
    .map((figure) => `${figure.text}${nameFigure(figure, figures)}${mark(figure.citation)}`)
    .join('；')
}

/** Tells figures of one cell apart; a single figure of the whole place needs no name. */
function nameFigure(figure: ComparedFigure, figures: readonly ComparedFigure[]): string {
  if (figure.channel !== null) return `（${figure.channel}）`
  const { subject, period } = figure
  const apart = new Set(figures.map((one) => one.period)).size > 1 ? period : null
  return figures.length > 1 && (apart ?? subject) ? `（${apart ?? subject}）` : ''
}

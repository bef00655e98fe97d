// Step: a comparison as charts, one an indicator: a bar for each figure that can stand alone, 未公布 as a bare label.
import type {
  Chart,
  ChartBar,
  ComparedFigure,
  Comparison,
  ComparisonCell,
  ComparisonRow,
} from '#domain/comparison.ts'
import { noteRows } from './compare.ts'
import { readNarrowPeriod } from './note-scope.ts'

/** More bars than this cannot be read; then only the newest year with figures is drawn for each place. */
const maxBars = 24

/** Longest bar first, silent places last; label and title carry the year where it differs or is the same. */
export function buildCharts({ rows }: Comparison): Chart[] {
  return [...new Set(rows.map((row) => row.indicator))].flatMap((indicator) => {
    const own = rows.filter((row) => row.indicator === indicator)
    const all = own.flatMap((row) => row.cells.filter(isTold).map((cell) => ({ row, cell })))
    const entries = all.length > maxBars ? own.flatMap(newestOf) : all
    if (entries.length === 0) return []
    const years = [...new Set(entries.map((entry) => entry.cell.year))]
    const single = years.length === 1 ? (years[0] ?? null) : null
    const labels = { withYear: single === null, nameOf: shortenPlaces(own.map((row) => row.place)) }
    const bars = entries.flatMap(({ row, cell }) => buildBars(row, cell, labels))
    return [
      {
        title: renderTitle(indicator, single, own),
        bars: bars.sort((a, b) => (b.value ?? -1) - (a.value ?? -1)),
      },
    ]
  })
}

/** With a year the rows of that year alone. */
export function keepYear(rows: readonly ComparisonRow[], year: number | null): readonly ComparisonRow[] {
  if (year === null) return rows
  return rows.map((row) => ({ ...row, cells: row.cells.filter((cell) => cell.year === year) }))
}

/** What must be said below charts of these years; what concerns no year that is drawn is left out. */
export function notePicture({ rows, notes }: Comparison, year: number | null): readonly string[] {
  const ofTable = new Set(noteRows(rows))
  return [...notes.filter((note) => !ofTable.has(note)), ...noteRows(keepYear(rows, year))]
}

/** A year of which the library has no report says nothing about the place. */
function isTold(cell: ComparisonCell): boolean {
  return cell.hasReport || cell.figures.length > 0
}

function newestOf(row: ComparisonRow): { row: ComparisonRow; cell: ComparisonCell }[] {
  const cell = row.cells.findLast((one) => one.figures.length > 0) ?? row.cells.findLast(isTold)
  return cell === undefined ? [] : [{ row, cell }]
}

interface Labels {
  readonly withYear: boolean
  readonly nameOf: (place: string) => string
}

function buildBars(row: ComparisonRow, cell: ComparisonCell, { withYear, nameOf }: Labels): ChartBar[] {
  const name = nameOf(row.place)
  const own = row.isOwn ? '（本单位）' : ''
  const label = `${name}${own}${withYear ? ` ${cell.year}` : ''}`
  if (cell.figures.length === 0) {
    return [{ label, value: null, text: '未公布', isOwn: row.isOwn, isApproximate: false, citation: null }]
  }
  return cell.figures.map((figure) => ({
    label: cell.figures.length > 1 ? `${label}·${figure.channel ?? figure.subject ?? ''}` : label,
    value: figure.value,
    text: renderText(figure, { isNamed: cell.figures.length > 1, year: cell.year }),
    isOwn: row.isOwn,
    isApproximate: figure.qualifier !== 'none',
    citation: figure.citation,
  }))
}

/** 86起（专项行动期间）: what stands beside the bar says when it is not the whole place or year. */
function renderText(figure: ComparedFigure, { isNamed, year }: { isNamed: boolean; year: number }): string {
  const about = figure.qualifier === 'none' ? '' : '（约数）'
  const channel = figure.channel !== null && !isNamed ? `（${figure.channel}）` : ''
  const narrow = readNarrowPeriod(figure, year)?.replace(/“[^”]*”/g, '') ?? ''
  const period = narrow === '' ? '' : `（${narrow.length <= 8 ? narrow : '部分时段'}）`
  return `${figure.text}${channel}${period}${about}`
}

export function renderTitle(indicator: string, year: number | null, rows: readonly ComparisonRow[]): string {
  const units = [
    ...new Set(rows.flatMap((row) => row.cells.flatMap((cell) => cell.figures.map((figure) => figure.unit)))),
  ]
  const unit = units.length === 0 ? '' : `（${units.join('/')}，按报告原文）`
  return `${year === null ? '' : `${year}年`}${indicator}${unit}`
}

/** For one indicator's rows: 敖江镇 for 连江县敖江镇, as long as no other place of the chart has that town. */
export function shortenPlaces(places: readonly string[]): (place: string) => string {
  const towns = new Map(
    places.map((place) => [place, place.replace(/^.{2,}?(?:自治县|自治旗|县|区|市|旗)(?=.{2,})/, '')]),
  )
  return (place) => {
    const town = towns.get(place) ?? place
    return [...towns.values()].filter((other) => other === town).length > 1 ? place : town
  }
}

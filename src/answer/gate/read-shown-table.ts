// Step of the gate: a table as it will be shown -> its cells with the figures of the library that stand behind them, or the first fault.
import { pickFigures } from '#compare/pick-figures.ts'
import { keepFiguresOf } from '#compare/place-rows.ts'
import { renderFigure } from '#compare/render-figure.ts'
import { nameEmptyCell } from '#domain/comparison.ts'
import type { Figure } from '#domain/figure.ts'
import { isSamePlace, type ReportLevel } from '#domain/place.ts'
import { cutsNumber } from '#text/numbers/cuts-number.ts'
import type { DraftLine } from './draft-line.ts'
import { type GateView, reportOf, reportsNamed, rowNamed } from './gate-view.ts'

type TableLine = Extract<DraftLine, { kind: 'table' }>

export interface ShownNumber {
  readonly text: string
  readonly n: number
  readonly figure: Figure
}

interface ShownCell {
  readonly year: number
  readonly numbers: readonly ShownNumber[]
}

export interface ShownRow {
  readonly place: string
  readonly level: ReportLevel | null
  readonly isOwn: boolean
  readonly cells: readonly ShownCell[]
}

export type ShownTable = { readonly rows: readonly ShownRow[] } | { readonly fault: string }

const ownMark = '（本单位）'

export async function readShownTable(
  { head, rows, indicator }: TableLine,
  view: GateView,
): Promise<ShownTable> {
  const years = head.slice(1).map(Number)
  if (years.some((year) => !Number.isInteger(year))) return { fault: '表头不是年份' }
  const shown: ShownRow[] = []
  for (const [label = '', ...cells] of rows) {
    const place = label.replace(ownMark, '')
    const reports = reportsNamed(place, view)
    if (reports.length === 0) return { fault: `查到的报告里没有${place}` }
    const read: ShownCell[] = []
    for (const [i, year] of years.entries()) {
      const hasReport = reports.some(({ metadata }) => metadata.year === year)
      const cell = cells[i] ?? nameEmptyCell({ hasReport })
      const numbers = await readCell(cell, { place, year, indicator, hasReport }, view)
      if (typeof numbers === 'string') return { fault: numbers }
      read.push({ year, numbers })
    }
    shown.push({
      place,
      level: rowNamed(place, view)?.level ?? null,
      isOwn: label.endsWith(ownMark),
      cells: read,
    })
  }
  return { rows: shown }
}

interface Where {
  readonly place: string
  readonly year: number
  readonly indicator: string
  readonly hasReport: boolean
}

/** An empty cell says why it is empty, and has no figure in the library; each number of another is one whole figure of its citation, of this place and year. */
async function readCell(
  cell: string,
  where: Where,
  view: GateView,
): Promise<readonly ShownNumber[] | string> {
  const { indicator, place, year, hasReport } = where
  if (cell === nameEmptyCell({ hasReport })) {
    const figures = await view.listFiguresOf(indicator)
    const row = rowNamed(place, view)
    const found = row
      ? pickFigures(year, { reports: row.reports, indicator }, keepFiguresOf(row, figures))
      : []
    return found.length === 0 ? [] : `${place}${year}年的报告写了这个数`
  }
  const numbers: ShownNumber[] = []
  for (const piece of cell.split('；')) {
    const [, text = '', , mark] = /^([^（）[\]]+)(（[^（）]*）)?\[(\d{1,3})\]$/.exec(piece) ?? []
    const number = await findNumber({ text, n: Number(mark) }, where, view)
    if (number === null) return `表里的“${piece}”不是出处里的一个数`
    numbers.push(number)
  }
  return numbers
}

function isOf({ indicator, kind }: Figure, name: string): boolean {
  return indicator === name && (kind === 'count' || kind === 'rate')
}

async function findNumber(
  { text, n }: { text: string; n: number },
  { place, year, indicator }: Where,
  view: GateView,
): Promise<ShownNumber | null> {
  const citation = view.citations.get(n)
  const summary = reportOf(n, view)
  if (!citation || summary === null) return null
  const { metadata } = summary
  const row = rowNamed(place, view)
  if (row === null) return null
  const report = await view.read(citation.reportId)
  const figure = report?.figures.find(
    (one) =>
      isOf(one, indicator) &&
      isSamePlace(one.rowPlace ?? metadata.place, row.place) &&
      citation.start <= one.at.start &&
      one.at.end <= citation.end &&
      renderFigure(one) === text &&
      (metadata.year === year || (one.period ?? '').includes(String(year))) &&
      standsWhole(report.text, one),
  )
  return figure ? { text, n, figure } : null
}

/** As written, and no piece of a longer number. */
function standsWhole(text: string, { at, raw }: Figure): boolean {
  return text.slice(at.start, at.end) === raw && !cutsNumber(text, at.start) && !cutsNumber(text, at.end)
}

// Step: encode. In: one indicator across places and years. Out: the table, each number with the box that opens its sentence; where 本单位 stands below.

import { type Html, html } from '#channels/web/frame/html.ts'
import { renderPlainBox } from '#channels/web/frame/render-citation.ts'
import type { ComparedFigures } from '#desk/compare-desk.ts'
import { type ComparedFigure, type ComparisonRow, nameEmptyCell, nameRows } from '#domain/comparison.ts'
import { type ColumnOrder, sortRows } from './sort-rows.ts'

/** Silent townships named under the table; more are counted. */
const mostSilent = 12

function isTold(row: ComparisonRow): boolean {
  return row.isOwn || row.cells.some((cell) => cell.figures.length > 0)
}

function renderFigure(figure: ComparedFigure, isOne: boolean, next: () => number): Html {
  const name = figure.channel ?? (isOne ? null : figure.subject)
  const about = name ? html`<small>${name}</small>` : null
  return html`<span class="figure">${about}${figure.text}${renderPlainBox({ n: next(), ...figure.citation })}</span>`
}

function renderRow(row: ComparisonRow, next: () => number): Html {
  const [, county = '', town = row.place] = /^(.+[县区市旗])(.{2,})$/.exec(row.place) ?? []
  const cells = row.cells.map((cell) =>
    cell.figures.length === 0
      ? html`<td class="${cell.hasReport ? 'none' : 'none absent'}">${nameEmptyCell(cell)}</td>`
      : html`<td>${cell.figures.map((figure) => renderFigure(figure, cell.figures.length === 1, next))}</td>`,
  )
  const look = row.isOwn ? html` class="me"` : null
  return html`<tr${look}><th scope="row"><small>${county}</small>${town}${row.isOwn ? html`<span class="own-mark">（本单位）</span>` : null}</th>${cells}</tr>`
}

export interface TableView {
  readonly next: () => number
  readonly order: ColumnOrder
  /** The page in another order. */
  readonly addressOf: (order: ColumnOrder) => string
}

function renderHead(rows: readonly ComparisonRow[], { order, addressOf }: TableView): Html {
  const link = (by: ColumnOrder, text: string, sort: 'descending' | 'ascending') => {
    const isNow = by === order
    const address = addressOf(isNow ? null : by)
    return html`<th scope="col"${isNow ? html` aria-sort="${sort}"` : null}><a href="${address}" hx-get="${address}" hx-target="#figures" hx-select="#figures" hx-select-oob="#exports" hx-swap="outerHTML" hx-push-url="true">${text}</a></th>`
  }
  const years = rows[0]!.cells.map(({ year }) => link(year, String(year), 'descending'))
  return html`<thead><tr>${link('place', nameRows(rows), 'ascending')}${years}</tr></thead>`
}

/** 第2名，共8个; 其他的中位数 104. */
function renderStandings({ rows, standings }: ComparedFigures): Html | null {
  if (standings.length === 0) return null
  const cells = (say: (standing: ComparedFigures['standings'][number]) => string) =>
    rows[0]!.cells.map(({ year }) => {
      const standing = standings.find((one) => one.year === year)
      return html`<td>${standing ? say(standing) : ''}</td>`
    })
  return html`<tfoot><tr><th scope="row">其他的中位数</th>${cells(({ median, unit }) => `${median}${unit}`)}</tr><tr><th scope="row">本单位从多到少</th>${cells(({ rank, of }) => `第${rank}，共${of}个`)}</tr></tfoot>`
}

/** From so many years on the table takes all the width that there is. */
const manyYears = 6

/** Townships whose reports are silent are named below; null when no report tells the indicator. */
export function renderFigureTable(compared: ComparedFigures, view: TableView): Html | null {
  const { rows } = compared
  const told = rows.filter(isTold)
  if (told.length === 0) return null
  const silent = rows.filter((row) => !isTold(row)).map((row) => row.place)
  const rest = silent.length > mostSilent ? `等 ${silent.length} 个` : ''
  const note =
    silent.length > 0
      ? html`<p class="scope">没有写这个数的：${silent.slice(0, mostSilent).join('、')}${rest}。</p>`
      : null
  const isEmpty = told.some(({ cells }) => cells.some(({ figures }) => figures.length === 0))
  const legend = isEmpty
    ? html`<p class="scope">未公布：报告读过，没有写这个数；库里没有：资料库里没有那一年的报告。</p>`
    : null
  const width = told[0]!.cells.length >= manyYears ? ' wide-table' : ''
  const body = sortRows(told, view.order).map((row) => renderRow(row, view.next))
  return html`<div class="scroll${width}" role="group" aria-label="表" tabindex="0"><table class="figure-table">${renderHead(told, view)}<tbody>${body}</tbody>${renderStandings(compared)}</table></div>${legend}${note}`
}

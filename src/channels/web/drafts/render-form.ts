// Step: encode. In: a form of a draft. Out: a table with its merged cells, every number linked to its source.

import { type Html, html } from '#channels/web/frame/html.ts'
import { findMerge, isCovered } from '#domain/block.ts'
import type { DraftTable, FilledCell } from '#domain/draft.ts'

/** Where a cell's entry in the right column is: what was said once has one entry for all the cells that it fills. */
export function anchorOfCell(section: number, cell: FilledCell, { filled }: DraftTable): string {
  return `s${section}-r${filled.findIndex((one) => isSameSource(one, cell))}`
}

/** The first cell of each thing that was said. */
export function listCellSources({ filled }: DraftTable): readonly FilledCell[] {
  return filled.filter((cell, at) => filled.findIndex((one) => isSameSource(one, cell)) === at)
}

function isSameSource(a: FilledCell, b: FilledCell): boolean {
  const nameOf = ({ source }: FilledCell) => JSON.stringify({ ...source, start: 0, end: 0 })
  return nameOf(a) === nameOf(b)
}

export function renderForm(table: DraftTable, section: number): Html {
  const rows = table.rows.map(
    (cells, row) =>
      html`<tr>${cells.map((text, column) => renderCell(table, { text, row, column, section }))}</tr>`,
  )
  return html`<div class="form"><table>${rows}</table></div>`
}

interface ShownCell {
  readonly text: string
  readonly row: number
  readonly column: number
  readonly section: number
}

function renderCell(table: DraftTable, { text, row, column, section }: ShownCell): Html | null {
  if (isCovered(table.merges, row, column)) return null
  const merge = findMerge(table.merges, row, column)
  const span = merge ? html` rowspan="${merge.rows}" colspan="${merge.columns}"` : null
  const filled = table.filled.find((cell) => cell.row === row && cell.column === column)
  if (filled) {
    const link = html`<a class="num" href="#${anchorOfCell(section, filled, table)}">${text}</a>`
    return html`<td class="count"${span}>${link}</td>`
  }
  return table.headRows.includes(row) ? html`<th${span}>${text}</th>` : html`<td${span}>${text}</td>`
}

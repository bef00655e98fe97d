// Step: encode. In: one indicator across places and years. Out: the table, each number with the box that opens its sentence.

import { type Html, html } from '#channels/web/frame/html.ts'
import { renderCitationBox } from '#channels/web/frame/render-citation.ts'
import type { ComparedFigures } from '#desk/compare-desk.ts'
import type { ComparedFigure, ComparisonRow } from '#domain/comparison.ts'

/** Silent townships named under the table; more are counted. */
const mostSilent = 12

function isTold(row: ComparisonRow): boolean {
  return row.isOwn || row.cells.some((cell) => cell.figures.length > 0)
}

function renderFigure(figure: ComparedFigure, isOne: boolean, next: () => number): Html {
  const name = figure.channel ?? (isOne ? null : figure.subject)
  const about = name ? html`<small>${name}</small>` : null
  return html`<span class="figure">${about}${figure.text}${renderCitationBox({ n: next(), ...figure.citation })}</span>`
}

function renderRow(row: ComparisonRow, next: () => number): Html {
  const [, county = '', town = row.place] = /^(.+[县区市旗])(.{2,})$/.exec(row.place) ?? []
  const cells = row.cells.map(({ figures }) =>
    figures.length === 0
      ? html`<td class="none">未公布</td>`
      : html`<td>${figures.map((figure) => renderFigure(figure, figures.length === 1, next))}</td>`,
  )
  return html`<tr class="${row.isOwn ? 'me' : ''}"><th scope="row"><small>${county}</small>${town}${row.isOwn ? html`<span class="own-mark">（本单位）</span>` : null}</th>${cells}</tr>`
}

/** Townships whose reports are silent are named below; null when no report tells the indicator. */
export function renderFigureTable({ rows }: ComparedFigures, next: () => number): Html | null {
  const told = rows.filter(isTold)
  if (told.length === 0) return null
  const silent = rows.filter((row) => !isTold(row)).map((row) => row.place)
  const years = told[0]!.cells.map(({ year }) => html`<th scope="col">${year}</th>`)
  const rest = silent.length > mostSilent ? `等 ${silent.length} 个乡镇` : ''
  const note =
    silent.length > 0
      ? html`<p class="scope">没有写这个数的：${silent.slice(0, mostSilent).join('、')}${rest}。</p>`
      : null
  return html`<div class="scroll" role="group" aria-label="表" tabindex="0"><table class="figure-table"><thead><tr><th scope="col">乡镇</th>${years}</tr></thead><tbody>${told.map((row) => renderRow(row, next))}</tbody></table></div>${note}`
}

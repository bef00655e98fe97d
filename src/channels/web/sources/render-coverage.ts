// Step: encode. In: coverage of counties. Out: a table a county, a row a township, a column a year; gaps can be seen at a glance.
import { type Html, html } from '#channels/web/frame/html.ts'
import type { CoverageTable } from '#desk/sources/coverage-desk.ts'

interface Shown {
  /** Empty: all. */
  readonly kind: string
  readonly kinds: readonly string[]
}

export function renderCoverage(tables: readonly CoverageTable[], { kind, kinds }: Shown): Html {
  const options = kinds.map(
    (one) => html`<option value="${one}"${one === kind ? html` selected` : null}>${one}</option>`,
  )
  const none = html`<p class="empty-list">${kind ? `库里没有乡镇的${kind}。` : '库里还没有乡镇的报告。'}</p>`
  return html`<div class="sheet watched"><p class="back"><a href="/reports">← 库</a></p><h1>各乡镇有哪些年份</h1>
<form class="filters" method="get" action="/coverage"><select name="kind" aria-label="种类"><option value="">全部种类</option>${options}</select><button>看</button></form>
${tables.length > 0 ? tables.map(renderTable) : none}<p class="scope">点“有”打开报告；空着的是库里没有。</p></div>`
}

function renderTable({ county, years, rows, towns, filled }: CoverageTable): Html {
  const head = years.map((year) => html`<th scope="col">${year}</th>`)
  const body = rows.map(
    ({ town, cells }) =>
      html`<tr><th scope="row">${town}</th>${cells.map((ids, at) => renderCell(ids, `${town} ${years[at]}年`))}</tr>`,
  )
  return html`<h2>${county}</h2><p class="scope">${rows.length} 个乡镇，${towns} 个有报告；${rows.length * years.length} 格里有 ${filled} 格。</p><div class="coverage" tabindex="0" role="region" aria-label="${county}各乡镇各年的报告"><table><thead><tr><th scope="col">乡镇</th>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

function renderCell(ids: readonly number[], name: string): Html {
  const links = ids.map(
    (id, at) =>
      html`<a href="/reports/${id}" aria-label="${name}的报告">${at === 0 ? '有' : `又${at + 1}`}</a> `,
  )
  return html`<td>${links}</td>`
}

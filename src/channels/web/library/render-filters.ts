// Step: encode. In: the reports that there are, and what is looked for. Out: the row of boxes that narrows the list and orders it.
import { type Html, html } from '#channels/web/frame/html.ts'
import { type ReportOrder, reportOrders } from '#desk/reports/sort-reports.ts'
import { placeName, reportLevels } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { cares, type LibraryFilter } from './read-filter.ts'

const orderNames: Readonly<Record<ReportOrder, string>> = {
  place: '按地区',
  year: '按年份',
  kind: '按种类',
  title: '按标题',
  warnings: '按提醒多少',
}

/** Those whose entries come from the reports that there are: drawn anew when one has come in. */
export const fedFilters = ['place', 'year', 'level', 'kind'].map((name) => `#filter-${name}`).join(',')

/** More than this many places are typed, not chosen: a list of thousands is a page by itself. */
const mostPlaces = 150

type Choice = readonly [value: string, label: string]

function renderSelect(name: string, label: string, choices: readonly Choice[], chosen: string): Html {
  const [first, ...rest] = choices
  const options = rest.map(
    ([value, text]) =>
      html`<option value="${value}"${value === chosen ? html` selected` : null}>${text}</option>`,
  )
  return html`<select id="filter-${name}" name="${name}" aria-label="${label}"><option value="">${first?.[1]}</option>${options}</select>`
}

const same = (value: string | number): Choice => [String(value), String(value)]

function renderPlaces(places: readonly string[], chosen: string): Html {
  if (places.length <= mostPlaces)
    return renderSelect('place', '地区', [['', '全部地区'], ...places.map(same)], chosen)
  return html`<input type="search" id="filter-place" name="place" value="${chosen}" placeholder="地区，例如 青禾县" aria-label="地区" maxlength="60">`
}

export function renderFilters(reports: readonly ReportSummary[], filter: LibraryFilter): Html {
  const distinct = <T>(values: readonly T[]) => [...new Set(values)]
  const places = distinct(reports.map(({ metadata }) => placeName(metadata.place)).filter(Boolean)).sort()
  const years = distinct(reports.flatMap(({ metadata }) => metadata.year ?? [])).sort((a, b) => b - a)
  const kinds = distinct(reports.map(({ metadata }) => metadata.kind)).sort()
  const levels = reportLevels.filter((level) => reports.some(({ metadata }) => metadata.level === level))
  const orders = reportOrders.map((order): Choice => [order, orderNames[order]])
  const first = filter.words ? '按对得上的多少' : '按入库先后'
  return html`<form class="filters" method="get" action="/reports" hx-get="/reports" hx-target="#list" hx-select="#list" hx-swap="outerHTML" hx-push-url="true" hx-trigger="change, submit, input from:find input[name=words] delay:400ms">
<input type="search" name="words" value="${filter.words}" placeholder="找标题或正文里的词，例如 欠薪" aria-label="找报告" maxlength="60">
${renderPlaces(places, filter.place ?? '')}
${renderSelect('year', '年份', [['', '全部年份'], ...years.map(same)], String(filter.year ?? ''))}
${renderSelect('level', '级别', [['', '全部级别'], ...levels.map(same)], filter.level ?? '')}
${renderSelect('kind', '种类', [['', '全部种类'], ...kinds.map(same)], filter.kind ?? '')}
${renderSelect('care', '提醒', [['', '提醒不论'], ...Object.entries(cares)], filter.care ?? '')}
${renderSelect('sort', '排列', [['', first], ...orders], filter.sort ?? '')}<button class="no-js">筛选</button></form>`
}

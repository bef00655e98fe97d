// Step: encode. In: what can be compared and what is chosen. Out: the row of chips that open menus, and the export links.

import { type Html, html } from '#channels/web/frame/html.ts'
import type { CompareCall } from '#desk/compare-desk.ts'
import type { FigureChoices } from '#desk/figure-desk.ts'

/** Menus with more entries than this get a box to find one in. */
const searchFrom = 12

interface Entry {
  readonly value: string
  readonly label: string
  /** Beside it, smaller. */
  readonly note: string
  readonly group: string
}

interface Picker {
  readonly name: 'indicator' | 'place' | 'year'
  readonly label: string
  readonly said: string
  readonly entries: readonly Entry[]
  readonly chosen: readonly string[]
}

function renderMenu({ name, label, entries, chosen }: Picker): Html {
  const groups = [...new Set(entries.map((entry) => entry.group))].map((group) => {
    const boxes = entries
      .filter((entry) => entry.group === group)
      .map((entry) => {
        const checked = chosen.includes(entry.value) ? html` checked` : null
        return html`<label><input type="checkbox" name="${name}" value="${entry.value}"${checked}><span>${entry.label}</span><small>${entry.note}</small></label>`
      })
    return html`<fieldset>${group ? html`<legend>${group}</legend>` : null}${boxes}</fieldset>`
  })
  const find =
    entries.length > searchFrom
      ? html`<input type="search" class="js-only" data-find placeholder="找${label}" aria-label="找${label}">`
      : null
  return html`<div class="menu">${find}${groups}</div>`
}

function renderPicker(picker: Picker): Html {
  return html`<details class="picker" name="picker"><summary><span id="pick-${picker.name}">${picker.label}：${picker.said}</span></summary>${renderMenu(picker)}</details>`
}

/** 全部8个乡镇; one or two by name; otherwise how many. */
function say(chosen: readonly string[], all: string, unit: string): string {
  if (chosen.length === 0) return all
  return chosen.length <= 2 ? chosen.join('、') : `${chosen.length} ${unit}`
}

/** Only names of the table are said again. */
function sayIndicators({ indicators }: CompareCall, choices: FigureChoices): string {
  const known = indicators.filter((name) => choices.indicators.some((one) => one.name === name))
  return say(known, indicators.length > 0 ? '另选' : '还没有选', '个')
}

function splitPlace(place: string): { county: string; town: string } {
  const [, county = '', town = place] = /^(.{2,}?(?:自治县|自治旗|[县区市旗]))(.{2,})$/.exec(place) ?? []
  return { county, town }
}

/** A form that works without script; with it each tick shows at once. */
export function renderPickers(call: CompareCall, choices: FigureChoices, exports: Html): Html {
  const [first, last] = [choices.years[0], choices.years.at(-1)]
  const span = first === last ? `${first ?? '—'}` : `${first}—${last}`
  const pickers: readonly Picker[] = [
    {
      name: 'indicator',
      label: '指标',
      said: sayIndicators(call, choices),
      entries: choices.indicators.map(({ name, section, places }) => ({
        value: name,
        label: name,
        note: `${places} 个乡镇`,
        group: section,
      })),
      chosen: call.indicators,
    },
    {
      name: 'place',
      label: '地区',
      said: say(
        call.places.map((place) => splitPlace(place).town),
        `全部 ${choices.places.length} 个乡镇`,
        '个乡镇',
      ),
      entries: choices.places.map((place) => ({
        value: place,
        label: splitPlace(place).town,
        note: '',
        group: splitPlace(place).county,
      })),
      chosen: call.places,
    },
    {
      name: 'year',
      label: '年份',
      said: say(call.years.map(String), span, '年'),
      entries: choices.years.map((year) => ({
        value: String(year),
        label: `${year} 年`,
        note: '',
        group: '',
      })),
      chosen: call.years.map(String),
    },
  ]
  return html`<form class="pickers" method="get" action="/figures" hx-get="/figures" hx-target="#figures" hx-select="#figures" hx-select-oob="#pick-indicator,#pick-place,#pick-year,#exports" hx-swap="outerHTML" hx-push-url="true" hx-trigger="change, submit">${pickers.map(renderPicker)}<button class="no-js">看</button>${exports}</form>`
}

/** 导出表格 and 存图, once there is something to export; the script draws what is shown, lines as lines (figures.js). */
export function renderExports(call: CompareCall, addressOf: (path: string) => string): Html {
  if (call.indicators.length === 0) return html`<span id="exports"></span>`
  return html`<span id="exports" aria-live="polite"><a class="button" href="${addressOf('/figures/table.xlsx')}" download>导出表格</a><a class="button" data-picture href="${addressOf('/figures/chart.png')}" download>存图</a></span>`
}

// Step: encode. In: reports that sources found and that wait for a yes. Out: small cards in one form: those ticked go in, or are not wanted.
import { type Html, html } from '#channels/web/frame/html.ts'
import type { ListedFind, TakenFind } from '#desk/sources/source-desk.ts'

/** Nothing where nothing waits. */
export function renderFinds(finds: readonly ListedFind[]): Html | null {
  if (finds.length === 0) return null
  return html`<form class="finds" method="post" action="/sources/decide"><h2>${finds.length} 份新报告等着看</h2><ul>${finds.map(renderFind)}</ul><div class="choices"><button class="main" name="act" value="take">勾上的入库</button><button name="act" value="refuse">勾上的不要</button></div></form>`
}

function renderFind({ key, title, address, date, year, reading, notes, from }: ListedFind): Html {
  const facts = [
    reading?.place || '地区没有读出来',
    `${reading?.year ?? year ?? '年份不明'}${(reading?.year ?? year) ? '年' : ''}`,
    reading ? `${reading.passages} 段，${reading.figures} 个数` : null,
    date ? `${date} 公布` : null,
    from,
  ].filter(Boolean)
  const replaced = reading?.replaces
    ? html`<small class="check">入库后替换<a href="/reports/${reading.replaces}">库里的这一份</a>，原件还留着</small>`
    : null
  const odd = notes.map((note) => html`<small class="check">${note}</small>`)
  const warned = reading && reading.warnings.length > 0 ? reading.warnings : []
  const warnings =
    warned.length > 0
      ? html`<details><summary>${warned.length} 条提醒</summary><ul class="texts">${warned.map((text) => html`<li>${text}</li>`)}</ul></details>`
      : null
  return html`<li><label class="box"><input type="checkbox" name="key" value="${key}" checked><span><b>${reading?.title ?? title}</b><small>${facts.join(' · ')}</small></span></label><div class="beside">${odd}${replaced}<small><a href="${address}" rel="noreferrer noopener" target="_blank">看网站上的原页</a></small>${warnings}</div></li>`
}

/** What a yes came to. */
export function renderTaken(taken: readonly TakenFind[]): Html {
  const failed = taken.filter(({ problem }) => problem !== null)
  const links = taken.flatMap(({ reportId, title }) =>
    reportId === null ? [] : [html`<li><a href="/reports/${reportId}">${title}</a></li>`],
  )
  const bad = failed.map(({ title, problem }) => html`<li>${title}：${problem}</li>`)
  return html`<div class="note" role="status"><p>入库 ${links.length} 份。</p><ul class="texts">${links}</ul></div>${bad.length > 0 ? html`<div class="note problem" role="alert"><p>${bad.length} 份没有入库。</p><ul class="texts">${bad}</ul></div>` : null}`
}

// Step: encode. In: a person's drafts. Out: the page that begins one, lists them (found, filtered, deleted) and takes a file to check.

import { type Html, html } from '#channels/web/frame/html.ts'
import { renderProblem } from '#channels/web/frame/render-frame.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import type { ListedCheck } from '#desk/checks/kept-checks.ts'
import type { ListedDraft } from '#desk/drafts/draft-desk.ts'
import type { SharedDraft } from '#desk/sharing/sharing-desk.ts'
import { briefExample } from './examples.ts'

/** From so many on there is something to look for. */
const manyDrafts = 4

export const draftStates = { open: '有待补充', faults: '有必改的', whole: '写全了' } as const
export type DraftState = keyof typeof draftStates

/** Null where nothing was noted of it. */
function stateOf({ open, faults }: ListedDraft): DraftState | null {
  if (open === null || faults === null) return null
  return faults > 0 ? 'faults' : open > 0 ? 'open' : 'whole'
}

export interface DraftFilter {
  readonly words: string
  readonly year: number | null
  readonly kind: string
  readonly state: DraftState | null
}

/** Words are looked up by the desk. */
function fits(draft: ListedDraft, { year, kind, state }: DraftFilter): boolean {
  if (year !== null && draft.year !== year) return false
  if (kind && draft.kind !== kind) return false
  return state === null || stateOf(draft) === state
}

function renderOptions(values: readonly (readonly [string, string])[], chosen: string, all: string): Html {
  const options = values.map(
    ([value, label]) =>
      html`<option value="${value}"${value === chosen ? html` selected` : null}>${label}</option>`,
  )
  return html`<option value="">${all}</option>${options}`
}

function renderFilter(all: readonly ListedDraft[], { words, year, kind, state }: DraftFilter): Html | null {
  if (all.length < manyDrafts && words === '') return null
  const distinct = (values: readonly (string | number)[]) =>
    [...new Set(values)].sort().map((value) => [String(value), String(value)] as const)
  const years = distinct(all.flatMap((draft) => draft.year ?? []))
  const kinds = distinct(all.flatMap((draft) => draft.kind || []))
  return html`<form class="draft-find" method="get" action="/drafts"><input type="search" name="words" value="${words}" placeholder="找标题或素材里的词" aria-label="找稿子" maxlength="100"><select name="year" aria-label="年份">${renderOptions(years, String(year ?? ''), '全部年份')}</select><select name="kind" aria-label="种类">${renderOptions(kinds, kind, '全部种类')}</select><select name="state" aria-label="写到哪里">${renderOptions(Object.entries(draftStates), state ?? '', '不论写到哪里')}</select><button>找</button></form>`
}

function sayState({ open, faults }: ListedDraft): Html | null {
  const said = [faults ? `${faults} 处必改` : null, open ? `${open} 处待补充` : null].filter(Boolean)
  if (open === null) return null
  return said.length > 0
    ? html`<span class="state warn">${said.join('，')}</span>`
    : html`<span class="state">写全了</span>`
}

function renderRow(draft: ListedDraft): Html {
  const { id, title, version, savedAt, place, year, kind, lead } = draft
  const facts = [place, year === null ? null : `${year}年`, kind, `第 ${version} 稿`, sayClock(savedAt)]
  const remove = html`<details class="picker"><summary>删除</summary><form class="menu" method="post" action="/drafts/${id}/delete"><p>删了就找不回来。</p><button class="main danger">删掉这份稿子</button></form></details>`
  return html`<li><a href="/drafts/${id}">${title}</a>${sayState(draft) ?? html`<span></span>`}<small>${facts.filter(Boolean).join(' · ')}${lead ? html`<br>${lead}` : null}</small>${remove}</li>`
}

function renderList({ drafts, all, filter }: DraftLists): Html | null {
  if (all.length === 0) return null
  const shown = drafts.filter((draft) => fits(draft, filter))
  const none = html`<p class="fix">没有符合的稿子。<a href="/drafts">看全部</a></p>`
  const list = html`<ul class="draft-rows">${shown.map(renderRow)}</ul>`
  return html`<section class="drafts"><h2>我的稿子</h2>${renderFilter(all, filter)}${shown.length > 0 ? list : none}</section>`
}

function renderShared(drafts: readonly SharedDraft[]): Html | null {
  if (drafts.length === 0) return null
  const items = drafts.map(
    ({ id, title, version, savedAt, owner, hold }) =>
      html`<li><a href="/drafts/${id}">${title}</a><small>${owner ?? '别人'}的，${hold === 'edit' ? '可改' : '只看'} · 第 ${version} 稿 · ${sayClock(savedAt)}</small></li>`,
  )
  return html`<section class="figure-start drafts"><h2>本单位的稿子</h2><ul>${items}</ul></section>`
}

export interface DraftLists {
  /** Those that hold the words that were looked for. */
  readonly drafts: readonly ListedDraft[]
  readonly all: readonly ListedDraft[]
  readonly filter: DraftFilter
  /** Others' that are let to the unit. */
  readonly shared: readonly SharedDraft[]
  readonly checks: readonly ListedCheck[]
  /** 本单位. */
  readonly own: string | null
}

/** What could not be done, beside the form that asked for it. */
export interface FailedForm {
  readonly form: 'brief' | 'check' | 'adopt'
  readonly text: string
  readonly fix: string
  readonly typed: string
  readonly status: 400 | 403 | 404 | 500 | 502 | 503
}

function renderChecks(checks: readonly ListedCheck[]): Html | null {
  if (checks.length === 0) return null
  const items = checks.map(
    ({ id, name, at, times, faults, hints }) =>
      html`<li><a href="/checks/${id}">${name}</a><span class="state${faults > 0 ? ' warn' : ''}">${faults} 条必改，${hints} 条建议</span><small>${times > 1 ? `查过 ${times} 次 · ` : ''}${sayClock(at)}</small></li>`,
  )
  return html`<ul class="draft-rows">${items}</ul>`
}

/** Begin above, go on below, check at the end. */
export function renderDraftList(lists: DraftLists, failed: FailedForm | null): Html {
  const { shared, own, checks } = lists
  const whose = own ? `本单位：${own}。` : '还没有填本单位，稿子里就没有单位名；到“问”里填一次就行。'
  const problem = (form: FailedForm['form']) =>
    failed?.form === form ? renderProblem(failed.text, failed.fix) : null
  const typed = (form: FailedForm['form']) => (failed?.form === form ? failed.typed : '')
  return html`<div class="col drafting"><h1>把你的数写成一段，一个数也不编。</h1>${problem('brief')}
<form class="brief" method="post" action="/drafts" enctype="multipart/form-data"><textarea name="text" rows="5" aria-label="素材" placeholder="${briefExample}">${typed('brief')}</textarea><div><label class="button">附台账或素材<input class="unseen" type="file" name="files" multiple></label><span class="fix" data-chosen></span><button class="main">起草</button></div></form>
<p class="scope">${whose}没给的事实不写，缺的数写成【待补充】。写“2025年年度报告”就按年度报告的提纲写全篇。</p>
${renderList(lists)}${renderShared(shared)}
<section class="check-box" id="check"><h2>查一份写好的稿子</h2>${problem('check')}<p class="scope">数字前后不一、年份、地名、编号、必写的内容、与别人雷同的句子。</p><form class="brief" method="post" action="/drafts/check" enctype="multipart/form-data"><textarea name="text" rows="3" aria-label="要查的文字" placeholder="把稿子的文字贴在这里，或者选一份文件">${typed('check')}</textarea><div><label class="button">选稿子<input class="unseen" type="file" name="file"></label><span class="fix" data-chosen></span><button class="main">查</button></div></form>${renderChecks(checks)}</section>
<section class="check-box"><h2>接着改别处的稿子</h2>${problem('adopt')}<form method="post" action="/drafts/adopt"><input name="id" value="${typed('adopt')}" aria-label="接稿码" placeholder="接稿码" maxlength="60" required><button>接过来</button></form></section></div>`
}

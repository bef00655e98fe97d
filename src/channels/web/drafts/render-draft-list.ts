// Step: encode. In: a person's drafts. Out: the page that begins one, lists them and takes a file to check.

import { type Html, html } from '#channels/web/frame/html.ts'
import { renderNote } from '#channels/web/frame/render-frame.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import type { ListedDraft } from '#desk/drafts/draft-desk.ts'
import type { SharedDraft } from '#desk/sharing/sharing-desk.ts'

function renderList(drafts: readonly ListedDraft[]): Html | null {
  if (drafts.length === 0) return null
  const items = drafts.map(
    ({ id, title, version, savedAt }) =>
      html`<li><a href="/drafts/${id}">${title}</a><small>第 ${version} 稿 · ${sayClock(savedAt)}</small></li>`,
  )
  return html`<section class="figure-start drafts"><h2>我的稿子</h2><ul>${items}</ul></section>`
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
  readonly drafts: readonly ListedDraft[]
  /** Others' that are let to the unit. */
  readonly shared: readonly SharedDraft[]
  /** 本单位. */
  readonly own: string | null
  /** One was just deleted. */
  readonly isDeleted: boolean
}

/** Begin above, go on below, check at the end. */
export function renderDraftList({ drafts, shared, own, isDeleted }: DraftLists): Html {
  const whose = own ? `本单位：${own}。` : '还没有填本单位，稿子里就没有单位名；到“问”里填一次就行。'
  return html`<div class="col drafting">${isDeleted ? renderNote('稿子删了。') : null}<h1>把你的数写成一段，一个数也不编。</h1>
<form class="brief" method="post" action="/drafts" enctype="multipart/form-data"><textarea name="text" rows="5" aria-label="素材" placeholder="写化解纠纷这段：调处132起，成功130起，帮18名农民工讨薪25万元"></textarea><div><label class="button">附台账或素材<input class="unseen" type="file" name="files" multiple></label><span class="fix" data-chosen></span><button class="main">起草</button></div></form>
<p class="scope">${whose}没给的事实不写，缺的数写成【待补充】。写“2025年年度报告”就按年度报告的提纲写全篇。</p>
${renderList(drafts)}${renderShared(shared)}
<section class="check-box"><h2>查一份写好的稿子</h2><p class="scope">数字前后不一、年份、地名、编号、必写的内容、与别人雷同的句子。</p><form method="post" action="/drafts/check" enctype="multipart/form-data"><label class="button">选稿子<input class="unseen" type="file" name="file" required></label><span class="fix" data-chosen></span><button class="main">查</button></form></section>
<section class="check-box"><h2>接着改别处的稿子</h2><form method="post" action="/drafts/adopt"><input name="id" aria-label="接稿码" placeholder="接稿码" maxlength="60" required><button>接过来</button></form></section></div>`
}

// Step: encode. In: a draft's id and its final exports so far. Out: the menu of other ways to take it away.

import { type Html, html } from '#channels/web/frame/html.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import type { OpenedDraft } from '#desk/drafts/draft-room.ts'
import { confirmation } from '#desk/drafts/export-draft.ts'

const channels: Readonly<Record<string, string>> = {
  web: '网页',
  telegram: 'Telegram',
  wecom: '企业微信',
  terminal: '终端',
}

/** Where it was taken out. Who did stays in the log: a person's id on this page is his cookie. */
function renderTaken(finals: OpenedDraft['finals']): Html | null {
  if (finals.length === 0) return null
  const items = finals.map(
    ({ at, version, person }) =>
      html`<li>${sayClock(at)}<span>第 ${version} 稿，${channels[person.split(':')[0]!] ?? '别处'}</span></li>`,
  )
  return html`<p>导出过的定稿</p><ul class="versions">${items}</ul>`
}

/** Text, Markdown; Word with the annex of sources, in a template, or as the final paper that the person answers for. */
export function renderExport(id: string, finals: OpenedDraft['finals']): Html {
  return html`<details class="picker export"><summary class="button">更多</summary><div class="menu"><p><a class="button" href="/drafts/${id}/text" download>导出文本</a> <a class="button" href="/drafts/${id}/markdown" download>导出 Markdown</a></p>
<form method="post" action="/drafts/${id}/word" enctype="multipart/form-data"><label><input type="checkbox" name="sources" value="1"><span>附数据出处表</span></label>
<label><input type="checkbox" name="confirmed" value="${confirmation}"><span>定稿，不带 AI 提示行<small>勾上就是确认：${confirmation}。记录在案。</small></span></label>
<div class="template"><label class="button">换成本单位的模板<input class="unseen" type="file" name="template" accept=".docx"></label><span class="fix" data-chosen></span></div><button class="main">导出 Word</button></form>${renderTaken(finals)}</div></details>`
}

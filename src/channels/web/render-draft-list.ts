// Step: encode. In: a person's drafts, or the findings on a file. Out: the page that begins, lists and checks.
import type { ListedDraft } from '#chat/draft-desk.ts'
import type { Finding } from '#domain/finding.ts'
import { type Html, html } from './html.ts'
import { renderFinding } from './render-draft-facts.ts'
import { sayClock } from './say-time.ts'

function renderList(drafts: readonly ListedDraft[]): Html | null {
  if (drafts.length === 0) return null
  const items = drafts.map(
    ({ id, title, version, savedAt }) =>
      html`<li><a href="/drafts/${id}">${title}</a><small>第 ${version} 稿 · ${sayClock(savedAt)}</small></li>`,
  )
  return html`<section class="figure-start drafts"><h2>我的稿子</h2><ul>${items}</ul></section>`
}

/** Begin above, go on below, check at the end. `own` is 本单位. */
export function renderDraftList(drafts: readonly ListedDraft[], own: string | null): Html {
  const whose = own ? `本单位：${own}。` : '还没有填本单位，稿子里就没有单位名；到“问”里填一次就行。'
  return html`<div class="col drafting"><h1>把你的数写成一段，一个数也不编。</h1>
<form class="brief" method="post" action="/drafts" enctype="multipart/form-data"><textarea name="text" rows="5" aria-label="素材" placeholder="写化解纠纷这段：调处132起，成功130起，帮18名农民工讨薪25万元"></textarea><div><label class="button">附台账或素材<input class="unseen" type="file" name="files" multiple></label><span class="fix" data-chosen></span><button class="main">起草</button></div></form>
<p class="scope">${whose}没给的事实不写，缺的数写成【待补充】。写“2025年年度报告”就按年度报告的提纲写全篇。</p>
${renderList(drafts)}
<section class="check-box"><h2>查一份写好的稿子</h2><p class="scope">数字前后不一、年份、地名、编号、必写的内容、与别人雷同的句子。</p><form method="post" action="/drafts/check" enctype="multipart/form-data"><label class="button">选稿子<input class="unseen" type="file" name="file" required></label><span class="fix" data-chosen></span><button class="main">查</button></form></section>
<section class="check-box"><h2>接着改别处的稿子</h2><form method="post" action="/drafts/adopt"><input name="id" aria-label="稿子编号" placeholder="编号" maxlength="60" required><button>接过来</button></form></section></div>`
}

/** Findings on a file that a person sent. */
export function renderCheck(name: string, findings: readonly Finding[]): Html {
  const must = findings.filter(({ severity }) => severity === 'block')
  const should = findings.filter(({ severity }) => severity !== 'block')
  const part = (title: string, list: readonly Finding[]) =>
    list.length > 0
      ? html`<h2>${title} ${list.length} 条</h2><ol class="finds">${list.map(renderFinding)}</ol>`
      : null
  const none =
    findings.length === 0 ? html`<p>没有查出要改的地方。数对不对、事实有没有，还要人核一遍。</p>` : null
  return html`<div class="col drafting checked"><p class="back"><a href="/drafts">← 稿</a></p><h1>${name}</h1>${none}${part('必改', must)}${part('建议', should)}</div>`
}

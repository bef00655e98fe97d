// Step: encode. In: a draft as it stands. Out: the sheet, every number linked to its source, gaps in red; what changed; the box to revise in.

import { type Html, html } from '#channels/web/frame/html.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import type { OpenedDraft } from '#desk/drafts/draft-desk.ts'
import type { Hold } from '#domain/journal/sharing.ts'
import { renderChanges } from './render-changes.ts'
import { renderParts } from './render-draft-facts.ts'
import { renderExport } from './render-export.ts'
import { renderSheet } from './render-sheet.ts'

/** The label that generated text must carry, copies too. */
const label = 'AI辅助生成，须人工核实。'

/** A section is named by its heading. */
function nameShown({ scope, title, sections }: OpenedDraft['draft']): string {
  const heading = scope === 'section' && sections.find((section) => section.heading !== '')?.heading
  return heading || title
}

function renderBar({ id, draft, text, savedAt, finals }: OpenedDraft, withChanges: boolean): Html {
  const compare = withChanges
    ? html`<a class="button" href="/drafts/${id}">回到稿子</a>`
    : html`<a class="button" href="/drafts/${id}?changes">与上一稿对照</a>`
  return html`<div class="draft-bar" data-copies><p><a href="/drafts">← 稿</a>　<b>${nameShown(draft)}</b>　第 ${draft.version} 稿 · ${sayClock(savedAt)}存</p><div><button type="button" class="js-only facts-button" data-facts>核对</button>${draft.version > 1 ? compare : null}<button type="button" class="js-only" data-copy>复制</button><a class="button" href="/drafts/${id}/word" download>导出 Word</a>${renderExport(id, finals)}</div><pre class="copied" hidden>${`${text}\n\n${label}`}</pre></div>`
}

export interface DraftView {
  /** Stands above the sheet. */
  readonly news: Html | null
  readonly withChanges: boolean
  readonly hold: Hold
  /** Whose it is. */
  readonly bar: Html
}

/** The middle column. */
export function renderDraft(opened: OpenedDraft, { news, withChanges, hold, bar }: DraftView): Html {
  const { draft } = opened
  const title =
    draft.scope === 'report' ? html`<h1>${draft.title}</h1>` : html`<h1 class="unseen">${draft.title}</h1>`
  const sheet = withChanges ? renderChanges(opened.changes) : renderSheet(draft, title)
  const contents =
    draft.scope === 'report'
      ? html`<nav class="draft-parts" aria-label="提纲">${renderParts(draft.sections)}</nav>`
      : null
  const offer = html`<form class="offer" method="post" action="/drafts/${opened.id}/offer"><button>换个渠道接着改：要接稿码</button></form>`
  const revise = html`<div class="ask"><form method="post" action="/drafts/${opened.id}"><textarea name="text" rows="1" placeholder="说怎么改：第二段短一点 / 调解改成135起 / 换个开头" data-short="说怎么改，例如：第二段短一点" aria-label="修改" required></textarea><button class="send">改</button></form></div>`
  return html`${contents}<div class="col drafting">${renderBar(opened, withChanges)}${news}${sheet}
<p class="scope">${label}绿线是素材里的数，虚线是算出来的数，点一下看出处。</p>${bar}${hold === 'own' ? offer : null}</div>
${hold === 'read' ? null : revise}`
}

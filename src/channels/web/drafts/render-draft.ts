// Step: encode. In: a draft as it stands. Out: the sheet, every number linked to its source, gaps in red; what changed; the box to revise in.

import { type Html, html } from '#channels/web/frame/html.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import type { OpenedDraft } from '#desk/drafts/draft-room.ts'
import type { DraftEdit } from '#desk/drafts/edit-draft.ts'
import type { Hold } from '#domain/journal/sharing.ts'
import { suggestRevisions } from './examples.ts'
import { renderChanges } from './render-changes.ts'
import { renderParts } from './render-draft-facts.ts'
import { renderExport } from './render-export.ts'
import { renderFillForm } from './render-gaps.ts'
import { renderMaterial } from './render-material.ts'
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
  /** What the last change brought is marked in the sheet. */
  readonly isMarked: boolean
  readonly hold: Hold
  /** Whose it is. */
  readonly bar: Html
  /** What could not be done, as it was typed. */
  readonly typed: Typed
}

export interface Typed {
  readonly edit: DraftEdit | null
  /** Words in the box below. */
  readonly words: string
}

/** The box that takes words. */
function renderWords({ id, draft }: OpenedDraft, words: string): Html {
  const examples = suggestRevisions(draft)
  return html`<div class="ask"><form method="post" action="/drafts/${id}"><textarea name="text" rows="1" placeholder="说怎么改，例如：${examples.join(' / ')}" data-short="说怎么改，例如：${examples[0]}" aria-label="修改" required>${words}</textarea><button class="send">改</button></form></div>`
}

/** What could be done is to be seen first: what was understood, then the text with its gaps. */
function renderText(opened: OpenedDraft, title: Html, { hold, typed, isMarked }: DraftView): Html {
  const { id, draft, changes } = opened
  const came = isMarked && changes ? changes.filter(({ kind }) => kind === 'added') : []
  const changed = new Set(came.map(({ text }) => text))
  if (hold === 'read') return renderSheet(draft, title, { page: '', changing: null, changed })
  const changing = { id, version: draft.version, typed: typed.edit }
  return html`${renderMaterial(opened, typed.edit)}${renderSheet(draft, title, { page: '', changing, changed })}${renderFillForm(id, draft, changing)}`
}

/** The middle column. */
export function renderDraft(opened: OpenedDraft, view: DraftView): Html {
  const { draft } = opened
  const { news, withChanges, hold, bar, typed } = view
  const title =
    draft.scope === 'report' ? html`<h1>${draft.title}</h1>` : html`<h1 class="unseen">${draft.title}</h1>`
  const sheet = withChanges ? renderChanges(opened.changes) : renderText(opened, title, view)
  const contents =
    draft.scope === 'report'
      ? html`<nav class="draft-parts" aria-label="提纲">${renderParts(draft.sections)}</nav>`
      : null
  const offer = html`<form class="offer" method="post" action="/drafts/${opened.id}/offer"><button>换个渠道接着改：要接稿码</button></form>`
  return html`${contents}<div class="col drafting">${renderBar(opened, withChanges)}${news}${sheet}
<p class="scope">${label}绿线是素材里的数，虚线是算出来的数，点一下看出处。</p>${bar}${hold === 'own' ? offer : null}</div>
${hold === 'read' ? null : renderWords(opened, typed.words)}`
}

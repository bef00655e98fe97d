// Step: encode. In: a draft as it stands. Out: the sheet, every number linked to its source, gaps in red; what changed; the box to revise in.

import { type Html, html } from '#channels/web/frame/html.ts'
import { sayClock } from '#channels/web/frame/say-time.ts'
import type { OpenedDraft } from '#desk/drafts/draft-desk.ts'
import type { DraftParagraph, DraftSection, NumberSource } from '#domain/draft.ts'
import { printFields } from '#domain/draft.ts'
import type { Hold } from '#domain/journal/sharing.ts'
import { renderChanges } from './render-changes.ts'
import { anchorOf, renderParts } from './render-draft-facts.ts'
import { renderExport } from './render-export.ts'
import { renderForm } from './render-form.ts'

function renderGaps(text: string): readonly (Html | string)[] {
  return text
    .split(/(【待补充[^】]*】)/)
    .map((piece) => (piece.startsWith('【待补充') ? html`<span class="gap">${piece}</span>` : piece))
}

function renderNumber(source: NumberSource, text: string, anchor: string): Html | string {
  if (source.kind === 'request') return text
  const look = source.kind === 'brief' ? 'num' : 'num computed'
  return html`<a class="${look}" href="#${anchor}">${text}</a>`
}

function renderParagraph(
  { text, sources }: DraftParagraph,
  at: { section: number; paragraph: number },
): Html {
  const pieces: (Html | string)[] = []
  let end = 0
  for (const [index, source] of sources.entries()) {
    if (source.start < end) continue
    const shown = text.slice(source.start, source.end)
    pieces.push(...renderGaps(text.slice(end, source.start)))
    pieces.push(renderNumber(source, shown, anchorOf(at.section, at.paragraph, index)))
    end = source.end
  }
  return html`<p>${pieces}${renderGaps(text.slice(end))}</p>`
}

function renderSection(section: DraftSection, index: number): Html {
  const heading =
    section.heading === ''
      ? null
      : section.level <= 1
        ? html`<h3 id="part-${index}">${section.heading}</h3>`
        : html`<h4 id="part-${index}">${section.heading}</h4>`
  const paragraphs = section.paragraphs.map((one, at) =>
    renderParagraph(one, { section: index, paragraph: at }),
  )
  return html`${heading}${paragraphs}${section.table ? renderForm(section.table, index) : null}`
}

/** The label that generated text must carry, copies too. */
const label = 'AI辅助生成，须人工核实。'

/** 主送机关, between title and text; marked where it is missing. */
function renderRecipient(draft: OpenedDraft['draft']): Html | null {
  const { recipient } = printFields(draft)
  return recipient === null ? null : html`<p class="flush">${renderGaps(recipient)}</p>`
}

/** 署名 and 成文日期 at the end of a report. */
function renderSignature(draft: OpenedDraft['draft']): Html | null {
  if (draft.scope !== 'report') return null
  const { issuer, date } = printFields(draft)
  return html`${[issuer, date].map((line) => (line === null ? null : html`<p class="signed">${renderGaps(line)}</p>`))}`
}

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
  const sheet = withChanges
    ? renderChanges(opened.changes)
    : html`<article class="letter">${title}${renderRecipient(draft)}${draft.sections.map(renderSection)}${renderSignature(draft)}</article>`
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

// Step: encode. In: what was said and replied to with something else than an answer; the drafts it showed, as they stand. Out: its turn.
import { type Html, html } from '#channels/web/frame/html.ts'
import { renderProblem } from '#channels/web/frame/render-frame.ts'
import type { OpenedDraft } from '#desk/drafts/draft-room.ts'
import type { KeptReply, Remark } from '#domain/journal/remark.ts'
import { renderChoices } from './render-answer.ts'
import { renderDocument, renderNotice, renderOpened, renderWords } from './render-reply.ts'
import { linkTo, markOf, type PastUse, renderTurn } from './render-turn.ts'

/** By id; a draft that was deleted, or is not for him any longer, is absent. */
export type OpenedDrafts = ReadonlyMap<string, OpenedDraft>

interface Among {
  readonly drafts: OpenedDrafts
  readonly conversation: string
}

export function renderRemark(
  { text, at, own, replies }: Remark,
  { drafts, conversation }: Among,
  use: PastUse,
): Html {
  const isGone = replies.some((reply) => reply.kind === 'shown' && reply.what === 'reports')
  const again = isGone && use === 'go-on' ? renderChoices([{ label: text, place: text }]) : null
  const shown = replies.map((reply) => renderReply(use === 'read' ? leaveChoices(reply) : reply, drafts))
  const question = text || '（没有写字）'
  return renderTurn({
    question,
    at: new Date(at),
    own,
    id: markOf(at),
    link: linkTo(conversation, at),
    body: html`${shown}${again}`,
  })
}

function leaveChoices(reply: KeptReply): KeptReply {
  return reply.kind === 'notice' ? { ...reply, choices: [] } : reply
}

function renderReply(reply: KeptReply, drafts: OpenedDrafts): Html {
  switch (reply.kind) {
    case 'notice': {
      const choices = reply.choices.map((label) => ({ label, place: label }))
      return html`<section class="answer notice">${renderNotice(reply.text)}${renderChoices(choices)}</section>`
    }
    case 'draft':
      return renderKeptDraft(reply, drafts.get(reply.draft))
    case 'file':
      return reply.draft === null || !drafts.has(reply.draft)
        ? renderNote(`给过文件：${reply.name}`)
        : renderDocument(reply.name, reply.draft)
    case 'error':
      return html`<section class="answer failed">${renderProblem(reply.text, reply.fix)}</section>`
    default:
      return renderNote(
        reply.what === 'preview'
          ? '当时预览了发来的文件；收没收，看“库”。'
          : '当时给看的内容没有留在这里；要看，再点一下。',
      )
  }
}

/** Of a draft that went on since, what it was then stands as words: its numbers lead to their sources as it is now. */
function renderKeptDraft(
  { text, version }: KeptReply & { kind: 'draft' },
  opened: OpenedDraft | undefined,
): Html {
  if (!opened)
    return html`<section class="answer notice"><p>这份稿子已经删了，或者现在不给你看。</p></section>`
  if (opened.draft.version === version) return renderOpened(opened, text)
  const later = html`<p class="fix">这是第${version}稿；现在是第${opened.draft.version}稿，<a href="/drafts/${opened.id}">打开</a>。</p>`
  return html`<section class="answer notice">${later}<details><summary>第${version}稿</summary>${renderWords(text)}</details></section>`
}

function renderNote(text: string): Html {
  return html`<section class="answer notice"><p class="fix">${text}</p></section>`
}

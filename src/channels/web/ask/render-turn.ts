// Step: encode. In: the events of one reply, as they come. Out: the turn's markup after each of them, for a stream or for a whole page.

import { type Html, html } from '#channels/web/frame/html.ts'
import type { Turn } from '#channels/web/frame/page.ts'
import { renderProblem } from '#channels/web/frame/render-frame.ts'
import { sayTime } from '#channels/web/frame/say-time.ts'
import { renderPreview } from '#channels/web/library/render-preview.ts'
import type { ReplyEvent } from '#chat/chat.ts'
import type { GivenVerdict } from '#desk/feedback.ts'
import type { Preview } from '#desk/previews/preview.ts'
import type { AnswerLine, Citation } from '#domain/answer.ts'
import { renderAnswer, renderChoices, renderLines } from './render-answer.ts'
import { renderDocument, renderNotice, renderOpened } from './render-reply.ts'

/** One question with what stands under it; `id` so that a link leads to it. */
export function renderTurn(turn: {
  question: string
  at: Date
  own: string | null
  body: Html
  id?: string
  /** Where this turn alone is found again. */
  link?: string
}): Html {
  const head = [turn.own, sayTime(turn.at, new Date())].filter(Boolean).join(' · ')
  const link =
    turn.link === undefined
      ? null
      : html` <a class="turn-link" href="${turn.link}" title="这一问的链接">链接</a>`
  const mark = turn.id === undefined ? null : html` id="${turn.id}"`
  return html`<article class="turn"${mark}><p class="when">${head}${link}</p><h2 class="question">${turn.question}</h2>${turn.body}</article>`
}

const hidden = html`<section class="answer notice"><p>这个回答引用的报告现在不给你看，所以不显示。</p></section>`

/** In a talk that is only read nothing is said of an answer or asked from it. */
export type PastUse = 'go-on' | 'read'

/** Leads to a turn within its page. */
export function markOf(at: string): string {
  return `at-${at}`
}

/** Opens the talk at this turn, for whom it is. */
export function linkTo(conversation: string, at: string): string {
  return `/talk?${new URLSearchParams({ of: conversation })}#${markOf(at)}`
}

export interface PastTurnView {
  readonly use: PastUse
  readonly conversation: string
  /** What was said of its answer. */
  readonly given: GivenVerdict | null
}

/** A turn of an earlier visit, under the 本单位 of then. */
export function renderPastTurn(
  { question, at, own, answer }: Turn,
  { use, conversation, given }: PastTurnView,
): Html {
  const body = answer === null ? hidden : renderAnswer(answer, own, use === 'read' ? null : { at, given })
  return renderTurn({ question, at: new Date(at), own, id: markOf(at), link: linkTo(conversation, at), body })
}

export interface ReplyView {
  /** The markup of the turn's body after this event. */
  push(event: ReplyEvent): Html
  /** True once the turn will be in `listTurns`. */
  isKept(): boolean
}

/** Follows one reply; `own` is 本单位. */
export function openReplyView(own: string | null): ReplyView {
  const steps: string[] = []
  const lines: AnswerLine[] = []
  const citations = new Map<number, Citation>()
  const ends: Html[] = []
  let isKept = false
  const renderSoFar = () => {
    const items = steps.map(
      (step, index) => html`<li class="${index < steps.length - 1 ? 'past' : ''}">${step}</li>`,
    )
    const found = lines.length > 0 ? renderLines(lines, [...citations.values()]) : null
    return html`<section class="answer under-way" aria-busy="true">${found}<ol class="steps">${items}</ol></section>`
  }
  return {
    isKept: () => isKept,
    push(event) {
      if (event.kind === 'step') steps.push(event.text)
      else if (event.kind === 'line') {
        lines.push(event.line)
        for (const citation of event.citations) citations.set(citation.n, citation)
      } else {
        ends.push(renderEnd(event, own))
        isKept ||= event.kind === 'answer'
      }
      return ends.length > 0 ? html`${ends}` : renderSoFar()
    },
  }
}

function renderEnd(event: Exclude<ReplyEvent, { kind: 'step' | 'line' }>, own: string | null): Html {
  if (event.kind === 'answer')
    return renderAnswer(event.answer, own, event.at === null ? null : { at: event.at, given: null })
  if (event.kind === 'preview') return renderPreview(event.preview satisfies Preview)
  if (event.kind === 'error')
    return html`<section class="answer failed">${renderProblem(event.text, event.fix)}</section>`
  if (event.kind === 'file')
    return event.draft === null
      ? renderBytes(event.name, event.bytes)
      : renderDocument(event.name, event.draft)
  const choices = renderChoices(event.choices ?? [])
  if (event.opened) return html`${renderOpened(event.opened, event.text)}${choices}`
  return html`<section class="answer notice">${renderNotice(event.text)}${choices}</section>`
}

/** A picture is shown where it is; anything else is taken away. Neither lies at an address that somebody else could open. */
function renderBytes(name: string, bytes: Uint8Array): Html {
  const data = Buffer.from(bytes).toString('base64')
  const inside = name.endsWith('.png')
    ? html`<img class="picture" alt="${name}" src="data:image/png;base64,${data}">`
    : html`<p><a class="button" href="data:application/octet-stream;base64,${data}" download="${name}">下载 ${name}</a></p>`
  return html`<section class="answer notice">${inside}</section>`
}

// Step: encode. In: the replies to a message. Out: the content and the citations of a completion, whole or in chunks, in the shape of OpenAI.
import { randomUUID } from 'node:crypto'
import type { ReplyEvent } from '#chat/chat.ts'
import { listCited, renderAnswered } from '#desk/doors/ask.ts'
import type { CitedPassage } from '#desk/doors/shapes.ts'

export const modelName = 'antou'

export interface Completion {
  readonly content: string
  /** Of all answers in the content. */
  readonly citations: readonly CitedPassage[]
}

export function collectReplies(events: readonly ReplyEvent[]): Completion {
  const content = events.map(renderEvent).filter(Boolean).join('\n\n')
  return {
    content,
    citations: events.flatMap((event) => (event.kind === 'answer' ? listCited(event.answer) : [])),
  }
}

function renderEvent(event: ReplyEvent): string {
  if (event.kind === 'answer') return renderAnswered(event.answer)
  if (event.kind === 'notice') return event.text
  if (event.kind === 'error') return `${event.text}\n${event.fix}`
  return event.kind === 'file' ? `《${event.name}》请到网页“稿”里下载，这里传不了文件。` : ''
}

interface Head {
  readonly id: string
  /** Seconds since 1970. */
  readonly created: number
}

export function openHead(now: Date): Head {
  return { id: `chatcmpl-${randomUUID()}`, created: Math.floor(now.getTime() / 1000) }
}

/** In characters: this program has no tokens. */
export function countUsage(asked: number, content: string) {
  const told = [...content].length
  return { prompt_tokens: asked, completion_tokens: told, total_tokens: asked + told }
}

export function encodeCompletion(head: Head, { content, citations }: Completion, asked: number) {
  const message = { role: 'assistant', content, refusal: null }
  const choice = { index: 0, message, logprobs: null, finish_reason: 'stop' }
  const usage = countUsage(asked, content)
  return { ...head, object: 'chat.completion', model: modelName, choices: [choice], usage, citations }
}

/** A chunk of a stream; `finish` closes the answer and brings what it cites. */
export function encodeChunk(
  head: Head,
  delta: { readonly role?: 'assistant'; readonly content?: string },
  finish: readonly CitedPassage[] | null = null,
) {
  const choice = { index: 0, delta, logprobs: null, finish_reason: finish === null ? null : 'stop' }
  const chunk = { ...head, object: 'chat.completion.chunk', model: modelName, choices: [choice] }
  return finish === null ? chunk : { ...chunk, citations: finish }
}

/** The last chunk where usage was asked for. */
export function encodeUsage(head: Head, usage: ReturnType<typeof countUsage>) {
  return { ...head, object: 'chat.completion.chunk', model: modelName, choices: [], usage }
}

/** Whole lines: what is joined again is the content. */
export function splitContent(content: string): readonly string[] {
  return content.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

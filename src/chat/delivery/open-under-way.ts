// Step: a message that takes long -> told so, once; where a channel can change its message, the answer as it grows. Nothing of it is stored.
import type { ReplyEvent } from '#chat/chat.ts'
import { asksForCheck, asksForDraft } from '#chat/draft-words.ts'
import type { AnswerLine, Citation } from '#domain/answer.ts'
import type { Incoming } from '#domain/journal/inbox-entry.ts'
import { cutEnd } from '#shared/cut-end.ts'
import { describeError } from '#shared/errors.ts'
import { spokenQuote } from '#shared/spoken-quote.ts'
import type { Core, OpenChannel } from './core.ts'

export interface UnderWay {
  /** An event of the reply, as it comes. */
  show(event: ReplyEvent): void
  close(): void
}

export function openUnderWay(incoming: Incoming, open: OpenChannel, core: Core): UnderWay {
  const { channel } = open
  let text = ''
  let told = ''
  let nextAt = 0
  let later: ReturnType<typeof setTimeout> | undefined
  const show = () => {
    clearTimeout(later)
    if (text === told) return
    const early = nextAt - core.now()
    if (early > 0) {
      later = setTimeout(show, early)
      return
    }
    told = text
    nextAt = core.now() + (channel.progressMs ?? 0)
    channel.progress?.(incoming, text)
  }
  const long = setTimeout(() => {
    if (told !== '') return
    text ||= sayDoing(incoming)
    if (channel.progress) show()
    else void sendAside(text, incoming, open, core)
  }, core.longMs)
  const lines: string[] = []
  return {
    show(event) {
      if (event.kind === 'step' && lines.length === 0) text = `${cutEnd(event.text, /[….]/)}……`
      else if (event.kind === 'line') {
        // The first words do not wait behind what was said of the search.
        if (lines.length === 0) nextAt = 0
        lines.push(writeLine(event.line, event.citations))
        text = lines.join('\n')
      } else return
      if (channel.progress) show()
    },
    close() {
      clearTimeout(long)
      clearTimeout(later)
    },
  }
}

function sayDoing({ content }: Incoming): string {
  const text = 'text' in content ? content.text : ''
  if (asksForDraft(text)) return '正在写……'
  if (asksForCheck(text)) return '正在核对……'
  return 'files' in content && content.files.length > 0 ? '正在读文件……' : '正在查……'
}

function writeLine(line: AnswerLine, citations: readonly Citation[]): string {
  if (line.kind === 'table') return [line.head, ...line.rows].map((row) => row.join(' | ')).join('\n')
  if (line.kind !== 'quotes') return line.text
  const quotes = line.quotes.map(
    (n) => `“${spokenQuote(citations.find((one) => one.n === n)?.quote ?? '')}”[${n}]`,
  )
  return `${line.lead}：${quotes.join('；')}`
}

/** A courtesy: not stored, only where the channel has room for it now, and not tried again. */
export async function sendAside(
  text: string,
  incoming: Incoming,
  { channel, pacer }: OpenChannel,
  core: Pick<Core, 'log' | 'stopping'>,
): Promise<void> {
  try {
    const { chat, person } = incoming
    for (const outgoing of await channel.encode({ kind: 'notice', text }, incoming)) {
      if (!pacer.tryTake(chat)) return
      await channel.send({ to: { chat, person }, outgoing, isAgain: false }, AbortSignal.timeout(asideMs))
    }
  } catch (error) {
    core.log(`一条提示没有发出（${channel.name}）：${describeError(error)}`)
  }
}

const asideMs = 3_000

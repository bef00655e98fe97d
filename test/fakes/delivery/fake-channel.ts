// Fake: a channel that keeps what it sent, and refuses, is slow, breaks or says later when it is told to.
import type { Channel, Sending, SendResult } from '#chat/delivery/channel.ts'
import type { Incoming } from '#domain/journal/inbox-entry.ts'

interface SentMessage {
  readonly chat: string
  readonly text: string
  readonly isAgain: boolean
}

export interface FakeChannel extends Channel {
  readonly sent: SentMessage[]
  readonly shown: string[]
  /** What happens to the next sends, in order; then all are taken. */
  readonly next: (SendResult | 'break' | 'hang')[]
}

export function openFakeChannel(given: Partial<Channel> = {}): FakeChannel {
  const sent: SentMessage[] = []
  const shown: string[] = []
  const next: FakeChannel['next'] = []
  return {
    name: 'fake:1',
    label: '假渠道',
    pace: { chat: () => [], overall: [] },
    sent,
    shown,
    next,
    encode: (event) => {
      if (event.kind === 'notice') return event.text.split('\f').map((text) => ({ body: { text } }))
      if (event.kind === 'error') return [{ body: { text: `${event.text}${event.fix}` } }]
      if (event.kind === 'file')
        return [{ body: { text: event.name }, file: { name: event.name, bytes: event.bytes } }]
      return []
    },
    async send(sending, signal) {
      const result = next.shift() ?? { kind: 'sent' as const, receipt: String(sent.length) }
      if (result === 'break') throw new Error('connection reset')
      if (result === 'hang') {
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        return { kind: 'unsure', reason: 'aborted' }
      }
      if (result.kind === 'sent') sent.push(note(sending))
      return result
    },
    fetch: async () => ({ name: null, bytes: new Uint8Array([1]) }),
    ...given,
  }
}

function note({ to, outgoing, isAgain }: Sending): SentMessage {
  const { text } = outgoing.body as { text: string }
  return {
    chat: to.chat,
    text: outgoing.file ? `${text}（${outgoing.file.bytes.length}字节）` : text,
    isAgain,
  }
}

export function buildIncoming(id: string, text: string, given: Partial<Incoming> = {}): Incoming {
  return {
    channel: 'fake:1',
    id,
    chat: 'fake:c1',
    person: 'fake:p1',
    isGroup: false,
    at: '2024-03-01T08:00:00Z',
    content: { kind: 'text', text, quoted: null, files: [] },
    message: id,
    isEdit: false,
    back: null,
    ...given,
  }
}

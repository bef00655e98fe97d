import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ReplyEvent } from '#chat/chat.ts'
import type { Delivery } from '#chat/delivery/channel.ts'
import { type DeliveryParts, openDelivery } from '#chat/delivery/open-delivery.ts'
import type { Incoming } from '#domain/journal/inbox-entry.ts'
import { asksToStop } from '../../fakes/commands.ts'
import { buildIncoming, openFakeChannel } from '../../fakes/delivery/fake-channel.ts'
import { openMemoryJournal } from '../../fakes/memory-journal.ts'

const textOf = ({ content }: Incoming) => ('text' in content ? content.text : '')
const say = (text: string): ReplyEvent => ({ kind: 'notice', text })
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 2 })

const opened: Delivery[] = []
afterEach(async () => {
  for (const delivery of opened.splice(0)) await delivery.close(0)
})

async function open({
  channel = openFakeChannel(),
  journal = openMemoryJournal(),
  ...given
}: Partial<DeliveryParts> & {
  channel?: ReturnType<typeof openFakeChannel>
  journal?: ReturnType<typeof openMemoryJournal>
} = {}) {
  const log: string[] = []
  const answer: DeliveryParts['answer'] = async function* (incoming) {
    yield say(`答${textOf(incoming)}`)
  }
  const settings = { retryMs: 1, ...given.settings }
  const parts = { journal, answer, asksToStop, log: (text: string) => log.push(text), ...given, settings }
  const delivery = await openDelivery(parts)
  opened.push(delivery)
  await delivery.open(channel)
  return { delivery, channel, journal, log, texts: () => channel.sent.map(({ text }) => text) }
}

/** Answers a message when it is let go; `begun` are those that began. */
function openGate() {
  const begun: string[] = []
  const gates = new Map<string, () => void>()
  const answer: DeliveryParts['answer'] = async function* (incoming, _, signal) {
    const text = textOf(incoming)
    begun.push(text)
    await new Promise<void>((resolve) => {
      gates.set(text, resolve)
      signal.addEventListener('abort', () => resolve())
    })
    yield say(`答${text}`)
  }
  return { begun, answer, release: (text: string) => gates.get(text)?.() }
}

describe('what is taken', () => {
  it('is answered once, however often it comes, in the order of its chat, and the replies are kept', async () => {
    const { delivery, texts, journal } = await open()
    const all = ['1', '2', '3'].map((id) => buildIncoming(id, id))
    expect(await Promise.all([...all, ...all].map((one) => delivery.take(one)))).toEqual([
      ...[true, true, true],
      ...[false, false, false],
    ])
    await until(() => expect(texts()).toEqual(['答1', '答2', '答3']))
    expect(await delivery.take(buildIncoming('2', '2'))).toBe(false)
    await until(async () => expect(await journal.outbox.count()).toEqual({ sent: 3 }))
    expect(await journal.inbox.count()).toEqual({ done: 3 })
  })

  it('is not acknowledged where it cannot be stored', async () => {
    const { delivery, journal, texts } = await open()
    journal.fillDisk()
    await expect(delivery.take(buildIncoming('1', '1'))).rejects.toMatchObject({ kind: 'storage' })
    expect(texts()).toEqual([])
  })

  it('is answered side by side in several chats, and no more than the bound at a time', async () => {
    const gate = openGate()
    const { delivery, texts } = await open({ answer: gate.answer, settings: { sideBySide: 2 } })
    for (const id of ['a', 'b', 'c']) await delivery.take(buildIncoming(id, id, { chat: id }))
    await until(() => expect(gate.begun).toEqual(['a', 'b']))
    gate.release('b')
    await until(() => expect(gate.begun).toEqual(['a', 'b', 'c']))
    gate.release('c')
    gate.release('a')
    await until(() => expect(texts().sort()).toEqual(['答a', '答b', '答c']))
  })

  it('leaves room for another chat while one has much to ask', async () => {
    const { delivery, texts } = await open({ settings: { sideBySide: 1 } })
    const many = ['1', '2', '3', '4', '5', '6'].map((id) => buildIncoming(id, id, { chat: 'many' }))
    await Promise.all([...many, buildIncoming('x', 'x', { chat: 'one' })].map((one) => delivery.take(one)))
    await until(() => expect(texts()).toHaveLength(7))
    expect(texts().indexOf('答x')).toBeLessThan(3)
  })

  it('that fails within is told as it is, and as little as it says where it is a fault', async () => {
    const answer: DeliveryParts['answer'] = async function* (incoming) {
      if (textOf(incoming) === '坏') throw new Error('secret detail')
      yield say('好')
    }
    const { delivery, texts, log } = await open({ answer })
    await delivery.take(buildIncoming('1', '坏'))
    await delivery.take(buildIncoming('2', '好'))
    await until(() => expect(texts()).toEqual(['刚才的回复可能没有发全。请再问一次。', '好']))
    expect(log.join()).toContain('secret detail')
  })
})

describe('停', () => {
  it('ends what runs in this chat and keeps what waits behind it', async () => {
    const gate = openGate()
    const { delivery, texts, journal } = await open({ answer: gate.answer })
    await delivery.take(buildIncoming('1', '长'))
    await until(() => expect(gate.begun).toEqual(['长']))
    await delivery.take(buildIncoming('2', '后'))
    await delivery.take(buildIncoming('3', '停'))
    await until(() => expect(gate.begun).toEqual(['长', '后']))
    gate.release('后')
    await until(() => expect(texts()).toEqual(['好，停下了。', '答后']))
    expect(await journal.inbox.count()).toEqual({ stopped: 1, done: 2 })
  })

  it('said in one breath with the question stops that, though it has not begun', async () => {
    const gate = openGate()
    const ended: string[] = []
    const channel = openFakeChannel({ end: ({ id }) => void ended.push(id) })
    const { delivery, texts, journal } = await open({ channel, answer: gate.answer })
    await Promise.all([delivery.take(buildIncoming('1', '长')), delivery.take(buildIncoming('2', '停'))])
    await until(() => expect(texts()).toEqual(['好，停下了。']))
    expect(ended).toEqual(['1'])
    await until(async () => expect(await journal.inbox.count()).toEqual({ stopped: 1, done: 1 }))
  })

  it('drops the rest of an answer that is being sent', async () => {
    const channel = openFakeChannel({ pace: { chat: () => [{ most: 2, inMs: 400 }], overall: [] } })
    const answer: DeliveryParts['answer'] = async function* () {
      yield say('一\f二\f三\f四')
    }
    const { delivery, texts } = await open({ channel, answer })
    await delivery.take(buildIncoming('1', '长'))
    await until(() => expect(texts()).toEqual(['一', '二']))
    await delivery.take(buildIncoming('2', '停'))
    await until(() => expect(texts()).toEqual(['一', '二', '好，停下了。']))
  })

  it('of another person in a group ends nothing, and is a message like any where nothing runs', async () => {
    const gate = openGate()
    const { delivery } = await open({ answer: gate.answer })
    await delivery.take(buildIncoming('1', '长'))
    await until(() => expect(gate.begun).toEqual(['长']))
    await delivery.take(buildIncoming('2', '停', { person: 'fake:p2' }))
    expect(await delivery.stop('fake:1', { chat: 'fake:c1', person: 'fake:p2' })).toBe(false)
    gate.release('长')
    await until(() => expect(gate.begun).toEqual(['长', '停']))
    gate.release('停')
  })
})

describe('an edited message', () => {
  const edit = { message: '1', isEdit: true }

  it('is answered in place of the one before, whether that waits or runs', async () => {
    const gate = openGate()
    const { delivery, texts, journal } = await open({ answer: gate.answer })
    await delivery.take(buildIncoming('1', '甲'))
    await until(() => expect(gate.begun).toEqual(['甲']))
    await delivery.take(buildIncoming('2', '乙', edit))
    await until(() => expect(gate.begun).toEqual(['甲', '乙']))
    gate.release('乙')
    await until(() => expect(texts()).toEqual(['答乙']))
    expect(await journal.inbox.count()).toEqual({ replaced: 1, done: 1 })
  })

  it('is answered anew when the one before was', async () => {
    const { delivery, texts } = await open()
    await delivery.take(buildIncoming('1', '甲'))
    await until(() => expect(texts()).toEqual(['答甲']))
    await delivery.take(buildIncoming('2', '乙', edit))
    await until(() => expect(texts()).toEqual(['答甲', '答乙']))
  })
})

describe('a channel', () => {
  it('that says later is asked again, without 补发, and keeps the order', async () => {
    const channel = openFakeChannel()
    channel.next.push(
      { kind: 'later', afterMs: 5, reason: '429' },
      { kind: 'later', afterMs: 5, reason: '429' },
    )
    const { delivery, log } = await open({ channel })
    await delivery.take(buildIncoming('1', '1'))
    await delivery.take(buildIncoming('2', '2'))
    await until(() =>
      expect(channel.sent).toEqual(['答1', '答2'].map((text) => ({ chat: 'fake:c1', text, isAgain: false }))),
    )
    expect(log).toEqual([])
  })

  it('that breaks while it sends gets the message once more, marked', async () => {
    const channel = openFakeChannel()
    channel.next.push('break')
    const again: string[] = []
    const { delivery } = await open({ channel, onAgain: ({ key }) => again.push(key) })
    await delivery.take(buildIncoming('1', '1'))
    await until(() => expect(channel.sent).toEqual([{ chat: 'fake:c1', text: '答1', isAgain: true }]))
    expect(again).toEqual(['fake:1 1#0'])
  })

  it('that refuses is not asked again; it is told on the page and what comes after goes out', async () => {
    const channel = openFakeChannel()
    channel.next.push({ kind: 'refused', reason: '机器人被移出', advice: '请管理员重新加入' })
    const { delivery, texts, log, journal } = await open({ channel })
    await delivery.take(buildIncoming('1', '1'))
    await delivery.take(buildIncoming('2', '2'))
    await until(() => expect(texts()).toEqual(['答2']))
    const line = '有1条回复没能送到（fake:1）：机器人被移出\n→ 请管理员重新加入'
    expect(delivery.readNotices()).toEqual([line])
    expect(log).toHaveLength(1)
    const later = await open({ journal })
    expect(later.delivery.readNotices()).toEqual([line])
  })

  it('shows what grows where it can, and says once that it takes long where it cannot', async () => {
    const lines: DeliveryParts['answer'] = async function* () {
      const line = (text: string): ReplyEvent => ({
        kind: 'line',
        line: { kind: 'sentence', text },
        citations: [],
      })
      yield { kind: 'step', text: '正在查3份报告…' }
      yield line('甲。')
      yield line('乙。')
      yield say('甲。乙。')
    }
    const shown: string[] = []
    const showing = openFakeChannel({ progress: (_, text) => void shown.push(text) })
    const first = await open({ channel: showing, answer: lines })
    await first.delivery.take(buildIncoming('1', '问'))
    await until(() => expect(first.texts()).toEqual(['甲。乙。']))
    expect(shown).toEqual(['正在查3份报告……', '甲。', '甲。\n乙。'])
    // What was said of the search keeps the first words back no longer; what follows waits its time.
    shown.length = 0
    const slow = openFakeChannel({ progress: (_, text) => void shown.push(text), progressMs: 60_000 })
    const paced = await open({ channel: slow, answer: lines })
    await paced.delivery.take(buildIncoming('1', '问'))
    await until(() => expect(paced.texts()).toEqual(['甲。乙。']))
    expect(shown).toEqual(['正在查3份报告……', '甲。'])
    const gate = openGate()
    const second = await open({ answer: gate.answer, settings: { longMs: 5 } })
    await second.delivery.take(buildIncoming('1', '起草一份年度报告'))
    await until(() => expect(second.texts()).toEqual(['正在写……']))
    gate.release('起草一份年度报告')
    await until(() => expect(second.texts()).toEqual(['正在写……', '答起草一份年度报告']))
  })

  it('is told things that answer nothing', async () => {
    const { delivery, texts } = await open()
    await delivery.tell(
      'fake:1',
      { chat: 'fake:c9', person: 'fake:p9', isGroup: false, back: null },
      say('可以用了'),
    )
    await until(() => expect(texts()).toEqual(['可以用了']))
  })
})

describe('when the server ends', () => {
  it('those who wait are told once a chat, and are answered after the next start', async () => {
    const gate = openGate()
    const first = await open({ answer: gate.answer })
    for (const id of ['1', '2']) await first.delivery.take(buildIncoming(id, id))
    await until(() => expect(gate.begun).toEqual(['1']))
    await first.delivery.close(1)
    expect(first.texts()).toEqual(['案头正在停机。您的消息已经记下，重新启动后接着答，不用再发。'])
    const second = await open({ journal: first.journal })
    await until(() => expect(second.texts()).toEqual(['答1', '答2']))
  })

  it('in the midst of sending, what may have gone out goes out once more, marked, and what was sent does not', async () => {
    const channel = openFakeChannel()
    channel.next.push({ kind: 'sent' }, 'hang')
    const answer: DeliveryParts['answer'] = async function* () {
      yield say('一\f二\f三')
      yield { kind: 'file', name: '稿.docx', bytes: new Uint8Array(3), draft: 'd' }
    }
    const first = await open({ channel, answer })
    await first.delivery.take(buildIncoming('1', '1'))
    await until(() => expect(channel.next).toEqual([]))
    await first.delivery.close(1)
    const second = await open({ journal: first.journal })
    const chat = 'fake:c1'
    await until(() =>
      expect(second.channel.sent).toEqual([
        { chat, text: '二', isAgain: true },
        { chat, text: '三', isAgain: false },
        { chat, text: '稿.docx（3字节）', isAgain: false },
      ]),
    )
  })

  it('a message that is begun again and again and never ends is given up and told', async () => {
    const journal = openMemoryJournal()
    await journal.inbox.take([
      { ...buildIncoming('1', '1'), state: 'working', tries: 6, takenAt: '2024-03-01T08:00:00Z' },
    ])
    const { texts } = await open({ journal })
    await until(() =>
      expect(texts()).toEqual(['这一条没有办成。请换个说法再发一次；还是不行，请告诉管理员。']),
    )
  })
})

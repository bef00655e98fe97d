import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { openListener } from '#channels/http/open-listener.ts'
import { buildCard } from '#channels/wecom/build-card.ts'
import { readAesKey } from '#channels/wecom/crypto/secret-keys.ts'
import { usualLimits } from '#channels/wecom/url/open-streams.ts'
import { openWecomUrl } from '#channels/wecom/url/wecom-url.ts'
import type { ReplyEvent } from '#chat/chat.ts'
import { openUrlBotCaller } from '../../../fakes/wecom/url-bot-caller.ts'
import { openPlainDelivery } from '../open-plain-delivery.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const say = (text: string): ReplyEvent => ({ kind: 'notice', text })
const text = (content: string) => ({ msgtype: 'text', text: { content } })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Held back until it is opened: no test waits for a clock. */
function openGate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

async function openBot(patienceMs = 4_000) {
  const listener = await openListener({ host: '127.0.0.1', port: 0, password: null })
  const delivery = openPlainDelivery()
  delivery.answer = ({ content }) => [say(`答：${'text' in content ? content.text : content.kind}`)]
  const aesKey = randomBytes(32).toString('base64').slice(0, 43)
  const keys = { token: 'T0ken', aesKey, receiver: '' }
  const caller = await openUrlBotCaller(`${listener.url}wecom/bot`, keys)
  closers.push(listener.close, caller.close)
  const readPlace = async () => null
  const open = () =>
    openWecomUrl(
      {
        token: 'T0ken',
        aesKey: readAesKey({ setting: 'WECOM_BOT_AES_KEY', value: aesKey }),
        root: caller.root,
        pageAddress: 'https://desk.example',
        limits: { ...usualLimits, patienceMs },
      },
      {
        ...{ readPlace, delivery, listener, log: () => {}, now: () => caller.clock.ms },
        isOver: async ({ content }) => content.kind === 'button' && content.data.startsWith('y:used'),
      },
    )
  await open()
  return { delivery, caller, listener, open }
}

describe('the address of the bot', () => {
  it('proves itself for nobody as receiver', async () => {
    const { caller } = await openBot()
    expect(await caller.verify()).toBe(true)
  })
})

describe('a message to the bot', () => {
  it('is stored, answered with an open stream, and the stream fetched until it is whole', async () => {
    const { caller, delivery } = await openBot()
    expect(await caller.say(text('治欠薪怎么做'))).toMatchObject({
      shown: ['答：治欠薪怎么做'],
      isFinished: true,
    })
    expect(delivery.results).toEqual([{ kind: 'sent' }])
    expect(delivery.taken[0]).toMatchObject({ channel: 'wecom-bot:url', chat: 'wecom:lin', isGroup: false })
  })

  it('shows what is under way before the answer, and the answer in its place', async () => {
    const { caller, delivery } = await openBot()
    delivery.answer = async (incoming) => {
      delivery.channel.progress?.(incoming, '正在查……')
      await pause(120)
      delivery.channel.progress?.(incoming, '查到3份')
      await pause(120)
      return [say('三份都写了。'), say('要清单说“资料”。')]
    }
    const { shown, isFinished } = await caller.say(text('问'))
    expect(shown.slice(0, 3)).toEqual(['正在查……', '查到3份', '三份都写了。'])
    expect(shown.at(-1)).toBe('三份都写了。\n\n要清单说“资料”。')
    expect(isFinished).toBe(true)
  })

  it('that comes again is taken once and shows the same stream', async () => {
    const { caller, delivery } = await openBot()
    const message = caller.build(text('一次'))
    const [one, other] = [await caller.call(message), await caller.call(message)]
    expect(other).toMatchObject({ stream: { id: (one as { stream: { id: string } }).stream.id } })
    expect(delivery.taken).toHaveLength(1)
  })

  it('with choices gets a card with buttons below the whole answer, once', async () => {
    const { caller, delivery } = await openBot()
    const choices = ['岚水县荷塘镇', '双泉县荷塘镇'].map((label) => ({ label, place: label }))
    delivery.answer = () => [{ kind: 'notice', text: '有两个荷塘镇：岚水县荷塘镇、双泉县荷塘镇。', choices }]
    const { cards } = await caller.say(text('荷塘镇'))
    expect(cards).toHaveLength(1)
    expect(cards).toMatchObject([{ button_list: [{ text: '岚水县荷塘镇' }, { text: '双泉县荷塘镇' }] }])
  })

  it('says what stands on its buttons once, and above them only what has none', async () => {
    const { caller, delivery } = await openBot()
    const offer = (text: string, label: string): ReplyEvent => ({
      ...{ kind: 'notice', text },
      choices: [{ label, place: label }],
    })
    delivery.answer = () => [offer('数是这些。', '对'), offer('稿子好了。', '导出Word')]
    const { shown, cards } = await caller.say(text('写'))
    expect(shown.at(-1)).toBe('数是这些。\n〔对〕\n\n稿子好了。')
    expect(cards).toMatchObject([{ button_list: [{ text: '导出Word' }] }])
  })

  it('in a group is answered in the group, the name of the bot left out', async () => {
    const { caller, delivery } = await openBot()
    await caller.say({ ...text('@案头 欠薪'), chattype: 'group', chatid: 'G1' })
    expect(delivery.taken[0]).toMatchObject({
      chat: 'wecom:group:G1',
      person: 'wecom:lin',
      isGroup: true,
      content: { text: '欠薪' },
    })
  })

  it('that cannot be stored is not acknowledged', async () => {
    const { caller, delivery } = await openBot()
    delivery.isFull = true
    await expect(caller.call(caller.build(text('满')))).rejects.toThrow('HTTP 503')
  })
})

describe('a long answer', () => {
  it('fills the stream, and the rest goes to the address of the message', async () => {
    const { caller, delivery } = await openBot()
    const long = Array.from(
      { length: 600 },
      (_, at) => `第${at}句写的是荷塘镇的事，原文在这里[${at}]。`,
    ).join('')
    delivery.answer = () => [say(long)]
    const { shown } = await caller.say(text('长'))
    await delivery.settle()
    expect(delivery.results.map(({ kind }) => kind)).toEqual(['sent', 'sent'])
    expect(shown.at(-1)! + caller.later.join('') === long).toBe(true)
  })

  it('that neither holds says so at its end', async () => {
    const { caller, delivery } = await openBot()
    delivery.answer = () => [say('写了很多的一句话。'.repeat(4_000))]
    await caller.say(text('更长'))
    await delivery.settle()
    expect(caller.later[0]?.slice(-40)).toContain('太长，后面的这里发不下')
    expect(delivery.results.map(({ kind }) => kind)).toEqual(['sent', 'sent'])
  })
})

describe('an answer that is late', () => {
  it('leaves the stream finished before six minutes and goes to the address of the message, once', async () => {
    const { caller, delivery } = await openBot()
    caller.stepMs = 30_000
    const gate = openGate()
    delivery.answer = async () => {
      await gate.opened
      return [say('晚到的答'), say('再补一句')]
    }
    const { shown, isFinished } = await caller.say(text('慢'))
    gate.open()
    expect(isFinished).toBe(true)
    expect(shown.at(-1)).toBe('还在办，办完另发。')
    await delivery.settle()
    expect(caller.later).toEqual(['晚到的答'])
    expect(delivery.results).toMatchObject([{ kind: 'sent' }, { kind: 'refused' }])
  })

  it('after an hour can be said nowhere, and that is told', async () => {
    const { caller, delivery } = await openBot()
    caller.stepMs = 30_000
    const gate = openGate()
    delivery.answer = async () => {
      await gate.opened
      caller.clock.ms += 3_700_000
      return [say('太晚')]
    }
    await caller.say(text('慢'))
    gate.open()
    await delivery.settle()
    expect(delivery.results).toMatchObject([{ kind: 'refused' }])
  })

  it('because the process ended in between is fetched from the next one under the same stream', async () => {
    const { caller, delivery, open } = await openBot()
    let sent: Promise<unknown> = Promise.resolve()
    delivery.answer = async (incoming) => {
      await open()
      const [outgoing] = await delivery.channel.encode(say('重开以后的答'), incoming)
      sent = delivery.send(outgoing!, incoming, true)
      return []
    }
    const message = caller.build(text('重开'))
    const first = (await caller.call(message)) as { stream: { id: string } }
    await pause(60)
    const polled = await caller.call({ msgtype: 'stream', stream: { id: first.stream.id } })
    await sent
    expect(JSON.stringify([first, polled])).toContain('stream')
    expect(await sent).toEqual({ kind: 'sent' })
  })

  it('is never sent to an address that is not of the vendor', async () => {
    const { caller, delivery } = await openBot()
    const [outgoing] = [
      {
        body: {
          text: '密',
          back: { stream: null, address: 'https://evil.example/x', startedMs: 1, greeting: null },
        },
      },
    ]
    await caller.say(text('问'))
    expect(await delivery.send(outgoing!, delivery.taken[0]!)).toMatchObject({ kind: 'refused' })
    expect(await delivery.send({ body: 'x' }, delivery.taken[0]!)).toMatchObject({ kind: 'refused' })
  })
})

describe('an event of the bot', () => {
  const event = (eventtype: string, more: object = {}) => ({
    msgtype: 'event',
    event: { eventtype, ...more },
  })

  it('of entering is greeted in the same breath', async () => {
    const { caller, delivery } = await openBot()
    delivery.answer = () => [say('我是案头，直接问。')]
    expect(await caller.call(caller.build(event('enter_chat')))).toEqual({
      msgtype: 'text',
      text: { content: '我是案头，直接问。' },
    })
    expect(delivery.results).toEqual([{ kind: 'sent' }])
  })

  it('of a pressed card shows at once what was pressed; the answer goes to its address', async () => {
    const { caller, delivery } = await openBot()
    const buttons = [
      { label: '岚水县荷塘镇', say: '岚水县荷塘镇' },
      { label: '双泉县荷塘镇', say: '双泉县荷塘镇' },
    ]
    const card = buildCard({ title: '要看哪一个？', buttons, isOpen: false }, 'T1') as {
      button_list: { key: string }[]
    }
    const pressed = { event_key: card.button_list[1]!.key, task_id: 'T1' }
    const answer = await caller.call(
      caller.build(event('template_card_event', { template_card_event: pressed })),
    )
    expect(answer).toMatchObject({
      response_type: 'update_template_card',
      template_card: { task_id: 'T1', main_title: { title: '已选：双泉县荷塘镇' } },
    })
    await delivery.settle()
    expect(delivery.taken[0]?.content).toMatchObject({ kind: 'button', data: '双泉县荷塘镇' })
    expect(caller.later).toEqual(['答：button'])
  })

  it('of a card that is used up closes it, and of a decision leaves nothing to press', async () => {
    const { caller } = await openBot()
    const press = async (token: string) => {
      const say = `y:${token}`
      const buttons = [{ label: '入库', say }]
      const card = buildCard({ title: '要入库，还是只检查？', buttons, isOpen: true }, token) as {
        button_list: { key: string }[]
      }
      const pressed = { event_key: card.button_list[0]!.key, task_id: token }
      return caller.call(caller.build(event('template_card_event', { template_card_event: pressed })))
    }
    expect(await press('used1')).toMatchObject({
      template_card: { main_title: { title: '已经处理过，或者过了时候' }, replace_text: '已失效' },
    })
    expect(await press('fresh')).toMatchObject({ template_card: { replace_text: '已选：入库' } })
  })

  it('of a verdict is stored and answered empty', async () => {
    const { caller, delivery } = await openBot()
    delivery.answer = () => []
    const given = event('feedback_event', { feedback_event: { id: 'F1', type: 2, content: '数不对' } })
    expect(await caller.call(caller.build(given))).toBeNull()
    expect(delivery.taken[0]?.content).toEqual({
      kind: 'feedback',
      verdict: 'bad',
      about: 'F1',
      words: '数不对',
    })
  })
})

describe('a file sent to the bot', () => {
  it("comes down under the bot's key; one that is gone, too big or of another key is told", async () => {
    const { caller, delivery } = await openBot()
    const bytes = new Uint8Array(randomBytes(70_001))
    const url = caller.putFile(bytes)
    await caller.say({ msgtype: 'file', file: { url } })
    const [file] = (delivery.taken[0]!.content as unknown as { files: [never] }).files
    const { signal } = new AbortController()
    expect(await delivery.channel.fetch(file, signal)).toEqual({ name: '来件.txt', bytes })
    const at = (address: string) => ({
      kind: 'file' as const,
      name: null,
      sizeBytes: null,
      at: { url: address },
    })
    await expect(delivery.channel.fetch(at(`${caller.root}/none`), signal)).rejects.toThrow('解不开')
    await expect(delivery.channel.fetch(at('file:///etc/hosts'), signal)).rejects.toThrow('没有取到')
    const big = caller.putFile(new Uint8Array(20 * 1024 * 1024 + 64))
    await expect(delivery.channel.fetch(at(big), signal)).rejects.toThrow('太大')
  })

  it('that is made for him cannot be sent there: the page has it', async () => {
    const { caller, delivery } = await openBot()
    delivery.answer = () => [{ kind: 'file', name: '初稿.docx', bytes: new Uint8Array(9), draft: 'd' }]
    const { shown } = await caller.say(text('导出'))
    expect(shown).toEqual([
      '《初稿.docx》做好了。机器人的 URL 模式发不了文件，请到网页上下载：https://desk.example',
    ])
  })

  it('that is a picture comes with the end of the stream; where none is open it is told how to get it', async () => {
    const { caller, delivery } = await openBot()
    const bytes = new Uint8Array(randomBytes(9_000))
    delivery.answer = () => [{ kind: 'file', name: '调解数.png', bytes, draft: null }, say('数见上一答。')]
    const { shown, pictures } = await caller.say(text('出图'))
    expect(shown.at(-1)).toBe('《调解数.png》\n\n数见上一答。')
    expect(pictures).toEqual([bytes])
    const event = {
      eventtype: 'template_card_event',
      template_card_event: { event_key: '{"n":0,"b":[["出图","x"]]}' },
    }
    await caller.call(caller.build({ msgtype: 'event', event }))
    await delivery.settle()
    expect(caller.later[0]).toContain('打字回“出图”')
  })
})

// What a server may send that the documents do not show: fields missing, null or new, kinds that nobody knows, the same frame twice, sockets that break in between.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decodeBotMessage } from '#channels/wecom/decode-bot-message.ts'
import type { Frame } from '../../fakes/wecom/bot/bot-rules.ts'
import { type BotKit, openBotKit, until } from './open-bot-kit.ts'

const now = new Date('2026-01-05T08:00:00Z')
const from = { userid: 'zhou' }
const decode = (body: Record<string, unknown>) =>
  decodeBotMessage({ msgid: 'm1', chattype: 'single', from, ...body }, now)
const said = { msgtype: 'text', text: { content: '欠薪' } }

describe('a message of a shape that is not in the documents', () => {
  it.each([
    ['fields that are null', { chatid: null, quote: null, create_time: null, image: null, event: null }],
    ['fields that are empty', { chatid: '', create_time: '', quote: {} }],
    [
      'fields in another shape',
      { create_time: '1767600000', quote: 'x', mixed: { msg_item: 'x' }, chatid: 7 },
    ],
    ['fields that are new', { trace: { id: 1 }, text: { content: '欠薪', style: 'bold' } }],
    ['no kind of chat', { chattype: undefined }],
  ])('is taken with %s', (_, more) => {
    expect(decode({ ...said, ...more })).toMatchObject({
      chat: 'wecom:zhou',
      isGroup: false,
      content: { kind: 'text', text: '欠薪', quoted: null, files: [] },
    })
  })

  it('bears its number as its name, and what it says where it has none', () => {
    expect(decode({ ...said, msgid: 41 })?.id).toBe('41')
    const [one, same, other] = ['a', 'a', 'b'].map(
      (content) => decode({ msgid: null, msgtype: 'text', text: { content } })?.id,
    )
    expect(one).toMatch(/^unnamed-/)
    expect([same, other === one]).toEqual([one, false])
  })

  it('of a group whose name is missing is not answered in private', () => {
    expect(decode({ ...said, chattype: 'group' })).toMatchObject({
      isGroup: true,
      chat: 'wecom:group:unnamed',
    })
    expect(decode({ ...said, chattype: undefined, chatid: 'G1' })).toMatchObject({ chat: 'wecom:group:G1' })
  })

  it.each(['video', 'location', 'link', 'hologram', ''])(
    'of the kind %j is taken as one without words',
    (msgtype) => {
      expect(decode({ msgtype, video: { url: 'http://x/' } })?.content).toMatchObject({
        kind: 'text',
        text: '',
        files: [],
      })
    },
  )

  it('keeps the pieces that are whole, a paper among them, and what is quoted with its paper', () => {
    const msg_item = [
      null,
      {},
      { msgtype: 'text', text: { content: '看' } },
      { msgtype: 'file', file: { url: 'http://x/f' } },
    ]
    const quote = { msgtype: 'file', file: { url: 'http://x/q', aeskey: 'k' } }
    expect(decode({ msgtype: 'mixed', mixed: { msg_item }, quote })?.content).toMatchObject({
      kind: 'mixed',
      text: '看',
      files: [{ kind: 'file', at: { url: 'http://x/f' } }],
      quotedFiles: [{ kind: 'file', at: { url: 'http://x/q', aeskey: 'k' } }],
    })
  })

  it.each([
    ['@案头 欠薪', '欠薪'],
    ['欠薪 @案头', '欠薪'],
    ['发到 a@b.cn 的欠薪', '发到 a@b.cn 的欠薪'],
  ])('in a group says %j as %j', (content, text) => {
    expect(
      decode({ msgtype: 'text', chattype: 'group', chatid: 'G', text: { content } })?.content,
    ).toMatchObject({ text })
  })

  it.each([
    null,
    [],
    'x',
    { from: null },
    { from: { userid: '' } },
    { ...said, from: { userid: 'group:G1#chief' } },
    { msgtype: 'event', from },
  ])('%j is none', (given) => {
    expect(decodeBotMessage(given, now)).toBeNull()
  })
})

describe('a connection that is not as it should be', () => {
  let kit: BotKit
  beforeEach(async () => {
    kit = await openBotKit()
    await until(() => kit.bot.state() === 'ready')
  })
  afterEach(() => kit.close())
  const answer = (reqId: string) => ({ body: { kind: 'text', text: '答。', reqId } })
  const reqIdOf = ({ back }: { readonly back: unknown }) => (back as { reqId: string }).reqId
  const streamsOf = (frames: readonly Frame[]) => frames.filter(({ body }) => body?.msgtype === 'stream')

  it('that sends the same frame twice gets one bubble, and it ends with the answer', async () => {
    const asked = await kit.say('同一帧')
    await until(() => kit.fake.bubbles.length === 1)
    const headers = { req_id: reqIdOf(asked) }
    const body = { msgid: asked.id, chattype: 'single', from, msgtype: 'text', text: { content: '同一帧' } }
    kit.fake.sendRaw(JSON.stringify({ cmd: 'aibot_msg_callback', headers, body }))
    await kit.say('另一句')
    expect(await kit.send(asked, answer(headers.req_id))).toBe('sent')
    expect(kit.fake.bubbles[0]).toMatchObject({ kind: 'stream', text: '答。', isFinished: true })
  })

  it('that breaks between message and answer gets the answer once it is there again', async () => {
    const asked = await kit.say('断一下')
    kit.fake.drop()
    const results: string[] = []
    do {
      results.push(
        await kit.send(asked, answer(reqIdOf(asked)), results.length > 0 && results.at(-1) === 'unsure'),
      )
      await new Promise((resolve) => setTimeout(resolve, 50))
    } while (results.at(-1) !== 'sent')
    expect(kit.fake.bubbles.filter(({ text }) => text.endsWith('答。'))).toHaveLength(1)
  })

  it('that loses an ack leaves no bubble hanging: it says where the answer is', async () => {
    kit.fake.faults.ack = (frame) => (streamsOf([frame]).length > 0 ? 'none' : null)
    const asked = await kit.say('没有回执')
    await until(() => kit.fake.bubbles.length === 1)
    expect(await kit.send(asked, answer(reqIdOf(asked)))).toBe('sent')
    expect(kit.fake.bubbles.at(-1)).toMatchObject({ kind: 'markdown', text: '答。' })
    await until(() => kit.fake.bubbles[0]?.isFinished ?? false)
    expect(kit.fake.bubbles[0]?.text).toBe('见下一条。')
  }, 15_000)

  it('whose press is not acknowledged has it taken all the same', async () => {
    const asked = await kit.say('换单位')
    const choices = [{ label: '青禾县柳溪镇', place: '青禾县柳溪镇' }]
    for (const outgoing of await kit.channel.encode({ kind: 'notice', text: '哪一个？', choices }, asked))
      await kit.send(asked, outgoing)
    const card = kit.fake.bubbles.at(-1)?.card as { task_id: string; button_list: { key: string }[] }
    kit.fake.faults.ack = () => 'none'
    const template_card_event = { event_key: card.button_list[0]?.key, task_id: card.task_id }
    const began = kit.fake.frames.length
    await kit.call({
      chattype: 'single',
      from,
      msgtype: 'event',
      event: { eventtype: 'template_card_event', template_card_event },
    })
    expect(kit.fake.frames.slice(began).map(({ cmd }) => cmd)).not.toContain('aibot_send_msg')
  })

  it('that sends what is no frame goes on', async () => {
    for (const raw of ['', 'null', '{"cmd":"aibot_msg_callback"}', '{"headers":{}}', '[1]'])
      kit.fake.sendRaw(raw)
    expect((await kit.say('还在吗')).content).toMatchObject({ text: '还在吗' })
  })
})

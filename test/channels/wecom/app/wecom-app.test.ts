import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { openListener } from '#channels/http/open-listener.ts'
import { openWecomApp } from '#channels/wecom/app/wecom-app.ts'
import { readAesKey } from '#channels/wecom/crypto/secret-keys.ts'
import type { ReplyEvent } from '#chat/chat.ts'
import { buildAnswer, buildCitation } from '../../../chat/open-test-desk.ts'
import { openCallbackDriver } from '../../../fakes/wecom/callback-driver.ts'
import { openFakeQyapi } from '../../../fakes/wecom/fake-qyapi.ts'
import { openPlainDelivery } from '../open-plain-delivery.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const say = (text: string): ReplyEvent => ({ kind: 'notice', text })

async function openApp(format: 'text' | 'markdown' = 'text') {
  const qyapi = await openFakeQyapi()
  const listener = await openListener({ host: '127.0.0.1', port: 0, password: null })
  closers.push(listener.close, qyapi.close)
  const delivery = openPlainDelivery()
  delivery.answer = ({ content }) => [say(`答：${'text' in content ? content.text : content.kind}`)]
  const aesKey = randomBytes(32).toString('base64').slice(0, 43)
  const log: string[] = []
  const { corpId, secret, agentId, root } = qyapi
  const key = readAesKey({ setting: 'WECOM_AES_KEY', value: aesKey })
  const settings = { root, corpId, secret, agentId, token: 'T0ken', aesKey: key, format }
  const readPlace = async () => null
  const parts = {
    readPlace,
    delivery,
    listener,
    log: (line: string) => log.push(line),
    now: () => qyapi.clock.ms,
  }
  await openWecomApp(settings, parts)
  const keys = { token: 'T0ken', aesKey, receiver: corpId }
  const clock = () => qyapi.clock.ms
  const driver = openCallbackDriver(`${listener.url}wecom/app`, keys, { form: 'xml', clock })
  const xml = (fields: string, user = 'lin') =>
    `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName><FromUserName><![CDATA[${user}]]></FromUserName><CreateTime>${Math.floor(clock() / 1000)}</CreateTime>${fields}<AgentID>${agentId}</AgentID></xml>`
  let id = 7_000_000_000_000_000_000n
  const text = (words: string, user?: string) =>
    xml(
      `<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${words}]]></Content><MsgId>${++id}</MsgId>`,
      user,
    )
  const texts = () => qyapi.received.map((message) => message.text)
  return { qyapi, delivery, driver, log, listener, xml, text, texts }
}

describe('the address', () => {
  it('proves itself within a second, as often as it is asked', async () => {
    const { driver } = await openApp()
    expect(await driver.verify()).toBe(true)
    expect(await driver.verify('1616140317555161061')).toBe(true)
  })

  it('does not read a message out', async () => {
    const { driver, text } = await openApp()
    expect(await driver.verify(text('机密'))).toBe(false)
    expect(await driver.verify('{"a":1}')).toBe(false)
  })

  it('answers nothing but the vendor: forged, replayed, foreign, huge and other requests reach no store', async () => {
    const { driver, delivery, text, log, listener, xml } = await openApp()
    const good = driver.seal(text('一'))
    const bad = { ...good, query: good.query.replace(/msg_signature=./, 'msg_signature=g') }
    expect(await driver.send(bad)).toEqual({ status: 403, body: '' })
    expect(await driver.send({ ...good, query: `${good.query}&nonce=1` })).toEqual({ status: 403, body: '' })
    expect(await driver.send({ ...good, body: '<xml><Encrypt>%%</Encrypt></xml>' })).toMatchObject({
      status: 403,
    })
    expect(await driver.send({ ...good, body: `<!DOCTYPE a [<!ENTITY b "c">]>${good.body}` })).toMatchObject({
      status: 403,
    })
    expect(await driver.send({ ...good, body: 'x'.repeat(600_000) })).toMatchObject({ status: 413 })
    expect((await fetch(`${listener.url}wecom/app`, { method: 'PUT' })).status).toBe(405)
    const foreign = xml('<MsgType>text</MsgType><Content>二</Content><MsgId>1</MsgId>').replace(
      /wwfeed\w+/,
      'wwother',
    )
    expect(await driver.send(driver.seal(foreign))).toEqual({ status: 200, body: '' })
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><MsgType>text</MsgType><Content>&b;</Content></xml>'
    expect(await driver.send(driver.seal(bomb))).toEqual({ status: 200, body: '' })
    expect(delivery.taken).toEqual([])
    expect(log).toHaveLength(1)
    expect(log[0]).toContain('参数不全')
  })
})

describe('a message', () => {
  it('is acknowledged empty once it is stored, and answered by the interface', async () => {
    const { driver, qyapi, text, delivery } = await openApp()
    const answer = await driver.deliver(text('其他乡镇怎么治欠薪 <b>&amp;'))
    expect(answer).toMatchObject({ status: 200, body: '', tries: 1 })
    const [message] = await qyapi.waitForReceived(1)
    expect(message).toMatchObject({ user: 'lin', type: 'text', text: '答：其他乡镇怎么治欠薪 <b>&amp;' })
    expect(delivery.taken[0]).toMatchObject({
      channel: 'wecom-app:1000002',
      id: '7000000000000000001',
      chat: 'wecom:lin',
      person: 'wecom:lin',
      isGroup: false,
    })
  })

  it('that comes three times, also byte for byte, is answered once', async () => {
    const { driver, qyapi, text, delivery, texts } = await openApp()
    const message = text('一次')
    const sealed = driver.seal(message)
    for (const request of [sealed, sealed, driver.seal(message)])
      expect((await driver.send(request)).status).toBe(200)
    qyapi.clock.ms += 600_000
    expect((await driver.send(sealed)).status).toBe(403)
    qyapi.clock.ms += 86_400_000
    expect((await driver.send(sealed)).status).toBe(403)
    await delivery.settle()
    expect(texts()).toEqual(['答：一次'])
  })

  it('that cannot be stored is not acknowledged, and is answered once it can', async () => {
    const { driver, text, delivery, texts } = await openApp()
    delivery.isFull = true
    const sealed = driver.seal(text('满了'))
    expect((await driver.send(sealed)).status).toBe(503)
    delivery.isFull = false
    expect((await driver.send(sealed)).status).toBe(200)
    await delivery.settle()
    expect(texts()).toEqual(['答：满了'])
  })

  it.each([
    [
      'image',
      '<PicUrl>http://x/</PicUrl><MediaId>M1</MediaId>',
      { kind: 'picture', files: [{ kind: 'picture', at: { mediaId: 'M1' } }] },
    ],
    [
      'voice',
      '<MediaId>M2</MediaId><Format>amr</Format>',
      { kind: 'voice', text: '', files: [{ kind: 'voice', at: { mediaId: 'M2' } }] },
    ],
    [
      'file',
      '<FileName><![CDATA[报告.docx]]></FileName><MediaId>M3</MediaId>',
      { kind: 'file', files: [{ name: '报告.docx', at: { mediaId: 'M3' } }] },
    ],
    [
      'link',
      '<Title>公开年报</Title><Url>https://x.example/a</Url>',
      { kind: 'text', text: '公开年报\nhttps://x.example/a' },
    ],
    ['location', '<Label>岚水县荷塘镇</Label>', { kind: 'text', text: '岚水县荷塘镇' }],
  ])('of the kind %s is taken as what it is', async (type, fields, content) => {
    const { driver, delivery, xml } = await openApp()
    await driver.deliver(xml(`<MsgType>${type}</MsgType>${fields}<MsgId>5</MsgId>`))
    expect(delivery.taken).toMatchObject([{ content }])
  })

  it('of a kind that nobody knows is taken as one without words; an event nobody knows is left', async () => {
    const { driver, delivery, xml } = await openApp()
    expect(await driver.deliver(xml('<MsgType>hologram</MsgType><MsgId>5</MsgId>'))).toMatchObject({
      status: 200,
    })
    const event = '<MsgType>event</MsgType><Event>LOCATION</Event>'
    expect(await driver.deliver(xml(event))).toMatchObject({ status: 200 })
    expect(delivery.taken).toMatchObject([{ id: '5', content: { kind: 'text', text: '', files: [] } }])
  })

  it('that spells signs by their numbers is read as it was written', async () => {
    const { driver, delivery, xml } = await openApp()
    await driver.deliver(
      xml('<MsgType>text</MsgType><Content>&#x8c03;&#35299;&lt;3&#0;</Content><MsgId>5</MsgId>'),
    )
    expect(delivery.taken).toMatchObject([{ content: { text: '调解<3&#0;' } }])
  })
})

describe('an event', () => {
  const enter = '<MsgType>event</MsgType><Event>enter_agent</Event><EventKey/>'
  it('has no id: who, when and what make one', async () => {
    const { driver, delivery, xml, qyapi } = await openApp()
    const click = xml('<MsgType>event</MsgType><Event>click</Event><EventKey>资料</EventKey>')
    await driver.deliver(click)
    await driver.deliver(click)
    qyapi.clock.ms += 1000
    await driver.deliver(xml('<MsgType>event</MsgType><Event>click</Event><EventKey>资料</EventKey>'))
    await driver.deliver(xml('<MsgType>event</MsgType><Event>click</Event><EventKey>帮助</EventKey>'))
    expect(delivery.taken.map(({ content }) => 'text' in content && content.text)).toEqual([
      '资料',
      '资料',
      '帮助',
    ])
  })

  it('of opening the app counts once a day for each person', async () => {
    const { driver, delivery, xml, qyapi } = await openApp()
    qyapi.clock.ms = Date.parse('2026-03-02T09:00:00+08:00')
    await driver.deliver(xml(enter))
    qyapi.clock.ms += 3_600_000
    await driver.deliver(xml(enter))
    await driver.deliver(xml(enter, 'zhou'))
    qyapi.clock.ms += 24 * 3_600_000
    await driver.deliver(xml(enter))
    expect(delivery.taken.map(({ person }) => person)).toEqual(['wecom:lin', 'wecom:zhou', 'wecom:lin'])
  })
})

describe('an answer', () => {
  const long = Array.from(
    { length: 300 },
    (_, at) => `第${at + 1}句写的是荷塘镇的事，原文在这里[${at + 1}]。`,
  ).join('')

  it('that is long comes in parts of at most 2,048 bytes, none of it lost', async () => {
    const { driver, delivery, text, texts, qyapi } = await openApp()
    delivery.answer = () => [say(long)]
    await driver.deliver(text('长'))
    await delivery.settle()
    expect(texts().length).toBeGreaterThan(5)
    expect(texts().join('')).toBe(long)
    expect(qyapi.dropped).toEqual([])
    for (const part of texts()) expect(part).toMatch(/\]。$/)
  })

  it('sent again bears 补发 and still fits', async () => {
    const { delivery, driver, text, texts, qyapi } = await openApp()
    delivery.answer = () => []
    await driver.deliver(text('问'))
    const parts = await delivery.channel.encode(say(long), delivery.taken[0]!)
    for (const part of parts) await delivery.send(part, delivery.taken[0]!, true)
    expect(texts().every((part) => part.startsWith('【补发】\n'))).toBe(true)
    expect(
      texts()
        .map((part) => part.replace('【补发】\n', ''))
        .join(''),
    ).toBe(long)
    expect(qyapi.received).toHaveLength(parts.length)
  })

  it('goes as markdown only where that is set', async () => {
    const { driver, delivery, text, qyapi } = await openApp('markdown')
    delivery.answer = () => [say('# 不是标题\n> 不是引用')]
    await driver.deliver(text('问'))
    await delivery.settle()
    expect(qyapi.received).toMatchObject([{ type: 'markdown', text: '\u200b# 不是标题\n\u200b> 不是引用' }])
  })

  it('with a document goes up and arrives whole under its name', async () => {
    const { driver, delivery, text, qyapi } = await openApp()
    const bytes = new Uint8Array(randomBytes(30_000))
    delivery.answer = () => [{ kind: 'file', name: '荷塘镇 "初稿".docx', bytes, draft: 'd' }]
    await driver.deliver(text('导出'))
    await delivery.settle()
    expect(delivery.results).toMatchObject([{ kind: 'sent' }])
    expect(qyapi.received).toMatchObject([{ type: 'file', file: { name: '荷塘镇 _初稿_.docx', bytes } }])
  })

  it('with a picture goes as a picture, and a file of 3 bytes is refused before it is sent', async () => {
    const { driver, delivery, text, qyapi } = await openApp()
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
    delivery.answer = () => [
      { kind: 'file', name: '图.png', bytes: png, draft: 'd' },
      { kind: 'file', name: '空.docx', bytes: new Uint8Array(3), draft: 'd' },
    ]
    await driver.deliver(text('出图'))
    await delivery.settle()
    expect(qyapi.received.map(({ type }) => type)).toEqual(['image'])
    expect(delivery.results).toMatchObject([{ kind: 'sent' }, { kind: 'refused' }])
  })
})

describe('the token', () => {
  it('is asked for once by all who wait, and again when it has expired or was taken back', async () => {
    const { driver, delivery, text, qyapi } = await openApp()
    await Promise.all(Array.from({ length: 10 }, (_, at) => driver.deliver(text(`${at}`, `user${at}`))))
    await delivery.settle()
    const asked = () => qyapi.calls.filter((path) => path === '/cgi-bin/gettoken').length
    expect(asked()).toBe(1)
    qyapi.clock.ms += 7_200_000
    await driver.deliver(text('过期'))
    await delivery.settle()
    expect(asked()).toBe(2)
    qyapi.revokeTokens()
    await driver.deliver(text('收回'))
    await delivery.settle()
    expect(asked()).toBe(3)
    expect(qyapi.received).toHaveLength(12)
  })

  it('is renewed once for a message, not for ever', async () => {
    const { driver, delivery, text, qyapi } = await openApp()
    qyapi.fail('/cgi-bin/message/send', { errcode: 42001 }, 5)
    await driver.deliver(text('问'))
    await delivery.settle()
    expect(qyapi.calls.filter((path) => path.endsWith('send'))).toHaveLength(2)
    expect(delivery.results).toMatchObject([{ kind: 'later' }])
  })
})

describe('a failure', () => {
  const cases: readonly [number, string, object][] = [
    [
      60020,
      'not allow to access from your ip, from ip: 203.0.113.7',
      { kind: 'refused', reason: '本机的出口IP不在“企业可信IP”里：203.0.113.7' },
    ],
    [45009, 'api freq out of limit', { kind: 'later', afterMs: 60_000 }],
    [45033, 'api concurrent out of limit', { kind: 'later' }],
    [-1, 'system busy', { kind: 'later' }],
    [48002, 'api forbidden', { kind: 'refused' }],
    [99999, 'new one', { kind: 'refused', reason: '企业微信回了错误 99999' }],
  ]
  it.each(cases)('%i is told with what to do', async (errcode, errmsg, result) => {
    const { driver, delivery, text, qyapi } = await openApp()
    qyapi.fail('/cgi-bin/message/send', { errcode, errmsg })
    await driver.deliver(text('问'))
    await delivery.settle()
    expect(delivery.results).toMatchObject([result])
    for (const one of delivery.results) if (one.kind === 'refused') expect(one.advice).not.toBe('')
  })

  it('of a wrong secret stops nothing else and shows no secret', async () => {
    const { driver, delivery, text, qyapi } = await openApp()
    qyapi.fail('/cgi-bin/gettoken', { errcode: 40001 })
    await driver.deliver(text('问'))
    await driver.deliver(text('再问'))
    await delivery.settle()
    expect(delivery.results).toMatchObject([{ kind: 'refused' }, { kind: 'sent' }])
    expect(JSON.stringify(delivery.results)).not.toContain(qyapi.secret)
  })

  it('to reach the person is seen behind HTTP 200 and code 0', async () => {
    const { driver, delivery, text, qyapi } = await openApp()
    qyapi.strangers.add('gone')
    await driver.deliver(text('问', 'gone'))
    await delivery.settle()
    expect(delivery.results).toMatchObject([{ kind: 'refused', reason: '收信的人都不在应用的可见范围内' }])
  })

  it('of a gateway in between is unsure for a message, and tried again for a file that was not shown yet', async () => {
    const { driver, delivery, text, qyapi } = await openApp()
    qyapi.fail('/cgi-bin/message/send', { status: 502 })
    qyapi.fail('/cgi-bin/media/upload', { status: 503 })
    delivery.answer = () => [
      say('答'),
      { kind: 'file', name: '稿.docx', bytes: new Uint8Array(9), draft: 'd' },
    ]
    await driver.deliver(text('问'))
    await delivery.settle()
    expect(delivery.results).toMatchObject([{ kind: 'unsure' }, { kind: 'later' }])
  })

  it('of the line is unsure where the message may have arrived, and certain where nothing listened', async () => {
    const { driver, delivery, text, qyapi } = await openApp()
    qyapi.fail('/cgi-bin/message/send', { isCut: true })
    await driver.deliver(text('问'))
    await delivery.settle()
    await qyapi.close()
    await driver.deliver(text('再问'))
    await delivery.settle()
    expect(delivery.results).toMatchObject([{ kind: 'unsure' }, { kind: 'later' }])
    expect(JSON.stringify(delivery.results)).not.toMatch(/access_token|token-|cgi-bin/)
  })
})

describe('what other channels say by buttons', () => {
  it('is said by word below an answer and a preview', async () => {
    const { driver, delivery, text, texts } = await openApp()
    const answer = buildAnswer('石桥乡187起[1]', [buildCitation(1)])
    delivery.answer = () => [{ kind: 'answer', answer, at: '2026-01-05T08:00:00.000Z' }]
    await driver.deliver(text('问'))
    await delivery.settle()
    expect(texts()[0]).toMatch(/\n可以回：〔看\[1\]的原文〕〔有用〕〔没用〕〔引用不对〕$/)
  })
})

describe('a file that a person sent', () => {
  const fetchFrom = async (bytes: Uint8Array, limit?: number) => {
    const { delivery, qyapi } = await openApp()
    const mediaId = qyapi.keepMedia({ name: 'a.docx', bytes })
    if (limit) qyapi.limitDownloads(limit)
    const file = { kind: 'file' as const, name: null, sizeBytes: null, at: { mediaId } }
    return delivery.channel.fetch(file, new AbortController().signal)
  }

  it('comes down whole, at once or in ranges', async () => {
    const bytes = new Uint8Array(randomBytes(12 * 1024 * 1024))
    for (const limit of [undefined, 10 * 1024 * 1024]) {
      const fetched = await fetchFrom(bytes, limit)
      expect(Buffer.compare(fetched.bytes, bytes)).toBe(0)
      expect(fetched.name).toBe('a.docx')
    }
  })

  it('is refused above 20 MB', async () => {
    await expect(fetchFrom(new Uint8Array(20 * 1024 * 1024 + 1))).rejects.toThrow('文件太大')
    await expect(fetchFrom(new Uint8Array(20 * 1024 * 1024 + 1), 15 * 1024 * 1024)).rejects.toThrow(
      '文件太大',
    )
  })

  it('that is gone is told, though the answer says HTTP 200; one that looks like such an answer comes down', async () => {
    const { delivery } = await openApp()
    const file = { kind: 'file' as const, name: null, sizeBytes: null, at: { mediaId: 'none' } }
    const { signal } = new AbortController()
    await expect(delivery.channel.fetch(file, signal)).rejects.toThrow('文件已过期或不存在')
    const lookalike = new TextEncoder().encode('{"errcode":40007,"errmsg":"x"}')
    expect((await fetchFrom(lookalike)).bytes).toEqual(lookalike)
  })
})

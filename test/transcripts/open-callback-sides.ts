// Two more sides of the whole conversation, which WeCom calls back: the self-built app and the AI bot in URL mode, each encrypted by @wecom/crypto over the real listener.
import { randomBytes, randomUUID } from 'node:crypto'
import { openListener } from '#channels/http/open-listener.ts'
import { openWecomApp } from '#channels/wecom/app/wecom-app.ts'
import { readAesKey } from '#channels/wecom/crypto/secret-keys.ts'
import { openWecomUrl } from '#channels/wecom/url/wecom-url.ts'
import { openIsOver } from '#chat/delivery/find-over.ts'
import { openCallbackDriver } from '../fakes/wecom/callback-driver.ts'
import { openFakeQyapi } from '../fakes/wecom/fake-qyapi.ts'
import { openUrlBotCaller } from '../fakes/wecom/url-bot-caller.ts'
import type { Side, Told } from './hold-talk.ts'
import { openPost } from './open-post.ts'
import type { Card } from './open-sides.ts'

const log = () => {}
const person = 'wecom:zhou'

async function openGround() {
  const listener = await openListener({ host: '127.0.0.1', port: 0, password: null })
  const key = randomBytes(32).toString('base64').slice(0, 43)
  const aesKey = readAesKey({ setting: 'WECOM_AES_KEY', value: key })
  return { listener, key, aesKey, post: await openPost({ WECOM_ALLOWED_USERS: 'zhou' }) }
}

export async function openAppSide(): Promise<Side> {
  const { listener, key, aesKey, post } = await openGround()
  const qyapi = await openFakeQyapi()
  const clock = setInterval(() => {
    qyapi.clock.ms = Date.now()
  }, 20)
  const { corpId, secret, agentId, root } = qyapi
  const settings = { root, corpId, secret, agentId, token: 'T0ken', aesKey, format: 'text' } as const
  await openWecomApp(settings, { ...post, listener, log })
  const keys = { token: 'T0ken', aesKey: key, receiver: corpId }
  const driver = openCallbackDriver(`${listener.url}wecom/app`, keys, { form: 'xml' })
  let said = 0
  const call = (fields: string) => {
    const head = `<ToUserName>${corpId}</ToUserName><FromUserName>zhou</FromUserName><CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime>`
    void driver.deliver(
      `<xml>${head}${fields}<MsgId>${7_000_000 + ++said}</MsgId><AgentID>${agentId}</AgentID></xml>`,
    )
  }
  return {
    name: '企业微信自建应用（回调）',
    say: (text) => call(`<MsgType>text</MsgType><Content><![CDATA[${text}]]></Content>`),
    press: null,
    sendFile(name, bytes) {
      const media = qyapi.keepMedia({ name, bytes })
      call(`<MsgType>file</MsgType><FileName><![CDATA[${name}]]></FileName><MediaId>${media}</MediaId>`)
    },
    shown: () => qyapi.received.map(({ text, file }): Told => ({ text, file: file ?? null, buttons: [] })),
    isSettled: () => post.isDone(said),
    async close() {
      clearInterval(clock)
      await post.close()
      await listener.close()
      await qyapi.close()
    },
  }
}

export async function openUrlSide(): Promise<Side> {
  const { listener, key, aesKey, post } = await openGround()
  const keys = { token: 'T0ken', aesKey: key, receiver: '' }
  const caller = await openUrlBotCaller(`${listener.url}wecom/bot`, keys)
  const settings = { token: 'T0ken', aesKey, root: caller.root, pageAddress: 'https://desk.example' }
  const now = () => caller.clock.ms
  await openWecomUrl(settings, { ...post, isOver: openIsOver(post), listener, log, now })
  const told: Told[] = []
  const cards: Card[] = []
  const later = { seen: 0, open: 0, said: 0 }
  const show = (text: string, shown: readonly Card[] = []) => {
    cards.push(...shown)
    told.push({
      text,
      file: null,
      buttons: shown.flatMap((one) => one.button_list.map((button) => button.text)),
    })
  }
  const say = async (body: Record<string, unknown>) => {
    later.said++
    later.open++
    const seen = await caller.say(body, 'zhou')
    later.open--
    show(seen.shown.at(-1) ?? '', seen.cards as Card[])
    for (const bytes of seen.pictures) told.push({ text: '', file: { name: '图.png', bytes }, buttons: [] })
  }
  return {
    name: '企业微信智能机器人（URL 模式）',
    say: (content) => void say({ msgtype: 'text', text: { content } }),
    press(label) {
      const card = cards.findLast(({ button_list }) => button_list.some(({ text }) => text === label))
      const event_key = card?.button_list.find(({ text }) => text === label)?.key
      const template_card_event = { event_key, task_id: card?.task_id }
      later.said++
      void caller.call(
        caller.build(
          { msgtype: 'event', event: { eventtype: 'template_card_event', template_card_event } },
          'zhou',
        ),
      )
    },
    sendFile: (name, bytes) =>
      void say({ msgtype: 'file', file: { url: caller.putFile(bytes, `/media/${randomUUID()}`, name) } }),
    download: () => post.download(person),
    shown() {
      for (const text of caller.later.slice(later.seen)) show(text)
      later.seen = caller.later.length
      return told
    },
    isSettled: async () => later.open === 0 && (await post.isDone(later.said)),
    async close() {
      await post.close()
      await listener.close()
      await caller.close()
    },
  }
}

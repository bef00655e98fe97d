// Tool of the measure of a burst: how each vendor hands messages to the server and what people then see. In: the fakes of test/fakes. Delivery is the vendor's, acknowledged or not.
import { randomBytes } from 'node:crypto'
import { openFakeTelegram } from '../../fakes/telegram/fake-telegram.ts'
import { openCallbackDriver } from '../../fakes/wecom/callback-driver.ts'
import { openFakeQyapi } from '../../fakes/wecom/fake-qyapi.ts'

export interface BurstMessage {
  /** Different for each message, the same each time it is delivered. */
  readonly n: number
  readonly chat: number
  readonly text: string
}

/** A vendor with its people. */
export interface Side {
  readonly env: Readonly<Record<string, string>>
  readonly ready: RegExp
  /** What is sent of it, made before the clock runs: a function that sends it, true when it was acknowledged. */
  prepare(message: BurstMessage): () => Promise<boolean>
  /** What the people of each chat see, in order. */
  shown(): readonly { readonly chat: number; readonly text: string }[]
  close(): Promise<void>
}

/** `address` of the server's listener, `chats`: so many people. */
type OpenSide = (address: string, chats: number) => Promise<Side>

const openApp: OpenSide = async (address, chats) => {
  const qyapi = await openFakeQyapi()
  const clock = setInterval(() => {
    qyapi.clock.ms = Date.now()
  }, 100)
  const aesKey = randomBytes(32).toString('base64').slice(0, 43)
  const keys = { token: 'Burst', aesKey, receiver: qyapi.corpId }
  const driver = openCallbackDriver(`${address}/wecom/app`, keys, { form: 'xml' })
  const people = Array.from({ length: chats }, (_, n) => `p${n}`)
  return {
    env: {
      ...{ WECOM_CORP_ID: qyapi.corpId, WECOM_AGENT_ID: String(qyapi.agentId) },
      ...{ WECOM_AGENT_SECRET: qyapi.secret, WECOM_TOKEN: keys.token, WECOM_AES_KEY: aesKey },
      ...{ WECOM_API_ROOT: qyapi.root, WECOM_ALLOWED_USERS: people.join(',') },
    },
    ready: /试试问/,
    prepare({ n, chat, text }) {
      const seconds = Math.floor(Date.now() / 1000)
      const message = `<xml><ToUserName>${qyapi.corpId}</ToUserName><FromUserName>p${chat}</FromUserName><CreateTime>${seconds}</CreateTime><MsgType>text</MsgType><Content>${text}</Content><MsgId>${7_000_000_000 + n}</MsgId><AgentID>${qyapi.agentId}</AgentID></xml>`
      const request = driver.seal(message)
      return async () => (await driver.send(request).catch(() => ({ status: 0 }))).status === 200
    },
    shown: () => qyapi.received.map(({ user, text }) => ({ chat: Number(user.slice(1)), text })),
    async close() {
      clearInterval(clock)
      await qyapi.close()
    },
  }
}

const openTelegram: OpenSide = async (address, chats) => {
  const fake = await openFakeTelegram()
  const secret = 'secret_of_the_burst_0123'
  const people = Array.from({ length: chats }, (_, n) => String(1000 + n))
  return {
    env: {
      ...{ TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_ROOT: fake.apiRoot },
      ...{ TELEGRAM_WEBHOOK_URL: 'https://burst.example/telegram', TELEGRAM_WEBHOOK_SECRET: secret },
      TELEGRAM_ALLOWED_USERS: people.join(','),
    },
    ready: /Telegram：已连上[\s\S]*试试问|试试问[\s\S]*Telegram：已连上/,
    prepare({ n, chat, text }) {
      const id = 1000 + chat
      const who = { id, type: 'private', first_name: `p${chat}` }
      const date = Math.floor(Date.now() / 1000)
      const message = { message_id: 10 + n, date, chat: who, from: { ...who, is_bot: false }, text }
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
      const body = JSON.stringify({ update_id: 90_000 + n, message })
      return async () => {
        const signal = AbortSignal.timeout(10_000)
        const sent = fetch(`${address}/telegram`, { method: 'POST', headers, body, signal })
        return (await sent.catch(() => null))?.status === 200
      }
    },
    shown: () => fake.sent.map(({ chat, text }) => ({ chat: chat - 1000, text })),
    close: () => fake.close(),
  }
}

export const sides: Readonly<Record<string, OpenSide>> = { app: openApp, telegram: openTelegram }

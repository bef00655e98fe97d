// Channel: the self-built app of WeCom. Messages come by callback, are stored and acknowledged; answers go out by the vendor's interface.
import type { Channel, Delivery } from '#chat/delivery/channel.ts'
import type { Listener } from '../../http/open-listener.ts'
import { openCallbackGate } from '../crypto/callback-gate.ts'
import { serveCallback } from '../serve-callback.ts'
import { decodeAppMessage } from './decode-app-message.ts'
import { type AppFormat, encodeAppReply } from './encode-app-reply.ts'
import { downloadMedia } from './media.ts'
import { openQyapi, type Qyapi, type QyapiSettings } from './qyapi.ts'
import { fieldText, readCallbackXml, type XmlFields } from './read-callback-xml.ts'
import { sendAppMessage } from './send-app-message.ts'

export interface WecomAppSettings extends QyapiSettings {
  readonly agentId: number
  readonly token: string
  readonly aesKey: Uint8Array
  readonly format: AppFormat
}

export interface WecomAppParts {
  /** The township of a person, for citations of namesakes; null where it is not known. */
  readonly readPlace: (person: string) => Promise<string | null>
  readonly delivery: Pick<Delivery, 'open' | 'take' | 'stop'>
  readonly listener: Pick<Listener, 'mount'>
  readonly log: (line: string) => void
  /** Milliseconds. */
  readonly now?: () => number
}

/** Messages of one person in one minute and one hour; what goes beyond is dropped by the server without a word. */
const personPace = [
  { most: 28, inMs: 60_000 },
  { most: 950, inMs: 3_600_000 },
]
const overallPace = [{ most: 8_000, inMs: 60_000 }]

/** From now on `/wecom/app` belongs to it. */
export async function openWecomApp(settings: WecomAppSettings, parts: WecomAppParts): Promise<void> {
  const { readPlace, delivery, listener, log, now = Date.now } = parts
  const name = `wecom-app:${settings.agentId}`
  const api = openQyapi(settings, now)
  await delivery.open(buildChannel(name, { settings, api, readPlace }))
  const keys = { token: settings.token, aesKey: settings.aesKey, receiver: settings.corpId }
  const isOurs = (fields: XmlFields) =>
    fieldText(fields, 'ToUserName') === settings.corpId &&
    ['', String(settings.agentId)].includes(fieldText(fields, 'AgentID'))
  const callback = serveCallback({
    gate: openCallbackGate(keys, now),
    readEncrypted: (body) => fieldText(readCallbackXml(body) ?? {}, 'Encrypt') || null,
    log,
    async take({ message }) {
      const fields = readCallbackXml(message)
      const incoming = fields && isOurs(fields) ? decodeAppMessage(fields, { channel: name }) : null
      if (incoming) await delivery.take(incoming)
      return new Response('')
    },
  })
  listener.mount('/wecom/app', callback)
}

function buildChannel(
  name: string,
  { settings, api, readPlace }: { settings: WecomAppSettings; api: Qyapi } & Pick<WecomAppParts, 'readPlace'>,
): Channel {
  return {
    name,
    label: '企业微信应用',
    pace: { chat: () => personPace, overall: overallPace },
    async encode(event, to) {
      return encodeAppReply(event, settings.format, await readPlace(to.person))
    },
    send: (sending) => sendAppMessage(sending, { api, agentId: settings.agentId }),
    async fetch(file) {
      const { mediaId } = (file.at ?? {}) as { mediaId?: unknown }
      const { name, bytes } = await downloadMedia(api, typeof mediaId === 'string' ? mediaId : '')
      return { name: file.name ?? name, bytes }
    },
  }
}

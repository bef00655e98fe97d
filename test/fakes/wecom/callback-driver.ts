// Fake: the vendor's side of a callback. It encrypts with its own package, waits 5 s, tries three times with the same message id, and
// checks an address within 1 s. Its behaviour is a reading of the documentation.
import { randomInt } from 'node:crypto'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'

export interface DriverKeys {
  readonly token: string
  /** The 43 letters. */
  readonly aesKey: string
  readonly receiver: string
}

interface Delivered {
  /** 0: no answer in time. */
  readonly status: number
  readonly body: string
  readonly tries: number
  readonly ms: number
}

export interface CallbackDriver {
  /** What the administrator's “save” does: true when the address proved itself. */
  verify(echo?: string): Promise<boolean>
  /** Sends the message until it is acknowledged, three times at most. */
  deliver(message: string): Promise<Delivered>
  /** One request as it would be sent, to be changed or sent again. */
  seal(message: string): SealedRequest
  send(request: SealedRequest): Promise<{ status: number; body: string }>
  /** What stands in an encrypted answer. */
  open(body: string): string
  readonly clock: () => number
}

interface SealedRequest {
  readonly query: string
  readonly body: string
}

const limits = { answerMs: 5_000, echoMs: 1_000, tries: 3 }

/** `form`: the app speaks XML, the bot JSON. `clock` in milliseconds. */
export function openCallbackDriver(
  address: string,
  keys: DriverKeys,
  { form, clock = Date.now }: { readonly form: 'xml' | 'json'; readonly clock?: () => number },
): CallbackDriver {
  const sign = (encrypted: string) => {
    const timestamp = String(Math.floor(clock() / 1000))
    const nonce = String(randomInt(1, 2 ** 31))
    const signature = getSignature(keys.token, timestamp, nonce, encrypted)
    return `msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce}`
  }
  const seal = (message: string): SealedRequest => {
    const encrypted = encrypt(keys.aesKey, message, keys.receiver)
    const xml = `<xml><ToUserName><![CDATA[${keys.receiver}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[]]></AgentID></xml>`
    return { query: sign(encrypted), body: form === 'xml' ? xml : JSON.stringify({ encrypt: encrypted }) }
  }
  const send = async ({ query, body }: SealedRequest) => {
    const response = await fetch(`${address}?${query}`, {
      method: 'POST',
      body,
      headers: { 'content-type': form === 'xml' ? 'text/xml' : 'application/json' },
      signal: AbortSignal.timeout(limits.answerMs),
    })
    return { status: response.status, body: await response.text() }
  }
  return {
    clock,
    seal,
    send,
    async verify(echo = String(randomInt(2 ** 40))) {
      const encrypted = encrypt(keys.aesKey, echo, keys.receiver)
      const signal = AbortSignal.timeout(limits.echoMs)
      const echostr = encodeURIComponent(encrypted)
      const response = await fetch(`${address}?${sign(encrypted)}&echostr=${echostr}`, { signal }).catch(
        () => null,
      )
      return response?.status === 200 && (await response.text()) === echo
    },
    async deliver(message) {
      const start = Date.now()
      for (let tries = 1; ; tries++) {
        const answer = await send(seal(message)).catch(() => ({ status: 0, body: '' }))
        if (answer.status === 200 || tries === limits.tries)
          return { ...answer, tries, ms: Date.now() - start }
      }
    },
    open(body) {
      const { encrypt: encrypted, msgsignature, timestamp, nonce } = JSON.parse(body)
      if (getSignature(keys.token, String(timestamp), nonce, encrypted) !== msgsignature)
        throw new Error('the answer is not signed by us')
      const { message, id } = decrypt(keys.aesKey, encrypted)
      if (id.toString() !== keys.receiver) throw new Error('the answer is for another receiver')
      return message.toString()
    },
  }
}

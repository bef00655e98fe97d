// Step: one callback -> its message, when it is signed, fresh, not used for anything else, and whole. Everything else is refused without saying why outside.
import { createHash } from 'node:crypto'
import type { SecretKeys } from './secret-keys.ts'
import { isSignedSo } from './sign-parts.ts'
import { unsealMessage } from './unseal-message.ts'

/** The vendor's clock and ours may differ by so much. */
const freshSeconds = 300
/** As many signatures are remembered as come in while they are fresh; only what was signed gets in. */
const mostRemembered = 100_000

interface SignedCallback {
  /** What stands behind `?`. */
  readonly query: string
  /** The encrypted part of the body; null: it is the query's `echostr`. */
  readonly encrypted: string | null
}

type Passed =
  | {
      readonly kind: 'opened'
      readonly message: string
      readonly nonce: string
      /** From now on the same callback is `repeated`. */
      remember(): void
    }
  /** It was taken in before; nothing is left to do. */
  | { readonly kind: 'repeated' }
  /** `reason` is for the log. */
  | { readonly kind: 'refused'; readonly reason: string }

export interface CallbackGate {
  check(callback: SignedCallback): Passed
}

const refused = (reason: string): Passed => ({ kind: 'refused', reason })

/** `now` in milliseconds. */
export function openCallbackGate(keys: SecretKeys, now: () => number = Date.now): CallbackGate {
  const used = openUsed(now)
  return {
    check({ query, encrypted: body }) {
      const fields = readQuery(query)
      if (!fields) return refused('地址里的参数不全、重复或写坏了')
      const { timestamp, nonce, signature } = fields
      const encrypted = body ?? fields.echo
      if (encrypted === null) return refused('没有加密的内容')
      if (!isSignedSo({ token: keys.token, timestamp, nonce, encrypted }, signature))
        return refused('签名不对（Token 与后台不一致，或不是企业微信发来的）')
      const lateSeconds = Math.abs(now() / 1000 - Number(timestamp))
      if (lateSeconds > freshSeconds)
        return refused(`时间差了${Math.round(lateSeconds)}秒（本机的钟不准，或是旧消息重放）`)
      const use = body === null ? 'echo' : 'message'
      const before = used.find(signature, nonce)
      if (before !== undefined && before !== use) return refused('签名已用在别处')
      if (before === 'message') return { kind: 'repeated' }
      const unsealed = unsealMessage(keys, encrypted)
      if (unsealed.kind === 'refused') return refused(explain[unsealed.reason])
      if (use === 'echo') used.add(signature, nonce, use)
      return { ...unsealed, nonce, remember: () => used.add(signature, nonce, use) }
    },
  }
}

const explain = {
  base64: '密文不完整',
  padding: '解不开（EncodingAESKey 与后台不一致）',
  length: '解开后长度不对',
  receiver: '不是发给本企业的（企业ID与后台不一致）',
  text: '解开后不是文字',
}

/** What a signature was used for, while it is fresh. */
function openUsed(now: () => number) {
  const uses = new Map<string, { use: 'echo' | 'message'; until: number }>()
  const keyOf = (signature: string, nonce: string) =>
    createHash('sha256').update(`${signature}\n${nonce}`).digest('base64')
  const forget = () => {
    for (const [key, { until }] of uses) {
      if (until > now() && uses.size <= mostRemembered) return
      uses.delete(key)
    }
  }
  return {
    find: (signature: string, nonce: string) => uses.get(keyOf(signature, nonce))?.use,
    add(signature: string, nonce: string, use: 'echo' | 'message') {
      uses.set(keyOf(signature, nonce), { use, until: now() + 2 * freshSeconds * 1000 })
      forget()
    },
  }
}

/** Each parameter once; a `+` stays one, as base64 needs it. Null where one is missing, doubled or no parameter of theirs. */
function readQuery(query: string) {
  if (query.length > 8192) return null
  const fields = new Map<string, string>()
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=')
    const name = at < 0 ? pair : pair.slice(0, at)
    if (fields.has(name)) return null
    try {
      fields.set(name, decodeURIComponent(pair.slice(at + 1)))
    } catch {
      return null
    }
  }
  const signature = fields.get('msg_signature') ?? ''
  const timestamp = fields.get('timestamp') ?? ''
  const nonce = fields.get('nonce') ?? ''
  const isWhole =
    /^[0-9a-f]{40}$/.test(signature) && /^\d{1,12}$/.test(timestamp) && /^[\w-]{1,128}$/.test(nonce)
  return isWhole ? { signature, timestamp, nonce, echo: fields.get('echostr') ?? null } : null
}

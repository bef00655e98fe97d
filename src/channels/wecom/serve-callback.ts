// Step: requests below a callback's address -> the vendor's check of the address answered, messages handed on once they are proved. Shared by app and bot.

import { readRequest } from '#shared/read-capped.ts'
import type { CallbackGate } from './crypto/callback-gate.ts'

/** A proved message: its text, and the nonce that an answer in the same breath must bear. */
interface ProvedMessage {
  readonly message: string
  readonly nonce: string
}

export interface CallbackParts {
  readonly gate: CallbackGate
  /** The encrypted part of a body; null where there is none. */
  readonly readEncrypted: (body: string) => string | null
  /** Resolves with the answer once the message is stored. What it throws: not stored, the vendor sends it again. */
  readonly take: (proved: ProvedMessage) => Promise<Response>
  readonly log: (line: string) => void
}

/** Far more than text, cards and references to files need. */
const mostBodyBytes = 512 * 1024
/** One line of refusals in so long: whoever knocks does not fill the log. */
const quietMs = 60_000

export function serveCallback(parts: CallbackParts): { fetch(request: Request): Promise<Response> } {
  const refuse = openRefusals(parts.log)
  return {
    async fetch(request) {
      const query = new URL(request.url).search.slice(1)
      if (request.method === 'GET') {
        const passed = parts.gate.check({ query, encrypted: null })
        if (passed.kind !== 'opened' || !isEcho(passed.message))
          return refuse(passed.kind === 'refused' ? passed.reason : '验证地址的内容不对')
        return new Response(passed.message, { headers: { 'content-type': 'text/plain' } })
      }
      if (request.method !== 'POST') return new Response('', { status: 405 })
      const body = await readRequest(request, mostBodyBytes).catch(() => null)
      if (!body) return new Response('', { status: 413 })
      const encrypted = parts.readEncrypted(Buffer.from(body).toString())
      if (encrypted === null) return refuse('内容不是企业微信的格式')
      const passed = parts.gate.check({ query, encrypted })
      if (passed.kind === 'refused') return refuse(passed.reason)
      if (passed.kind === 'repeated') return new Response('')
      try {
        const response = await parts.take(passed)
        passed.remember()
        return response
      } catch {
        return new Response('', { status: 503 })
      }
    },
  }
}

/** A random number; a message that was taken from another request is no echo. */
function isEcho(text: string): boolean {
  return /^[\x21-\x7e]{1,256}$/.test(text) && !/^[<{[]/.test(text)
}

/** Outside every refusal looks alike. */
function openRefusals(log: (line: string) => void): (reason: string) => Response {
  let quietUntil = 0
  return (reason) => {
    if (Date.now() >= quietUntil) {
      quietUntil = Date.now() + quietMs
      log(`企业微信：拒绝了一次回调：${reason}。`)
    }
    return new Response('', { status: 403 })
  }
}

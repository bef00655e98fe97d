// Step: what Telegram posts to /telegram -> an update, once its secret is proved. Answered with 200 when it is stored, and not before.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Update } from 'grammy/types'
import { z } from 'zod'
import { readRequest } from '#shared/read-capped.ts'

export interface WebhookParts {
  readonly secret: string
  /** Rejects where it could not be stored: Telegram sends it again. */
  readonly take: (update: Update) => Promise<void>
  readonly log: (text: string) => void
}

/** Updates carry text and references to files. */
const mostBodyBytes = 1024 * 1024
const update = z.looseObject({ update_id: z.number().int() })
/** One line of refusals in so long: whoever knocks does not fill the log. */
const quietMs = 60_000

export function serveWebhook({ secret, take, log }: WebhookParts): {
  fetch(request: Request): Promise<Response>
} {
  let quietUntil = 0
  const refuse = () => {
    if (Date.now() >= quietUntil) log('Telegram：拒绝了一次回调：密钥不对。')
    quietUntil = Math.max(quietUntil, Date.now() + quietMs)
    return new Response('', { status: 401 })
  }
  return {
    async fetch(request) {
      if (request.method !== 'POST') return new Response('', { status: 405 })
      if (!isSame(request.headers.get('x-telegram-bot-api-secret-token') ?? '', secret)) return refuse()
      const body = await readRequest(request, mostBodyBytes).catch(() => null)
      if (!body) return new Response('', { status: 413 })
      const given = parse(new TextDecoder().decode(body))
      if (!given) return new Response('', { status: 400 })
      try {
        await take(given)
        return new Response('')
      } catch {
        return new Response('', { status: 503 })
      }
    },
  }
}

/** In a time that tells nothing of where they differ or how long they are. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

function parse(text: string): Update | null {
  try {
    return (update.safeParse(JSON.parse(text)).data as Update | undefined) ?? null
  } catch {
    return null
  }
}

// Step: encode. What was just done: left by the form that did it, told once on the page that it leads to. Nothing of it stands in an address, where anybody could write it.
import type { Context } from 'hono'
import type { Html } from './html.ts'
import { readVisitor } from './read-visitor.ts'

export interface News {
  /** Sends the browser on to `address`, where `said` is told. */
  tell(c: Context, address: string, said: Html): Response
  /** What was left for this person on this page; null for nothing. A look of the script takes none. */
  take(c: Context): Html | null
}

/** People whose news waits; the oldest is forgotten, as all of it is with a restart. */
const mostWaiting = 500

export function openNews(): News {
  const waiting = new Map<string, Html>()
  const keyOf = (c: Context, path: string) => `${readVisitor(c).person} ${path}`
  return {
    tell(c, address, said) {
      const { pathname } = new URL(address, c.req.url)
      waiting.set(keyOf(c, pathname), said)
      const [oldest] = waiting.keys()
      if (waiting.size > mostWaiting && oldest !== undefined) waiting.delete(oldest)
      return c.redirect(address, 303)
    },
    take(c) {
      if (c.get('visitor') === undefined || c.req.method !== 'GET' || c.req.header('hx-request')) return null
      const key = keyOf(c, c.req.path)
      const said = waiting.get(key) ?? null
      waiting.delete(key)
      return said
    },
  }
}

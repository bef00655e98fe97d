// Step: access. A mark for a browser that has got in once, so that a guesser behind the same proxy cannot keep it out later.
import { createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

export interface KnownBrowsers {
  /** A new mark; it opens nothing, it only has tries of its own. */
  mark(): string
  /** Name of the browser; null for what no mark of ours is. */
  read(mark: string): string | null
  /** Of this password: what was opened by another bears another. */
  readonly tag: string
}

/** Marks outlive a restart and end with the password. The key is slow to derive: a stolen mark must not give the password away. */
export function openKnownBrowsers(password: string): KnownBrowsers {
  const key = scryptSync(password, 'antou known browsers', 32)
  const sign = (name: string) => createHmac('sha256', key).update(name).digest()
  return {
    tag: sign('tag of sessions').toString('base64url'),
    mark() {
      const name = randomBytes(12).toString('base64url')
      return `${name}.${sign(name).toString('base64url')}`
    },
    read(mark) {
      const [name = '', signature = ''] = mark.split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = sign(name)
      return given.length === right.length && timingSafeEqual(given, right) ? name : null
    },
  }
}

// Files of messages: fetched once, as soon as they come, held for a while, fetched again where they are not held any more.
import type { FileReference } from '#domain/journal/inbox-entry.ts'
import { type BotFile, fetchBotFile } from './fetch-bot-file.ts'

export interface Fetcher {
  /** Begins to fetch them: their addresses live five minutes, and a message may wait longer for its turn. */
  hold(files: readonly FileReference[]): void
  fetch(file: FileReference, signal: AbortSignal): Promise<BotFile>
}

const most = { files: 16, bytes: 64 * 1024 * 1024 }

export function openFetcher(): Fetcher {
  const held = new Map<string, Promise<BotFile>>()
  const sizes = new Map<string, number>()

  function hold(file: FileReference): void {
    const key = JSON.stringify(file.at)
    if (held.has(key)) return
    const fetched = fetchBotFile(file.at)
    held.set(key, fetched)
    // Who asks for it gets the error.
    fetched.then(
      ({ bytes }) => keep(key, bytes.length),
      () => held.delete(key),
    )
  }

  function keep(key: string, size: number): void {
    if (!held.has(key)) return
    sizes.set(key, size)
    const total = () => [...sizes.values()].reduce((sum, one) => sum + one, 0)
    while (sizes.size > most.files || (total() > most.bytes && sizes.size > 1)) {
      const [oldest = ''] = sizes.keys()
      sizes.delete(oldest)
      held.delete(oldest)
    }
  }

  return {
    hold: (files) => files.forEach(hold),
    async fetch(file, signal) {
      const key = JSON.stringify(file.at)
      const fetched = await (held.get(key) ?? fetchBotFile(file.at, signal))
      held.delete(key)
      sizes.delete(key)
      return fetched
    },
  }
}

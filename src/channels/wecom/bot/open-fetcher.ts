// Files of messages: fetched once when they come, held for a while, fetched again where they are not held any more.
import type { FileReference } from '#domain/journal/inbox-entry.ts'
import { type BotFile, fetchBotFile } from './fetch-bot-file.ts'

export interface Fetcher {
  /** The same references with the names of their files, as far as they came in time. */
  name(files: readonly FileReference[]): Promise<readonly FileReference[]>
  fetch(file: FileReference, signal: AbortSignal): Promise<Uint8Array>
}

/** A message is stored by then, named or not. */
const nameMs = 3000
const most = { files: 16, bytes: 64 * 1024 * 1024 }

export function openFetcher(): Fetcher {
  const held = new Map<string, Promise<BotFile>>()
  const sizes = new Map<string, number>()

  function hold(file: FileReference): Promise<BotFile> {
    const key = JSON.stringify(file.at)
    const fetched = fetchBotFile(file.at)
    held.set(key, fetched)
    // Who asks for it gets the error.
    fetched.then(
      ({ bytes }) => keep(key, bytes.length),
      () => held.delete(key),
    )
    return fetched
  }

  function keep(key: string, size: number): void {
    sizes.set(key, size)
    const total = () => [...sizes.values()].reduce((sum, one) => sum + one, 0)
    while (sizes.size > most.files || (total() > most.bytes && sizes.size > 1)) {
      const [oldest = ''] = sizes.keys()
      sizes.delete(oldest)
      held.delete(oldest)
    }
  }

  async function nameOne(file: FileReference): Promise<FileReference> {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), nameMs).unref())
    const fetched = await Promise.race([hold(file).catch(() => null), late])
    return fetched ? { ...file, name: fetched.name, sizeBytes: fetched.bytes.length } : file
  }

  return {
    name: (files) => Promise.all(files.map(nameOne)),
    async fetch(file, signal) {
      const key = JSON.stringify(file.at)
      const fetched = held.get(key)
      const { bytes } = fetched ? await fetched : await fetchBotFile(file.at, signal)
      held.delete(key)
      sizes.delete(key)
      return bytes
    },
  }
}

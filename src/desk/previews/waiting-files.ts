// Files that were previewed and wait for a yes. Kept in memory: nothing was promised yet, a restart only asks to send them again.

import type { MetadataPatch } from '#domain/stored-report.ts'
import type { ReadFile } from '#ingest/read-file.ts'
import type { Preview } from './preview.ts'

/** A file waits this long for its yes or no. */
const waitMs = 30 * 60_000
/** All waiting originals together; the oldest make room. */
const maxBytes = 256 * 1024 * 1024

export interface WaitingFile {
  readonly preview: Preview
  readonly read: ReadFile
  readonly bytes: Uint8Array
  /** Of the bytes. */
  readonly hash: string
  /** Where it will be stored under. */
  readonly location: string
  /** Who sent it: nobody else says yes or no. */
  readonly person: string
  /** Where a typed 确认 counts; null for files of the page, which has its own button. */
  readonly conversation: string | null
  /** What the person corrected before saying yes. */
  readonly patch: MetadataPatch
}

export interface WaitingFiles {
  put(file: WaitingFile): void
  /** Takes it out, so that it can be confirmed or discarded once only; null when unknown, another's, done or too old. */
  take(person: string, token: string): WaitingFile | null
  /** Leaves it waiting; null as for `take`. */
  look(person: string, token: string): WaitingFile | null
  /** Tokens that wait for this person in this conversation, oldest first. */
  list(from: { readonly person: string; readonly conversation: string }): readonly string[]
}

/** `now` gives milliseconds. */
export function openWaitingFiles(now: () => number): WaitingFiles {
  const waiting = new Map<string, WaitingFile & { until: number }>()

  function dropOld() {
    let bytes = 0
    for (const [token, file] of [...waiting].reverse()) {
      bytes += file.bytes.length
      if (file.until < now() || bytes > maxBytes) waiting.delete(token)
    }
  }

  return {
    put(file) {
      waiting.set(file.preview.token, { ...file, until: now() + waitMs })
      dropOld()
    },
    look(person, token) {
      dropOld()
      const file = waiting.get(token)
      return file?.person === person ? file : null
    },
    take(person, token) {
      dropOld()
      const file = waiting.get(token)
      if (file?.person !== person) return null
      waiting.delete(token)
      return file
    },
    list({ person, conversation }) {
      dropOld()
      const own = [...waiting].filter(
        ([, file]) => file.conversation === conversation && file.person === person,
      )
      return own.map(([token]) => token)
    },
  }
}

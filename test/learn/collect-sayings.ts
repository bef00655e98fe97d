// Tool: questions of writers -> what the product's own reading hands to the heads, with what the encoder makes of it.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Embedder, EncodedText } from '#ports/embedder.ts'
import type { Saying } from '#ports/question-reader.ts'
import { type FrameDeps, readFrame } from '#question/read-frame.ts'
import { buildAskedLibrary } from './asked-library.ts'
import type { Asked } from './read-asked.ts'

export interface Said {
  readonly asked: Asked
  readonly saying: Saying
  readonly encoded: EncodedText
  readonly previous: EncodedText | null
}

/** Once in a library that has the places named, and those that name any once in one that knows none of them: names are met either way. */
export async function collectSayings(
  questions: readonly Asked[],
  { embedder, ...deps }: Omit<FrameDeps, 'visible'> & { readonly embedder: Embedder },
): Promise<readonly Said[]> {
  const encode = openCache(embedder)
  const found: Said[] = []
  const named = questions.filter(({ places }) => places.length > 0)
  for (const [visible, list] of [
    [buildAskedLibrary(questions), questions],
    [[], named],
  ] as const) {
    for (const asked of list) {
      let last: { now: Saying; previous: string | null } | null = null
      const reader = {
        read: async (now: Saying, previous: string | null) => {
          last = { now, previous }
          return null
        },
      }
      const { text, context } = asked
      await readFrame({ text, context, askerPlace: null }, { ...deps, visible, reader })
      const { now, previous } = last! as { now: Saying; previous: string | null }
      found.push({
        asked,
        saying: now,
        encoded: await encode(now.plain || now.masked),
        previous: previous ? await encode(previous) : null,
      })
    }
  }
  return found
}

/** What was encoded for an earlier training, beside the repository's own cache. */
export function openCache(embedder: Embedder): (text: string) => Promise<EncodedText> {
  const folder = resolve(import.meta.dirname, '../../.cache/learn')
  mkdirSync(folder, { recursive: true })
  return async (text) => {
    const name = join(folder, createHash('sha256').update(`${embedder.id}\n${text}`).digest('hex'))
    if (!existsSync(name)) {
      const made = await embedder.encode!(text)
      const line = `${JSON.stringify(made.tokens)}\n`
      writeFileSync(name, Buffer.concat([Buffer.from(line), bytesOf(made.vector), bytesOf(made.states)]))
    }
    const bytes = readFileSync(name)
    const end = bytes.indexOf(10) + 1
    const numbers = new Float32Array(
      bytes.buffer.slice(bytes.byteOffset + end, bytes.byteOffset + bytes.length),
    )
    return {
      tokens: JSON.parse(bytes.toString('utf8', 0, end)),
      vector: numbers.slice(0, embedder.dimensions),
      states: numbers.slice(embedder.dimensions),
    }
  }
}

function bytesOf(numbers: Float32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}

// Step: storage. What every question reads of the same reports: parsed once, kept until the library changes.
import { type Keeping, keepWithin } from '#shared/keep-within.ts'

/** Kinds of what is kept, each with the weight it may have together (as the embedded library keeps it). */
const most = {
  values: 300,
  sections: 300,
  figures: 50_000,
  lists: 50_000,
  passages: 16_000_000,
  reports: 16_000_000,
  vectors: 20_000,
}

type Kind = keyof typeof most

/** Whose asks has already left out what he may not see. */
export interface KeptRows {
  /** A value that holds until a report changes, read once. */
  keep<T>(kind: Kind, key: string | number, read: () => Promise<T>): Promise<T>
  /** The same for many at once: those that are missing are read together; what is not there has no entry. */
  keepMany<T>(
    kind: Kind,
    ids: readonly number[],
    read: (missing: readonly number[]) => Promise<ReadonlyMap<number, T>>,
  ): Promise<ReadonlyMap<number, T>>
  /** To be called when the library has changed. */
  forget(): void
}

export function keepRows(): KeptRows {
  const kept = new Map<Kind, Keeping<string | number, { readonly value: unknown }>>()
  const kinds = Object.keys(most) as Kind[]
  for (const kind of kinds)
    kept.set(
      kind,
      keepWithin(most[kind], ({ value }) => weigh(kind, value)),
    )
  // What was being read while the library changed is given out, and not kept.
  let age = 0
  const put = (kind: Kind, begun: number, [key, value]: readonly [string | number, unknown]) => {
    if (begun === age) kept.get(kind)?.put(key, { value })
  }
  return {
    keep: async <T>(kind: Kind, key: string | number, read: () => Promise<T>): Promise<T> => {
      const known = kept.get(kind)?.get(key)
      if (known) return known.value as T
      const begun = age
      const value = await read()
      put(kind, begun, [key, value])
      return value
    },
    keepMany: async <T>(
      kind: Kind,
      ids: readonly number[],
      read: (missing: readonly number[]) => Promise<ReadonlyMap<number, T>>,
    ): Promise<ReadonlyMap<number, T>> => {
      const found = new Map<number, T>()
      const missing: number[] = []
      for (const id of ids) {
        const known = kept.get(kind)?.get(id)
        if (known) found.set(id, known.value as T)
        else missing.push(id)
      }
      if (missing.length === 0) return found
      const begun = age
      const fresh = await read(missing)
      for (const [id, value] of fresh) put(kind, begun, [id, value])
      // In the order of asking.
      return new Map(
        ids.flatMap((id) => {
          const value = found.get(id) ?? fresh.get(id)
          return value === undefined ? [] : [[id, value] as const]
        }),
      )
    },
    forget: () => {
      age++
      for (const one of kept.values()) one.clear()
    },
  }
}

function weigh(kind: Kind, value: unknown): number {
  if (Array.isArray(value)) return value.length + 1
  const isText = kind === 'passages' || kind === 'reports'
  if (!isText || typeof value !== 'object' || value === null) return 1
  const { text } = 'passage' in value ? (value.passage as { text?: string }) : (value as { text?: string })
  return (text?.length ?? 0) + 500
}

// Step: storage. What every question reads of the same reports: parsed once, kept until the library changes.
import { type Keeping, keepWithin } from '#shared/keep-within.ts'

/** Kinds of what is kept, each with the weight it may have together (as the embedded library keeps it). */
const most = {
  values: 300,
  sections: 300,
  figures: 150_000,
  lists: 150_000,
  told: 100_000,
  passages: 16_000_000,
  reports: 16_000_000,
  vectors: 20_000,
}

type Kind = keyof typeof most

type ReadMany<T> = (missing: readonly number[]) => Promise<ReadonlyMap<number, T>>

/** Whose asks has already left out what he may not see. */
export interface KeptRows {
  /** A value that holds until a report changes, read once. */
  keep<T>(kind: Kind, key: string | number, read: () => Promise<T>): Promise<T>
  /** The same for many at once: those that are missing are read together; what is not there has no entry. */
  keepMany<T>(kind: Kind, ids: readonly number[], read: ReadMany<T>): Promise<ReadonlyMap<number, T>>
  /** To be called when the library has changed. */
  forget(): void
}

export function keepRows(): KeptRows {
  const kept = new Map<Kind, Keeping<string | number, { readonly value: unknown }>>()
  for (const kind of Object.keys(most) as Kind[])
    kept.set(
      kind,
      keepWithin(most[kind], ({ value }) => weigh(kind, value)),
    )
  // What was being read while the library changed is given out, and not kept.
  let age = 0
  const find = <T>(kind: Kind, key: string | number) =>
    kept.get(kind)?.get(key) as { readonly value: T } | undefined
  const begin = (kind: Kind) => {
    const begun = age
    return (key: string | number, value: unknown) => {
      if (begun === age) kept.get(kind)?.put(key, { value })
    }
  }
  return {
    keep: async <T>(kind: Kind, key: string | number, read: () => Promise<T>): Promise<T> => {
      const known = find<T>(kind, key)
      if (known) return known.value
      const put = begin(kind)
      const value = await read()
      put(key, value)
      return value
    },
    keepMany: async <T>(kind: Kind, ids: readonly number[], read: ReadMany<T>) => {
      const all = new Map(ids.map((id) => [id, find<T>(kind, id)] as const))
      const missing = [...all].flatMap(([id, known]) => (known ? [] : [id]))
      const put = begin(kind)
      for (const [id, value] of missing.length > 0 ? await read(missing) : []) {
        put(id, value)
        all.set(id, { value })
      }
      // In the order of asking.
      return new Map([...all].flatMap(([id, known]) => (known ? [[id, known.value] as const] : [])))
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

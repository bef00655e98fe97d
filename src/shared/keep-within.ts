// Tool: values by key, of bounded weight together: what was asked for longest ago goes first.

export interface Keeping<Key, Value> {
  get(key: Key): Value | undefined
  /** Anything but undefined. */
  put(key: Key, value: Value): void
  drop(key: Key): void
  clear(): void
}

interface Entry<Key, Value> {
  readonly key: Key
  readonly value: Value
  readonly weight: number
  older: Entry<Key, Value> | null
  newer: Entry<Key, Value> | null
}

/** `weigh`: of one value, above 0. A value that outweighs `most` alone is kept until the next comes. */
export function keepWithin<Key, Value>(most: number, weigh: (value: Value) => number): Keeping<Key, Value> {
  const kept = new Map<Key, Entry<Key, Value>>()
  const chain = openChain<Key, Value>()
  let weight = 0
  const drop = (key: Key): void => {
    const entry = kept.get(key)
    if (!entry) return
    chain.unlink(entry)
    weight -= entry.weight
    kept.delete(key)
  }
  return {
    get: (key) => {
      const entry = kept.get(key)
      if (entry) {
        chain.unlink(entry)
        chain.append(entry)
      }
      return entry?.value
    },
    put: (key, value) => {
      drop(key)
      const entry = { key, value, weight: weigh(value), older: null, newer: null }
      chain.append(entry)
      kept.set(key, entry)
      weight += entry.weight
      for (let oldest = chain.oldest(); weight > most && oldest && oldest !== entry; oldest = chain.oldest())
        drop(oldest.key)
    },
    drop,
    clear: () => {
      kept.clear()
      chain.clear()
      weight = 0
    },
  }
}

/** By when each was asked for last: a map that is written at each look costs several times as much. */
function openChain<Key, Value>() {
  let oldest: Entry<Key, Value> | null = null
  let newest: Entry<Key, Value> | null = null
  return {
    oldest: () => oldest,
    unlink: (entry: Entry<Key, Value>): void => {
      if (entry.older) entry.older.newer = entry.newer
      else oldest = entry.newer
      if (entry.newer) entry.newer.older = entry.older
      else newest = entry.older
    },
    append: (entry: Entry<Key, Value>): void => {
      entry.older = newest
      entry.newer = null
      if (newest) newest.newer = entry
      else oldest = entry
      newest = entry
    },
    clear: (): void => {
      oldest = null
      newest = null
    },
  }
}

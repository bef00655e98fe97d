// Tool: values by key, of bounded weight together: what was asked for longest ago goes first.

export interface Keeping<Key, Value> {
  get(key: Key): Value | undefined
  /** Anything but undefined. */
  put(key: Key, value: Value): void
  drop(key: Key): void
  clear(): void
}

/** `weigh`: of one value, above 0. A value that outweighs `most` alone is kept until the next comes. */
export function keepWithin<Key, Value>(most: number, weigh: (value: Value) => number): Keeping<Key, Value> {
  const kept = new Map<Key, Value>()
  let weight = 0
  const drop = (key: Key): void => {
    const value = kept.get(key)
    if (value !== undefined) weight -= weigh(value)
    kept.delete(key)
  }
  return {
    get: (key) => {
      const value = kept.get(key)
      if (value === undefined) return undefined
      kept.delete(key)
      kept.set(key, value)
      return value
    },
    put: (key, value) => {
      drop(key)
      kept.set(key, value)
      weight += weigh(value)
      for (const oldest of kept.keys()) {
        if (weight <= most || kept.size === 1) break
        drop(oldest)
      }
    },
    drop,
    clear: () => {
      kept.clear()
      weight = 0
    },
  }
}

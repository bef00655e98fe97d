// Step: search. In: a vector. Out: the nearest passages, by the index where it covers them, by scanning where it does not.
import type { SearchIndex } from './search-index.ts'

/** Up to this many passages a scan (10 ms at 20,000 of 512 dimensions) beats an index that must skip most of what it meets. */
const scanLimit = 20_000

/** A passage, and how near it is. */
export interface Near {
  readonly id: number
  readonly cosine: number
}

/** About `limit` passages, best first. `left` are those a filter leaves, null without one. */
export function findNearest(
  { vectors }: SearchIndex,
  vector: Float32Array,
  options: {
    readonly limit: number
    readonly accepts: (id: number) => boolean
    readonly left: readonly number[] | null
  },
): readonly Near[] {
  if (!vectors) return []
  const { table, index } = vectors
  const found: Near[] = []
  const look = (id: number): void => {
    const cosine = table.cosine(id, vector)
    if (cosine !== null) found.push({ id, cosine })
  }
  const lookAtRow = (row: number): void => {
    const id = table.ids[row]!
    if (options.accepts(id)) found.push({ id, cosine: table.cosineOfRow(row, vector) })
  }
  if (options.left && options.left.length <= scanLimit) {
    options.left.forEach(look)
  } else {
    const accepts = options.left ? options.accepts : undefined
    for (const id of index?.search(vector, options.limit, accepts) ?? []) look(id)
    if (index) index.listUncovered().forEach(lookAtRow)
    else for (let row = 0; row < table.count; row++) lookAtRow(row)
  }
  return found.sort((one, other) => other.cosine - one.cosine).slice(0, options.limit)
}

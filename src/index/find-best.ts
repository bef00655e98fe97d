// Step: search. In: a score for each passage. Out: the passages with the greatest scores, of all or of each report.

/** Ids of the `limit` greatest scores above 0, in no order; `accepts` is asked of those only that would get in. */
export function findBest(
  scores: Float32Array,
  limit: number,
  accepts: (id: number) => boolean,
): readonly number[] {
  // A heap with the least of the best on top. No arrays are made in it: it is asked a hundred thousand times a search.
  const heap: number[] = []
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      const left = 2 * at + 1
      const right = left + 1
      let least = at
      if (left < heap.length && scores[heap[left]!]! < scores[heap[least]!]!) least = left
      if (right < heap.length && scores[heap[right]!]! < scores[heap[least]!]!) least = right
      if (least === at) return
      const moved = heap[at]!
      heap[at] = heap[least]!
      heap[least] = moved
      at = least
    }
  }
  let least = 0
  for (let id = 0; id < scores.length; id++) {
    if (scores[id]! <= least || !accepts(id)) continue
    if (heap.length < limit) {
      heap.push(id)
      if (heap.length === limit) for (let at = limit >> 1; at >= 0; at--) sink(at)
    } else {
      heap[0] = id
      sink(0)
    }
    if (heap.length === limit) least = scores[heap[0]!]!
  }
  return heap
}

/** Of each group the `limit` greatest scores above 0, in no order; a passage of group 0 is of none. */
export function findBestOfEach(
  scores: Float32Array,
  limit: number,
  groupOf: (id: number) => number,
): readonly number[] {
  const groups = new Map<number, number[]>()
  for (let id = 0; id < scores.length; id++) {
    if (scores[id]! <= 0) continue
    const group = groupOf(id)
    if (group === 0) continue
    const own = groups.get(group)
    if (!own) groups.set(group, [id])
    else if (own.length < limit) own.push(id)
    else replaceLeast(own, id, scores)
  }
  return [...groups.values()].flat()
}

function replaceLeast(own: number[], id: number, scores: Float32Array): void {
  let least = 0
  for (let at = 1; at < own.length; at++) if (scores[own[at]!]! < scores[own[least]!]!) least = at
  if (scores[id]! > scores[own[least]!]!) own[least] = id
}

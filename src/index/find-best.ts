// Step: search. In: a score for each passage. Out: the passages with the greatest scores, of all or of each report.

/** Ids of the `limit` greatest scores above 0, in no order; `accepts` is asked of those only that would get in. */
export function findBest(
  scores: Float32Array,
  limit: number,
  accepts: (id: number) => boolean,
): readonly number[] {
  const best = openBest(limit)
  let least = 0
  for (let id = 0; id < scores.length; id++)
    if (scores[id]! > least && accepts(id)) least = best.take(id, scores[id]!)
  return best.ids
}

/** A field of scores, and what each counts. */
export interface Weighed {
  readonly scores: Float32Array
  readonly weight: number
}

/** The same of the sum of two fields, without an array of all sums. Bare loops: four times faster than iterators. */
export function findBestSums(
  [{ scores, weight }, { scores: others, weight: otherWeight }]: readonly [Weighed, Weighed],
  limit: number,
  accepts: (id: number) => boolean,
): readonly number[] {
  const best = openBest(limit)
  let least = 0
  for (let id = 0; id < scores.length; id++) {
    const sum = Math.fround(scores[id]! * weight + others[id]! * otherWeight)
    if (sum > least && accepts(id)) least = best.take(id, sum)
  }
  return best.ids
}

/** A heap with the least of the best on top. No objects are made in it: it is asked a hundred thousand times a search. */
function openBest(limit: number) {
  const ids: number[] = []
  const scores: number[] = []
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      const left = 2 * at + 1
      const right = left + 1
      let least = at
      if (left < ids.length && scores[left]! < scores[least]!) least = left
      if (right < ids.length && scores[right]! < scores[least]!) least = right
      if (least === at) return
      const [id, score] = [ids[at]!, scores[at]!]
      ids[at] = ids[least]!
      scores[at] = scores[least]!
      ids[least] = id
      scores[least] = score
      at = least
    }
  }
  return {
    ids,
    /** Returns what the next must exceed. */
    take(id: number, score: number): number {
      if (ids.length < limit) {
        ids.push(id)
        scores.push(score)
        if (ids.length === limit) for (let at = limit >> 1; at >= 0; at--) sink(at)
      } else {
        ids[0] = id
        scores[0] = score
        sink(0)
      }
      return ids.length === limit ? scores[0]! : 0
    },
  }
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

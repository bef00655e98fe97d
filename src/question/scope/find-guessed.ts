// Step: names that a question mentions -> those that are only the asker's guess at the answer (最多的是不是石桥, 只有石桥搞了吧): all places are asked of.
import type { Extents } from '#question/read-extent.ts'
import type { PlaceMention } from '#text/places.ts'

/** Stands for the name in a line of the table. */
const name = '□'

/** A county with its town is one name. Of two that are named side by side (是石桥还是白塔) none is a guess. */
export function findGuessed(
  text: string,
  mentions: readonly PlaceMention[],
  extents: Extents,
): readonly PlaceMention[] {
  const patterns = extents.filter(({ as }) => as === 'guessed')
  return joinRuns(mentions).flatMap((run) => {
    const [first, last] = [run[0]!, run.at(-1)!]
    const after = text.slice(last.end)
    if (beside.test(after) || beside.test(text.slice(0, first.start))) return []
    const said = `${text.slice(0, first.start)}${name}${after}`
    return patterns.some(({ pattern }) => pattern.exec(said)?.[0].includes(name)) ? run : []
  })
}

const beside = /^(?:、|和|跟|与|或|还是)|(?:、|和|跟|与|或者?|还是)$/

function joinRuns(mentions: readonly PlaceMention[]): readonly (readonly PlaceMention[])[] {
  const runs: PlaceMention[][] = []
  for (const mention of mentions) {
    const open = runs.at(-1)
    if (open?.at(-1)?.end === mention.start) open.push(mention)
    else runs.push([mention])
  }
  return runs
}

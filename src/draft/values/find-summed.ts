// Tool of reading a brief: the clauses of a sentence -> those that together make up the number right before them.
import { unitClass } from '#check/gate/check-two-values.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

/** 行政复议3件：维持2件、调解结案1件: what adds up to the number before, in its own unit, is what it was made of. */
export function findSummed(
  counted: readonly { readonly text: string; readonly isListed?: boolean }[],
): ReadonlySet<number> {
  const found = new Set<number>()
  const told = counted.map(({ text }) => findQuantities(text))
  for (let at = 0; at < told.length; at++) {
    const [total, ...inside] = told[at]!
    if (total === undefined || found.has(at)) continue
    const isOf = (one: { readonly unit: string }) => unitClass(one.unit) === unitClass(total.unit)
    let sum = inside.filter(isOf).reduce((all, one) => all + one.value, 0)
    let parts = inside.filter(isOf).length
    const own: number[] = []
    for (let next = at + 1; next < told.length && sum < total.value; next++) {
      const part = told[next]![0]
      if (part === undefined || !isOf(part)) break
      sum += part.value
      parts++
      own.push(next)
    }
    // 开设专户22个，还差1个: what is wanting is no kind.
    const isWanting = own.some((index) => wanting.test(counted[index]!.text))
    // 进校6场、进企业4场、进工地2场: one list, whatever some of it adds up to.
    const isOneList = own.length > 1 && own.every((index) => counted[index]!.isListed === true)
    if (sum === total.value && parts > 1 && !isWanting && !isOneList)
      for (const index of own) found.add(index)
  }
  return found
}

const wanting =
  /^(?:还|尚|仍)(?:有|剩|余|差|缺)?\d|^[剩差缺]|^(?:其余|剩余|余下)\d+[个件处户家名人](?!是其他)[^，]{2,}/

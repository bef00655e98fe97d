// Step of reading a brief: a sentence whose numbers make up the one told right before it (登记86件 / 上级转送31件，网上投诉38件，来访17件) -> one sentence with it: they are its parts.
import { unitClass } from '#check/gate/check-two-values.ts'
import type { BriefClause } from '#draft/brief/split-brief.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

const leastParts = 2
const mostParts = 12
/** Words for what was left or what became of it: no kinds. */
const became = /剩|余|办结|化解|调成|成功|完成|整改|去年|上年|其中/

/** Sentences are as before but for such parts. */
export function joinParts(clauses: readonly BriefClause[]): readonly BriefClause[] {
  const sentences: BriefClause[][] = []
  for (const clause of clauses) {
    const last = sentences.at(-1)
    if (last !== undefined && last[0]!.sentence === clause.sentence) last.push(clause)
    else sentences.push([clause])
  }
  return sentences.flatMap((sentence, at) => {
    const before = sentences[at - 1]
    if (before === undefined || !isMadeOf(before, sentence)) return sentence
    return sentence.map((clause) => ({ ...clause, sentence: before[0]!.sentence }))
  })
}

function isMadeOf(before: readonly BriefClause[], parts: readonly BriefClause[]): boolean {
  const [whole, other] = before
  if (!whole || other || parts.length < leastParts || parts.length > mostParts) return false
  if (whole.source !== '' || parts.some(({ source, label }) => source !== '' || label !== whole.label))
    return false
  const [total, more] = findQuantities(whole.text)
  if (total === undefined || more !== undefined || !whole.text.endsWith(total.raw)) return false
  let sum = 0
  for (const { text } of parts) {
    const [own, second] = findQuantities(text)
    if (own === undefined || second !== undefined || became.test(text) || !text.endsWith(own.raw))
      return false
    if (unitClass(own.unit) !== unitClass(total.unit)) return false
    sum += own.value
  }
  return sum === total.value
}

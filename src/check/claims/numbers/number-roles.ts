// Tool of the sentence check: what a number counts, by the words beside it, and whether they go with another number of the passage.
import { oncePer } from '#shared/once-per.ts'
import { normalise } from '#text/normalise.ts'
import type { Quantity } from '#text/numbers/find-quantities.ts'
import { type Clause, splitAround, type Wording } from '../claim-source.ts'
import { foldWords } from '../claim-wording.ts'

/** Words of its clause before and after a number, up to its neighbours. */
interface Role {
  readonly own: string
  /** Words of the clauses before it in its sentence, which may name what is counted. */
  readonly inherited: string
}

/** So much what stands in the clause before counts, beside what stands in its own. */
const inheritedWeight = 0.7
/** So many clauses before it may name what a number counts. */
const inheritedClauses = 4
/** By so much of its words another number must fit better before the roles count as swapped. */
const swapMargin = 0.2
const fromTo = /^[^、，]{0,8}[到至为](?:每[^、，]{1,3})?$/
/** Says nothing of what is counted. */
const noise =
  /其中|同时|此外|另外|另有|全[年镇乡县市区街]道?|(?:19|20)\d\d年|[今当]年|年度?内|增加|减少|累计|共计|总计|合计|一共|分别|已经|[共约达为有的了着和与及并等个中已均都则也还又在对把将被至到由从以其该余占是]|[\p{P}\p{S}\s\d]/gu

const rolesOf = oncePer((_: Clause) => new Map<Quantity, Role>())

/** Each number of a sentence is held against each of its passages: its words are read once. */
function readRole(clauses: readonly Clause[], at: number, quantity: Quantity, wording: Wording): Role {
  const clause = clauses[at]!
  const known = rolesOf(clause)
  const role = known.get(quantity) ?? {
    own: buildOwn(clause, quantity, wording),
    inherited: [...listBefore(clauses, at).map((one) => one.raw), headOf(clause, quantity)]
      .map((text) => formOf(text.replace(/\d[\d.,]*/g, ''), wording))
      .join('|'),
  }
  known.set(quantity, role)
  return role
}

/** What opens a clause of several numbers is said of each: 标准按县道7000元、村道1000元安排. */
function headOf(clause: Clause, quantity: Quantity): string {
  const first = clause.quantities[0]
  return first && first !== quantity ? splitAround(clause, first)[0] : ''
}

/** The clauses before one in its sentence. */
function listBefore(clauses: readonly Clause[], at: number): readonly Clause[] {
  let start = at
  while (start > 0 && at - start < inheritedClauses && !clauses[start]!.isHead) start--
  return clauses.slice(start, at)
}

const formOf = (text: string, { sameWords }: Wording) =>
  foldWords(normalise(text).text, sameWords).replace(noise, '')

function buildOwn(clause: Clause, quantity: Quantity, wording: Wording): string {
  const [left, right] = splitAround(clause, quantity)
  const index = clause.quantities.indexOf(quantity)
  const previous = clause.quantities[index - 1]
  const next = clause.quantities[index + 1]
  const before = previous ? left.slice(previous.at.end - clause.start) : left
  const after = next ? right.slice(0, next.at.start - quantity.at.end) : right
  // 由5处降到1处 are of the same thing.
  const isOne = previous && (fromTo.test(before) || formOf(before, wording) === '')
  const shared = isOne ? buildOwn(clause, previous, wording) : ''
  // Between two numbers, what follows the last 、 belongs to the second.
  const own = previous ? before.slice(before.search(/[^、和与及并且]*$/)) : before
  return (
    shared + formOf(own, wording) + formOf(next ? after.replace(/[、和与及并且].*$/s, '') : after, wording)
  )
}

/** The words beside the number go with another number of that unit: 成功187起 where 187 were the cases and 183 the successes. */
export function isSwapped(
  quantity: Quantity,
  {
    clause,
    names,
    wording,
    before,
  }: { clause: Clause; names: readonly string[]; wording: Wording; before: string },
  {
    sources,
    isSame,
    isOfUnit,
  }: {
    /** Clauses of each passage. */
    sources: readonly (readonly Clause[])[]
    isSame: (other: Quantity, source: Clause) => boolean
    isOfUnit: (other: Quantity, source: Clause) => boolean
  },
): boolean {
  const strip = (words: string) => names.reduce((rest, name) => rest.replaceAll(name, ''), words)
  const words = strip(buildOwn(clause, quantity, wording))
  if (words.length < 2) return false
  // What stands before in the sentence may name which one: 双人家庭 of 单人家庭 and 双人家庭.
  const lead = strip(formOf(before.replace(/^.*\d[^，]*/s, ''), wording))
  const isBetter = (told: string) => fitsBetter(told, sources, { wording, isSame, isOfUnit })
  return isBetter(words) && (lead === '' || isBetter(lead + words))
}

function fitsBetter(
  words: string,
  sources: readonly (readonly Clause[])[],
  {
    wording,
    isSame,
    isOfUnit,
  }: {
    wording: Wording
    isSame: (other: Quantity, source: Clause) => boolean
    isOfUnit: (other: Quantity, source: Clause) => boolean
  },
): boolean {
  let same = 0
  let other = 0
  for (const clauses of sources) {
    for (const [at, source] of clauses.entries()) {
      for (const candidate of source.quantities) {
        const fits = () => measureRole(words, readRole(clauses, at, candidate, wording))
        if (isSame(candidate, source)) same = Math.max(same, fits())
        else if (isOfUnit(candidate, source)) other = Math.max(other, fits())
      }
    }
  }
  return other >= same + swapMargin
}

/** Share of the words that stand beside the other number in runs of two or more; what it inherits counts less. */
function measureRole(words: string, { own, inherited }: Role): number {
  let sum = 0
  for (let at = 0; at < words.length; ) {
    const [here, above] = [runAt(words, at, own), runAt(words, at, inherited)]
    const length = Math.max(here, above)
    if (length < 2) {
      at++
      continue
    }
    sum += here >= 2 ? here : above * inheritedWeight
    at += here >= 2 ? here : above
  }
  return sum / words.length
}

function runAt(words: string, at: number, source: string): number {
  let length = 0
  while (at + length < words.length && source.includes(words.slice(at, at + length + 1))) length++
  return length
}

// Rule of the gate: kinds that are all of one thing make its number, without any word that says so. 专职27名，兼职40名 of 67名; 予以公开5件，部分公开3件，不予公开1件 of 9件.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { type Fact, groupByStop, isCount, isEach } from '../facts/read-facts.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { sayUnequal } from './say-unequal.ts'

export function checkKinds(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupByStop(checked, facts).flatMap((group) => {
    const counts = group.filter((fact) => isCount(fact) && !isEach(fact))
    return [...new Set(counts.map(({ kin }) => kin))].flatMap((kin) => {
      const own = counts.filter((fact) => fact.kin === kin)
      const run = group.filter((fact) => fact.kin === kin && !fact.isChange).map(({ value }) => value)
      return own.length < 3 ? [] : (findUnequal(checked, own, run)[0] ?? [])
    })
  })
}

/** The first whole whose kinds do not make it; kinds stand side by side, their whole before or right behind them. */
function findUnequal(checked: CheckedText, own: readonly Fact[], run: readonly number[]): Finding[] {
  return own.flatMap((_, at) => {
    const kinds = takeOpposites(checked, own, at) ?? takeAlike(checked, own, at)
    if (!kinds) return []
    const closing = own[at + kinds.length]
    const isClosed = closing !== undefined && /^(?:合计|总计|共计|一共|总共|共)/.test(closing.lead)
    const wholes = isClosed ? [...own.slice(0, at), closing] : own.slice(0, at)
    const total = isClosed ? closing : wholes.at(-1)
    if (!total || fits(run, { kinds, wholes })) return []
    const sum = addUp(kinds.map(({ value }) => value))
    // 合计16件；…公开12件，办结15件、结转1件: the kinds are of what was done.
    if (own.slice(at + kinds.length).some(({ value }) => value === sum)) return []
    const off = Math.abs(sum - total.value)
    // What is far off was no list of all.
    if (kinds.some(({ value }) => value >= total.value) || off > total.value * mostOff) return []
    return [sayUnequal(checked, { parts: kinds, total, sum, isSure: false })]
  })
}

const mostOff = 0.3
/** What is tried against each other; longer sentences are rare. */
const mostTried = 12

interface Tried {
  readonly kinds: readonly Fact[]
  readonly wholes: readonly Fact[]
}

/** Some run of numbers around the kinds makes one of the wholes: 合格58家，基本合格4家，不合格2家; what goes over into the next year is one of them. */
function fits(run: readonly number[], { kinds, wholes }: Tried): boolean {
  const at = run.indexOf(kinds[0]!.value)
  const end = at + kinds.length
  // 合计16件；予以公开9件、…，办结15件，结转1件: two behind the kinds may make it as well.
  for (let from = Math.max(0, at - mostTried); from <= end; from++)
    for (let to = Math.max(from + 2, end); to <= Math.min(run.length, end + mostTried); to++) {
      const sum = addUp(run.slice(from, to))
      if (wholes.some((whole) => whole.value === sum)) return true
    }
  return false
}

const denying = /^(?:未|不|无|没有?|非|尚未|还未|仍未|其余|其他)/

/** 采纳19条，未采纳8条; 专职27名，兼职40名. */
function takeOpposites(checked: CheckedText, own: readonly Fact[], at: number): Fact[] | null {
  const [one, other] = [own[at], own[at + 1]]
  if (!one || !other || !isBeside(checked, one, other)) return null
  // 邻里96件、婚姻54件、土地41件、其他26件: items of one list, of which no one is the whole of those behind it.
  if (at > 0 && isListed(checked, own[at - 1]!, one)) return null
  const first = one.lead.replace(/^(?:其中|已)+/, '')
  if (first.length < 2) return null
  const said = other.lead.replace(/^[对将把]/, '')
  const isDenied = denying.test(said) && alike(said.replace(denying, '').replace(/的$/, ''), first)
  const isPair = checked.drafting.checking.relations.opposites.some(
    ([left, right]) =>
      (other.lead.includes(right) && alike(first.replace(left, right), other.lead) && first.includes(left)) ||
      (other.lead.includes(left) && alike(first.replace(right, left), other.lead) && first.includes(right)),
  )
  return isDenied || isPair ? [one, other] : null
}

/** 合格 and 合格商户. */
function alike(a: string, b: string): boolean {
  return a.length >= 2 && b.length >= 2 && (a.startsWith(b) || b.startsWith(a) || b.endsWith(a))
}

/** Three or more whose names end alike: 予以公开, 部分公开, 不予公开. */
function takeAlike(checked: CheckedText, own: readonly Fact[], at: number): Fact[] | null {
  const tail = own[at]!.lead.slice(-2)
  if (at === 0 || tail.length < 2 || own[at - 1]!.lead.endsWith(tail)) return null
  let end = at + 1
  while (end < own.length && own[end]!.lead.endsWith(tail) && isBeside(checked, own[end - 1]!, own[end]!))
    end++
  // …、无法提供3件: the list goes on under another name.
  while (end > at + 2 && end < own.length && isListed(checked, own[end - 1]!, own[end]!)) end++
  const kinds = own.slice(at, end)
  const names = new Set(kinds.map(({ lead }) => lead))
  return kinds.length >= 3 &&
    names.size === kinds.length &&
    kinds.filter(({ lead }) => lead.length > 2).length > 1
    ? kinds
    : null
}

function isListed(checked: CheckedText, one: Fact, other: Fact): boolean {
  return isBeside(checked, one, other) && checked.text.charAt(one.at.end) === '、'
}

/** Nothing but a mark stands between them. */
function isBeside({ text }: CheckedText, one: Fact, other: Fact): boolean {
  // 签订41名，签订率68.3%；未签订的19名: the share in between is theirs.
  const between = text.slice(one.at.end, other.at.start).replace(/[，,][一-鿿]{0,8}\d+(?:\.\d+)?[%％]/, '')
  return /^[一-鿿]{0,4}[、，,；;和及与]/.test(between) && between.length - other.lead.length <= 5
}

// Rule of the gate: parts and their total agree, within a sentence or over its full stop, for each unit apart.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { behindOf, type Fact, groupBySentence, isEach, isLoose } from '../facts/read-facts.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { findLists, type Listed, ofCases, sinceStop } from './find-lists.ts'
import { sayUnequal } from './say-unequal.ts'

export function checkSums(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const groups = groupBySentence(facts)
  const lists = groups.flatMap((group, index) => findLists(checked, group, sinceStop(checked, groups, index)))
  return lists.flatMap((list) => checkList(checked, list, facts))
}

function checkList(checked: CheckedText, list: Listed, facts: readonly Fact[]): Finding[] {
  const items = splitItems(checked.text, list.listed)
  const kins = new Set(list.totals.map(({ kin }) => kin))
  return [...kins].flatMap((kin) => {
    // 现行有效3件，其中2019年制定1件、2022年制定2件.
    const isByYear =
      list.listed.length > 1 &&
      list.listed.every((fact) => /20\d\d年/.test(fact.lead) || /^为20\d\d年/.test(behindYear(checked, fact)))
    const all = items.flatMap(
      (item) =>
        item.find((fact) => fact.kin === kin && !fact.isChange && (isByYear || !fact.isOtherTime)) ?? [],
    )
    const parts = leaveSubtotal(firstOfEach(checked.text, all))
    const totals = list.totals.filter((fact) => fact.kin === kin && !fact.isChange && !fact.isOtherTime)
    const total = list.isNext ? totals[0] : totals.at(-1)
    if (!total || isEach(total) || parts.length === 0 || kin === '%' || kin === '') return []
    // 网站148条、新媒体196条、公开栏18期: all of them together, whatever they are counted in.
    const together = items.flatMap(([first]) => (first && !first.isChange ? [first.value] : []))
    if (addUp(together) === total.value) return []
    if (isMixed(items, kin)) return checkMixed(checked, { items, total, parts })
    if (
      isCrossed(parts) ||
      isOfEarlier(parts, { total, facts }) ||
      isOfNoun(checked, { parts, total, facts })
    )
      return []
    return compare(checked, { parts, total, totals, isNext: list.isNext })
  })
}

/** 2件为2023年交办: the year stands behind its number. */
function behindYear({ text }: CheckedText, { at }: Fact): string {
  return text.slice(at.end, at.end + 8)
}

/** 立案64件。按程序分：…41件、…23件。按领域分：…: the parts of what the line told before the number next to them. */
function isOfEarlier(
  parts: readonly Fact[],
  { total, facts }: { readonly total: Fact; readonly facts: readonly Fact[] },
): boolean {
  const sum = addUp(parts.map(({ value }) => value))
  const isSum = ({ kin, value, line, at, isChange, isOtherTime }: Fact) =>
    kin === total.kin &&
    value === sum &&
    line.start === total.line.start &&
    at.end < total.at.start &&
    !isChange &&
    !isOtherTime
  return parts.length > 1 && facts.some(isSum)
}

interface Divided {
  readonly parts: readonly Fact[]
  readonly total: Fact
  readonly facts: readonly Fact[]
}

/** 14个村建成广场6个，其中4个村都有、3个村均无: parts that stand before the noun of another number divide that one. */
function isOfNoun(checked: CheckedText, { parts, total, facts }: Divided): boolean {
  if (!parts.every(({ lead }) => /^(?:其中)?$/.test(lead)) || behindOf(checked, total) !== '') return false
  const nouns = new Set(parts.map((part) => behindOf(checked, part).charAt(0)))
  const [noun] = nouns
  const isOther = (fact: Fact) =>
    fact.kin === total.kin &&
    fact.line.start === total.line.start &&
    behindOf(checked, fact).charAt(0) === noun
  return nouns.size === 1 && !!noun && facts.some((fact) => fact.at.end < total.at.start && isOther(fact))
}

/** 东岭村排查12起、化解11起；西岭村…: of each item between semicolons the first number is the part. */
function firstOfEach(text: string, parts: readonly Fact[]): readonly Fact[] {
  const isNew = (part: Fact, at: number) =>
    at === 0 || /[；;]/.test(text.slice(parts[at - 1]!.at.end, part.at.start))
  const firsts = parts.filter(isNew)
  return firsts.length > 1 ? firsts : parts
}

/** Numbers parted by 、，； are items of a list; what shares an item belongs together (17名24万元). */
function splitItems(text: string, listed: readonly Fact[]): Fact[][] {
  const items: Fact[][] = []
  for (const [index, fact] of listed.entries()) {
    const between = index === 0 ? '' : text.slice(listed[index - 1]!.at.end, fact.at.start)
    if (index === 0 || /[、，,；;。和及+]/.test(between)) items.push([fact])
    else items.at(-1)!.push(fact)
  }
  return items
}

/** Measure words that tell how much, beside those that count. */
export const measured = /^(?:元|%|‰|亩|公里|米|平方米|公顷|吨|人次|天|小时|年|月|日|)$/

/** 上半年165名、231.4万元，下半年133名、207.1万元: each tells the same kinds in the same order. */
function isRepeated(items: readonly Fact[][]): boolean {
  const kins = items.map((item) => item[0]?.kin ?? '')
  const period = kins.indexOf(kins[0]!, 1)
  return period > 1 && kins.length % period === 0 && kins.every((kin, at) => kin === kins[at % period])
}

/** 来信14件、来访52批: kinds counted in measure words of their own have no sum. */
function isMixed(items: readonly Fact[][], kin: string): boolean {
  if (isRepeated(items)) return false
  const last = items.findLastIndex((item) => item.some((fact) => fact.kin === kin))
  return items
    .slice(0, last + 1)
    .some((item) => !item.some((fact) => fact.kin === kin) && item.some((fact) => !measured.test(fact.kin)))
}

/** 铸造21家、木材加工43家、粮食烘干16家，重点企业80家由这三类构成: the last is what those before it make. */
function leaveSubtotal(parts: readonly Fact[]): readonly Fact[] {
  const before = parts.slice(0, -1)
  const isSum = before.length > 1 && addUp(before.map(({ value }) => value)) === parts.at(-1)!.value
  return isSum ? before : parts
}

/** So near to the total that a sum was meant. */
const nearShare = 0.1
/** What lacks more was left out on purpose: only some were named. */
const slipShare = 0.25
/** So much of two kinds is as likely left out as written wrong. */
const someShare = 0.1

/** 受理118件，其中来信7件、来访46批、网上信访66件: each kind once, and together nearly the total but not quite. */
function checkMixed(
  checked: CheckedText,
  { items, total, parts }: { items: readonly Fact[][]; total: Fact; parts: readonly Fact[] },
): Finding[] {
  // …，按期办结率100%: what is no case closes the list.
  const listed = items.flatMap(([first]) => first ?? [])
  const firsts = listed.slice(0, listed.findLastIndex((fact) => ofCases.test(fact.kin)) + 1)
  if (firsts.length < 3 || !firsts.every((fact) => ofCases.test(fact.kin) && !fact.isChange)) return []
  const sums = [firsts, parts].map((facts) => addUp(facts.map(({ value }) => value)))
  const off = Math.abs(sums[0]! - total.value)
  if (sums.includes(total.value) || off > total.value * nearShare || isLoose([...firsts, total])) return []
  return [sayUnequal(checked, { parts: firsts, total, sum: sums[0]!, isSure: false })]
}

/** 党员、女性、35岁以下: persons by marks that cross each other have no sum; all of one mark have. */
const marks = [
  /女|妇女|男/,
  /岁|青年|老年|未成年|年轻/,
  /少数民族|族/,
  /党员/,
  /大专|本科|学历|(?<![小中])学生/,
  /残疾|低保|特困|困难/,
]

function isCrossed(parts: readonly Fact[]): boolean {
  if (!parts.every(({ kin }) => /^(?:名|人次|户)$/.test(kin))) return false
  const own = parts.map(({ lead }) => marks.filter((mark) => mark.test(lead)))
  const told = own.map((found) => found.filter((mark) => !own.every((other) => other.includes(mark))))
  return new Set(told.map((found) => found.map(({ source }) => source).join('，'))).size > 1
}

interface Compared {
  readonly parts: readonly Fact[]
  readonly total: Fact
  readonly totals: readonly Fact[]
  readonly isNext: boolean
}

function compare(checked: CheckedText, { parts, total, totals, isNext }: Compared): Finding[] {
  if (isLoose([...parts, total]) || parts.some(isEach)) return []
  const sums = parts.map((_, index) => addUp(parts.slice(0, index + 1).map((fact) => fact.value)))
  const whole = sums.at(-1)!
  // 接到46条，属实41条。其中…: either may be what the next sentence divides.
  const fits = isNext ? divisible(totals, parts).map(({ value }) => value) : suffixSums(totals)
  const isRun = isOneRun(checked.text, parts)
  const isEnd = (index: number) => index === parts.length - 1
  if (sums.some((sum, index) => (isEnd(index) || (index > 0 && !isRun)) && fits.includes(sum))) return []
  // A list of villages goes on behind its semicolon.
  const { end } = parts.at(-1)!.sentence
  if (isNext && /[；;]/.test(checked.text.slice(end - 1, end + 1))) return []
  if (parts.length > 1 && (isShifted(total.value, whole) || isOneShifted(parts, total)))
    return [sayShifted(checked, { parts, total, sum: whole })]
  const rest = checked.text.slice(parts.at(-1)!.at.end, parts.at(-1)!.at.end + 8)
  if (whole < total.value && (isSome(total.value - whole, { parts, total }) || left.test(rest))) return []
  const said = sayUnequal(checked, { parts, total, sum: whole, isSure: whole > total.value && !isNext })
  return [namesTwo(parts, total.value - whole, total) ? { ...said, severity: 'note' } : said]
}

/** 其中县级补助120万元、镇级配套50万元，不足部分由村集体自筹: what is lacking is spoken of. */
const left =
  /^(?:[等余]|[，、；。]?(?:此外|另外)?[，]?(?:其余|其他|其它|剩余|剩下|余下|不足|缺口|差额|缺额|尾款|余款|余额|结余|不够))/

/** 进乡村5场、进校园2场、进企业2场: nothing but marks between, and all named alike, so that no part of it is the list. */
function isOneRun(text: string, parts: readonly Fact[]): boolean {
  const first = parts[0]!.lead.replace(/^其中/, '')
  return parts
    .slice(1)
    .every(
      ({ lead, at }, index) =>
        text.charAt(parts[index]!.at.end) === '、' &&
        at.start - parts[index]!.at.end <= 9 &&
        lead.charAt(0) === first.charAt(0),
    )
}

/** 调解纠纷143起，成功140起。其中婚姻纠纷…: kinds of 纠纷 divide what is called 纠纷, and not the successes. */
function divisible(totals: readonly Fact[], parts: readonly Fact[]): readonly Fact[] {
  const noun = totals[0]?.lead.slice(-2) ?? ''
  const isTheirs = noun.length === 2 && parts.length > 1 && parts.every(({ lead }) => lead.endsWith(noun))
  return isTheirs ? totals.filter(({ lead }) => lead.endsWith(noun)) : totals
}

/** 58600万元 of 442万元 and 144万元: the digits agree, their places do not. */
function isShifted(total: number, sum: number): boolean {
  return [10, 100, 1000, 10_000].some(
    (factor) => addUp([total, -sum * factor]) === 0 || addUp([sum, -total * factor]) === 0,
  )
}

/** 2150万元，其中1612元、538万元: with one of them ten thousand times as much the sum is right. */
function isOneShifted(parts: readonly Fact[], { value, kin }: Fact): boolean {
  const whole = addUp(parts.map((part) => part.value))
  const factors = [10_000, 1 / 10_000]
  return (
    kin === '元' &&
    parts.some((part) => factors.some((factor) => addUp([whole, -part.value, part.value * factor]) === value))
  )
}

function sayShifted(
  checked: CheckedText,
  { parts, total, sum }: { parts: readonly Fact[]; total: Fact; sum: number },
): Finding {
  const said = sayUnequal(checked, { parts, total, sum, isSure: true })
  return {
    ...said,
    text: `${said.text}，像是单位写错或多写、少写了位数`,
    fix: '核对单位和位数',
  }
}

/** 其中消防27场、防汛3场 of 35 may name two of them; one, ten or a hundred too few is a digit written wrong. */
function namesTwo(parts: readonly Fact[], lack: number, total: Fact): boolean {
  const isSlip = /^10*$/.test(String(lack))
  return parts.length === 2 && !isSlip && lack > total.value * someShare
}

/** 化解6件，其中市级交办1件、县级交办2件 names some of them: what is lacking is too much for a slip. */
function isSome(lack: number, { parts, total }: Pick<Compared, 'parts' | 'total'>): boolean {
  // 亿元以上4个、5000万元以上3个: those beyond a mark.
  if (parts.some(({ lead }) => /以[上下内]/.test(lead))) return true
  return parts.length < 2 || lack > total.value * slipShare
}

/** The last total, the last two together, and so on: 无证采伐2起、违规用火7起，其中…; and each total alone. */
function suffixSums(totals: readonly Fact[]): number[] {
  const values = totals.map((fact) => fact.value)
  return [...values, ...values.map((_, index) => addUp(values.slice(index)))]
}

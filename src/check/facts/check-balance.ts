// Rule of the gate: what came in, with what was left from before, is what was done and what is still open. 受理207起，化解201起，另6起正在跟进; 26件143人，办结25件137人，剩余1件6人.
import type { Finding } from '#domain/finding.ts'
import { groupBy } from '#shared/group-by.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'
import { behindOf, type Fact, isHeld, item } from './read-facts.ts'

/** No paragraph has more numbers; a hostile one is not held number by number. */
const mostOfLine = 60
const mostBetween = 4
/** What is further off was never meant to balance. */
const mostOff = 0.3
const mostSteps = 3

export function checkBalance(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const lines = [...groupBy(facts, ({ line }) => line.start).values()].map((line) =>
    line.slice(0, mostOfLine),
  )
  return lines.flatMap((line) => line.flatMap((_, at) => checkOpen(checked, line, at)))
}

const left =
  /^(?:目前|现)?(?:其余|剩余|余下|剩下|剩|尚余|仍余|目前尚余|结转下(?:一)?年度?(?:继续)?(?:办理)?|转下年)的?$/
const more = /^(?:另|另有|另外|还有|尚有|仍有)$/
const going =
  /^[一-鿿]{0,4}(?:正在|在办|未|引导|进入|移交|结转下|转入|仍|跟进|限期|落实|转下|跨年|[因经]|依法|不予|免予|暂缓)/

function isOpen(checked: CheckedText, fact: Fact): boolean {
  const lead = fact.lead.replace(item, '')
  if (left.test(lead)) return true
  const behind = behindOf(checked, fact)
  // 其余4起中，2起引导诉讼、2起仍在调解: parts of the rest.
  const before = checked.text.slice(Math.max(fact.sentence.start, fact.at.start - 60), fact.at.start)
  if (lead === '' && /(?:其余|剩余|余下|剩下|未[一-鿿]{2}的)\d+[^，。；\d]{0,6}中[，,]/.test(before))
    return false
  return more.test(lead)
    ? going.test(behind)
    : lead === '' && /^(?:正在|在办|结转下|仍在|尚未|未|转下年)/.test(behind)
}

function checkOpen(checked: CheckedText, line: readonly Fact[], at: number): Finding[] {
  const open = line[at]!
  if (open.isChange || open.qualifier !== 'none' || open.kin === '%' || !isOpen(checked, open)) return []
  const doneAt = findDone(checked, line, at)
  if (doneAt < 1 || isOfRest(line, doneAt, at)) return []
  const whole = line.slice(0, doneAt).filter((fact) => fact.kin === open.kin && !fact.isChange)
  const wholeAt = line.findLastIndex(
    (fact, place) => place < doneAt && whole.includes(fact) && isBegun(checked, fact),
  )
  if (wholeAt < 0) return []
  return (
    checkSum(checked, { line, wholeAt, doneAt, at, whole }) ??
    checkBeside(checked, { line, wholeAt, doneAt, at })
  )
}

/** 其余7起中3起转入诉讼，4起正在调解: parts of the rest that was told before. */
function isOfRest(line: readonly Fact[], doneAt: number, at: number): boolean {
  const own = line.slice(doneAt + 1, at).filter(({ kin }) => kin === line[at]!.kin)
  const from = own.findLastIndex(({ lead }) => left.test(lead.replace(item, '')))
  const parts = [...own.slice(from + 1), line[at]!].map(({ value }) => value)
  return from >= 0 && addUp(parts) <= own[from]!.value
}

/** What was done before it; 立案11件，作出行政处罚9件，另有2件: behind 另有 and 其余 whatever of its kind stands before. */
function findDone(checked: CheckedText, line: readonly Fact[], at: number): number {
  const open = line[at]!
  const isNear = (fact: Fact, place: number) =>
    place < at && place >= at - mostBetween && fact.kin === open.kin && !fact.isChange
  const done = line.findLastIndex((fact, place) => isNear(fact, place) && isDone(checked, fact))
  if (done >= 0) return done
  return /^(?:另有|其余)$/.test(open.lead)
    ? line.findLastIndex((fact, place) => isNear(fact, place) && fact.sentence.start === open.sentence.start)
    : -1
}

function isDone(checked: CheckedText, fact: Fact): boolean {
  const said = fact.lead.replace(/(?:到位|完毕|完成|了)$/, '')
  return !fact.isChange && checked.drafting.checking.relations.done.some((word) => said.endsWith(word))
}

function isBegun(checked: CheckedText, { clause, isOtherTime }: Fact): boolean {
  return (
    (!isOtherTime || /累计|共/.test(clause)) &&
    checked.drafting.checking.relations.begun.some((word) => clause.includes(word))
  )
}

interface Places {
  readonly line: readonly Fact[]
  readonly wholeAt: number
  readonly doneAt: number
  readonly at: number
}

/** Null where the sum is right, so that what stands beside is looked at. */
function checkSum(
  checked: CheckedText,
  { line, wholeAt, doneAt, at, whole }: Places & { whole: readonly Fact[] },
): Finding[] | null {
  const [begun, settled, open] = [line[wholeAt]!, line[doneAt]!, line[at]!]
  const sum = addUp([settled.value, open.value])
  const own = line.filter(({ kin }) => kin === open.kin)
  const carried = own.filter((fact) => isCarried(checked, fact) && !isHeld(own, fact, begun))
  const due = addUp([begun.value, ...carried.map(({ value }) => value)])
  const isFresh =
    carried.length > 0 &&
    checked.drafting.checking.relations.added.some((word) => begun.clause.includes(word))
  if ([begun, settled, ...carried].some(({ qualifier }) => qualifier !== 'none')) return []
  const all = line.slice(wholeAt + 1, at).filter((fact) => fact.kin === open.kin && isDone(checked, fact))
  const done = addUp(all.map(({ value }) => value))
  // 予以公开4件、其他处理2件，结转0件; 调解成功163起，终止调解2起，其余3起: whatever they are called, side by side they make it.
  const behind = own.filter(({ at: { start } }) => start > begun.at.start && start < open.at.start)
  if (isRunUpTo(open, behind, due)) return null
  if (isFresh && all.length > 1)
    return done + open.value === due ? null : sayParts(checked, { begun, carried, all, open })
  if (addUp([done, open.value]) === begun.value) return null
  if (due === sum || isRunOf(whole, sum) || isRunOf(own.slice(0, own.indexOf(open)), sum)) return null
  if (Math.abs(due - sum) > Math.max(due * mostOff, mostSteps) || settled.value > due) return []
  const list = [begun, ...carried].map(({ raw }) => `“${raw}”`).join('加')
  return [
    buildFinding(checked, open.at, {
      rule: 'child-sum',
      severity: 'warn',
      text: `“${settled.raw}”加上“${open.raw}”是 ${sum}，与${list}${carried.length > 0 ? `（${due}）` : ''}不符，剩余应为 ${addUp([due, -settled.value])}`,
      fix: '核对总数、办结数和剩余数',
    }),
  ]
}

/** 新收9件，上年结转1件；予以公开7件、部分公开1件、不予公开1件，结转下年度办理0件: both sides in all their parts. */
function sayParts(
  checked: CheckedText,
  { begun, carried, all, open }: { begun: Fact; carried: readonly Fact[]; all: readonly Fact[]; open: Fact },
): Finding[] {
  if (all.some(({ sentence }) => sentence.start !== open.sentence.start)) return []
  const [due, told] = [
    [begun, ...carried],
    [...all, open],
  ].map((side) => ({
    sum: addUp(side.map(({ value }) => value)),
    shown: side.map(({ raw }) => `“${raw}”`).join('加'),
  })) as [{ sum: number; shown: string }, { sum: number; shown: string }]
  if (Math.abs(due.sum - told.sum) > Math.max(due.sum * mostOff, mostSteps)) return []
  return [
    buildFinding(checked, open.at, {
      rule: 'child-sum',
      severity: 'warn',
      text: `新收和结转合计（${due.shown}）是 ${due.sum}，办理结果和结转（${told.shown}）之和是 ${told.sum}，两边应当相等`,
      fix: '核对新收、结转和各类办理结果',
    }),
  ]
}

function isCarried(checked: CheckedText, { lead }: Fact): boolean {
  return (
    checked.drafting.checking.relations.carried.some((word) => lead.includes(word)) && !/下一?年/.test(lead)
  )
}

/** Some numbers side by side make it: 一般隐患310条、重大隐患2条. */
function isRunOf(facts: readonly Fact[], sum: number): boolean {
  return facts.some((_, from) => {
    let total = 0
    return facts.slice(from).some(({ value }) => {
      total = addUp([total, value])
      return total === sum
    })
  })
}

/** The open one with what stands right before it makes the sum. */
function isRunUpTo(open: Fact, before: readonly Fact[], sum: number): boolean {
  const sums = before
    .toReversed()
    .map((_, i) => addUp([open, ...before.slice(-i - 1)].map(({ value }) => value)))
  return sums.includes(sum)
}

/** 26件涉及143人、212.4万元，办结25件，追回137人204.6万元，剩余1件涉及6人、7.8万元: what stands beside each of the three balances too. */
function checkBeside(checked: CheckedText, { line, wholeAt, doneAt, at }: Places): Finding[] {
  const open = line[at]!
  const behind = line.slice(at + 1).filter((fact) => fact.sentence.start === open.sentence.start)
  return behind.flatMap((rest, index) => {
    if (rest.kin === '%' || rest.isChange || behind.findIndex(({ kin }) => kin === rest.kin) !== index)
      return []
    const own = (facts: readonly Fact[]) => facts.filter(({ kin, isChange }) => kin === rest.kin && !isChange)
    const [wholes, dones] = [own(line.slice(wholeAt + 1, doneAt)), own(line.slice(doneAt + 1, at))]
    const [whole, done] = [wholes[0], dones[0]]
    if (!whole || !done || wholes.length > 1 || dones.length > 1 || own(behind).length > 1) return []
    const sum = addUp([done.value, rest.value])
    if (sum === whole.value || Math.abs(sum - whole.value) > whole.value * mostOff) return []
    if ([whole, done, rest].some(({ qualifier }) => qualifier !== 'none')) return []
    const shown = [whole, done, rest].every(({ raw }) => raw.includes('万')) ? sum / 10_000 : sum
    return [
      buildFinding(checked, rest.at, {
        rule: 'child-sum',
        severity: 'warn',
        text: `“${done.raw}”加上“${rest.raw}”是 ${Number(shown.toFixed(4))}，与总数“${whole.raw}”不符`,
        fix: '核对三个数',
      }),
    ]
  })
}

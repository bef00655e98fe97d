// Rule of the gate: so many each, times how many there are, is the total. 12个村每村3名，共36名; 每季度1次，全年4次; 全年巡逻156次，平均每月13次; 144起，村均12起.
import type { Finding } from '#domain/finding.ts'
import { multiplyExactly } from '#text/numbers/quantity-number.ts'
import { behindOf, type Fact, groupByStop, isEach, isLoose } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

/** 每期, 平均每个网格, 村均, 人均调解, 各设: what the number is for one of. */
const each =
  /(?:每(?:一|个|位)?([一-鿿]{1,3}?)(?:各|均|平均)?|([人村户月周期场次组队案])均|(各))([一-鿿“”]{0,10})$/
const time: Readonly<Record<string, number>> = { 月: 12, 季度: 4, 季: 4, 周: 52, 半年: 2 }
const half = /上半年|下半年/
const closing = /^(?:全年|全[镇乡]|全街道|本年|上半年)?(?:一共|总共|合计|共计|累计|共|总|实现)|^全年/

interface Each {
  readonly shown: Fact
  /** How many there are, and as it stands there; 12 of 12个月. */
  readonly count: number
  readonly said: string
}

export function checkEach(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  return groupByStop(checked, facts).flatMap((group) =>
    group.flatMap((shown, index) => {
      if (shown.isChange || shown.kin === '%' || shown.kin === '') return []
      const match = each.exec(shown.lead)
      // 每人每月1400元 is multiplied twice.
      if (!match || /每[一-鿿]{1,3}每/.test(shown.lead)) return []
      const found = countOf(checked, group.slice(Math.max(0, index - 3), index), { match, shown })
      return found
        ? [
            ...checkTotal(checked, group[index + 1], found),
            ...checkBefore(checked, group.slice(0, index), found),
          ].slice(0, 1)
        : []
    }),
  )
}

interface Asked {
  readonly match: RegExpExecArray
  readonly shown: Fact
}

/** How many 村, 期 or 户 there are: counted by that word, or with the word behind the number. */
function countOf(checked: CheckedText, before: readonly Fact[], { match, shown }: Asked): Each | null {
  const noun = match[1] ?? match[2]
  const months = noun === undefined ? undefined : time[noun]
  if (months !== undefined) return countTimes(checked, { shown, months, noun: noun! })
  const own = before.findLast((fact) =>
    noun === undefined
      ? fact === before.at(-1) &&
        /^[一-鿿]{1,8}各/.test(behindOf(checked, fact)) &&
        !shown.lead.slice(0, -1).includes('，')
      : isCounted(checked, fact, noun) && !isEach(fact),
  )
  if (!own || isLoose([own, shown]) || own.isChange || own.isOtherTime) return null
  return { shown, count: own.value, said: own.raw }
}

const kins: Readonly<Record<string, string>> = { 人: '名', 名: '名', 案: '件', 队: '支' }

function isCounted(checked: CheckedText, fact: Fact, noun: string): boolean {
  if (fact.kin === (kins[noun] ?? noun) || (noun === '人' && fact.kin === '人次')) return true
  // 劝导站14个，劝导员42名，平均每站3名: the noun stands before its number.
  if (/^[个家处]$/.test(fact.kin) && fact.lead.endsWith(noun)) return true
  return /^[个家]$/.test(fact.kin) && new RegExp(`^(?:行政|自然|村民)?${noun}`).test(behindOf(checked, fact))
}

/** 每月 in a whole year is twelve times; in half a year six. */
function countTimes(
  { text, report }: CheckedText,
  { shown, months, noun }: { shown: Fact; months: number; noun: string },
): Each | null {
  const said = text.slice(shown.line.start, shown.sentence.end)
  const title = report.metadata.title ?? ''
  // The yearly report's own time is a year.
  const isYearly = /20\d\d年/.test(title) && !/月|季度/.test(title)
  if (!(isYearly || /全年|上半年|下半年|一年/.test(said)) || isLoose([shown])) return null
  const isHalf = half.test(said) || half.test(title)
  const count = isHalf ? months / 2 : months
  return { shown, count, said: `${count}个${noun.replace(/^季$/, '季度')}` }
}

/** A number of persons and of times that they came are one. */
function isOfKind(a: Fact, b: Fact): boolean {
  return a.kin === b.kin || (/^(?:名|人次)$/.test(a.kin) && /^(?:名|人次)$/.test(b.kin))
}

/** 每期33人，共66人次. */
function checkTotal(checked: CheckedText, total: Fact | undefined, { shown, count, said }: Each): Finding[] {
  if (!total || !isOfKind(total, shown) || !closing.test(total.lead) || isLoose([total])) return []
  const right = multiplyExactly(shown.value, count)
  if (Math.abs(right - total.value) < Math.max(1e-6, right * 0.005)) return []
  return [say(checked, total, { facts: `“${said}”、每份“${shown.raw}”`, right })]
}

/** 全年巡逻156次，平均每月13次: the nearest number of its kind before it is what was shared out. */
function checkBefore(checked: CheckedText, before: readonly Fact[], { shown, count, said }: Each): Finding[] {
  if (!/均/.test(shown.lead)) return checkOften(checked, before.at(-1), { shown, count, said })
  const sums = before.filter(
    (fact) =>
      isOfKind(fact, shown) &&
      !fact.isChange &&
      !fact.isOtherTime &&
      fact.raw !== said &&
      // 12月支出537万元，是月均水平248.8万元的两倍多: a month's own.
      !/^\d{0,2}月/.test(fact.lead),
  )
  const sum = sums.at(-1)
  if (!sum || isLoose([sum]) || sum.value < shown.value || count === 0) return []
  const decimals = shown.raw.split('.')[1]?.replace(/\D/g, '').length ?? 0
  const step = (shown.raw.includes('万') ? 10_000 : 1) * 10 ** -decimals
  const isRight = ({ value }: Fact) =>
    Math.abs(value / count - shown.value) < Math.max(step, (value / count) * 0.01)
  return sums.some(isRight)
    ? []
    : [say(checked, shown, { facts: `“${sum.raw}”和“${said}”`, right: sum.value / count })]
}

/** 政务公开栏更新52期，每周1期: so often is so many in all; weeks are counted loosely. */
function checkOften(checked: CheckedText, sum: Fact | undefined, { shown, count, said }: Each): Finding[] {
  const isTime = /每(?:个)?(?:周|月|季度?|半年)/.test(shown.lead)
  if (
    !isTime ||
    !sum ||
    /每/.test(sum.lead) ||
    sum.kin !== shown.kin ||
    sum.isChange ||
    sum.isOtherTime ||
    isLoose([sum])
  )
    return []
  const between = checked.text.slice(sum.at.end, shown.at.start)
  if (!/^[，,、（(]/.test(between) || between.length - shown.lead.length > 1) return []
  const right = multiplyExactly(shown.value, count)
  if (Math.abs(right - sum.value) <= right * (count > weekly ? looseWeeks : 0)) return []
  return [say(checked, sum, { facts: `“${shown.lead.slice(-3)}${shown.raw}”（${said}）`, right })]
}

const weekly = 12
const looseWeeks = 0.1

function say(checked: CheckedText, shown: Fact, { facts, right }: { facts: string; right: number }): Finding {
  const isWan = shown.raw.includes('万')
  const value = Number((isWan ? right / 10_000 : right).toFixed(2))
  return buildFinding(checked, shown.at, {
    rule: 'average',
    severity: 'warn',
    text: `按${facts}算是 ${value}${isWan ? '万' : ''}${shown.unit}，与“${shown.raw}”不符`,
    fix: '核对总数、个数和平均数',
  })
}

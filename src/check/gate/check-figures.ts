// Rules of the gate: the figures of one passage agree with each other. Parts within their sum, rates as their numbers give.
import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { groupBy } from '#shared/group-by.ts'
import type { Quantity } from '#text/numbers/find-quantities.ts'
import { isComparable } from './check-two-values.ts'
import { buildFinding, type CheckedText, type Rule } from './checked-text.ts'
import { findLead } from './find-lead.ts'

export const checkFigures: Rule = (checked) => [
  ...checkOverHundred(checked),
  ...checkRates(checked),
  ...checkAddends(checked, checked.quantities),
]

/** 增长120% and 完成任务的110% are sound; a 率 or 度 above 100 is not. */
function checkOverHundred(checked: CheckedText): Finding[] {
  return checked.quantities.flatMap((quantity) => {
    if (quantity.unit !== '%' || quantity.value <= 100) return []
    const before = checked.text.slice(Math.max(0, quantity.at.start - 12), quantity.at.start)
    const named =
      /([\u4e00-\u9fff]{0,6}(?:率|满意度|覆盖面|比例|占比|比重))(?:均|都|分别)?(?:为|达到?|是|已达|高达)?了?$/.exec(
        before,
      )?.[1]
    if (!named || /增长|增速|增幅|完成率|利用率|收益|超额/.test(named)) return []
    return [
      buildFinding(checked, quantity.at, {
        rule: 'rate-over-100',
        severity: 'block',
        text: `“${named}”不能超过 100%，这里是“${quantity.raw}”`,
        fix: '核对分子、分母',
      }),
    ]
  })
}

/** So many characters from a number to what it is a part or a rate of. */
const reach = 120

/** The figures about one of them, in their order; all of a text are not gone through for each. */
function openNear(figures: readonly Figure[]): (figure: Figure) => readonly Figure[] {
  const blocks = groupBy(figures, ({ at }) => Math.floor(at.start / reach))
  return ({ at }) => {
    const own = Math.floor(at.start / reach)
    const close = [own - 1, own, own + 1].flatMap((block) => blocks.get(block) ?? [])
    return close.filter((one) => Math.abs(one.at.start - at.start) < reach)
  }
}

/** 成功率 = 调解成功数 ÷ 调解矛盾纠纷数, and the like from prompts/drafting, within one section. */
function checkRates(checked: CheckedText): Finding[] {
  const rates = checked.drafting.themes.flatMap((theme) => theme.groups.flatMap((group) => group.rates))
  const around = openNear(checked.report.figures)
  return rates.flatMap(({ rate, part, whole }) =>
    checked.report.figures
      .filter((figure) => figure.indicator === part && figure.channel === null)
      .flatMap((portion) => {
        const close = around(portion)
        const near = (figure: Figure) => figure.section === portion.section && figure.channel === null
        const totals = close.filter(
          (figure) => figure.indicator === whole && near(figure) && isComparable(figure, portion),
        )
        // The nearest before it: 排查231起，调处226起，成功223起.
        const nearest = totals.findLast((figure) => figure.at.start < portion.at.start) ?? totals[0]
        // 隐患312条，其中一般隐患310条、重大隐患2条；整改307条: a kind is not the whole.
        const isKind = nearest !== undefined && nearest.value < portion.value
        const larger = isKind ? totals.find((figure) => figure.value >= portion.value) : undefined
        const total = larger ?? nearest
        const lead = findLead(checked, portion)
        const isOfOther = lead !== null && lead.indicator !== whole && isComparable(lead, portion)
        if (!total || isOfOther || isCarried(checked, { portion, total })) return []
        // 交办9条、来访3起，共17件（起）: the whole is told behind its kinds.
        const between = checked.text.slice(total.at.end, portion.at.start)
        if (portion.value > total.value && /[共计]\d/.test(between)) return []
        const shown = close.find(
          (figure) => figure.indicator === rate && near(figure) && figure.at.start > portion.at.start,
        )
        return checkRate(checked, { portion, total, shown: shown ?? null })
      }),
  )
}

/** 上年结转5件，新受理143件，共办结146件. */
function isCarried(checked: CheckedText, { portion, total }: { portion: Figure; total: Figure }): boolean {
  const start = checked.text.lastIndexOf('\n', portion.at.start) + 1
  return (
    portion.value > total.value &&
    /结转|上年未|遗留|积案|存量|挂账|连同|[上去]年[^，。；]{0,6}(?:移交|转入|留下)/.test(
      checked.text.slice(start, portion.at.end),
    )
  )
}

export interface RateParts {
  readonly portion: {
    readonly at: Quantity['at']
    readonly raw: string
    readonly value: number
    readonly qualifier: string
  }
  readonly total: { readonly raw: string; readonly value: number; readonly qualifier: string }
  readonly shown: {
    readonly at: Quantity['at']
    readonly raw: string
    readonly value: number
    readonly qualifier: string
  } | null
}

export function checkRate(checked: CheckedText, { portion, total, shown }: RateParts): Finding[] {
  if (portion.value > total.value) {
    return [
      buildFinding(checked, portion.at, {
        rule: 'part-over-whole',
        severity: 'block',
        text: `“${portion.raw}”多于总数“${total.raw}”，其中的数不应大于总数`,
        fix: '核对两个数',
      }),
    ]
  }
  if (shown === null || [portion, total, shown].some((one) => one.qualifier !== 'none') || total.value === 0)
    return []
  const decimals = countDecimals(shown.raw)
  const right = (portion.value / total.value) * 100
  if (isRounded(shown, right) || isGivenBeside(checked, shown)) return []
  const proposed = Number.isInteger(right) ? String(right) : right.toFixed(Math.max(1, decimals))
  return [
    buildFinding(checked, shown.at, {
      rule: 'rate-arithmetic',
      severity: 'block',
      text: `“${shown.raw}”与 ${portion.value}÷${total.value}≈${proposed}% 不符`,
      fix: `改成“${proposed}%”，或核对两个数`,
    }),
  ]
}

function countDecimals(raw: string): number {
  return raw.split('.')[1]?.replace(/\D/g, '').length ?? 0
}

/** One unit of the last place is left for cutting instead of rounding; upwards only half a one. */
function isRounded({ raw, value }: { readonly raw: string; readonly value: number }, right: number): boolean {
  const decimals = countDecimals(raw)
  const excess = value - right
  return excess <= 0.5 * 10 ** -decimals + 1e-9 && -excess <= 10 ** -decimals
}

/** What is tried against each other; longer sentences are rare. */
const mostTried = 12

/** 收回120份，满意114份，基本满意5份，满意率95.0%: of whichever two of one unit before it in its sentence. */
function isGivenBeside({ text, quantities }: CheckedText, shown: NonNullable<RateParts['shown']>): boolean {
  const [stop = 0, line = 0] = ['。', '\n'].map((mark) => text.lastIndexOf(mark, shown.at.start))
  // 产值3920万元。…已完成今年目标6800万元的57.6%: what was reached may stand sentences before.
  const isOfAim = /(?:目标|任务|计划)[^，。；]{0,16}$/.test(
    text.slice(Math.max(0, shown.at.start - 30), shown.at.start),
  )
  const start = isOfAim ? line : Math.max(stop, line)
  const counts = quantities
    .filter(
      ({ at, unit, value }) => at.start > start && at.end <= shown.at.start && unit !== '%' && value > 0,
    )
    .slice(-mostTried)
  // 出庭应诉1次，另1件由副职出庭: together they are the part.
  const more = counts.filter(({ at }) => /另[有外]?$/.test(text.slice(Math.max(0, at.start - 2), at.start)))
  return counts.some((total) =>
    counts.some((part) => {
      const isPart = part.value < total.value && part.unit === total.unit
      const others = part === total ? [] : more.filter((other) => other !== part && other !== total)
      const added = [...(isPart ? [0] : []), ...others.map(({ value }) => value)]
      return added.some((value) => isRounded(shown, ((part.value + value) / total.value) * 100))
    }),
  )
}

/** Written sums: 4402项=1298+1316. */
function checkAddends(checked: CheckedText, quantities: readonly Quantity[]): Finding[] {
  return quantities.flatMap((total, index) => {
    const addends: Quantity[] = []
    for (let at = index + 1; quantities[at]?.isAddend; at++) addends.push(quantities[at]!)
    const sum = addends.reduce((all, part) => all + part.value, 0)
    if (total.isAddend || addends.length === 0 || sum === total.value) return []
    return [
      buildFinding(checked, total.at, {
        rule: 'child-sum',
        severity: 'block',
        text: `算式不符：${addends.map((part) => part.value).join('+')}=${sum}，写的是“${total.raw}”`,
        fix: `改成 ${sum} 或核对各项`,
      }),
    ]
  })
}

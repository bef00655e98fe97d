// Rules of the gate: the figures of one passage agree with each other. Parts within their sum, rates as their numbers give.
import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { findQuantities, type Quantity } from '#text/find-quantities.ts'
import { splitSentences } from '#text/split-sentences.ts'
import { isComparable } from './check-two-values.ts'
import { buildFinding, type CheckedText, type Rule } from './checked-text.ts'

export const checkFigures: Rule = (checked) => [
  ...checkOverHundred(checked),
  ...checkRates(checked),
  ...checkSentences(checked),
]

/** 增长120% and 完成任务的110% are sound; a 率 or 度 above 100 is not. */
function checkOverHundred(checked: CheckedText): Finding[] {
  return findQuantities(checked.text).flatMap((quantity) => {
    if (quantity.unit !== '%' || quantity.value <= 100) return []
    const before = checked.text.slice(Math.max(0, quantity.at.start - 12), quantity.at.start)
    const named =
      /([\u4e00-\u9fff]{0,6}(?:率|满意度|覆盖面|比例))(?:均|都|分别)?(?:为|达到?|是|已达|高达)?了?$/.exec(
        before,
      )?.[1]
    if (!named || /增长|增速|增幅|完成率|利用率|收益|超额/.test(named)) return []
    return [
      buildFinding(checked, quantity.at, {
        rule: 'rate-over-100',
        severity: 'block',
        text: `“${named}”不能超过 100%,这里是“${quantity.raw}”`,
        fix: '核对分子、分母',
      }),
    ]
  })
}

/** 成功率 = 调解成功数 ÷ 调解矛盾纠纷数, and the like from prompts/drafting, within one section. */
function checkRates(checked: CheckedText): Finding[] {
  const rates = checked.drafting.themes.flatMap((theme) => theme.groups.flatMap((group) => group.rates))
  return rates.flatMap(({ rate, part, whole }) =>
    checked.report.figures
      .filter((figure) => figure.indicator === part && figure.channel === null)
      .flatMap((portion) => {
        const near = (figure: Figure) =>
          figure.section === portion.section &&
          figure.channel === null &&
          Math.abs(figure.at.start - portion.at.start) < 120
        const total = checked.report.figures.find(
          (figure) => figure.indicator === whole && near(figure) && isComparable(figure, portion),
        )
        if (!total) return []
        const shown = checked.report.figures.find(
          (figure) => figure.indicator === rate && near(figure) && figure.at.start > portion.at.start,
        )
        return checkRate(checked, { portion, total, shown: shown ?? null })
      }),
  )
}

interface RateParts {
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

function checkRate(checked: CheckedText, { portion, total, shown }: RateParts): Finding[] {
  if (portion.value > total.value) {
    return [
      buildFinding(checked, portion.at, {
        rule: 'part-over-whole',
        severity: 'block',
        text: `“${portion.raw}”比总数“${total.raw}”还多`,
        fix: '核对两个数',
      }),
    ]
  }
  if (shown === null || [portion, total, shown].some((one) => one.qualifier !== 'none') || total.value === 0)
    return []
  const decimals = shown.raw.split('.')[1]?.replace(/\D/g, '').length ?? 0
  const right = (portion.value / total.value) * 100
  // One unit of the last place is left for cutting instead of rounding.
  if (Math.abs(right - shown.value) <= 10 ** -decimals) return []
  const proposed = Number.isInteger(right) ? String(right) : right.toFixed(Math.max(1, decimals))
  return [
    buildFinding(checked, shown.at, {
      rule: 'rate-arithmetic',
      severity: 'block',
      text: `“${shown.raw}”与 ${portion.value}÷${total.value}≈${proposed}% 不符`,
      fix: `改成“${proposed}%”,或核对两个数`,
    }),
  ]
}

/** Within one sentence: parts after 其中, written sums, and a rate named like its part (合格95家,合格率95%). */
function checkSentences(checked: CheckedText): Finding[] {
  return splitSentences(checked.text).flatMap((span) => {
    const sentence = checked.text.slice(span.start, span.end)
    const quantities = findQuantities(sentence).map((quantity) => ({
      ...quantity,
      at: { start: quantity.at.start + span.start, end: quantity.at.end + span.start },
    }))
    if (quantities.length < 2) return []
    return [
      ...checkParts(checked, span.start, quantities),
      ...checkAddends(checked, quantities),
      ...checkNamedRate(checked, quantities),
    ]
  })
}

function checkParts(checked: CheckedText, start: number, quantities: readonly Quantity[]): Finding[] {
  const found = checked.text.slice(start, quantities.at(-1)!.at.start).search(/其中|包括|分别(?:为|是)/)
  if (found < 0) return []
  const at = start + found
  const total = quantities.filter((quantity) => quantity.at.end <= at).at(-1)
  if (total?.qualifier !== 'none') return []
  // (其中注册资本5000万以上企业10家),纳统13家: what follows the bracket is no part.
  const closed = /[(（]$/.test(checked.text.slice(0, at)) ? checked.text.slice(at).search(/[)）]/) : -1
  const end = closed < 0 ? Number.POSITIVE_INFINITY : at + closed
  const parts = quantities.filter(
    (quantity) => quantity.at.start > at && quantity.at.end <= end && quantity.unit === total.unit,
  )
  if (
    parts.length === 0 ||
    parts.some((part) => part.qualifier !== 'none' || part.isAddend) ||
    total.unit === '%'
  )
    return []
  const sum = parts.reduce((all, part) => all + part.value, 0)
  if ((sum < total.value && parts.length < 2) || addsUp(parts, quantities, total)) return []
  const severity = sum > total.value ? 'block' : 'warn'
  return [
    buildFinding(checked, total.at, {
      rule: 'child-sum',
      severity,
      text: `“${total.raw}”的各分项(${parts.map((part) => part.raw).join('、')})相加是 ${sum}`,
      fix: '核对总数和分项;只列了一部分的,写明“等”',
    }),
  ]
}

/** The first parts may be the whole list (…文件1件，退回2件), and two sums before 其中 may share it (无证采伐2起、违规用火7起，其中…). */
function addsUp(parts: readonly Quantity[], quantities: readonly Quantity[], total: Quantity): boolean {
  const sums = new Set<number>()
  let whole = 0
  for (const one of quantities.slice(0, quantities.indexOf(total) + 1).reverse()) {
    if (one.unit !== total.unit) break
    whole += one.value
    sums.add(whole)
  }
  let part = 0
  return parts.some((one, index) => {
    part += one.value
    return (index > 0 || parts.length === 1) && sums.has(part)
  })
}

function checkAddends(checked: CheckedText, quantities: readonly Quantity[]): Finding[] {
  return quantities.flatMap((total, index) => {
    const addends: Quantity[] = []
    for (const next of quantities.slice(index + 1)) {
      if (!next.isAddend) break
      addends.push(next)
    }
    const sum = addends.reduce((all, part) => all + part.value, 0)
    if (total.isAddend || addends.length === 0 || sum === total.value) return []
    return [
      buildFinding(checked, total.at, {
        rule: 'child-sum',
        severity: 'block',
        text: `算式不符:${addends.map((part) => part.value).join('+')}=${sum},写的是“${total.raw}”`,
        fix: `改成 ${sum} 或核对各项`,
      }),
    ]
  })
}

const stems =
  /(合格|整改|成功|办结|化解|回复|满意|调解|达标|覆盖|完成|兑现|见面|出庭|参考|参学|及格|优秀|通过|采纳|回访)率/

function checkNamedRate(checked: CheckedText, quantities: readonly Quantity[]): Finding[] {
  return quantities.flatMap((shown, index) => {
    if (shown.unit !== '%' || index < 2) return []
    const [whole, part] = [quantities[index - 2]!, quantities[index - 1]!]
    const stem = stems.exec(checked.text.slice(part.at.end, shown.at.start))?.[1]
    const said = checked.text.slice(whole.at.end, part.at.start)
    if (!stem || whole.unit !== part.unit || whole.unit === '%' || !said.includes(stem)) return []
    return checkRate(checked, { portion: part, total: whole, shown })
  })
}

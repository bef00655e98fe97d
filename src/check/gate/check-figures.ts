// Rules of the gate: the figures of one passage agree with each other. Parts within their sum, rates as their numbers give.
import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'
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
        text: `“${named}”不能超过 100%，这里是“${quantity.raw}”`,
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
        const totals = checked.report.figures.filter(
          (figure) => figure.indicator === whole && near(figure) && isComparable(figure, portion),
        )
        // The nearest before it: 排查231起，调处226起，成功223起.
        const total = totals.findLast((figure) => figure.at.start < portion.at.start) ?? totals[0]
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
      fix: `改成“${proposed}%”，或核对两个数`,
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
      ...checkDone(checked, quantities),
    ]
  })
}

function checkParts(checked: CheckedText, start: number, quantities: readonly Quantity[]): Finding[] {
  const found = checked.text
    .slice(start, quantities.at(-1)!.at.start)
    .search(/其中|包括|分别(?:为|是)|[（(](?=[^）)\n]{0,40}\d[^）)\n]{0,6}\+)/)
  if (found < 0) return []
  const at = start + found
  const total = quantities.filter((quantity) => quantity.at.end <= at).at(-1)
  if (total?.qualifier !== 'none') return []
  // (其中注册资本5000万以上企业10家),纳统13家: what follows the bracket is no part.
  const isOpen = /[(（]/.test(checked.text.charAt(at)) || /[(（]/.test(checked.text.charAt(at - 1))
  const closed = isOpen ? checked.text.slice(at).search(/[)）]/) : -1
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
      text: `“${total.raw}”的各分项（${parts.map((part) => part.raw).join('、')}）相加是 ${sum}`,
      fix: '核对总数和分项；只列了一部分的，写明“等”',
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

/** 增长率 and the like are no share of what stands before them. */
const noShare = /增长|下降|使用|利用|发生|发案|死亡|失业|出生|同比|环比|概/

/** A rate named after what its part did: 48份，经审查36份，审查率75%; 20人，16人通过考试，通过率80%. */
function checkNamedRate(checked: CheckedText, quantities: readonly Quantity[]): Finding[] {
  return quantities.flatMap((shown, index) => {
    if (shown.unit !== '%' || index < 2) return []
    const [whole, part] = [quantities[index - 2]!, quantities[index - 1]!]
    if (whole.unit !== part.unit || whole.unit === '%') return []
    const between = checked.text.slice(part.at.end, shown.at.start)
    const named = /([\u4e00-\u9fff]{2})率(?:均|都|已)?(?:为|达到?|是)?了?$/.exec(between)
    if (!named || noShare.test(named[1]!)) return []
    const said = checked.text.slice(whole.at.end, part.at.start) + between.slice(0, named.index)
    // 应参加72人，实际参加70人: the words say themselves what is part of what.
    const isDue =
      /应(?!急|对)/.test(checked.text.slice(Math.max(0, whole.at.start - 12), whole.at.start)) &&
      /^[，,]?实/.test(said)
    return isDue || said.includes(named[1]!) ? checkRate(checked, { portion: part, total: whole, shown }) : []
  })
}

const taken = /受理|接到|接收|收到|接待|排查|发现|登记|摸排|查出|梳理|交办/
const done =
  /^[，,、；;（(]?(?:其中|均?已|现已|共|全部|已经)*(?:调解成功|成功调解|调处成功|成功调处|成功化解|化解成功|化解|办结|结案|整改|整改完成|完成整改|采纳|答复|回复|办复|销号)(?:到位)?了?$/

/** 受理27件，调解成功31件: nothing stands between the two numbers but what was done with them. */
function checkDone(checked: CheckedText, quantities: readonly Quantity[]): Finding[] {
  return quantities.slice(1).flatMap((portion, index) => {
    const total = quantities[index]!
    if (portion.unit !== total.unit || portion.unit === '%' || portion.value <= total.value) return []
    const before = checked.text.slice(Math.max(0, total.at.start - 16), total.at.start)
    const own = before.split(/[，。；,;]/).at(-1)!
    const isDone = taken.test(own) && done.test(checked.text.slice(total.at.end, portion.at.start))
    return isDone ? checkRate(checked, { portion, total, shown: null }) : []
  })
}

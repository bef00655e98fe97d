// Rules of the gate: every number of the text comes from the brief or is arithmetic on it; every number of the brief is used. Only with a brief.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import type { Finding } from '#domain/finding.ts'
import { groupBy } from '#shared/group-by.ts'
import type { Quantity } from '#text/numbers/find-quantities.ts'
import { hotlines } from '#text/numbers/hotlines.ts'
import { blankMasked, foldWidth } from '#text/numbers/quantity-masks.ts'
import { unitClass } from './check-two-values.ts'
import { buildFinding, buildWholeFinding, type CheckedText, findSpans, type Rule } from './checked-text.ts'
import { type Given, isComputed, isStated, mayBeSameUnit, readGiven } from './given-numbers.ts'

export const checkSources: Rule = (checked) => {
  const { brief, quantities } = checked
  if (brief === null) return []
  const given = readGiven(brief)
  return [
    ...quantities.flatMap((quantity) => checkQuantity(checked, given, quantity)),
    ...checkLooseDigits(checked, brief, quantities),
    ...findUnused(checked, brief),
    ...findConflicts(checked, brief),
    ...brief.doubts.map((text) =>
      buildWholeFinding({
        rule: 'brief-sum',
        severity: 'warn',
        text: `素材里${text}`,
        fix: '核对合计和各行',
      }),
    ),
  ]
}

function checkQuantity(checked: CheckedText, given: Given, quantity: Quantity): Finding[] {
  const same = given.byValue.get(quantity.value) ?? []
  if (same.some((figure) => isSameFigure(figure, quantity))) return []
  if (isComputed(given, quantity) || isStated(given, quantity.raw)) return []
  const sameValue = same[0]
  const slip = tenfold
    .flatMap((times) => [quantity.value * times, quantity.value / times])
    .flatMap((value) => (value === 0 ? [] : (given.byValue.get(value) ?? [])))
    .find((figure) => mayBeSameUnit(figure.unit, quantity.unit))
  const said = sameValue
    ? {
        rule: 'number-unit',
        text: `“${quantity.raw}”的单位与素材不一致，素材是“${sameValue.raw}”`,
        fix: `改成“${sameValue.raw}”`,
      }
    : slip
      ? {
          rule: 'unit-slip',
          text: `“${quantity.raw}”与素材“${slip.raw}”差 10 倍或万倍，像是单位或位数错了`,
          fix: `改成“${slip.raw}”`,
        }
      : {
          rule: 'number-without-source',
          text: `“${quantity.raw}”在素材里没有，也不是由素材的数算出来的`,
          fix: '删去，或把来源补进素材',
        }
  return [buildFinding(checked, quantity.at, { severity: 'block', ...said })]
}

function isSameFigure(figure: BriefFigure, quantity: Quantity): boolean {
  return (
    figure.value === quantity.value &&
    (mayBeSameUnit(figure.unit, quantity.unit) || figure.unit === '') &&
    isSameQualifier(figure, quantity)
  )
}

/** 近300 and 300 are two claims; 余 may be dropped by nobody. */
function isSameQualifier(figure: BriefFigure, quantity: Quantity): boolean {
  return figure.qualifier === quantity.qualifier
}

const tenfold = [10, 100, 1000, 10_000]

/** Digits that count nothing by grammar (投入5万打造) must at least stand in the brief. */
function checkLooseDigits(checked: CheckedText, brief: Brief, quantities: readonly Quantity[]): Finding[] {
  const blanked = blankMasked(foldWidth(checked.text))
  const given = new Set(foldWidth(brief.lines.join('\n')).match(/\d+(?:\.\d+)?/g) ?? [])
  const years = [checked.year, checked.year === null ? null : checked.year + 1].map(String)
  let next = 0
  return findSpans(blanked, /\d+(?:\.\d+)?/g).flatMap((span) => {
    const digits = span.match[0]
    while (next < quantities.length && quantities[next]!.at.end <= span.start) next++
    if (given.has(digits) || years.includes(digits) || hotlines.has(digits)) return []
    if (next < quantities.length && quantities[next]!.at.start < span.end) return []
    return [
      buildFinding(checked, span, {
        rule: 'number-without-source',
        severity: 'block',
        text: `数字“${digits}”在素材里没有`,
        fix: '删去，或把来源补进素材',
      }),
    ]
  })
}

function findUnused({ text, quantities }: CheckedText, brief: Brief): Finding[] {
  const shown = groupBy(quantities, ({ value }) => value)
  // A number without a unit counts nothing by grammar; it is there all the same.
  const bare = new Set(foldWidth(text).match(/\d+(?:\.\d+)?/g) ?? [])
  return brief.figures
    .filter(
      (figure) => !shown.get(figure.value)?.some(({ unit }) => mayBeSameUnit(figure.unit || unit, unit)),
    )
    .filter(({ unit, raw }) => unit !== '' || !bare.has(foldWidth(raw).replaceAll(',', '')))
    .map((figure) =>
      buildWholeFinding({
        rule: 'figure-unused',
        severity: 'warn',
        text: `素材第${figure.line}行的“${figure.raw}”(${figure.indicator}）没有用上`,
        fix: figure.theme === null ? '放进合适的一节，或确认不用' : `可放进“${figure.theme}”一节，或确认不用`,
      }),
    )
}

/** One indicator, two values, in the brief itself: nobody can know which is right. */
function findConflicts(checked: CheckedText, brief: Brief): Finding[] {
  const plain = brief.figures.filter((one) => one.isKnown && !one.isOwnWords && one.lastYearOf === null)
  const byName = groupBy(plain, ({ indicator, unit }) => `${indicator}|${unitClass(unit)}`)
  return [...byName.values()].flatMap((figures) => {
    const name = figures[0]!.indicator
    const values = [...new Map(figures.map((figure) => [figure.value, figure])).values()]
    if (values.length < 2) return []
    const listed = values.map((figure) => `第${figure.line}行“${figure.raw}”`).join('、')
    const start = Math.max(0, checked.text.indexOf('【待核实'))
    const end = start === 0 ? 0 : checked.text.indexOf('】', start) + 1
    return [
      buildFinding(
        checked,
        { start, end },
        {
          rule: 'brief-conflict',
          severity: 'block',
          text: `素材里“${name}”有 ${values.length} 个数：${listed}`,
          fix: '说一声用哪个，例如“调解改成135起”',
        },
      ),
    ]
  })
}

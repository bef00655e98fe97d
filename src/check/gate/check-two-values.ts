// Rule of the gate: one indicator has one value throughout a text.

import { measureResidue } from '#check/measure-residue.ts'
import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { groupBy } from '#shared/group-by.ts'
import { splitSentences } from '#text/split-sentences.ts'
import { buildFinding, type CheckedText, type Rule } from './checked-text.ts'
import { findLead } from './find-lead.ts'

/** A case told as an example, a drive, a month, a village: figures of their own, not the year's. */
/** A day has numbers of its own. */
const narrow =
  /(?<!截[至止]|截至)\d{1,2}月\d{1,2}日|[一某该]家|第[一二三四五六七八九十]起|[一两]起|例如|比如|专项|行动|期间|月份|季度|其中|上半年|下半年|[去上]年|同比|从[^，。；]{1,6}看|按[^，。；]{1,6}分|来信(?!来访)|网上信访|初信|初访|重复|[\u4e00-\u9fff](?<![镇乡])村(?!民|级|居|委|干|[(（])|组织开展的|对.{1,12}的/

export const checkTwoValues: Rule = (checked): Finding[] => {
  const groups = groupBy(
    findPlain(checked),
    ({ figure, before }) => `${figure.indicator}|${figure.unit === '%' ? before : ''}`,
  )
  return [...groups.values()].flatMap((list) => {
    const first = list[0]!.figure
    // Kinds and stages stand in one sentence: 来信14件、来访52批，共66件.
    const other = list.find(
      (one) =>
        one.figure.value !== first.value &&
        one.sentence !== list[0]!.sentence &&
        isComparable(one.figure, first) &&
        !isOfOther(one.figure, first, checked) &&
        !isOfSmaller(checked, one, first) &&
        !isTakenUp(checked.text, one.figure),
    )?.figure
    if (!other) return []
    return [
      buildFinding(checked, other.at, {
        rule: 'two-values',
        severity: 'block',
        text: `“${first.indicator}”前后不一致：前面是“${first.raw}”，这里是“${other.raw}”`,
        fix: `核实后统一；前面一处是“${first.quote.slice(0, 30)}”`,
      }),
    ]
  })
}

/** 调解物业纠纷84起，成功81起；调解劳动争议33起，成功33起: each sentence counts a thing of its own. */
function isOfOther(a: Figure, b: Figure, checked: CheckedText): boolean {
  const [one, other] = [findLead(checked, a), findLead(checked, b)]
  return one !== null && other !== null && one.value !== other.value
}

/** 整改1341处。…重大隐患6处，整改6处: what its sentence divides is less than the number told before. */
function isOfSmaller({ quantities }: CheckedText, { figure, sentence }: PlainFigure, first: Figure): boolean {
  const whole = quantities.find(
    (one) => one.at.start >= sentence && one.at.end <= figure.at.start && isComparable(one, figure),
  )
  return whole !== undefined && figure.value <= whole.value && whole.value < first.value
}

/** 其中加装电梯纠纷33件。…33件纠纷调成30件: a part that the paragraph gave before. */
function isTakenUp(text: string, { at, raw }: Figure): boolean {
  const before = text.slice(text.lastIndexOf('\n', at.start) + 1, at.start)
  // 来信5件、来访31件。来访31件共涉及74人次: named again as it was.
  const named = /[一-鿿]{2}$/.exec(text.slice(0, at.start).slice(-2))?.[0]
  return (
    new RegExp(`其中[^。]*(?<!\\d)${raw}`).test(before) ||
    (named !== undefined && before.slice(0, -2).includes(`${named}${raw}`))
  )
}

interface PlainFigure {
  readonly figure: Figure
  /** Indicator of the figure before it in its sentence: what a rate is the rate of. */
  readonly before: string
  /** Where its sentence starts. */
  readonly sentence: number
}

/** Figures for the whole place and year; plans, and what names a door, a time or a kind of its own are left out. */
function findPlain(checked: CheckedText): PlainFigure[] {
  const sentences = splitSentences(checked.text)
  let next = 0
  return checked.report.figures.flatMap((figure, index) => {
    if (
      (figure.kind !== 'count' && figure.kind !== 'rate') ||
      figure.channel !== null ||
      figure.parent !== null
    )
      return []
    const indicator = checked.book.indicators.find((one) => one.name === figure.indicator)
    if (!indicator || isElsewhere(checked, figure)) return []
    // Figures come in reading order, those of tables after the others.
    if (next > 0 && sentences[next - 1]!.start > figure.at.start) next = 0
    while (next < sentences.length && sentences[next]!.end <= figure.at.start) next++
    const sentence = sentences[next]
    const start = sentence && sentence.start <= figure.at.start ? sentence.start : 0
    const said = checked.text.slice(start, figure.at.start)
    if (narrow.test(said) || namesOtherYear(said, checked.year)) return []
    const words = [
      indicator.name,
      ...indicator.synonyms.flatMap((synonym) => synonym.split(' ')),
      ...ownNames(checked),
    ]
    if (measureResidue(clauseOf(checked.text, figure), [], words) !== '') return []
    if (figure.value === 0 && measureResidue(deniedBy(checked.text, figure), [], words) !== '') return []
    const last = checked.report.figures[index - 1]
    return [{ figure, before: last && last.at.start >= start ? last.indicator : '', sentence: start }]
  })
}

/** 未发生|行政处罚被撤销的情形: what stands behind the denying word, to its stop. */
function deniedBy(text: string, { at, raw }: Figure): string {
  if (/\d/.test(raw)) return ''
  const behind = text.slice(at.end, at.end + 40).split(/[，。；,;\n]/)[0]!
  return behind.replace(/(?:案件|案|情形|情况|现象|问题)$/, '')
}

function namesOtherYear(said: string, year: number | null): boolean {
  return [...said.matchAll(/(20\d\d)年/g)].some((match) => year !== null && Number(match[1]) !== year)
}

/** Who counted, where it is the whole place that counts. */
const wholePlace = [
  '镇村两级',
  '乡村两级',
  '综合行政执法队',
  '综合执法队',
  '执法队',
  '镇',
  '乡',
  '街道',
  '现有',
  '召集',
  '两级',
]

function ownNames({ place }: CheckedText): string[] {
  return [place?.town, place?.county, ...wholePlace].filter((name) => typeof name === 'string')
}

function isElsewhere(checked: CheckedText, figure: Figure): boolean {
  return checked.report.sections.some(
    (section) => section.part === 'plan' && section.start <= figure.at.start && figure.at.start < section.end,
  )
}

/** From the stop before the number to the number, years aside. */
function clauseOf(text: string, figure: Figure): string {
  const before = text.slice(Math.max(0, figure.at.start - 40), figure.at.start)
  const own = before.split(/[，。；：,;:\n]/).at(-1) ?? ''
  return own
    .replace(/^.{2,8}(?:局|办|委|部门|中心)(?:通报|反馈|公布|测评)(?:我[镇乡街道]+)?/, '')
    .replace(/(?:19|20)\d{2}年(?:度|以?来)?/g, '')
    .replace(/\d+(?:\.\d+)?[万亿余多]*[\u4e00-\u9fff%]{1,2}$/, '')
}

/** 件 and 起 count the same disputes; 户 and 平方米 do not. */
export function isComparable(a: { readonly unit: string }, b: { readonly unit: string }): boolean {
  return unitClass(a.unit) === unitClass(b.unit)
}

const kin: Readonly<Record<string, string>> = { 起: '件', 宗: '件', 例: '件', 人: '名', 位: '名' }

/** One unit for all that count the same things. */
export function unitClass(unit: string): string {
  return kin[unit] ?? unit
}

// Step: a stored report -> its faults: what reading warned of, headings with nothing under them, parts that do not add up, two totals of one thing. The gate finds them again.

import type { Warning } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { cutEnd } from '#shared/cut-end.ts'
import { oncePer } from '#shared/once-per.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'
import { orderRule } from '#text/private/find-orders.ts'
import { splitSentences } from '#text/split-sentences.ts'

type Read = Pick<StoredReport, 'text' | 'sections' | 'warnings'>

/** In the order of the text, those of the whole report last. Looked for once a report: the gate asks for each line. */
export const findFaults = oncePer((report: Read): readonly Warning[] => {
  const clauses = readClauses(report.text)
  const found = [
    ...report.warnings.filter(({ rule }) => rule !== orderRule),
    ...findEmptyHeadings(report),
    ...findUnevenParts(report.text),
    ...findOtherTotals(clauses),
  ]
  const at = ({ where }: Warning) => where?.start ?? Number.MAX_SAFE_INTEGER
  return found.sort((a, b) => at(a) - at(b))
})

/** Those that a question is after by these rules; where it names none, what reading is sure of. */
export function isAskedFault(rule: string, rules: readonly RegExp[]): boolean {
  return rules.length === 0 ? rule !== 'totals-differ' : rules.some((one) => one.test(rule))
}

/** 沙汀镇 2022有2处要看的地方, or that it does not agree with itself where that is all that is found. */
export function countFaults(whose: string, placed: readonly Pick<Warning, 'rule'>[], listed: number): string {
  const isOfTotals = placed.every(({ rule }) => rule === 'totals-differ')
  const more = placed.length > listed ? `，先列${listed}处` : ''
  return isOfTotals
    ? `${whose}前后写得不一致，有${placed.length}处${more}`
    : `${whose}有${placed.length}处要看的地方${more}`
}

function findEmptyHeadings({ text, sections }: Read): readonly Warning[] {
  const empty = sections.filter(
    ({ level, headingSpan, end }) =>
      level >= 1 && level <= 4 && text.slice(headingSpan.end, end).trim() === '',
  )
  return empty.map(
    ({ headingSpan }): Warning => ({
      rule: 'heading-empty',
      text: '标题下面没有正文',
      where: headingSpan,
    }),
  )
}

/** 27件次，其中14件次、5件次、7件次: each part one number of the unit of the whole. */
function findUnevenParts(text: string): readonly Warning[] {
  return splitSentences(text).flatMap((span): Warning[] => {
    const sentence = text.slice(span.start, span.end)
    const at = sentence.indexOf('其中')
    if (at < 0) return []
    const before = findQuantities(sentence.slice(0, at)).at(-1)
    const parts = sentence
      .slice(at)
      .split(/[、，,；;。]/)
      .filter((part) => part.trim() !== '')
      .map(findQuantities)
    const isOne = (part: readonly Quantity[]) =>
      part.length === 1 && part[0]!.unit === before?.unit && part[0]!.qualifier === 'none'
    if (before?.qualifier !== 'none' || parts.length < 2 || !parts.every(isOne)) return []
    const sum = parts.reduce((total, [part]) => total + part!.value, 0)
    if (sum === before.value) return []
    const { unit, value } = before
    const gap = Math.abs(value - sum)
    const said = `分项相加是${sum}${unit}，与总数${value}${unit}差${gap}${unit}`
    const { length } = cutEnd(sentence, /[。;；\s]/)
    return [{ rule: 'parts-sum', text: said, where: { start: span.start, end: span.start + length } }]
  })
}

interface Clause extends Span {
  readonly text: string
  readonly quantity: Quantity
  /** What is counted: the clause without its number and what says of when. */
  readonly noun: string
}

/** Clauses that tell one number of the whole year. */
function readClauses(text: string): readonly Clause[] {
  return Array.from(text.matchAll(/[^，,；;。、\n]+/g)).flatMap((match): Clause[] => {
    const [clause] = match
    if (!/全年|全[镇乡]|年内/.test(clause) || clause.length > longestClause) return []
    const [quantity, ...more] = findQuantities(clause)
    if (!quantity || more.length > 0 || quantity.qualifier !== 'none') return []
    const noun = (clause.slice(0, quantity.at.start) + clause.slice(quantity.at.end)).replace(plain, '')
    return [{ start: match.index, end: match.index + clause.length, text: clause, quantity, noun }]
  })
}

const longestClause = 60
const plain = /[一二三四五六七八九十]是|全年|年内|全[镇乡]|累计|共计?|总共|[中的了\s]/g

/** 全年调解矛盾纠纷124起 and 全年112起纠纷中: the noun of the one ends in that of the other. */
function findOtherTotals(clauses: readonly Clause[]): readonly Warning[] {
  return clauses.flatMap((one) => {
    const other = clauses.find(
      ({ noun, quantity }) =>
        Math.min(noun.length, one.noun.length) > 1 &&
        (noun.endsWith(one.noun) || one.noun.endsWith(noun)) &&
        isComparable(quantity.unit, one.quantity.unit) &&
        quantity.value !== one.quantity.value,
    )
    if (!other) return []
    const said = `与另一处写的“${other.text.trim()}”不一致`
    return [{ rule: 'totals-differ', text: said, where: { start: one.start, end: one.end } }]
  })
}

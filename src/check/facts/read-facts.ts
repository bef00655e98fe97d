// Step of the gate: a text -> its facts, each one number with the words before it, its line, sentence, part of the report and time.
import type { SectionPart } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import { groupBy } from '#shared/group-by.ts'
import type { Quantity } from '#text/numbers/find-quantities.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'
import { splitSentences } from '#text/split-sentences.ts'
import { unitClass } from '../gate/check-two-values.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { findOtherCells, isWithin } from './find-cells.ts'

export interface Fact extends Quantity {
  /** What the unit counts: 起, 件 and 件次 count the same, 家 and 家次. */
  readonly kin: string
  /** From the mark or number before it to the number. */
  readonly lead: string
  /** From the stop before it to the number. */
  readonly clause: string
  readonly sentence: Span
  readonly line: Span
  readonly part: SectionPart
  /** The words before it speak of another year than the report's. */
  readonly isOtherTime: boolean
  /** 增加37条: what changed, not what there is. */
  readonly isChange: boolean
}

const changed =
  /(?:增|减|升|降|涨|跌|下滑|(?<![最至])多|(?<![最至])少|提高|回落|压减)(?:加|少|长|多|降|幅|了|幅度|约|近|达|为|比例|超过|超)*$/
/** 比上年多装210个, 较去年增产0.05万吨: the verb of what there was more of stands between. */
const changedBy = /(?:[较比][^，。；]{1,14}?(?:多|少|增|减)(?!为|是|数|个)|净[增减])[一-鿿]{1,6}$/
const otherTime = /[去上前]一?年|同期|往年|历年|结转/

/** All numbers in order; addends of a written sum are left out. */
export function readFacts(checked: CheckedText): Fact[] {
  const { text, quantities } = checked
  const lines = listLines(text)
  const sentences = splitSentences(text)
  let [line, sentence, last] = [0, 0, 0]
  let previous: Fact | null = null
  const partAt = findParts(checked)
  const cells = findOtherCells(text, checked.year)
  return quantities.flatMap((quantity) => {
    if (quantity.isAddend) return []
    const { start } = quantity.at
    if (isWithin(cells, start)) return []
    while (line < lines.length - 1 && lines[line]!.end < start) line++
    while (sentence < sentences.length - 1 && sentences[sentence]!.end <= start) sentence++
    const [ownLine, ownSentence] = [lines[line]!, sentences[sentence] ?? lines[line]!]
    const from = Math.max(last, ownSentence.start, start - 60)
    last = quantity.at.end
    const around = { line: ownLine, sentence: ownSentence, from, part: partAt(start), previous }
    previous = describe(checked, quantity, around)
    return [previous]
  })
}

interface Around {
  readonly line: Span
  readonly sentence: Span
  readonly from: number
  readonly part: SectionPart
  readonly previous: Fact | null
}

function describe(
  checked: CheckedText,
  quantity: Quantity,
  { line, sentence, from, part, previous }: Around,
): Fact {
  const { text } = checked
  const { start } = quantity.at
  const before = text.slice(Math.max(sentence.start, start - 80), start)
  const lead =
    text
      .slice(from, start)
      .split(/[，。；：、,;:（(）)\n]/)
      .at(-1) ?? ''
  return {
    ...quantity,
    kin: readKin(normaliseUnit(quantity.unit)),
    lead,
    clause: before.split(/[，。；：,;:（(）)\n]/).at(-1) ?? '',
    sentence,
    line,
    part,
    isOtherTime: otherTime.test(sinceNow(before)) || namesOtherYear(sinceNow(before), checked.year),
    isChange: changed.test(lead) || changedBy.test(lead) || goesOn(text, previous, quantity),
  }
}

/** 净减9户、21人: what stands right behind a change is one too. */
function goesOn(text: string, previous: Fact | null, { at }: Quantity): boolean {
  return previous?.isChange === true && /^[、]?$/.test(text.slice(previous.at.end, at.start))
}

function readKin(unit: string): string {
  return unitClass(/^(?:件|家|户|批|场)次$/.test(unit) ? unit.charAt(0) : unit)
}

/** 针对上年的问题，全年开展培训3次 is of this year; so is what 上年结转2件，共8件 comes to, and what follows a closed bracket. */
function sinceNow(before: string): string {
  return (
    before
      .replace(/[（(][^（）()]*[）)]/g, '')
      // 较上年132起增长8.3%，成功140起: what a clause compares with ends with it.
      .replace(/[较比](?:[去上]年|20\d\d年)[^，；]*[，；]/g, '，')
      .split(/全年|今年|本年|[，；]共|合计|共计|总计/)
      .at(-1)!
  )
}

/** The part of the innermost section at places that only go forward. */
function findParts({ report }: CheckedText): (at: number) => SectionPart {
  let next = 0
  let part: SectionPart = 'other'
  return (at) => {
    while (next < report.sections.length && report.sections[next]!.start <= at)
      part = report.sections[next++]!.part
    return part
  }
}

function namesOtherYear(before: string, year: number | null): boolean {
  const years = [...before.matchAll(/(20\d\d)年/g)].map((match) => Number(match[1]))
  return years.length > 0 && years.at(-1) !== year
}

function listLines(text: string): Span[] {
  const lines: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}

/** Facts in runs of one sentence, in order. */
export function groupBySentence(facts: readonly Fact[]): Fact[][] {
  return [...groupBy(facts, ({ sentence }) => sentence.start).values()]
}

/** Facts in runs up to a full stop: what semicolons part is one sentence. */
export function groupByStop({ text }: CheckedText, facts: readonly Fact[]): Fact[][] {
  const runs: Fact[][] = []
  for (const group of groupBySentence(facts)) {
    const [first] = group
    const last = runs.at(-1)?.at(-1)
    const isSame = first && last && first.line.start === last.line.start
    if (isSame && /[；;]\s*$/.test(text.slice(last.at.end, first.sentence.start))) runs.at(-1)!.push(...group)
    else runs.push(group)
  }
  return runs
}

/** （一）, 3., 一是: what numbers an item at the start of its words. */
export const item = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]|[一二三四五六七八九十]是)/

/** From the number to the next mark or number: 名执法人员|中. */
export function behindOf({ text }: Pick<CheckedText, 'text'>, { at }: Pick<Fact, 'at'>): string {
  return text.slice(at.end, at.end + 20).split(/[，。；、,;:：（(）)\d\n]/)[0]!
}

/** 3个村回收秸秆仅60吨: a number right before its words makes them those of a part. */
export function isBehindNumber({ text }: Pick<CheckedText, 'text'>, { at, lead }: Fact): boolean {
  return /[一-鿿\d]/.test(text.charAt(at.start - lead.length - 1))
}

/** Counted, of the report's own time, and neither a change nor a share. */
export function isCount({ isChange, isOtherTime, kin, qualifier }: Fact): boolean {
  return !isChange && !isOtherTime && kin !== '%' && kin !== '' && qualifier === 'none'
}

/** 32个村各1名 is so many times the number. */
export function isEach({ lead }: Fact): boolean {
  return /(?:各|每[一-鿿]{0,4}|均)(?:配备|设立?|有|为)?$/.test(lead)
}

/** One of them is 近, 余 or 约: no sum of theirs is wrong. */
export function isLoose(facts: readonly Fact[]): boolean {
  return facts.some(({ qualifier }) => qualifier !== 'none')
}

/** 受理168起，含上年结转4起: what came in, right before it, holds what was left; `own` are those of one kin. */
export function isHeld(own: readonly Fact[], carried: Fact, come: Fact): boolean {
  return (
    own[own.indexOf(carried) - 1] === come &&
    carried.value < come.value &&
    /^(?:其中)?(?:内?含|包括|包含|其中|有)/.test(carried.lead)
  )
}

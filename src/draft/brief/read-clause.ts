// Step of reading a brief: one clause with its numbers -> figures, each with indicator, unit and place in the clause.

import { measureResidue } from '#check/measure-residue.ts'
import type { BriefFigure } from '#domain/brief.ts'
import type { DraftingBook } from '#domain/drafting-book.ts'
import type { Qualifier } from '#domain/figure.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'
import { namesOf } from './indicator-names.ts'
import { type IndicatorBook, type MatchedIndicator, matchIndicator, matchTheme } from './match-indicator.ts'

export interface ClauseRequest {
  readonly text: string
  readonly tail: string
  /** The clause before it in the same sentence or line; gives the words where this one has none (讨薪25万，18个人). */
  readonly previous: string
  readonly line: number
  readonly theme: string | null
  /** 打算, 不足 …: figures of these parts keep the user's words. */
  readonly part: string | null
  readonly group: string | null
  readonly clauseIndex: number
  readonly firstId: number
  readonly sentence: number
  readonly label: string
  readonly source: string
}

interface Count {
  readonly value: number
  readonly unit: string
  readonly qualifier: Qualifier
  readonly at: { readonly start: number; readonly end: number }
}

export interface ReadClause {
  readonly figures: BriefFigure[]
  readonly group: string | null
}

/** `group` is the sentence group of its last known figure, for 成功130起 in the next clause. */
export function readClause(request: ClauseRequest, book: IndicatorBook): ReadClause {
  const { text, tail } = cutTail(request)
  const numbers = findNumbers(text)
  let group = request.group
  const matched = numbers.map((_, index) => {
    const match = matchNumber(request, { numbers, index, group }, book)
    group = match?.group ?? group
    return match
  })
  const kinds = listKinds(matched)
  const words = kinds.flatMap((match) => explainedWords(match, book.drafting))
  const residue = measureResidue(
    foldWidth(text),
    numbers.map((one) => one.at),
    words,
  )
  // 合法性审查41件，其中合同29件: the parts are told as the user told them.
  const isParted = numbers.length > 1 && /其中|包括|分别/.test(text)
  const isChanged = kinds.some((match) => !fitsPattern(match, request, book) || keepsWords(match, text, book))
  const isOwnWords =
    request.part !== null || matched.includes(null) || residue !== '' || isParted || isChanged
  const theme = matchTheme(text, book.drafting.themes)?.name ?? request.theme
  const partStart = isParted ? text.search(/其中|包括|分别/) : Number.POSITIVE_INFINITY
  const figures = numbers.map((number, index): BriefFigure => {
    const match = number.at.start > partStart ? null : (matched[index] ?? null)
    return {
      id: request.firstId + index,
      indicator: match?.indicator.name ?? nounOf(text, number.at, numbers[index - 1]?.at.end ?? 0),
      isKnown: match !== null,
      theme: request.part ?? match?.theme ?? theme,
      value: number.value,
      // What says more than its indicator may count another thing: no unit is guessed.
      unit: number.unit || (isOwnWords ? '' : (match?.indicator.units[0] ?? '')),
      qualifier: number.qualifier,
      raw: text.slice(number.at.start, number.at.end),
      clause: text,
      at: number.at,
      isOwnWords,
      clauseIndex: request.clauseIndex,
      line: request.line,
      note: '',
      sentence: request.sentence,
      label: request.label,
      source: request.source,
      lastYearOf: null,
      tail: index === numbers.length - 1 ? tail : '',
    }
  })
  return { figures, group }
}

/** Those who are always there: 法律明白人人数. */
const standing = /(?:员|人|证|顾问|官|师|警)人数$/

/** 培训法律明白人2期83人: right behind how often, it counts who came. */
function isWhoCame(
  { indicator }: MatchedIndicator,
  { text, numbers, index }: { text: string; numbers: readonly Count[]; index: number },
): boolean {
  const [before, own] = [numbers[index - 1], numbers[index]!]
  return (
    before !== undefined &&
    /^[次期场届轮]$/.test(before.unit) &&
    /^[，、\s]?$/.test(text.slice(before.at.end, own.at.start)) &&
    standing.test(indicator.name)
  )
}

/** Each indicator that was matched, once: a clause may count one thing again and again. */
function listKinds(matched: readonly (MatchedIndicator | null)[]): readonly MatchedIndicator[] {
  const found = matched.filter((match) => match !== null)
  return [...new Map(found.map((match) => [`${match.indicator.name} ${match.group}`, match])).values()]
}

/** 诉讼1件胜诉: what stands behind the last number and is said of it. */
function cutTail({ text, tail }: ClauseRequest): { text: string; tail: string } {
  const said =
    /(?<=[\d余多][\u4e00-\u9fff]{1,2})(?<!\d个?[日天月年][内前后里])(?<!\d(?:天|个?小时|个?工作日))(?<![未没不无])(?:[，,、]?\s?)((?:(?<![安健完齐周保])全部|(?<![安健完齐周保])全都?(?![覆科程面国省市县镇乡村年员民家体天职日])|均|都|已)(?:已|按时|按期)?[\u4e00-\u9fff]{2,6}|胜诉|败诉|结案|办结|达标|(?<!不)合格)$/.exec(
      text,
    )
  if (!said) return { text, tail }
  return { text: text.slice(0, said.index), tail: [said[1]!, tail].filter(Boolean).join('，') }
}

/** Quantities, and where there is none a bare number at the end (调处132). */
/** 网格员配了28个 counts people, too. */
const members =
  /(?:人员|对象)(?:在册|在管|登记)?的?(?:有|共)?$|(?:员|明白人|警|顾问|律师|干部|代表|主任|志愿者|带头人)(?:一?共|总共|合计|现在|现)?(?:有|配备?|招聘?|聘请?|培养|新增|增加|聘任)?了?[:：]?$/

function findNumbers(text: string): Count[] {
  // 老一套 and 混在一处 count nothing.
  const counted = findQuantities(text).filter(
    ({ at, raw }) => !/老$|[在到于成为]$/.test(text.slice(0, at.start)) || !/^一[套处体起家块]/.test(raw),
  )
  const found = counted.map(({ value, unit, qualifier, at }) => {
    // 18个人 counts people.
    const isPeople = unit === '个' && /^人(?![民均口大才行社事员群])/.test(text.slice(at.end))
    const isMember = unit === '个' && members.test(text.slice(Math.max(0, at.start - 24), at.start))
    return {
      value,
      unit: isPeople ? '人' : isMember ? '名' : normaliseUnit(unit),
      qualifier,
      at: isPeople ? { ...at, end: at.end + 1 } : at,
    }
  })
  if (found.length > 0) return found
  const bare = /(?<=[\u4e00-\u9fff：:]\s?)\d+(?:\.\d+)?$/.exec(text)
  if (bare === null) return []
  return [
    { value: Number(bare[0]), unit: '', qualifier: 'none', at: { start: bare.index, end: text.length } },
  ]
}

/** Words further from a number than any clause is long say nothing of it. */
const reachChars = 200

function matchNumber(
  request: ClauseRequest,
  place: { numbers: readonly Count[]; index: number; group: string | null },
  book: IndicatorBook,
): MatchedIndicator | null {
  const { numbers, index } = place
  const previous = request.previous.slice(-reachChars)
  const number = numbers[index]!
  const from = numbers[index - 1]?.at.end ?? 0
  const before = request.text.slice(Math.max(0, number.at.start - reachChars), number.at.start)
  const own = request.text.slice(Math.max(from, number.at.start - reachChars), number.at.start)
  const hasOwn = /[\u4e00-\u9fff]{2}/.test(own)
  const next = numbers[index + 1]?.at.start ?? request.text.length
  const after = request.text.slice(number.at.end, Math.min(next, number.at.end + reachChars))
  const isBare = !/[\u4e00-\u9fff]{2}/.test(before + after)
  const found = matchIndicator(
    {
      before: hasOwn ? own : isBare ? previous : before,
      after: hasOwn && index + 1 < numbers.length ? '' : after,
      context: `${previous}，${before}`,
      unit: number.unit,
      group: place.group,
      theme: request.theme,
    },
    book,
  )
  return found !== null && isWhoCame(found, { text: request.text, numbers, index }) ? null : found
}

/** 法律顾问参与审查38件 is counted with the consultations, but the pattern, which says 咨询, would say another thing. */
function fitsPattern(
  { indicator, group }: MatchedIndicator,
  request: ClauseRequest,
  book: IndicatorBook,
): boolean {
  const said = foldWidth(`${request.previous}，${request.text}`)
  const patterns = book.drafting.themes
    .flatMap((theme) => theme.groups)
    .filter((one) => one.name === group)
    .flatMap((one) => one.clauses.filter((clause) => clause.indicators.includes(indicator.name)))
    .flatMap((clause) => clause.texts)
  const spaced = indicator.synonyms
    .filter((synonym) => synonym.includes(' '))
    .map((synonym) => synonym.split(' '))
    .filter((words) => words.every((word) => said.includes(word)))
  const isNamed = namesOf(indicator, group, book.drafting).some((word) => said.includes(word))
  return (
    isNamed || spaced.some((words) => patterns.some((text) => words.every((word) => text.includes(word))))
  )
}

/** 罚款 and 审合同 are written as they were said. */
function keepsWords({ indicator, group }: MatchedIndicator, text: string, book: IndicatorBook): boolean {
  return book.drafting.themes
    .flatMap((theme) => theme.groups)
    .filter((one) => one.name === group)
    .flatMap((one) => one.words.filter((entry) => entry.indicator === indicator.name))
    .some((entry) => entry.keptWords.some((word) => text.includes(word)))
}

/** All that the indicator's pattern says anyway. */
function explainedWords(match: MatchedIndicator, drafting: DraftingBook): string[] {
  const { indicator, group } = match
  const patterns = drafting.themes
    .flatMap((theme) => theme.groups)
    .flatMap((one) => one.clauses.filter((clause) => clause.indicators.includes(indicator.name)))
    .flatMap((clause) => clause.texts.flatMap((text) => text.split(/\{[^}]*\}/)))
  return [
    ...patterns,
    indicator.name,
    ...namesOf(indicator, group, drafting),
    ...indicator.synonyms.flatMap((synonym) => synonym.split(' ')),
  ]
}

/** The words right before the number, for the table that is shown back; else those behind it. */
function nounOf(clause: string, at: { start: number; end: number }, from: number): string {
  const before = clause
    .slice(from, at.start)
    .split(/[，,、]/)
    .at(-1)!
    .replace(/^(?:其中|包括|把|将)/, '')
    .replace(/[了共达为:：\s]+$/, '')
  const after = clause
    .slice(at.end)
    .split(/[，,、\d]/)[0]!
    .replace(/^共|了$/g, '')
  // 开了4次平安例会 counts the meetings.
  if (
    before.length >= 2 &&
    !(after.length >= 2 && /^(?:召开|开展|组织|举办|办理|完成|发放|参加)$/.test(before))
  )
    return before
  return after.length >= 2
    ? after
    : before || clause.slice(0, from || at.start).replace(/[\d了]+.*$/, '') || clause
}

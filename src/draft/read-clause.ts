// Step of reading a brief: one clause with its numbers -> figures, each with indicator, unit and place in the clause.

import { measureResidue } from '#check/measure-residue.ts'
import type { BriefFigure } from '#domain/brief.ts'
import type { DraftingBook } from '#domain/drafting-book.ts'
import type { Qualifier } from '#domain/figure.ts'
import { findQuantities } from '#text/find-quantities.ts'
import { foldWidth } from '#text/quantity-masks.ts'
import { normaliseUnit } from '#text/quantity-units.ts'
import { type IndicatorBook, type MatchedIndicator, matchIndicator, matchTheme } from './match-indicator.ts'

export interface ClauseRequest {
  readonly text: string
  /** The clause before it in the same sentence or line; gives the words where this one has none (讨薪25万，18个人). */
  readonly previous: string
  readonly line: number
  readonly theme: string | null
  /** 打算, 不足 …: figures of these parts keep the user's words. */
  readonly part: string | null
  readonly group: string | null
  readonly clauseIndex: number
  readonly firstId: number
}

interface Count {
  readonly value: number
  readonly unit: string
  readonly qualifier: Qualifier
  readonly at: { readonly start: number; readonly end: number }
}

/** `group` is the sentence group of its last known figure, for 成功130起 in the next clause. */
export function readClause(
  request: ClauseRequest,
  book: IndicatorBook,
): { figures: BriefFigure[]; group: string | null } {
  const numbers = findNumbers(request.text)
  let group = request.group
  const matched = numbers.map((_, index) => {
    const match = matchNumber(request, { numbers, index, group }, book)
    group = match?.group ?? group
    return match
  })
  const words = matched.flatMap((match) => (match === null ? [] : explainedWords(match, book.drafting)))
  const residue = measureResidue(
    foldWidth(request.text),
    numbers.map((one) => one.at),
    words,
  )
  const isOwnWords = request.part !== null || matched.includes(null) || residue !== ''
  const theme = matchTheme(request.text, book.drafting.themes)?.name ?? request.theme
  const figures = numbers.map((number, index): BriefFigure => {
    const match = matched[index] ?? null
    return {
      id: request.firstId + index,
      indicator: match?.indicator.name ?? nounOf(request.text, number.at),
      isKnown: match !== null,
      theme: request.part ?? match?.theme ?? theme,
      value: number.value,
      unit: number.unit || (match?.indicator.units[0] ?? ''),
      qualifier: number.qualifier,
      raw: request.text.slice(number.at.start, number.at.end),
      clause: request.text,
      at: number.at,
      isOwnWords,
      clauseIndex: request.clauseIndex,
      line: request.line,
      note: '',
    }
  })
  return { figures, group }
}

/** Quantities, and where there is none a bare number at the end (调处132). */
function findNumbers(text: string): Count[] {
  const found = findQuantities(text).map(({ value, unit, qualifier, at }) => {
    // 18个人 counts people.
    const isPeople = unit === '个' && /^人(?![民均口大才行社事员群])/.test(text.slice(at.end))
    return {
      value,
      unit: isPeople ? '人' : normaliseUnit(unit),
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

function matchNumber(
  request: ClauseRequest,
  place: { numbers: readonly Count[]; index: number; group: string | null },
  book: IndicatorBook,
): MatchedIndicator | null {
  const { numbers, index } = place
  const number = numbers[index]!
  const from = numbers[index - 1]?.at.end ?? 0
  const own = request.text.slice(from, number.at.start)
  const hasOwn = /[\u4e00-\u9fff]{2}/.test(own)
  const after = request.text.slice(number.at.end, numbers[index + 1]?.at.start ?? request.text.length)
  const isBare = !/[\u4e00-\u9fff]{2}/.test(request.text.slice(0, number.at.start) + after)
  return matchIndicator(
    {
      before: hasOwn ? own : isBare ? request.previous : request.text.slice(0, number.at.start),
      after: hasOwn && index + 1 < numbers.length ? '' : after,
      context: `${request.previous}，${request.text.slice(0, number.at.start)}`,
      unit: number.unit,
      group: place.group,
      theme: request.theme,
    },
    book,
  )
}

/** All that the indicator's pattern says anyway. */
function explainedWords({ indicator, group }: MatchedIndicator, drafting: DraftingBook): string[] {
  const colloquial = drafting.themes
    .flatMap((theme) => theme.groups)
    .filter((one) => one.name === group)
    .flatMap((one) => one.words.filter((entry) => entry.indicator === indicator.name))
    .flatMap((entry) => [...entry.words, ...entry.weakWords])
  const patterns = drafting.themes
    .flatMap((theme) => theme.groups)
    .flatMap((one) => one.clauses.filter((clause) => clause.indicators.includes(indicator.name)))
    .flatMap((clause) => clause.texts.flatMap((text) => text.split(/\{[^}]*\}/)))
  return [
    ...patterns,
    indicator.name,
    ...indicator.synonyms.flatMap((synonym) => synonym.split(' ')),
    ...colloquial,
  ]
}

/** The words right before the number, for the table that is shown back. */
function nounOf(clause: string, at: { start: number; end: number }): string {
  const before = clause
    .slice(0, at.start)
    .split(/[，,、\d]/)
    .at(-1)!
    .replace(/[了共达为:：\s]+$/, '')
  return before || clause.slice(at.end).split(/[，,、\d]/)[0] || clause
}

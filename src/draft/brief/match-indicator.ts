// Step of reading a brief: the words around a number and its unit -> the indicator it counts, or none. Words of reports first, then the colloquial ones of prompts/drafting.

import type { DraftingBook, IndicatorWords, PatternGroup, Theme } from '#domain/drafting-book.ts'
import type { Indicator, Sounds, TableWords } from '#domain/prompt-book.ts'
import type { RoleOf } from '#draft/roles/told.ts'
import { oncePer } from '#shared/once-per.ts'
import { matchFigureIndicator } from '#text/match-figure-indicator.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'

export interface IndicatorBook {
  readonly indicators: readonly Indicator[]
  readonly drafting: DraftingBook
  readonly tableWords: TableWords
  /** How characters sound; absent: slips of typing are left. */
  readonly sounds?: Sounds
  /** What was learnt of the clauses that are read; absent: the rules read alone. */
  readonly roleOf?: RoleOf
}

export interface MatchedIndicator {
  readonly indicator: Indicator
  readonly theme: string | null
  readonly group: string | null
}

export interface MatchRequest {
  /** From the number before to this number; where that is empty, the words of the number before. */
  readonly before: string
  /** From this number to the next one or the clause's end. */
  readonly after: string
  /** Everything of the sentence up to the number, for words that stand further off. */
  readonly context: string
  /** Empty when none was written. */
  readonly unit: string
  /** Group of the figure just before, for weak words. */
  readonly group: string | null
  /** Theme asked for, or named by a heading. */
  readonly theme: string | null
}

const people = new Set(['人', '名', '位'])

/** Null when nothing names it. */
export function matchIndicator(written: MatchRequest, book: IndicatorBook): MatchedIndicator | null {
  const { before, after, context } = written
  const request = {
    ...written,
    before: foldWidth(before),
    after: foldWidth(after),
    context: foldWidth(context),
  }
  const fitting = listFitting(request.unit, book.indicators)
  const formal = matchFigureIndicator(
    { context: request.context, left: request.before, right: request.after, unit: '' },
    fitting,
  )
  const indicator = formal ?? matchColloquial(request, fitting, book.drafting)
  return indicator === null ? null : { indicator, ...placeOf(indicator, book.drafting) }
}

const fittingOf = oncePer((_: readonly Indicator[]) => new Map<string, readonly Indicator[]>())

/** One list a unit: what is prepared for a list is prepared once. */
function listFitting(unit: string, indicators: readonly Indicator[]): readonly Indicator[] {
  const known = fittingOf(indicators)
  const fitting = known.get(unit) ?? indicators.filter((indicator) => isUnitOf(unit, indicator))
  known.set(unit, fitting)
  return fitting
}

const namedOf = oncePer(
  (indicators: readonly Indicator[]) => new Map(indicators.map((indicator) => [indicator.name, indicator])),
)

/** A rate or a sum of money is never meant by a number without a unit. */
function isUnitOf(unit: string, indicator: Indicator): boolean {
  if (unit === '') return !indicator.units.includes('%') && !indicator.units.includes('元')
  return (
    indicator.units.includes(unit) || (people.has(unit) && indicator.units.some((one) => people.has(one)))
  )
}

function matchColloquial(
  request: MatchRequest,
  fitting: readonly Indicator[],
  drafting: DraftingBook,
): Indicator | null {
  const named = namedOf(fitting)
  let best: Indicator | null = null
  let bestScore = 0
  for (const theme of drafting.themes) {
    for (const group of theme.groups) {
      for (const entry of group.words) {
        const indicator = named.get(entry.indicator)
        const score = indicator ? scoreWords(entry, request, { theme, group }) : 0
        if (score > bestScore) {
          best = indicator!
          bestScore = score
        }
      }
    }
  }
  return best
}

/** Weak words count behind a figure of their group, or where their theme was asked for. */
function scoreWords(
  entry: IndicatorWords,
  request: MatchRequest,
  place: { theme: Theme; group: PatternGroup },
): number {
  const near = request.before + request.after
  const isNear = request.group === place.group.name
  const weak = isNear || request.theme === place.theme.name ? entry.weakWords : []
  const score = (words: readonly string[], bonus: number) =>
    words.reduce((best, word) => (near.includes(word) ? Math.max(best, word.length + bonus) : best), 0)
  return Math.max(score(entry.words, 0), score(weak, isNear ? 2 : 0))
}

function placeOf(
  indicator: Indicator,
  drafting: DraftingBook,
): { theme: string | null; group: string | null } {
  for (const theme of drafting.themes) {
    for (const group of theme.groups) {
      const isHere = group.clauses.some((clause) => clause.indicators.includes(indicator.name))
      if (isHere) return { theme: theme.name, group: group.name }
    }
  }
  return {
    theme: drafting.themes.find((theme) => theme.takes.includes(indicator.section))?.name ?? null,
    group: null,
  }
}

/** The theme that a piece of text speaks of, by its words; longer words tell more. Null when none is named. */
export function matchTheme(text: string, themes: readonly Theme[]): Theme | null {
  let best: Theme | null = null
  let bestScore = 0
  for (const theme of themes) {
    const score = [theme.name, ...theme.words].reduce(
      (sum, word) => sum + (text.includes(word) ? word.length : 0),
      0,
    )
    if (score > bestScore) {
      best = theme
      bestScore = score
    }
  }
  return best
}

// Step of revision: 调解改成135起 -> the brief with that figure changed, the clause and line it stood in too.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import type { IndicatorBook } from '#draft/brief/match-indicator.ts'
import { withUnit } from '#draft/steer/with-unit.ts'
import type { NamedFact } from '#draft/wish/revision-request.ts'
import { escapePattern } from '#shared/escape-pattern.ts'
import { findFacts, readNumber, type SaidNumber } from './find-facts.ts'

export type Correction =
  | { readonly kind: 'corrected'; readonly brief: Brief; readonly said: string }
  | { readonly kind: 'ambiguous'; readonly figures: readonly BriefFigure[] }
  | { readonly kind: 'unknown' }

export interface WantedCorrection extends NamedFact {
  /** The number as it stood; null where it was not said. */
  readonly old: string | null
  /** The new number with or without a unit. */
  readonly value: string
  /** Id of the fact that is meant, where that is known. */
  readonly figure?: number
}

/** `name` is an indicator in words, or the number as it stood (132, 132起). */
export function correctBrief(brief: Brief, change: WantedCorrection, book: IndicatorBook): Correction {
  const wanted = readNumber(change.value)
  if (wanted === null) return { kind: 'unknown' }
  const known = brief.figures.filter(({ id }) => id === change.figure)
  const old = change.old === null ? null : readNumber(change.old)
  const found = known.length > 0 ? known : findFacts(brief, { ...change, old, unit: wanted.unit }, book)
  const misprinted = found.filter((figure) => isMisprint(figure.raw, change.value))
  const chosen = found.length > 1 && misprinted.length === 1 ? misprinted : found
  if (chosen.length === 0) return { kind: 'unknown' }
  // Two values of one indicator: the correction settles which, for all of them.
  const isOneIndicator = new Set(chosen.map((figure) => figure.indicator)).size === 1
  if (chosen.length > 1 && !isOneIndicator) return { kind: 'ambiguous', figures: chosen }
  const [first, ...rest] = chosen
  const raw = wanted.unit === '' ? withUnit(change.value, first!) : change.value
  const value = readNumber(raw)?.value ?? wanted.value
  const dropped = new Set(rest.map((figure) => figure.id))
  const corrected = replaceFigure(brief, first!, { ...wanted, value, unit: wanted.unit || first!.unit, raw })
  return {
    kind: 'corrected',
    brief: { ...corrected, figures: corrected.figures.filter((figure) => !dropped.has(figure.id)) },
    said: `${first!.indicator}：${first!.raw} → ${raw}`,
  }
}

/** 2913 for 2931: of several the one whose digits were changed about, or one of them mistyped, is meant. */
function isMisprint(old: string, value: string): boolean {
  const [one, other] = [old, value].map((raw) => raw.replace(/[^\d]/g, '')) as [string, string]
  if (one === other || one.length !== other.length || one.length < 2) return false
  const off = [...one].filter((digit, at) => digit !== other[at]).length
  return [...one].sort().join('') === [...other].sort().join('') || (one.length > 2 && off === 1)
}

/** 0件, and not that of 10件. */
function wholeNumber(raw: string): RegExp {
  return new RegExp(`${/^\d/.test(raw) ? '(?<![\\d.])' : ''}${escapePattern(raw)}`)
}

export function replaceFigure(
  brief: Brief,
  figure: BriefFigure,
  wanted: SaidNumber & { readonly raw: string },
): Brief {
  const { start, end } = figure.at
  const clause = figure.clause.slice(0, start) + wanted.raw + figure.clause.slice(end)
  const shift = wanted.raw.length - (end - start)
  const figures = brief.figures.map((other): BriefFigure => {
    if (other.clauseIndex !== figure.clauseIndex) return other
    if (other.id !== figure.id) {
      const by = other.at.start > start ? shift : 0
      return { ...other, clause, at: { start: other.at.start + by, end: other.at.end + by } }
    }
    const { value, unit, qualifier, raw } = wanted
    return { ...other, clause, value, unit, qualifier, raw, at: { start, end: start + raw.length } }
  })
  const lines = brief.lines.map((line, index) =>
    index + 1 === figure.line ? line.replace(wholeNumber(figure.raw), () => wanted.raw) : line,
  )
  return { ...brief, figures, lines }
}

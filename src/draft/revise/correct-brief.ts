// Step of revision: 调解改成135起 -> the brief with that figure changed, the clause and line it stood in too.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import { type IndicatorBook, matchIndicator } from '#draft/brief/match-indicator.ts'
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'

export type Correction =
  | { readonly kind: 'corrected'; readonly brief: Brief; readonly said: string }
  | { readonly kind: 'ambiguous'; readonly figures: readonly BriefFigure[] }
  | { readonly kind: 'unknown' }

/** `name` is an indicator in words or the number as it stood (132, 132起); `value` the new number with or without a unit. */
export function correctBrief(
  brief: Brief,
  change: { name: string; value: string },
  book: IndicatorBook,
): Correction {
  const wanted = readNumber(change.value)
  if (wanted === null) return { kind: 'unknown' }
  const chosen = findFigures(brief, change.name, book, wanted.unit)
  if (chosen.length === 0) return { kind: 'unknown' }
  // Two values of one indicator: the correction settles which, for all of them.
  const isOneIndicator = new Set(chosen.map((figure) => figure.indicator)).size === 1
  if (chosen.length > 1 && !isOneIndicator) return { kind: 'ambiguous', figures: chosen }
  const [first, ...rest] = chosen
  const unit = wanted.unit || first!.unit
  const raw = wanted.unit === '' ? change.value + first!.unit : change.value
  const dropped = new Set(rest.map((figure) => figure.id))
  const corrected = replaceFigure(brief, first!, { ...wanted, unit, raw })
  return {
    kind: 'corrected',
    brief: { ...corrected, figures: corrected.figures.filter((figure) => !dropped.has(figure.id)) },
    said: `${first!.indicator}:${first!.raw} → ${raw}`,
  }
}

interface NewNumber {
  readonly value: number
  readonly unit: string
  readonly qualifier: Quantity['qualifier']
}

function readNumber(text: string): NewNumber | null {
  const [quantity] = findQuantities(text)
  if (quantity)
    return { value: quantity.value, unit: normaliseUnit(quantity.unit), qualifier: quantity.qualifier }
  const bare = /^\d+(?:\.\d+)?$/.exec(text)
  return bare ? { value: Number(text), unit: '', qualifier: 'none' } : null
}

/** A number as it stood, an indicator by its name, or a word of it; the unit of the new number decides between two. */
function findFigures(brief: Brief, said: string, book: IndicatorBook, unit: string): readonly BriefFigure[] {
  const name = said.replace(/的$/, '')
  const number = readNumber(name)
  if (number !== null) {
    const same = brief.figures.filter(
      (figure) =>
        figure.value === number.value && (number.unit === '' || isSameUnit(figure.unit, number.unit)),
    )
    if (same.length > 0) return same
  }
  const bare = name.replace(/(?:的?(?:数量?|人数|件数|次数|总数|金额|个数))$/, '') || name
  const ofUnit = brief.figures.filter((figure) => unit === '' || isSameUnit(figure.unit, unit))
  const tests: readonly ((figure: BriefFigure) => boolean)[] = [
    (figure) => figure.indicator === name || figure.indicator.endsWith(name),
    (figure) => clauseNames(figure, bare),
    (figure) => figure.indicator === meantBy(name, figure.unit, book),
    (figure) => figure.indicator.includes(bare) || (bare.length >= 2 && figure.clause.includes(bare)),
  ]
  for (const figures of [ofUnit, brief.figures]) {
    for (const isMeant of tests) {
      const found = figures.filter(isMeant)
      if (found.length > 0) return found
    }
  }
  return []
}

function meantBy(name: string, unit: string, book: IndicatorBook): string | undefined {
  return matchIndicator({ before: name, after: '', context: name, unit, group: null, theme: null }, book)
    ?.indicator.name
}

/** The word stands right before this figure, not before another of the same clause. */
function clauseNames(figure: BriefFigure, word: string): boolean {
  const before =
    figure.clause
      .slice(0, figure.at.start)
      .split(/[\d，,]/)
      .at(-1) ?? ''
  return before.includes(word)
}

function replaceFigure(brief: Brief, figure: BriefFigure, wanted: NewNumber & { raw: string }): Brief {
  const { start, end } = figure.at
  const clause = figure.clause.slice(0, start) + wanted.raw + figure.clause.slice(end)
  const shift = wanted.raw.length - (end - start)
  const figures = brief.figures.map((other): BriefFigure => {
    if (other.clauseIndex !== figure.clauseIndex) return other
    if (other.id !== figure.id) {
      const by = other.at.start > start ? shift : 0
      return { ...other, clause, at: { start: other.at.start + by, end: other.at.end + by } }
    }
    return {
      ...other,
      clause,
      value: wanted.value,
      unit: wanted.unit,
      qualifier: wanted.qualifier,
      raw: wanted.raw,
      at: { start, end: start + wanted.raw.length },
    }
  })
  const lines = brief.lines.map((line, index) =>
    index + 1 === figure.line ? line.replace(figure.raw, wanted.raw) : line,
  )
  return { ...brief, figures, lines }
}

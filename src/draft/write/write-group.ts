// Step of writing without a model: one sentence group of a theme (prompts/drafting, ###) and the figures it may tell -> its clauses.
import { unitClass } from '#check/gate/check-two-values.ts'
import type { BriefFigure } from '#domain/brief.ts'
import type { DraftWording, PatternGroup } from '#domain/drafting-book.ts'
import { computeRate, type Piece, renderNumber } from './build-paragraph.ts'
import { pick, renderTails, writeClause } from './write-clause.ts'

/** A clause of the user longer than this is a sentence of its own. */
const longClause = 26

/** Figures that no sentence has told yet. */
export interface Sheet {
  readonly left: Set<BriefFigure>
  readonly wording: DraftWording
}

interface Place {
  readonly sheet: Sheet
  readonly group: PatternGroup
}

/** Clauses of the figures that belong here, in the order of the patterns; what it tells is taken from the sheet. */
export function writeGroup(group: PatternGroup, sheet: Sheet, seed: number): Piece[][] {
  const clauses: Piece[][] = []
  const known = [...sheet.left].filter((figure) => figure.isKnown)
  for (const pattern of group.clauses) {
    const found = pattern.indicators.map((name) =>
      [...sheet.left].filter((figure) => figure.indicator === name && isPlain(figure)),
    )
    const rate = group.rates.find((one) => one.rate === pattern.indicators[0])
    if (rate !== undefined && found[0]!.length === 0) {
      const computed = computePiece(known.filter(isPlain), rate.part, rate.whole)
      if (computed !== null) clauses.push(fillPattern(pick(pattern.texts, seed), [() => computed]))
    }
    if (found.every((list) => list.length > 0)) {
      const numbers = found.map((list) => (unit?: string) => renderValues(list, unit))
      const figures = found.flat()
      for (const figure of figures) sheet.left.delete(figure)
      clauses.push([
        ...fillPattern(pick(pattern.texts, seed), numbers),
        ...renderTails(figures, sheet.wording),
      ])
      clauses.push(...takeFollowers(figures, { sheet, group }))
    } else clauses.push(...takeOwn(pattern.indicators, { sheet, group }))
  }
  return clauses
}

function isPlain(figure: BriefFigure): boolean {
  return figure.isKnown && !figure.isOwnWords && figure.section === undefined
}

/** A short clause in the user's own words stands where its indicator has its place. */
function takeOwn(indicators: readonly string[], { sheet, group }: Place): Piece[][] {
  const own = [...sheet.left].find(
    (figure) =>
      figure.isKnown &&
      figure.isOwnWords &&
      figure.section === undefined &&
      indicators.includes(figure.indicator) &&
      figure.clause.length <= longClause,
  )
  if (!own) return []
  const figures = [...sheet.left].filter((figure) => figure.clauseIndex === own.clauseIndex)
  for (const figure of figures) sheet.left.delete(figure)
  return [writeClause(figures, sheet.wording), ...takeFollowers(figures, { sheet, group })]
}

/** 审合同22份，提了意见31条: what no pattern places follows what was said just before it. */
function takeFollowers(figures: readonly BriefFigure[], { sheet, group }: Place): Piece[][] {
  const isKin = ({ isKnown, isOwnWords, indicator, section }: BriefFigure) =>
    section === undefined &&
    (!isKnown || (isOwnWords && group.clauses.some((clause) => clause.indicators.includes(indicator))))
  const clauses: Piece[][] = []
  let last = figures.at(-1)!
  for (;;) {
    const next = [...sheet.left].filter(
      (figure) => figure.clauseIndex === last.clauseIndex + 1 && figure.line === last.line,
    )
    if (next.length === 0 || !next.every(isKin) || next[0]!.clause.length > longClause) return clauses
    for (const figure of next) sheet.left.delete(figure)
    clauses.push(writeClause(next, sheet.wording))
    last = next.at(-1)!
  }
}

/** The same indicator with two values is not written as if one were known to be right; in two units (86批132人次) it is no contradiction. */
function renderValues(figures: readonly BriefFigure[], unit?: string): Piece[] {
  const units = [...new Set(figures.map((figure) => unitClass(figure.unit)))]
  return units.flatMap((one) => {
    const ofUnit = figures.filter((figure) => unitClass(figure.unit) === one)
    const values = new Map(ofUnit.map((figure) => [renderNumber(figure, unit), figure]))
    const pieces = [...values].map(([text, figure]): Piece => ({ kind: 'figure', figure, text }))
    if (pieces.length < 2) return pieces
    return [
      '【待核实：素材里有',
      ...pieces.flatMap((piece, index) => (index === 0 ? [piece] : ['、', piece])),
      '】',
    ]
  })
}

function computePiece(figures: readonly BriefFigure[], partName: string, wholeName: string): Piece[] | null {
  const parts = figures.filter((figure) => figure.indicator === partName)
  const wholes = figures.filter((figure) => figure.indicator === wholeName)
  const [part, whole] = [parts[0], wholes[0]]
  if (
    !part ||
    !whole ||
    new Set(parts.map((one) => one.value)).size > 1 ||
    new Set(wholes.map((one) => one.value)).size > 1
  )
    return null
  if (
    part.qualifier !== 'none' ||
    whole.qualifier !== 'none' ||
    whole.value === 0 ||
    part.value > whole.value
  )
    return null
  return [
    {
      kind: 'computed',
      text: computeRate(part.value, whole.value),
      formula: `${part.value}÷${whole.value}`,
      figures: [part, whole],
    },
  ]
}

/** `{数}` `{数1}` `{数2:名}` are replaced by the numbers in order. */
function fillPattern(pattern: string, numbers: readonly ((unit?: string) => readonly Piece[])[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of pattern.matchAll(/\{数(\d?)(?:[:：]([^}]{1,4}))?\}/g)) {
    if (match.index > from) pieces.push(pattern.slice(from, match.index))
    pieces.push(...(numbers[match[1] ? Number(match[1]) - 1 : 0]?.(match[2]) ?? []))
    from = match.index + match[0].length
  }
  if (from < pattern.length) pieces.push(pattern.slice(from))
  return pieces
}

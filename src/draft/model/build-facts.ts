// Step of writing with a model: a theme and its facts -> the numbered lines that are sent, and what a sentence may say of them.

import type { FactNumber, SentenceFacts } from '#check/draft/check-draft-sentence.ts'
import { isComparable } from '#check/gate/check-two-values.ts'
import type { Brief, BriefFigure } from '#domain/brief.ts'
import type { DraftingBook, DraftWording, PatternGroup } from '#domain/drafting-book.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import { bareName, namesOf } from '#draft/brief/indicator-names.ts'
import { computeRate, type Piece, renderNumber, textOf } from '#draft/write/build-paragraph.ts'
import { polishWords } from '#draft/write/polish-words.ts'
import { writeClause } from '#draft/write/write-clause.ts'
import type { ThemeUnit } from '#draft/write/write-section.ts'

export interface UnitFacts {
  /** [1] 调解矛盾纠纷:132起 … */
  readonly lines: readonly string[]
  /** Openings and leads that claim nothing. */
  readonly phrases: readonly string[]
  readonly check: SentenceFacts
  /** By id of a number. */
  readonly pieces: ReadonlyMap<string, Piece>
  /** Figures that may be told; two values of one indicator are not the model's to choose from. */
  readonly figures: readonly BriefFigure[]
}

interface FactsDeps {
  readonly brief: Pick<Brief, 'year' | 'place'>
  readonly drafting: DraftingBook
  readonly indicators: readonly Indicator[]
}

export function buildFacts({ theme, facts, style }: ThemeUnit, deps: FactsDeps): UnitFacts {
  const figures = facts.figures.filter((figure) => !isDisputed(figure, facts.figures))
  const groups = theme.groups.filter((group) => figures.some((figure) => isOf(group, figure)))
  const told = figures.map((figure) => describeFigure(figure, groups, { ...deps, wording: style.wording }))
  const rates = groups.flatMap((group) => describeRates(group, figures))
  const own = [
    ...figures.map((figure) => writeText(figures, figure, style.wording)),
    ...facts.statements.map(({ text }) => polishWords(text, style.wording)),
  ]
  const phrases = [...theme.openers, ...groups.flatMap((group) => group.leads)]
  const patterns = groups.flatMap((group) => group.clauses.flatMap((clause) => clause.texts))
  return {
    lines: [...new Set(own)].map((line, index) => `[${index + 1}] ${line}`),
    phrases,
    figures,
    pieces: new Map([...told, ...rates].map(({ number, piece }) => [number.id, piece])),
    check: {
      numbers: [...told, ...rates].map(({ number }) => number),
      texts: [
        ...own,
        ...figures.flatMap(({ clause }) => [clause, polishWords(clause, style.wording)]),
        ...facts.statements.map(({ text }) => text),
        ...phrases,
        ...patterns.map((text) => text.replace(/\{[^}]*\}/g, '，')),
        ...told.flatMap(({ number }) => number.names),
        ...theme.headings,
        style.heading,
        theme.name,
        ...deps.drafting.attitude,
        deps.brief.place?.town ?? '',
      ].filter(Boolean),
      years: deps.brief.year === null ? [] : [deps.brief.year],
      own: deps.brief.place,
    },
  }
}

function isDisputed(figure: BriefFigure, figures: readonly BriefFigure[]): boolean {
  return (
    figure.isKnown &&
    !figure.isOwnWords &&
    figures.some(
      (other) =>
        !other.isOwnWords &&
        other.indicator === figure.indicator &&
        isComparable(other, figure) &&
        other.value !== figure.value,
    )
  )
}

function isOf(group: PatternGroup, figure: BriefFigure): boolean {
  return group.clauses.some((clause) => clause.indicators.includes(figure.indicator))
}

/** A fact as it is sent: what its number counts, or the user's clause. */
function writeText(figures: readonly BriefFigure[], figure: BriefFigure, wording: DraftWording): string {
  if (!figure.isOwnWords)
    return `${figure.indicator.replace(/(?:次数|人数|份数|条数|件数|数|金额|人次|件量)$/, '')}:${renderNumber(figure)}${figure.tail === '' ? '' : `,${figure.tail}`}`
  const clause = figures.filter((other) => other.clauseIndex === figure.clauseIndex)
  return textOf(writeClause(clause, wording))
}

interface Told {
  readonly number: FactNumber
  readonly piece: Piece
}

function describeFigure(
  figure: BriefFigure,
  groups: readonly PatternGroup[],
  deps: FactsDeps & { wording: DraftWording },
): Told {
  const { id, value, unit, qualifier } = figure
  const indicator = deps.indicators.find((one) => one.name === figure.indicator)
  const group = groups.find((one) => isOf(one, figure))?.name ?? null
  const known =
    indicator && figure.isKnown ? [bareName(indicator), ...namesOf(indicator, group, deps.drafting)] : []
  const patterns = groups
    .flatMap((one) => one.clauses.filter((clause) => clause.indicators.includes(figure.indicator)))
    .flatMap((clause) => clause.texts.flatMap((text) => text.split(/\{[^}]*\}/)))
  const names = [...known, ...patterns, ...ownNames(figure, deps.wording)].filter((name) => name.length >= 2)
  return {
    number: { id: `f${id}`, value, unit, qualifier, names },
    piece: { kind: 'figure', figure, text: renderNumber(figure) },
  }
}

/** Words of the user's clause right before and behind the number, as he and as a document says them. */
function ownNames({ clause, at }: BriefFigure, wording: DraftWording): string[] {
  const before = clause
    .slice(0, at.start)
    .split(/[，,、\d]/)
    .at(-1)!
  const after = clause.slice(at.end).split(/[，,、\d]/)[0]!
  const near = [before.replace(/[了共达为:：\s]+$/, ''), polishWords(before, wording)]
  return [2, 3, 4, 6].flatMap((length) => [
    ...near.map((words) => words.slice(-length)),
    after.slice(0, length),
  ])
}

function describeRates(group: PatternGroup, figures: readonly BriefFigure[]): Told[] {
  const find = (name: string) =>
    figures.find((figure) => figure.indicator === name && figure.qualifier === 'none')
  return group.rates.flatMap(({ rate, part, whole }) => {
    const [portion, total] = [find(part), find(whole)]
    if (!portion || !total || total.value === 0 || portion.value > total.value || find(rate)) return []
    const text = computeRate(portion.value, total.value)
    const number = {
      id: `r${rate}`,
      value: Number(text.slice(0, -1)),
      unit: '%',
      qualifier: 'none' as const,
      names: [rate, rate.slice(-3)],
    }
    const formula = `${portion.value}÷${total.value}`
    return [{ number, piece: { kind: 'computed' as const, text, formula, figures: [portion, total] } }]
  })
}

// Step: cleaned text and outline -> figures: every quantity of a report as a row with value, unit, qualifier,
// indicator, subject, channel, period, kind, parent and exact span.
import type { Figure, FigureKind } from '#domain/figure.ts'
import type { Indicator, TableWords } from '#domain/prompt-book.ts'
import type { Span } from '#domain/span.ts'
import { matchFigureIndicator } from '#text/match-figure-indicator.ts'
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'
import { buildTableFigures } from './build-table-figures.ts'
import { readChannel } from './figure-channel.ts'
import { type FigureContext, type FigureSource, readContexts } from './figure-context.ts'
import { reached, readKind } from './figure-kind.ts'
import { findRun, splitSubjects } from './figure-lists.ts'
import { type NamedFigure, nameAlone } from './figure-name.ts'
import { linkParents } from './figure-parents.ts'
import { readPeriod } from './figure-period.ts'
import { buildSectionFinder } from './figure-section.ts'
import { readSubject } from './figure-subject.ts'
import { buildZeroFigures } from './figure-zeros.ts'

/** Figures in text order; `parent` is an index into the result. Empty for a text without numbers. */
export function buildFigures(
  source: FigureSource,
  { indicators, tableWords }: { readonly indicators: readonly Indicator[]; readonly tableWords: TableWords },
): Figure[] {
  const findSection = buildSectionFinder(source.sections)
  const tabled = buildTableFigures(source, { indicators, tableWords, findSection })
  const quantities = leaveOut(findQuantities(source.text), tabled.taken)
  const contexts = readContexts(
    source.text,
    quantities.map((quantity) => quantity.at),
  )
  const drafts: NamedFigure[] = []
  for (const [index, quantity] of quantities.entries()) {
    const context = contexts[index]
    if (context === undefined) continue
    const section = findSection(quantity.at.start)
    if (section?.isHeading && !/\d/.test(quantity.raw)) continue
    const figure = {
      source,
      quantity,
      context,
      section,
      indicators,
      before: drafts,
      run: findRun(quantities, index),
    }
    drafts.push(...splitSubjects(context, quantities, index).map((subject) => buildFigure(figure, subject)))
  }
  const zeros = buildZeroFigures(source, { indicators, findSection })
  const figures = [...drafts.map(({ figure }) => figure), ...zeros, ...tabled.figures].sort(
    (a, b) => a.at.start - b.at.start,
  )
  const indexOf = new Map(figures.map((figure, index) => [figure, index]))
  return linkParents(source.text, figures).map((figure, index) => {
    const total = tabled.parents.get(figures[index]!)
    return total === undefined ? figure : { ...figure, parent: indexOf.get(total) ?? null }
  })
}

/** Both in text order. */
function leaveOut(quantities: readonly Quantity[], taken: readonly Span[]): Quantity[] {
  let next = 0
  return quantities.filter(({ at }) => {
    while (next < taken.length && taken[next]!.end <= at.start) next++
    return next >= taken.length || taken[next]!.start > at.start
  })
}

interface FigureParts {
  readonly source: FigureSource
  readonly quantity: Quantity
  readonly context: FigureContext
  readonly section: ReturnType<ReturnType<typeof buildSectionFinder>>
  readonly indicators: readonly Indicator[]
  /** All figures before it, in order. */
  readonly before: readonly NamedFigure[]
  readonly run: ReturnType<typeof findRun>
}

function buildFigure(parts: FigureParts, left: string): NamedFigure {
  const { source, quantity, context, section, indicators } = parts
  const isPlan = section?.part === 'plan'
  const kind = readKind({ quantity, before: left, right: context.right, isPlan })
  const named = readName(parts, { left, kind })
  // Of a list only one item is left; the others and what they belong to stay in sight.
  const around = left === context.left ? context.context : context.context + context.left
  // 8个村均建立调委会, 14名执法人员中持证12人: what stands behind the verb or 中 is not what is counted.
  const right = context.right.replace(/(?:均|都|建立|成立|设立|中(?=[持有评已未取]|\s*$)).*$/, '')
  const words = { context: around, left, right, unit: quantity.unit, counted: named.counted }
  const indicator = kind === 'condition' && !isPlan ? null : matchFigureIndicator(words, indicators)
  const own = nameAlone(named.name || nameUnit(quantity.unit), {
    ...parts,
    text: source.text,
    right: context.right,
  })
  const previous = parts.before.at(-1)
  const isReached = previous?.figure.kind === 'change' && reached.test(left)
  const figure = {
    ...context.clause,
    indicator: isReached ? previous.figure.indicator : (indicator?.name ?? own.name),
    kind,
    subject: named.subject,
    channel: readChannel(context.context, left),
    rowPlace: null,
    period: readPeriod(context.context + left) ?? (isPlan ? readPeriod(section?.topHeading ?? '') : null),
    value: quantity.value,
    unit: quantity.unit,
    qualifier: quantity.qualifier,
    raw: quantity.raw,
    quote: source.text.slice(context.clause.start, context.clause.end),
    section: section?.path ?? '',
    parent: null,
    at: quantity.at,
  }
  const isPart = partial.test(context.context + left)
  const isWhole = !isPart && (kind === 'count' || timed.test(quantity.unit))
  const topic = own.topic === named.name ? (named.subject ?? '') : own.topic
  return {
    figure,
    own: isReached ? previous.own : own.name,
    topic: isWhole || own.topic === '' ? topic : (previous?.topic ?? ''),
    isPart,
  }
}

/** Parts of another number and spans of time are nothing that the words after them speak of. */
const partial = /(?:其中|包括|含)[^;。]*$/
const timed = /工作日|小时|分钟|天|个月|年|日/

function readName({ quantity, context }: FigureParts, { left, kind }: { left: string; kind: FigureKind }) {
  const isOwn = /^[户人]$/.test(quantity.unit) && /^\s*(?:行政|自然)?[村社组]\s*$/.test(left)
  return readSubject({
    left: isOwn ? '' : left,
    right: context.right,
    prefersLeft:
      kind === 'condition' ||
      /[元%‰]$/.test(quantity.unit) ||
      (measures.test(quantity.unit) && context.right.startsWith('的')),
  })
}

/** 相距97公里的特点: a length or an age describes what follows 的, it does not count it. */
const measures = /公里|米|亩|公顷|吨|分|岁|小时|分钟|天|日|月|年/

/** 辖11个村4820户2.1万人: households and people are their own nouns. */
function nameUnit(unit: string): string {
  if (/^(?:村|居|社区)$/.test(unit)) return unit
  return /^[户人]$/.test(unit) ? `${unit}数` : ''
}

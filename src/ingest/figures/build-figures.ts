// Step: cleaned text and outline -> figures: every quantity of a report as a row with value, unit, qualifier,
// indicator, subject, channel, period, kind, parent and exact span.
import type { Figure } from '#domain/figure.ts'
import type { Indicator, TableWords } from '#domain/prompt-book.ts'
import type { Span } from '#domain/span.ts'
import { matchFigureIndicator } from '#text/match-figure-indicator.ts'
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'
import { foldFigures } from '#text/numbers/fold-figures.ts'
import { buildTableFigures } from './build-table-figures.ts'
import { readChannel } from './figure-channel.ts'
import { type FigureContext, type FigureSource, readContexts } from './figure-context.ts'
import { reached, readKind } from './figure-kind.ts'
import { findRun, splitSubjects } from './figure-lists.ts'
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
  const drafts: Figure[] = []
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
      previous: drafts.at(-1) ?? null,
      before: drafts,
      run: findRun(quantities, index),
    }
    drafts.push(...splitSubjects(context, quantities, index).map((subject) => buildFigure(figure, subject)))
  }
  const zeros = buildZeroFigures(source, { indicators, findSection })
  const figures = [...drafts, ...zeros, ...tabled.figures].sort((a, b) => a.at.start - b.at.start)
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
  /** The figure before it: a bare 成功率 speaks of what that one counted. */
  readonly previous: Figure | null
  /** All figures before it, in order. */
  readonly before: readonly Figure[]
  readonly run: ReturnType<typeof findRun>
}

function buildFigure(parts: FigureParts, left: string): Figure {
  const { source, quantity, context, section, indicators } = parts
  const isPlan = section?.part === 'plan'
  const kind = readKind({ quantity, before: foldFigures(left), right: context.right, isPlan })
  const isOwn = /^[户人]$/.test(quantity.unit) && /^\s*(?:行政|自然)?[村社组]\s*$/.test(left)
  const named = readSubject({
    left: isOwn ? '' : left,
    right: context.right,
    prefersLeft:
      kind === 'condition' ||
      /[元%‰]$/.test(quantity.unit) ||
      (measures.test(quantity.unit) && context.right.startsWith('的')),
  })
  // Of a list only one item is left; the others and what they belong to stay in sight.
  const around = left === context.left ? context.context : context.context + context.left
  // 8个村均建立调委会: what stands behind the verb is not what is counted.
  const right = context.right.replace(/(?:均|都|建立|成立|设立).*$/, '')
  const words = { context: around, left, right, unit: quantity.unit }
  const isReached = parts.previous?.kind === 'change' && reached.test(left)
  const indicator = kind === 'condition' && !isPlan ? null : matchFigureIndicator(words, indicators)
  return {
    ...context.clause,
    indicator: isReached
      ? parts.previous!.indicator
      : (indicator?.name ?? nameAlone(named.name || nameUnit(quantity.unit), parts)),
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
}

/** 相距97公里的特点: a length or an age describes what follows 的, it does not count it. */
const measures = /公里|米|亩|公顷|吨|分|岁|小时|分钟|天|日|月|年/

/** 辖11个村4820户2.1万人: households and people are their own nouns. */
function nameUnit(unit: string): string {
  if (/^(?:村|居|社区)$/.test(unit)) return unit
  return /^[户人]$/.test(unit) ? `${unit}数` : ''
}

const bareVerb =
  /^(?:已|成功)?(?:受理|审结|办结|整改|采纳|解决|答复|回复|完成|化解|成功|通过|销号|调处|处理|处置|审核|结案|履行|废止|修改|保留)(?:完成|到位|完毕)?$/
const bareChange =
  /^(?:[较比].{1,6}|同比|环比)?(?:同比|环比)?(?:分别)?(?:同比|环比)?(?:增长|下降|上升|增加|减少|提升|提高|降低|压减|占比?|占总[量数])$/

/** Figures further back than this are of other sentences. */
const lookBack = 30

/** 来访76批133人次,同比分别下降19.1%和24%: the k-th change is that of the k-th number before. */
function nameChange(name: string, { before, run }: FigureParts): string {
  const told = before.slice(-lookBack).filter((figure) => figure.kind !== 'change')
  const changed = told.at(name.includes('分别') ? run.place - run.length : -1)
  return `${changed?.indicator ?? ''}${name.replace('分别', '')}`
}

/** A name that grew from number to number says nothing more. */
const longestName = 80

/** Words that say nothing alone (成功率, 办结, 同比下降) are joined to what the number before them counts. */
function nameAlone(name: string, parts: FigureParts): string {
  const { source, quantity, previous } = parts
  const gap = previous === null ? Number.POSITIVE_INFINITY : quantity.at.start - previous.at.end
  if (previous === null || gap >= 30) return name || '未注明'
  const between = source.text.slice(previous.at.end, quantity.at.start)
  if (previous.kind === 'condition' && gap < 10 && !/[,，、;；。\n]/.test(between))
    return `${previous.indicator}${previous.raw}${name}`.slice(-longestName)
  if (bareChange.test(name)) return nameChange(name, parts)
  if (name === '其中') return previous.indicator
  const subject = previous.subject ?? ''
  const isBare =
    quantity.unit === '%' ? previous.unit !== '%' && /^.{0,3}率$/.test(name) : bareVerb.test(name)
  if (isBare && subject !== '' && !subject.includes(name)) return `${subject}${name}`
  return name || '未注明'
}

// Headline: question -> query -> evidence -> quotes -> checked answer. Works with no model; every quote is an exact span with its own number.
import type { Answer, AnswerLine, Citation, DroppedSentence } from '#domain/answer.ts'
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { buildQuery, type QueryDeps, type Question } from '#retrieve/build-query.ts'
import { findPractices } from '#retrieve/find-practices.ts'
import type { Query } from '#retrieve/query.ts'
import { describeSearched, newestOfEach, visibleReports } from '#retrieve/resolve-scope.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { answerCompare } from './answer-compare.ts'
import { answerQuality } from './answer-quality.ts'
import { chooseQuotes } from './choose-quotes.ts'
import { composeClarify } from './clarify.ts'
import { type Composition, composeLines } from './compose-lines.ts'
import { describeLibrary } from './describe-library.ts'
import { findEvidence } from './find-evidence.ts'
import { findRefusal } from './find-refusal.ts'
import { judgePremise, showArithmetic, showSum } from './judge-premise.ts'
import { listPart } from './list-part.ts'
import { mergeReading } from './merge-reading.ts'
import { preferModel, type Writer } from './model-or-extract.ts'
import { narrowEvidence } from './narrow-evidence.ts'
import type { Quote } from './open-quote.ts'
import { quoteLimits } from './quote-limits.ts'
import { isHardToRead, readAgain } from './read-again.ts'
import { composeRefusal, type RefusalReason } from './refuse.ts'
import { renderSearched, renderText } from './render-text.ts'

export interface AnswerDeps extends RetrieveDeps, Omit<QueryDeps, 'visible'> {
  /** Monotonic milliseconds. */
  readonly clock: () => number
  /** Null: extracts only. */
  readonly writer?: Writer | null
}

export interface AnswerOptions {
  readonly withSamples?: boolean
  readonly signal?: AbortSignal
  /** Called for each line once it is checked. */
  readonly onLine?: (line: AnswerLine, citations: readonly Citation[]) => void
  readonly onStep?: (text: string) => void
}

/** Throws only AppError of kind `storage`; nothing found is a refusal, not an error. */
export async function answerQuestion(
  question: Question,
  options: AnswerOptions,
  deps: AnswerDeps,
): Promise<Answer> {
  const startedAt = deps.clock()
  const visible = visibleReports(await deps.library.listReports(), options.withSamples ?? false)
  const { query, reader } = await readQuestion(question, visible, { ...deps, options })
  options.onStep?.(`正在查${visible.length}份报告…`)
  const streamed = new Set<AnswerLine>()
  const onLine: AnswerOptions['onLine'] = (line, citations) => {
    streamed.add(line)
    options.onLine?.(line, citations)
  }
  const made =
    visible.length === 0
      ? refuseEmpty(query)
      : await makeAnswer(query, visible, { ...deps, options: { ...options, onLine } })
  options.signal?.throwIfAborted()
  const searched = describeSearched(made.reports)
  const lines: readonly AnswerLine[] = [
    ...made.lines,
    { kind: 'frame', text: renderSearched(searched, query.exclude.length > 0) },
  ]
  for (const line of lines) if (!streamed.has(line)) options.onLine?.(line, made.citations)
  const base = {
    text: renderText(lines, made.citations),
    lines,
    citations: made.citations,
    figures: [],
    dropped: made.dropped ?? [],
    searched,
    by: made.by ?? 'extract',
    ...(made.prompt ? { prompt: made.prompt } : {}),
    ...(reader ? { reader } : {}),
    elapsedMs: Math.round(deps.clock() - startedAt),
  }
  return made.kind === 'clarify'
    ? { ...base, kind: 'clarify', choices: made.choices }
    : { ...base, kind: made.kind }
}

/** By rule; where that finds no topic, or too many, by the model as well. */
async function readQuestion(
  question: Question,
  visible: readonly ReportSummary[],
  { options, writer, ...deps }: AnswerDeps & { readonly options: AnswerOptions },
): Promise<{ query: Query; reader?: Answer['reader'] }> {
  const query = buildQuery(question, { ...deps, visible })
  if (!writer?.isReader || visible.length === 0 || !isHardToRead(question, query)) return { query }
  options.onStep?.(`正在请${writer.model.name}读懂问题…`)
  const { signal } = options
  const reading = await readAgain(question, visible, { writer, ...(signal ? { signal } : {}) })
  const merged = reading && mergeReading(query, reading, { question, visible, ...deps })
  return merged
    ? { query: merged, reader: { by: writer.model.name, prompt: writer.prompts.version } }
    : { query }
}

interface MadeBase extends Composition {
  readonly reports: readonly ReportSummary[]
  readonly dropped?: readonly DroppedSentence[]
  /** The model's name and prompt; absent for what our own code wrote. */
  readonly by?: string
  readonly prompt?: string
}

type Made = MadeBase &
  (
    | { readonly kind: 'answer' | 'refusal' }
    | { readonly kind: 'clarify'; readonly choices: readonly { label: string; place: string }[] }
  )

async function makeAnswer(
  query: Query,
  visible: readonly ReportSummary[],
  deps: AnswerDeps & { options: AnswerOptions },
): Promise<Made> {
  if (query.ambiguous.length > 1) return askBack(query, visible, deps)
  const evidence = await findEvidence(query, visible, deps)
  const special = await makeSpecial(query, { evidence, visible, deps })
  if (special) return special
  const { reports } = evidence.scope
  const compared = await compareAsked(query, reports, { ...deps, visible })
  if (compared) return { kind: 'answer', reports, ...compared }
  const reason = findRefusal(query, evidence)
  const quotes = pickQuotes(query, evidence)
  if (reason !== null || quotes.length === 0) {
    return refuse(reason ?? 'weak', { query, evidence, visible, nearest: quotes[0] ?? null })
  }
  const practices = findPractices(query, deps.book.practices)
  const composed = composeLines(query, quotes, { scope: evidence.scope, visible, practices })
  const judged = judgePremise(query, quotes, evidence.figures)
  const sums = showSum(query, quotes, evidence.figures)
  const shown =
    judged.length > 0
      ? showArithmetic(
          quotes,
          evidence.figures.map(({ figure }) => figure),
        )
      : []
  const extract = {
    citations: composed.citations,
    lines: [...judged, ...composed.lines, ...shown, ...sums],
  }
  // A corrected premise and arithmetic are shown by rule; a model could only word them worse.
  const { writer, options } = deps
  if (!writer || extract.lines.length > composed.lines.length) return { kind: 'answer', reports, ...extract }
  options.onStep?.(`正在请${writer.model.name}组织答案…`)
  const written = await preferModel(extract, { query, evidence, quotes }, { ...deps, ...options, writer })
  return { kind: 'answer', reports, ...written }
}

/** Of the question's words, for a quote that stands under a question back. */
const shownWhenAsking = 0.5

/** Which of the two is meant; with the best sentence of each below, where both write about it. */
async function askBack(query: Query, visible: readonly ReportSummary[], deps: AnswerDeps): Promise<Made> {
  const both: Query = {
    ...query,
    include: query.ambiguous,
    ambiguous: [],
    wants: new Set([...query.wants, 'compare']),
  }
  const evidence = await findEvidence(both, visible, deps)
  const isAnswered = findRefusal({ ...both, wants: query.wants }, evidence) === null
  const quotes = isAnswered
    ? pickQuotes(both, evidence).filter(({ coverage }) => coverage >= shownWhenAsking)
    : []
  const places = new Set(quotes.map(({ report }) => placeName(report.metadata.place)))
  const shown = places.size === query.ambiguous.length ? quotes : []
  return { kind: 'clarify', reports: visible, ...composeClarify(query, { quotes: shown, visible }) }
}

/** Who has more, line them up: from the figure table, where two townships or more give the indicator. */
async function compareAsked(
  query: Query,
  reports: readonly ReportSummary[],
  deps: AnswerDeps & { readonly visible: readonly ReportSummary[] },
): Promise<Composition | null> {
  const isAsked = query.wants.has('compare') && !query.wants.has('practice')
  return isAsked && reports.length > 1 ? answerCompare(query, reports, deps) : null
}

/** Answers that are not made of ranked sentences: a report's faults, a whole part of it, what the library holds. */
async function makeSpecial(
  query: Query,
  { evidence, visible, deps }: { evidence: Evidence; visible: readonly ReportSummary[]; deps: AnswerDeps },
): Promise<Made | null> {
  const { reports, gap } = evidence.scope
  if (reports.length === 0 || gap.kind === 'no-year' || gap.kind === 'no-peer') return null
  if (query.wants.has('quality')) {
    return {
      kind: 'answer',
      reports,
      ...(await answerQuality(query.text, reports, { library: deps.library, visible })),
    }
  }
  if (query.terms.length > 0) return null
  const part = query.part ?? (query.wants.has('practice') && query.include.length > 0 ? 'practice' : null)
  if (part !== null) {
    const isPlan = part === 'plan' && query.years.length === 0
    const quotes = await listPart(part, isPlan ? newestOfEach(reports, 1) : reports, deps.library)
    const composed = composeLines({ ...query, wants: new Set(['list']) }, quotes, {
      scope: evidence.scope,
      visible,
      practices: [],
    })
    return quotes.length > 0 ? { kind: 'answer', reports, ...composed } : null
  }
  if (!query.wants.has('list')) return null
  return {
    kind: 'answer',
    reports,
    lines: [{ kind: 'frame', text: describeLibrary(reports) }],
    citations: [],
  }
}

function pickQuotes(query: Query, evidence: Evidence): readonly Quote[] {
  const reports = new Map(evidence.scope.reports.map((report) => [report.id, report]))
  const places = new Set(
    evidence.scope.reports.map(({ metadata }) => `${metadata.place.county}${metadata.place.town}`),
  )
  return chooseQuotes(query, narrowEvidence(query, evidence), {
    reports,
    limits: quoteLimits(query, places.size),
  })
}

/** A passage so far from the question that it shares nothing is not shown as nearest. */
const nearestCoverage = 0.25

function refuse(
  reason: RefusalReason,
  found: { query: Query; evidence: Evidence; visible: readonly ReportSummary[]; nearest: Quote | null },
): Made {
  const { query, evidence, visible } = found
  const showsNearest =
    !['person', 'rule', 'outside'].includes(reason) && (found.nearest?.coverage ?? 0) >= nearestCoverage
  const nearest = showsNearest ? found.nearest : null
  const composed = composeRefusal({ reason, query, scope: evidence.scope, visible, nearest })
  const reports = evidence.scope.reports.length > 0 ? evidence.scope.reports : visible
  return { kind: 'refusal', reports, ...composed }
}

function refuseEmpty(query: Query): Made {
  const scope = { reports: [], gap: { kind: 'none' } } as const
  return {
    kind: 'refusal',
    reports: [],
    ...composeRefusal({ reason: 'empty', query, scope, visible: [], nearest: null }),
  }
}

// Step: one event or one practice -> the two to four sentences that tell it, read on in their paragraph; and what was asked and stands elsewhere in the reports of the same place.

import { type Composition, composeGap } from '#answer/compose-lines.ts'
import { findRefusal } from '#answer/find-refusal.ts'
import type { DraftLine, Piece } from '#answer/gate/draft-line.ts'
import { findAskedTerms } from '#answer/items/asked-terms.ts'
import type { ComposerDeps } from '#answer/items/composer-deps.ts'
import { type Listing, openListing } from '#answer/items/lines-of-quotes.ts'
import { nameSteps } from '#answer/items/name-steps.ts'
import { openNearness } from '#answer/items/open-nearness.ts'
import { quoteSpan } from '#answer/items/quote-item.ts'
import { readStory, type StoryLimits, type StorySentence } from '#answer/items/read-story.ts'
import { cutSpan } from '#answer/items/shorten-span.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import { trimQuote } from '#answer/quotes/trim-quote.ts'
import type { Frame } from '#domain/frame.ts'
import { placeOfReport, type ReportSummary } from '#domain/report.ts'
import { overlaps, type Span } from '#domain/span.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { holdsThing, listAskedThings } from '#retrieve/rank/asked-things.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'
import { groupBy } from '#shared/group-by.ts'

/** A way is told with all its steps, of a detail what stands around it. */
const limits: Readonly<Record<'steps' | 'detail' | 'name', StoryLimits>> = {
  steps: { longest: 460, mostSentences: 12, distance: Number.POSITIVE_INFINITY },
  detail: { longest: 220, mostSentences: 3, distance: 1 },
  name: { longest: 50, mostSentences: 1, distance: 1 },
}
/** What is asked and not told there is looked for so far behind the best, in so many more sentences. */
const others = { distance: 1.8, most: 2, longest: 100 }
/** Of what the story tells of the question, what stands in another section must tell more than this. */
const otherShare = 0.6

/** Null where nothing answers, or, of several places, where no place tells it alone. */
export async function composeStory(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const { evidence, book, library, visible } = deps
  if (findRefusal(frame, evidence, book.names) !== null) return null
  const told = leaveFaults(
    evidence.sentences.filter((one) => isTelling(one, frame)),
    frame,
  )
  const isSteps = asksSteps(frame)
  const best = findItem(frame, told) ?? (isSteps ? findBestParagraph(frame, told, deps) : told[0])
  const report = best ? await library.readReport(best.reportId) : null
  if (!best || !report) return null
  const scores = new Map(
    told.filter(({ reportId }) => reportId === best.reportId).map(({ start, score }) => [start, score]),
  )
  const own = limits[isSteps ? 'steps' : asksName.test(frame.text) ? 'name' : 'detail']
  const story = leaveCounts(readStory(report, best, { scores, limits: own }), best, frame)
  const [first] = story
  if (!first) return null
  const span = {
    start: findTitle(frame, { ...first, reportId: best.reportId }, deps) ?? first.start,
    end: story.at(-1)!.end,
  }
  const { start, end } =
    span.end - span.start > own.longest
      ? trimQuote({ ...span, text: report.text.slice(span.start, span.end) }, frame, own.longest)
      : span
  const main = quoteSpan(report, best.section, { span: { start, end }, longest: own.longest + slack })
  const listed = frame.about === null ? listSteps(report, best.section, span) : []
  const quotes = [...(listed.length > 0 ? listed : [main]), ...findOthers(frame, { main, best, told, deps })]
  const listing = openListing(visible)
  const lines = [...groupBy(quotes, (quote) => quote.report.id).values()].map((group) =>
    listing.line(group, (n) => [listing.report(n)]),
  )
  const steps = isSteps && listed.length === 0 ? tellSteps(main, listing) : []
  return listing.compose([...composeGap(frame, evidence.scope), ...steps, ...lines])
}

/** Without what stands at either end and only counts other things: 主动公开信息77条，依申请公开0件 before what is asked. */
function leaveCounts(
  story: readonly StorySentence[],
  best: Span & { readonly score: number },
  { terms }: Frame,
): readonly StorySentence[] {
  const isOther = ({ text, start, end }: StorySentence) =>
    !(start <= best.start && best.start < end) &&
    !terms.some((term) => !term.isGuess && matchTerm(term, text) > 0) &&
    text.split(/[，,；;、]/).every((clause) => /\d/.test(clause))
  const told = terms.filter(({ isGuess }) => !isGuess)
  const tells = ({ text }: StorySentence) => told.some((term) => matchTerm(term, text) > 0)
  // 信访事项受理17件 before 针对石材加工点…推行“月结月清”: another thing of the same paragraph.
  const isApart = (one: StorySentence, i: number) =>
    told.length > 0 &&
    one.end <= best.start &&
    one.score < best.score - farBehind &&
    !tells(one) &&
    story.slice(i + 1).some((next) => next.start <= best.start && tells(next))
  // 列入年终考核 behind 夜查砂场6次: the paragraph has gone on to something else.
  const isPast = (one: StorySentence) =>
    told.length > 0 &&
    one.start >= best.end &&
    one.score < best.score - farBehind &&
    !tells(one) &&
    !goesOn.test(one.text)
  const first = story.findIndex((one, i) => !isOther(one) && !isApart(one, i))
  const last = story.findLastIndex((one) => !isOther(one) && !isPast(one))
  return story.slice(Math.max(0, first), last + 1)
}

/** Score by which a sentence answers less. */
const farBehind = 1.4
/** A further step of what was told. */
const goesOn =
  /^(?:[一二三四五六七八]是|第[一二三四五六七八][步是，,]|然后|接着|随后|之后|最后|再|同时|并|由此|从此|此后|目前|至今|结果)/

/** 白塔镇2022年的步骤是：摸底、对症、盯住、算账、追赃[1]。 Before the whole of it. */
function tellSteps({ text }: Quote, listing: Listing): readonly DraftLine[] {
  const names = nameSteps(text)
  if (names.length === 0) return []
  const said = names.flatMap((name, i): Piece[] => [
    i === 0 ? '' : '、',
    { kind: 'quoted', said: name, n: 1 },
  ])
  return [{ kind: 'sentence', pieces: [listing.report(1, 'year'), '的步骤是：', ...said, '[1]。'] }]
}

/** 一是…二是…三是… in one paragraph: what each is, and not the whole of it. Empty where it is no list, or a short one. */
function listSteps(report: StoredReport, section: string, { start, end }: Span): readonly Quote[] {
  const text = report.text.slice(start, end)
  if (text.length <= shortList) return []
  const find = (mark: RegExp) => [...text.matchAll(mark)].map(({ index }) => start + index)
  const steps = find(/(?<=^|[。；;：:\n])\s*[一二三四五六]是/g)
  // 一级网格…，二级网格…: what stands before the first level only leads to it.
  const levels = find(/(?<=^|[。；;：:，,\n])[一二三四五][级层](?!政|党|以)/g)
  const marks = steps.length < 2 ? levels : steps
  if (marks.length < 2) return []
  const begins = marks[0] === start || marks === levels ? marks : [start, ...marks]
  return begins.flatMap((from, i) => {
    const whole = { start: from, end: begins[i + 1] ?? end }
    const name = quoteSpan(report, section, {
      span: cutSpan(report.text, whole, stepLength),
      longest: stepLength + slack,
    })
    const skipped = /^[\s,，、;；。]*/.exec(report.text.slice(name.end, whole.end))?.[0].length ?? 0
    const rest = { start: name.end + skipped, end: whole.end }
    // Its number, where it has one further on.
    const isCounted = !/\d/.test(name.text) && /\d/.test(report.text.slice(rest.start, rest.end))
    return isCounted ? [name, quoteSpan(report, section, { span: rest, longest: stepLength })] : [name]
  })
}

const shortList = 140
const stepLength = 44

/** 第二条展开说说: the item that was listed, from its beginning. */
function findItem({ about }: Frame, told: readonly ScoredSentence[]): ScoredSentence | undefined {
  if (about === null) return undefined
  const shown = plainOf(about)
  const found = told.map((one) => ({ one, at: shown.indexOf(plainOf(one.text).slice(0, shortest)) }))
  return found.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0]?.one
}

/** Where the title of that item begins, right before its text; a title is no sentence to search. */
function findTitle(
  { about }: Frame,
  first: Span & { readonly reportId: number },
  { evidence }: ComposerDeps,
): number | undefined {
  const shown = about === null ? '' : plainOf(about)
  return evidence.sentences.find(
    ({ isHeading, text, start, end, reportId }) =>
      isHeading &&
      reportId === first.reportId &&
      start < first.start &&
      first.start - end <= shortest &&
      shown.includes(plainOf(text).slice(0, shortest)),
  )?.start
}

const plainOf = (text: string) => text.replace(/[^\u4e00-\u9fff\d]/g, '')

/** Who or which it is: the clause that says it is enough. */
const asksName = /谁|哪[个位家所]|叫(?:什么|啥)|什么时候|啥时候|几时|哪[天年月]/

/** How it was done, or several things that are listed. */
function asksSteps({ want, text }: Pick<Frame, 'want' | 'text'>): boolean {
  return want === 'how' || /几步|几条|过程/.test(text) || asksStory(text)
}

/** 把经过详细讲一下, 那件事展开讲讲 */
export function asksStory(text: string): boolean {
  return /经过|来龙去脉|前因后果|始末|一五一十|(?:详细|仔细|展开|细细?)(?:地)?(?:再)?(?:讲|说|谈|介绍)|(?:案子?|案件|纠纷|[那这].{0,2}事)[^。？?]{0,16}(?:怎么|咋|啷个)回事|^(?:那个?|这个?)?[^，,少多降升涨跌减增没不]{2,14}是(?:怎么|咋|啷个)(?:一)?回事/.test(
    text,
  )
}

/** The best sentence of the paragraph that tells most of the thing; null where another place tells it about as fully. */
function findBestParagraph(
  frame: Frame,
  told: readonly ScoredSentence[],
  { evidence }: ComposerDeps,
): ScoredSentence | null {
  const near = openNearness(frame, findAskedTerms(frame, evidence), evidence)
  const places = new Map(evidence.scope.reports.map((report) => [report.id, placeOfReport(report)]))
  const sections = groupBy(told, ({ reportId, section }) => `${reportId} ${section}`)
  const paragraphs = [...sections.values()].map((sentences) => {
    const best = sentences[0]!
    const share = near(`${best.heading} ${sentences.map(({ text }) => text).join(' ')}`)
    const scores = sentences.slice(0, looked).map(({ score }) => score)
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
    const thin = (looked - scores.length) * thinness
    const weight = 0.6 * best.score + 0.4 * mean - thin + 2 * share + near(best.heading)
    return { best, share, weight, place: places.get(best.reportId) }
  })
  paragraphs.sort((a, b) => b.weight - a.weight)
  const [first] = paragraphs
  if (!first) return null
  const rival = paragraphs
    .filter(({ place }) => place !== first.place)
    .reduce((most, { share }) => Math.max(most, share), 0)
  return first.share >= rival + apart ? first.best : null
}

/** Sentences of a paragraph that tell how much it tells; what each that is missing costs. */
const looked = 4
const thinness = 0.1
/** Of the question's words a place must tell so much more than any other to tell it alone. */
const apart = 0.15

/** A sentence that is cut between clauses may be this much longer. */
const slack = 24

function isTelling({ isHeading, part, text }: ScoredSentence, frame: Frame): boolean {
  return !isHeading && (part !== 'plan' || frame.part === 'plan') && text.length >= shortest
}

const shortest = 8

/** What was done before what is wrong with it, where that is told about as fully. */
function leaveFaults(told: readonly ScoredSentence[], { part }: Frame): readonly ScoredSentence[] {
  if (part !== null) return told
  const isFault = (one: ScoredSentence) => one.part === 'problem' || one.part === 'cause'
  const done = told.filter((one) => !isFault(one) && one.coverage >= halfTold)
  return done.length > 0 && told[0] && isFault(told[0])
    ? [...done, ...told.filter((one) => !done.includes(one))]
    : told
}

const halfTold = 0.5

interface Found {
  readonly main: Quote
  readonly best: ScoredSentence
  readonly told: readonly ScoredSentence[]
  readonly deps: ComposerDeps
}

/** For each thing that is asked and that the story leaves out, the best sentence of the place that holds it and a word of the question. */
function findOthers(frame: Frame, { main, best, told, deps }: Found): readonly Quote[] {
  const { evidence, book } = deps
  const reports = new Map(evidence.scope.reports.map((report) => [report.id, report]))
  const place = placeOfReport(main.report)
  const quotes: Quote[] = []
  for (const thing of listAskedThings(frame.text, book.askedThings)) {
    if (quotes.length >= others.most) break
    if ([main, ...quotes].some(({ text }) => holdsThing(text, thing))) continue
    const other = told.find((one) => {
      const report = reports.get(one.reportId)
      return (
        report !== undefined &&
        placeOfReport(report) === place &&
        one.score >= best.score - others.distance &&
        (one.section === main.section || one.coverage > otherShare * best.coverage) &&
        holdsThing(one.text, thing) &&
        !(main.report.id === one.reportId && overlaps(main, one))
      )
    })
    if (other) quotes.push(quoteOther(other, frame, reports.get(other.reportId)!))
  }
  return quotes
}

function quoteOther(sentence: ScoredSentence, frame: Frame, report: ReportSummary): Quote {
  const { start, end } = trimQuote(sentence, frame, others.longest)
  const { section, score, coverage } = sentence
  const text = sentence.text.slice(start - sentence.start, end - sentence.start)
  return { start, end, report, text, section, score, coverage }
}

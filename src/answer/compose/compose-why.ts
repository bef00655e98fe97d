// Step: 为什么… -> the cause as the report gives it, the sentence with it; or that it gives none.
import { type Composition, composeGap } from '#answer/compose-lines.ts'
import type { DraftLine } from '#answer/gate/draft-line.ts'
import { findAskedTerms, shareTold } from '#answer/items/asked-terms.ts'
import type { ComposerDeps } from '#answer/items/composer-deps.ts'
import { type Cause, findCauses } from '#answer/items/find-causes.ts'
import { type Listing, openListing } from '#answer/items/lines-of-quotes.ts'
import { quoteList, quoteSpan, runOn } from '#answer/items/quote-item.ts'
import { mostRead, tellNoCause } from '#answer/items/tell-no-cause.ts'
import { keepClauses } from '#answer/quotes/keep-clauses.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import { cutQuote, openQuote } from '#answer/quotes/open-quote.ts'
import type { Frame, Term } from '#domain/frame.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import type { ResolvedScope } from '#retrieve/resolve-scope.ts'
import { composePart } from './compose-part.ts'

const mostShown = 3
/** A further cause must be about as near as the first. */
const distance = 0.35
const longest = 110

interface Found {
  readonly report: StoredReport
  readonly cause: Cause
}

/** Null where the topic itself is not written. */
export async function composeWhy(
  frame: Frame,
  scope: ResolvedScope,
  deps: ComposerDeps,
): Promise<Composition | null> {
  const terms = listTopic(frame, deps)
  const asksPart = frame.part === 'problem' || (frame.part === 'cause' && ofProblems.test(frame.text))
  if (terms.length === 0)
    return asksPart ? composePart(frame, scope, deps, 'cause') : tellNearest(frame, scope, deps)
  const found: Found[] = []
  for (const id of listNearest(scope, deps)) {
    const report = await deps.library.readReport(id)
    if (!report) continue
    const causes = findCauses(report, terms, deps.book.sentenceKinds)
    found.push(...causes.map((cause) => ({ report, cause })))
  }
  found.sort((a, b) => b.cause.score - a.cause.score)
  const best = found[0]?.cause.score ?? 0
  const near = found.filter(({ cause }) => cause.score >= best - distance).slice(0, mostShown)
  const listing = openListing(deps.visible)
  const gap = composeGap(frame, scope)
  if (near.length === 0) {
    const ofPart = asksPart ? await composePart(frame, scope, deps, 'cause') : null
    return ofPart ?? composeNone(frame, deps, listing)
  }
  return listing.compose([...gap, ...near.map((one) => tellCause(one, terms, listing))])
}

/** 为什么会有这些不足 */
const ofProblems = /不足|问题|短板|差距|薄弱|弱项|毛病/
/** Sentences that are looked at where no word of the question is known. */
const looked = 3

/** 垫出去的钱为啥没追全, in words that no report has: of the sentences that search finds first, the one that says why. */
function tellNearest(frame: Frame, { reports }: ResolvedScope, deps: ComposerDeps): Composition | null {
  const { evidence, book, visible } = deps
  const words = book.sentenceKinds.flatMap(({ kind, words: own }) => (kind === 'cause' ? own : []))
  const told = evidence.sentences.filter(({ isHeading, part }) => !isHeading && part !== 'plan')
  const cause = told.slice(0, looked).find(({ text }) => words.some((word) => text.includes(word)))
  const report = reports.find(({ id }) => id === cause?.reportId)
  if (!cause || !report) return null
  const quote = openQuote(cause, { frame, report, ranked: evidence.sentences, longest })
  if (!words.some((word) => quote.text.includes(word))) return null
  const listing = openListing(visible)
  const line = listing.line([quote], (n) => [listing.report(n, 'year'), '的报告写的原因'])
  return listing.compose([...composeGap(frame, evidence.scope), line])
}

/** 根子 and 原因 ask, and are no topic. */
function listTopic(frame: Frame, { evidence, book }: ComposerDeps): readonly Term[] {
  const causes = book.sentenceKinds.flatMap(({ kind, words }) => (kind === 'cause' ? words : []))
  return findAskedTerms(frame, evidence).filter(
    ({ word, alternatives }) => ![word, ...alternatives].some((one) => causes.includes(one)),
  )
}

/** Reports of the sentences that tell most of the topic. */
function listNearest({ reports }: ResolvedScope, { evidence }: ComposerDeps): readonly number[] {
  if (reports.length <= mostRead) return reports.map(({ id }) => id)
  const ranked = evidence.sentences.filter(({ isHeading }) => !isHeading)
  return [...new Set(ranked.map(({ reportId }) => reportId))].slice(0, mostRead)
}

function tellCause({ report, cause }: Found, terms: readonly Term[], listing: Listing): DraftLine {
  const quotes = quoteCause(report, cause).map((quote) => quoteList(report, keepCause(quote, terms)))
  // 原因是 in the quote says it.
  const isSaid = cause.isSaid && !saysCause.test(quotes.map(({ text }) => text).join(''))
  return listing.line(quotes, (n) =>
    isSaid ? [listing.report(n, 'year'), '的报告写的原因'] : [listing.report(n)],
  )
}

/** 行政复议1件，因证据收集不规范被撤销, and not what was done after it: from the topic to the clause that says why. */
function keepCause(quote: Quote, terms: readonly Term[]): Quote {
  const says = (clause: string) =>
    tellsCause.test(clause) || terms.some((term) => matchTerm(term, clause) > 0)
  const span = tellsCause.test(quote.text) ? keepClauses(quote.text, says) : null
  if (span === null) return quote
  // What it is the cause of is told in other words before it.
  const isOpen = !terms.some((term) => matchTerm(term, quote.text.slice(span.start, span.end)) > 0)
  const start = isOpen ? 0 : span.start
  // 原因在于集镇夜市放开以后，配套规定没有跟上: what is announced as the cause goes on to its end.
  const rest = saysCause.test(quote.text.slice(span.start, span.end)) ? quote.text.slice(span.end) : ''
  const end = span.end + (rest.search(/[。；;]/) < 0 ? rest.length : rest.search(/[。；;]/))
  return cutQuote(quote, { start, end })
}

const tellsCause = /原因|因为|由于|在于|是因|根源|根子|(?:^|[，,])因(?!此|而|地|势|人|材|案|时)/
const saysCause = /原因|因为|由于|在于|是因|根源|根子/

/** From the topic to the cause where they stand together; else the cause first. */
function quoteCause(report: StoredReport, { item, topic, told }: Cause): readonly Quote[] {
  const { path } = item.section
  const quote = (span: { start: number; end: number }) => quoteSpan(report, path, { span, longest })
  const [first] = told
  if (told.length > 1 && first !== topic) return told.slice(0, 5).map(quote)
  const last = told.at(-1) ?? topic
  const between = item.sentences.filter(({ start, end }) => start >= topic.start && end <= last.end)
  const isShort = last.end - topic.start <= longest + 20
  if (isShort && runOn(report, between).length === between.length)
    return [quoteSpan(report, path, { span: { start: topic.start, end: last.end }, longest: longest + 20 })]
  return told.map(quote)
}

/** 石桥乡写到了联合调处，没有写原因, with the nearest sentence. */
function composeNone(frame: Frame, deps: ComposerDeps, listing: Listing): Composition | null {
  const { evidence, visible } = deps
  const { reports } = evidence.scope
  const terms = listTopic(frame, deps)
  const nearest = evidence.sentences.find(
    ({ isHeading, text }) => !isHeading && !text.includes(' | ') && shareTold(terms, text) >= 0.5,
  )
  const report = reports.find(({ id }) => id === nearest?.reportId)
  if (!nearest || !report || reports.length > mostRead) return null
  const quote = openQuote(nearest, { frame, report, ranked: evidence.sentences, longest })
  const line = listing.line([quote], (n) => [listing.report(n)])
  const said = tellNoCause(reports, visible)
  return listing.compose([
    ...composeGap(frame, evidence.scope),
    { kind: 'frame', pieces: [{ kind: 'no-cause', said, terms }, '，写到的是：'] },
    line,
  ])
}

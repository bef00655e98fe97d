// Step: how it is done -> n practices of as many places where several do it; of one place the sentences that tell how it works, read on to the end of the item.
import { type Composition, composeGap } from '#answer/compose-lines.ts'
import type { DraftLine, Piece } from '#answer/gate/draft-line.ts'
import { findAskedTerms, shareTold } from '#answer/items/asked-terms.ts'
import type { ComposerDeps } from '#answer/items/composer-deps.ts'
import { openListing } from '#answer/items/lines-of-quotes.ts'
import { openNearness } from '#answer/items/open-nearness.ts'
import { quoteSpan, runOn } from '#answer/items/quote-item.ts'
import { type Item, readItems } from '#answer/items/read-items.ts'
import { groupPractices } from '#answer/quotes/group-practices.ts'
import { openQuote, type Quote } from '#answer/quotes/open-quote.ts'
import type { Frame, Term } from '#domain/frame.ts'
import type { Practice } from '#domain/prompt-book.ts'
import { placeOfReport, type ReportSummary, type SectionPart } from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { findPractices } from '#question/find-practices.ts'
import type { ResolvedScope } from '#retrieve/resolve-scope.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'

/** Null where several places do it and no number of practices is asked for: they are grouped, or nothing answers. */
export async function composeHow(
  frame: Frame,
  scope: ResolvedScope,
  deps: ComposerDeps,
): Promise<Composition | null> {
  const terms = findAskedTerms(frame, deps.evidence)
  if (terms.length === 0) return null
  const isOne = new Set(scope.reports.map(placeOfReport)).size === 1
  if (frame.n !== null && frame.n > 1 && !isOne) return listPractices(frame, deps)
  const nearest = isOne ? scope.reports : listNearest(terms, deps)
  const places = new Set(nearest.map(placeOfReport))
  const near = openNearness(frame, terms, deps.evidence)
  return places.size === 1 ? tellOne(nearest, { frame, scope, near, deps }) : null
}

/** The reports whose sentences tell the topic about as fully as any, newest first. */
function listNearest(terms: readonly Term[], { evidence }: ComposerDeps): readonly ReportSummary[] {
  const told = evidence.sentences.filter(({ isHeading, part }) => !isHeading && part !== 'plan')
  const share = ({ text, heading }: ScoredSentence) => shareTold(terms, `${heading} ${text}`)
  const best = told.reduce((most, sentence) => Math.max(most, share(sentence)), 0)
  if (best < leastShare) return []
  const ids = new Set(told.filter((one) => share(one) >= best - distance).map(({ reportId }) => reportId))
  return evidence.scope.reports
    .filter(({ id }) => ids.has(id))
    .sort((a, b) => (b.metadata.year ?? 0) - (a.metadata.year ?? 0))
}

const leastShare = 0.6
const distance = 0.15
/** Of an item: how near it must be, and how far it may lie behind the nearest. */
const items = { least: 0.35, distance: 0.12 }
/** Parts that tell how something is done. */
const telling: readonly SectionPart[] = ['practice', 'leader', 'other']
const mostReports = 4
/** Characters that are told of the best item and of each other, and how many items are told. */
const room = { best: 400, other: 120 }
const mostItems = 3

interface Asked {
  readonly frame: Frame
  readonly scope: ResolvedScope
  readonly near: (text: string) => number
  readonly deps: ComposerDeps
}

interface Told {
  readonly report: StoredReport
  readonly item: Item
  readonly score: number
}

async function tellOne(
  nearest: readonly ReportSummary[],
  { frame, scope, near, deps }: Asked,
): Promise<Composition | null> {
  const told: Told[] = []
  for (const { id } of nearest.slice(0, mostReports)) {
    const report = await deps.library.readReport(id)
    if (!report) continue
    const own = readItems(report, deps.book.sentenceKinds).filter(({ part }) => telling.includes(part))
    told.push(...own.map((item) => ({ report, item, score: weighItem(item, near) })))
  }
  told.sort((a, b) => b.score - a.score)
  const best = told[0]?.score ?? 0
  const chosen = told
    .filter(({ score }) => score >= items.least && score >= best - items.distance)
    .slice(0, mostItems)
  if (chosen.length === 0) return null
  const listing = openListing(deps.visible)
  const lines = chosen.flatMap(({ report, item }, i): DraftLine[] => {
    const longest = i === 0 ? room.best : room.other
    const quote = readOn(report, item, { near, longest })
    return quote ? [listing.line([quote], (n) => [listing.report(n)])] : []
  })
  return lines.length > 0 ? listing.compose([...composeGap(frame, scope), ...lines]) : null
}

/** Share of the topic in one sentence and in the whole item; steps and numbers tell how, a stance does not. */
function weighItem({ title, sentences }: Item, near: (text: string) => number): number {
  const texts = sentences.map(({ text }) => text)
  const single = Math.max(0, ...texts.map((text) => near(`${title} ${text}`)))
  const steps = sentences.filter(({ kinds }) => kinds.has('practice') || kinds.has('number')).length
  const whole = near([title, ...texts].join(' '))
  return 0.6 * single + 0.4 * whole + 0.1 * near(title) + 0.02 * Math.min(5, steps)
}

/** From the start of the item where it is short; else from the sentence that names the topic. */
function readOn(
  report: StoredReport,
  item: Item,
  { near, longest }: { near: (text: string) => number; longest: number },
): Quote | null {
  const { sentences, section } = item
  const shares = sentences.map(({ text }) => near(text))
  const best = Math.max(...shares)
  const whole = (sentences.at(-1)?.end ?? 0) - (sentences[0]?.start ?? 0)
  // Of a short item what is said before the topic is left out, unless its title names the topic.
  const told = near(item.title) >= best / 2 ? 0 : shares.findIndex((share) => share >= best / 2)
  const run = runOn(report, sentences.slice(Math.max(0, whole <= longest ? told : shares.indexOf(best))))
  const [first] = run
  if (!first) return null
  const within = run.filter(({ end }) => end - first.start <= longest)
  const end = within.at(-1)?.end ?? first.end
  return quoteSpan(report, section.path, { span: { start: first.start, end }, longest })
}

/** As many as are asked for, of different practices and places while there are such. */
function listPractices(frame: Frame, deps: ComposerDeps): Composition | null {
  const { evidence, visible, book } = deps
  const practices = findPractices(frame, book.practices)
  const quotes = openQuotes(frame, deps)
  const chosen = choosePractices(quotes, practices, frame.n ?? 3)
  if (chosen.length === 0) return null
  const listing = openListing(visible)
  const lines = chosen.map(({ quote, name }, i) =>
    listing.line([quote], (n): readonly Piece[] => [
      { kind: 'ordinal', said: `${i + 1}. ` },
      ...(name === null ? [] : [{ kind: 'practice' as const, said: name, n }, '：']),
      listing.report(n),
    ]),
  )
  return listing.compose([...composeGap(frame, evidence.scope), ...lines])
}

const quoteLength = 80
const mostQuotes = 40

/** Of each sentence that tells the topic, best first. */
function openQuotes(frame: Frame, { evidence }: ComposerDeps): readonly Quote[] {
  const { sentences, scope } = evidence
  const terms = findAskedTerms(frame, evidence)
  const isOn = ({ heading, text }: ScoredSentence) =>
    shareTold(terms, `${heading} ${text}`) >= leastShare || frame.cues.some((cue) => text.includes(cue))
  const told = sentences.filter((one) => !one.isHeading && one.part === 'practice' && isOn(one))
  return told.slice(0, mostQuotes).flatMap((sentence) => {
    const report = scope.reports.find(({ id }) => id === sentence.reportId)
    return report ? openQuote(sentence, { frame, report, ranked: sentences, longest: quoteLength }) : []
  })
}

interface Chosen {
  readonly quote: Quote
  /** Of the practice; null where the table has none for it. */
  readonly name: string | null
}

/** One of each practice before a second of any, of another place where it can be. */
function choosePractices(
  quotes: readonly Quote[],
  practices: readonly Practice[],
  n: number,
): readonly Chosen[] {
  const { groups, others } = groupPractices(quotes, practices)
  const ranked = [...groups, { name: null, quotes: others }]
  const chosen: Chosen[] = []
  for (let before = -1; before < chosen.length && chosen.length < n; ) {
    before = chosen.length
    for (const { name, quotes: own } of ranked) {
      if (chosen.length >= n) break
      const left = own.filter((quote) => !chosen.some((one) => one.quote === quote))
      const isNewPlace = ({ report }: Quote) =>
        chosen.every((one) => placeOfReport(one.quote.report) !== placeOfReport(report))
      const quote = left.find(isNewPlace) ?? left[0]
      if (quote) chosen.push({ quote, name })
    }
  }
  return chosen
}

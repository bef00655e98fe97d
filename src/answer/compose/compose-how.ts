// Step: how it is done -> n practices of as many places where several do it; of one place its story.
import { type Composition, composeGap } from '#answer/compose-lines.ts'
import type { Piece } from '#answer/gate/draft-line.ts'
import { findAskedTerms, shareTold } from '#answer/items/asked-terms.ts'
import type { ComposerDeps } from '#answer/items/composer-deps.ts'
import { openListing } from '#answer/items/lines-of-quotes.ts'
import { groupPractices } from '#answer/quotes/group-practices.ts'
import { openQuote, type Quote } from '#answer/quotes/open-quote.ts'
import { pickQuotes } from '#answer/quotes/pick-quotes.ts'
import type { Frame } from '#domain/frame.ts'
import type { Practice } from '#domain/prompt-book.ts'
import { placeOfReport } from '#domain/report.ts'
import { findPractices } from '#question/find-practices.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'
import { composeStory } from './compose-story.ts'

/** Null where several places do it and no number of practices is asked for: they are grouped, or nothing answers. */
export async function composeHow(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const isOne = new Set(deps.evidence.scope.reports.map(placeOfReport)).size === 1
  if (frame.n !== null && frame.n > 1 && !isOne) return listPractices(frame, deps)
  const story = isOne || !isOfSeveral(deps) ? await composeStory(frame, deps) : null
  const told = isOne || story !== null ? null : narrowToOne(frame, deps)
  return told ? composeStory(frame, told) : story
}

/** Several places have its words, and what would be quoted is all of one: that one does it. */
function narrowToOne(frame: Frame, deps: ComposerDeps): ComposerDeps | null {
  const { evidence } = deps
  const [place, ...others] = new Set(pickQuotes(frame, evidence).map(({ report }) => placeOfReport(report)))
  if (place === undefined || others.length > 0) return null
  const reports = evidence.scope.reports.filter((report) => placeOfReport(report) === place)
  const ids = new Set(reports.map(({ id }) => id))
  const sentences = evidence.sentences.filter(({ reportId }) => ids.has(reportId))
  return { ...deps, evidence: { ...evidence, sentences, scope: { ...evidence.scope, reports } } }
}

/** Sentences of several places carry so much of the question that none of them is the story that is meant. */
const fullCoverage = 0.75

function isOfSeveral({ evidence: { sentences, scope } }: ComposerDeps): boolean {
  const places = new Map(scope.reports.map((report) => [report.id, placeOfReport(report)]))
  const telling = sentences.filter(({ coverage, isHeading }) => !isHeading && coverage >= fullCoverage)
  return new Set(telling.map(({ reportId }) => places.get(reportId))).size > 1
}

/** Of the topic's words so much must stand in a sentence and its heading. */
const leastShare = 0.6

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

// Step: 谁家抓得细, 谁写得具体 -> places by how concretely they write of the topic, the first with its sentences.

import { nameReportPlace } from '#answer/cite.ts'
import { type Composition, composeGap } from '#answer/compose-lines.ts'
import type { Claim, DraftLine } from '#answer/gate/draft-line.ts'
import { findAskedTerms, shareTold } from '#answer/items/asked-terms.ts'
import type { ComposerDeps } from '#answer/items/composer-deps.ts'
import { openListing } from '#answer/items/lines-of-quotes.ts'
import { measureConcrete, tellMostConcrete } from '#answer/items/measure-concrete.ts'
import { openQuote, type Quote } from '#answer/quotes/open-quote.ts'
import type { Frame } from '#domain/frame.ts'
import { placeOfReport } from '#domain/report.ts'
import type { ResolvedScope } from '#retrieve/resolve-scope.ts'
import { groupBy } from '#shared/group-by.ts'

const mostPlaces = 4
const quotesOf = { first: 2, other: 1 }
const longest = 90
const leastShare = 0.6

/** Null unless two places or more write of the topic. */
export function composeThorough(frame: Frame, scope: ResolvedScope, deps: ComposerDeps): Composition | null {
  const focus = findFocus(frame, deps)
  const places = rankPlaces(frame, focus, deps)
  if (places.length < 2) return null
  const listing = openListing(deps.visible)
  const shown = places.slice(0, mostPlaces).flatMap((quotes, i) => {
    const own = quotes.slice(0, i === 0 ? quotesOf.first : quotesOf.other)
    return groupByReport(own).map((some) => listing.line(some, (n) => [listing.report(n)]))
  })
  const told: readonly Quote[] = places
    .slice(0, mostPlaces)
    .flatMap((quotes, i) => quotes.slice(0, i === 0 ? quotesOf.first : quotesOf.other))
  const said = tellMostConcrete(
    told.map(({ text, report }) => ({ place: nameReportPlace(report, deps.visible), quote: text })),
    deps.book.sentenceKinds,
    focus,
  )
  const lead: readonly DraftLine[] =
    said === null
      ? []
      : [{ kind: 'frame', pieces: [{ kind: 'most-concrete', said, focus } satisfies Claim, '：'] }]
  return listing.compose([...composeGap(frame, scope), ...lead, ...shown])
}

/** Of the words that are asked about the one that fewest sentences have, with what means the same: 回访 of 调解回访. */
function findFocus(frame: Frame, { evidence }: ComposerDeps): readonly string[] {
  const terms = findAskedTerms(frame, evidence).map(({ word, alternatives }) => {
    const words = [word, ...alternatives]
    const found = evidence.sentences.filter(({ text }) => words.some((one) => text.includes(one))).length
    return { words, found }
  })
  const [rarest] = terms.sort((a, b) => a.found - b.found)
  return rarest?.words ?? []
}

/** Quotes of each place, the most concrete first; places by what their quotes tell. */
function rankPlaces(
  frame: Frame,
  focus: readonly string[],
  { evidence, book }: ComposerDeps,
): readonly (readonly Quote[])[] {
  const terms = findAskedTerms(frame, evidence)
  const byPlace = new Map<string, Quote[]>()
  if (terms.length === 0) return []
  for (const sentence of evidence.sentences) {
    const report = evidence.scope.reports.find(({ id }) => id === sentence.reportId)
    const isTold = shareTold(terms, sentence.text) >= leastShare
    if (!report || sentence.isHeading || !isTold || sentence.part === 'plan' || sentence.part === 'problem')
      continue
    const quote = openQuote(sentence, { frame, report, ranked: evidence.sentences, longest })
    const own = byPlace.get(placeOfReport(report)) ?? []
    if (!own.some((one) => one.text === quote.text)) byPlace.set(placeOfReport(report), [...own, quote])
  }
  const weigh = ({ text }: Quote) => measureConcrete(text, book.sentenceKinds, focus)
  const ranked = [...byPlace.values()].map((quotes) => [...quotes].sort((a, b) => weigh(b) - weigh(a)))
  // One sentence that tells it well is more than two that name it.
  const best = ([first]: readonly Quote[]) => (first ? weigh(first) : 0)
  return ranked.sort((a, b) => best(b) - best(a))
}

function groupByReport(quotes: readonly Quote[]): readonly (readonly Quote[])[] {
  return [...groupBy(quotes, ({ report }) => report.id).values()]
}

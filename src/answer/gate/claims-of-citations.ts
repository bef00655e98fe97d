// Step of the gate: claims that rest on citations alone: whose they are, how many places, what the quotes hold. Out: what is true to say, or null.
import { nameReport, nameReportPlace, nameReportYear, nameSource, tellFigure } from '#answer/cite.ts'
import { holdTopic } from '#answer/rows/holds-topic.ts'
import { placeName } from '#domain/place.ts'
import { countSources, ofReports } from '#domain/report.ts'
import { cutBigrams } from '#retrieve/cut-bigrams.ts'
import { nestQuotes, runQuote } from '#shared/spoken-quote.ts'
import { cutsNumber } from '#text/numbers/cuts-number.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { renderNumeral } from '#text/numbers/numerals.ts'
import type { ClaimOf } from './draft-line.ts'
import { type GateView, placesOf, reportOf } from './gate-view.ts'

export function tellReport({ n, style }: ClaimOf<'report'>, view: GateView): string | null {
  const report = reportOf(n, view)
  if (report === null) return null
  if (style === 'year') return nameReportYear(report, view.visible)
  if (style === 'place') return nameReportPlace(report, view.visible)
  if (style !== 'source') return nameReport(report, view.visible)
  return nameSource(report, view.visible)
}

export function tellCount(
  { citations, besides = [], isAll }: ClaimOf<'count'>,
  view: GateView,
): string | null {
  const places = placesOf(citations, view)
  const others = placesOf(besides, view)
  if (places === null || others === null || [...places].some((place) => others.has(place))) return null
  const said = countSources(citations.map((n) => reportOf(n, view)!))
  if (isAll === undefined) return said
  const isWhole = view.reports.every(({ metadata }) => places.has(placeName(metadata.place)))
  return isWhole ? `${said}${ofReports(said)}都` : null
}

/** 2022、2023年也写了 */
export function tellOtherYears({ citations }: ClaimOf<'other-years'>, view: GateView): string | null {
  const reports = citations.flatMap((n) => reportOf(n, view) ?? [])
  const isOnePlace = placesOf(citations, view)?.size === 1
  const years = reports.flatMap(({ metadata }) => metadata.year ?? []).sort()
  return isOnePlace && years.length === citations.length ? `${years.join('、')}年也写了` : null
}

export function tellKinds({ headings }: ClaimOf<'kinds'>, { lines }: GateView): string | null {
  const shown = lines.flatMap((line) => (line.kind === 'heading' ? line.text : []))
  const isShown = headings.every((name) => shown.includes(name))
  const count = new Set(headings).size
  return isShown ? `做法主要有${count === 2 ? '两' : renderNumeral(count)}种` : null
}

export function tellQuoted({ n, said, runsOn }: ClaimOf<'quoted'>, { citations }: GateView): string | null {
  const spell = runsOn ? runQuote : nestQuotes
  const quote = spell(citations.get(n)?.quote ?? '')
  for (let at = quote.indexOf(said); at >= 0 && said !== ''; at = quote.indexOf(said, at + 1)) {
    if (!cutsNumber(quote, at) && !cutsNumber(quote, at + said.length)) return said
  }
  return null
}

export function tellDiffer({ citations, said }: ClaimOf<'differ'>, view: GateView): string | null {
  const numbers = citations.map((n) =>
    view.citations
      .get(n)
      ?.quote.match(/\d[\d.]*/g)
      ?.join(' '),
  )
  return new Set(numbers).size > 1 ? said : null
}

/** Of the words of the shorter quote, numbers left out, this much stands in the other: what they share is the phrase, not the names. */
const leastShared = 0.5

export function tellAlike({ citations, said }: ClaimOf<'alike'>, view: GateView): string | null {
  const [first, ...others] = citations.map((n) => wordingOf(view.citations.get(n)?.quote ?? ''))
  const isAlike = others.every((other) => {
    const shared = [...other].filter((bigram) => first!.has(bigram)).length
    return shared > 0 && shared >= leastShared * Math.min(other.size, first!.size)
  })
  return isAlike && others.length > 0 ? said : null
}

function wordingOf(quote: string): ReadonlySet<string> {
  return new Set(cutBigrams(quote.replace(/[\d.%％]+/g, '')))
}

export function tellVague({ citations, said }: ClaimOf<'vague'>, view: GateView): string | null {
  const quotes = citations.map((n) => view.citations.get(n)?.quote)
  return quotes.every((quote) => quote !== undefined && findQuantities(quote).length === 0) ? said : null
}

/** Each piece stands in the question as understood, or is one of its words. */
export async function tellTopic(
  { said, citations = [] }: ClaimOf<'topic'>,
  view: GateView,
): Promise<string | null> {
  const { terms, text } = view.frame
  const words = terms.map(({ word }) => word)
  const isOwn = (piece: string) =>
    text.includes(piece) || words.includes(piece) || words.join('').includes(piece)
  if (!said.split('、').every(isOwn)) return null
  const places = placesOf(citations, view)
  if (places === null) return null
  const named = terms.filter(({ word, isGuess }) => !isGuess && said.includes(word))
  const told: { place: string; text: string }[] = []
  for (const n of citations)
    told.push({ place: placeName(reportOf(n, view)!.metadata.place), text: await readAround(n, view) })
  return holdTopic(named, told) ? said : null
}

/** The quote and the headings over it. */
async function readAround(n: number, view: GateView): Promise<string> {
  const citation = view.citations.get(n)!
  const report = await view.read(citation.reportId)
  const over = report?.sections.filter(({ start, end }) => start <= citation.start && citation.start < end)
  return [citation.quote, ...(over ?? []).map(({ heading }) => heading)].join('\n')
}

/** The figure that stands there inside the quote, read again. */
export async function tellRowFigure(
  { n, at }: ClaimOf<'row-figure'>,
  view: GateView,
): Promise<string | null> {
  const citation = view.citations.get(n)
  const report = citation && (await view.read(citation.reportId))
  const figure = report?.figures.find((one) => one.at.start === at.start && one.at.end === at.end)
  const isQuoted = citation && citation.start <= at.start && at.end <= citation.end
  return report && figure && isQuoted ? tellFigure(figure, report.summary, view.visible) : null
}

// Step of the gate: claims about what stands in a report as a whole: its sections, how many items a part has, causes that are not given, what it lacks beside its peers. Out: what is true to say, or null.
import { nameReportPlace } from '#answer/cite.ts'
import { findLowRates, mentions, tellLack, tellLowRate, tellPeers } from '#answer/items/compare-peers.ts'
import { findCauses } from '#answer/items/find-causes.ts'
import { tellMostConcrete } from '#answer/items/measure-concrete.ts'
import { titleOf } from '#answer/items/read-items.ts'
import { tellHeadings } from '#answer/items/tell-headings.ts'
import { mostRead, tellNoCause } from '#answer/items/tell-no-cause.ts'
import { tellKindsOfPart, tellPart, tellPartSilence } from '#answer/items/tell-part.ts'
import { listPart } from '#answer/list-part.ts'
import { countSources, placeOfReport } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { touchesOrder } from '#text/private/find-orders.ts'
import type { Claim, ClaimOf, DraftLine } from './draft-line.ts'
import { type GateView, reportOf } from './gate-view.ts'

/** A title of one of the sections that the citation begins in. */
export async function tellSectionTitle(
  { n, said }: ClaimOf<'section-title'>,
  view: GateView,
): Promise<string | null> {
  const citation = view.citations.get(n)
  const report = citation && (await view.read(citation.reportId))
  const over = report?.sections.filter(
    ({ start, end, level }) => level > 0 && start <= citation!.start && citation!.start < end,
  )
  const isOpen = (at: Span) => !touchesOrder(report?.warnings ?? [], at)
  return over?.some((one) => titleOf(one) === said && isOpen(one.headingSpan)) ? said : null
}

/** Its headings, read again. */
export async function tellParts({ reportId }: ClaimOf<'headings'>, view: GateView): Promise<string | null> {
  const report = await view.read(reportId)
  return report && tellHeadings(report)
}

/** Counted again. */
export async function tellPartCount(
  { part, reportId, listed }: ClaimOf<'part-count'>,
  view: GateView,
): Promise<string | null> {
  const report = await view.read(reportId)
  if (!report) return null
  const { length } = listPart(report, part, view.sentenceKinds)
  return length > 0 ? tellPart(part, { count: length, listed, year: report.metadata.year }) : null
}

export async function tellSilentPart(
  { part, reportId, terms }: ClaimOf<'part-silent'>,
  view: GateView,
): Promise<string | null> {
  const report = await view.read(reportId)
  const items = report ? listPart(report, part, view.sentenceKinds) : []
  if (!report || items.length === 0 || terms.length === 0) return null
  const sections = report.sections.filter((one) => one.part === part)
  const text = [
    ...sections.map(({ start, end }) => report.text.slice(start, end)),
    ...items.flatMap(({ title, sentences }) => [title, ...sentences.map((one) => one.text)]),
  ].join('\n')
  return terms.some((term) => matchTerm(term, text) > 0) ? null : tellPartSilence(part, terms)
}

export function tellPartKinds({ part, headings }: ClaimOf<'part-kinds'>, { lines }: GateView): string | null {
  const shown = lines.flatMap((line) => (line.kind === 'heading' ? line.text : []))
  return headings.every((name) => shown.includes(name)) ? tellKindsOfPart(part, headings.length) : null
}

/** As many lines with the title of a section as are counted. */
export function tellThemes(_: ClaimOf<'themes'>, { lines }: GateView): string | null {
  const isTheme = (line: (typeof lines)[number]) =>
    line.kind === 'quotes' &&
    line.lead.some((piece) => typeof piece !== 'string' && piece.kind === 'section-title')
  const count = lines.filter(isTheme).length
  return count > 0 ? `有${count}样` : null
}

/** Every report in scope is read whole. */
export async function tellCauseless({ terms }: ClaimOf<'no-cause'>, view: GateView): Promise<string | null> {
  const { reports, visible, sentenceKinds } = view
  if (reports.length === 0 || reports.length > mostRead || terms.length === 0) return null
  for (const { id } of reports) {
    const report = await view.read(id)
    if (!report || findCauses(report, terms, sentenceKinds).length > 0) return null
  }
  return tellNoCause(reports, visible)
}

export function tellOrdinal(claim: ClaimOf<'ordinal'>, { lines }: GateView): string | null {
  const holds = (line: DraftLine, isIt: (piece: Claim) => boolean) =>
    line.kind === 'quotes' && line.lead.some((piece) => typeof piece !== 'string' && isIt(piece))
  const counted = lines.filter((line) => holds(line, ({ kind }) => kind === 'ordinal'))
  const at = counted.findIndex((line) => holds(line, (piece) => piece === claim))
  return at < 0 ? null : `${at + 1}. `
}

export function tellPractice(
  { n, said }: ClaimOf<'practice'>,
  { citations, practices }: GateView,
): string | null {
  const quote = citations.get(n)?.quote ?? ''
  const isTold = practices.some(
    ({ name, words }) => name === said && words.some((word) => quote.includes(word)),
  )
  return isTold ? said : null
}

export function tellConcrete({ focus }: ClaimOf<'most-concrete'>, view: GateView): string | null {
  const asked = view.frame.terms.flatMap(({ word, alternatives }) => [word, ...alternatives])
  if (focus.length === 0 || !focus.every((word) => asked.includes(word))) return null
  const quotes = [...view.citations].flatMap(([n, { quote }]) => {
    const report = reportOf(n, view)
    return report ? { place: nameReportPlace(report, view.visible), quote } : []
  })
  return tellMostConcrete(quotes, view.sentenceKinds, focus)
}

export async function tellOwnPlace(
  { reportId }: ClaimOf<'own-place'>,
  view: GateView,
): Promise<string | null> {
  const report = await view.read(reportId)
  return report ? placeOfReport(report.summary) : null
}

export function tellPeerCount({ peers }: ClaimOf<'peers'>, { reports }: GateView): string | null {
  const named = reports.filter(({ id }) => peers.includes(id))
  return named.length === peers.length && peers.length > 0 ? tellPeers(named) : null
}

/** The report is read whole. */
export async function tellLacks(
  { reportId, lack }: ClaimOf<'lacks'>,
  view: GateView,
): Promise<string | null> {
  const report = await view.read(reportId)
  return report && !mentions(report, lack, view) ? tellLack(lack) : null
}

export async function tellOwnRate({ n, at }: ClaimOf<'own-rate'>, view: GateView): Promise<string | null> {
  const citation = view.citations.get(n)
  const report = citation && (await view.read(citation.reportId))
  const figure = report?.figures.find((one) => one.at.start === at.start && one.at.end === at.end)
  const isQuoted = citation && citation.start <= at.start && at.end <= citation.end
  return figure && isQuoted ? `${figure.indicator}${figure.raw}` : null
}

/** The median is worked out again over the reports that are named. */
export async function tellLowerRate(
  { reportId, indicator, peers: ids }: ClaimOf<'low-rate'>,
  view: GateView,
): Promise<string | null> {
  const own = await view.read(reportId)
  const peers: StoredReport[] = []
  for (const id of ids) {
    const peer = await view.read(id)
    if (!peer || id === reportId) return null
    peers.push(peer)
  }
  const rate = own && findLowRates(own, peers, view).find((one) => one.own.indicator === indicator)
  if (!rate || rate.peers.length !== peers.length) return null
  return tellLowRate(rate, countSources(peers.map(({ summary }) => summary)))
}

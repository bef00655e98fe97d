// Step of the gate: claims about what stands in a report as a whole: its sections, how many items a part has, causes that are not given. Out: what is true to say, or null.
import { findCauses } from '#answer/items/find-causes.ts'
import { tellMostConcrete } from '#answer/items/measure-concrete.ts'
import { titleOf } from '#answer/items/read-items.ts'
import { mostRead, tellNoCause } from '#answer/items/tell-no-cause.ts'
import { tellPart } from '#answer/items/tell-part.ts'
import { listPart } from '#answer/list-part.ts'
import { placeOfReport } from '#domain/report.ts'
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
  return over?.some((section) => titleOf(section) === said) ? said : null
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

/** As many lines with the title of a section as are counted. */
export function tellThemes(_: ClaimOf<'themes'>, { lines }: GateView): string | null {
  const isTheme = (line: (typeof lines)[number]) =>
    line.kind === 'quotes' &&
    line.lead.some((piece) => typeof piece !== 'string' && piece.kind === 'section-title')
  const count = lines.filter(isTheme).length
  return count > 0 ? `要点${count}样` : null
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

export function tellConcrete(_: ClaimOf<'most-concrete'>, view: GateView): string | null {
  const quotes = [...view.citations].flatMap(([n, { quote }]) => {
    const report = reportOf(n, view)
    return report ? { place: placeOfReport(report), quote } : []
  })
  return tellMostConcrete(quotes, view.sentenceKinds)
}

// Step of the gate: claims that set the own report beside its peers: what it lacks, where its rates are lower. Out: what is true to say, or null.
import { findLowRates, mentions, tellLack, tellLowRate, tellPeers } from '#answer/items/compare-peers.ts'
import { countSources, placeOfReport } from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { ClaimOf } from './draft-line.ts'
import type { GateView } from './gate-view.ts'

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

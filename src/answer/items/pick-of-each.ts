// Step: ranked sentences -> the one of each place that tells most of the topic; where only one place is asked about, of each of its years.

import { openQuote, type Quote } from '#answer/quotes/open-quote.ts'
import type { Frame } from '#domain/frame.ts'
import { placeOfReport, type ReportSummary, type SectionPart } from '#domain/report.ts'
import { overlaps } from '#domain/span.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'
import { groupBy } from '#shared/group-by.ts'
import { findAskedTerms, shareTold } from './asked-terms.ts'
import type { ComposerDeps } from './composer-deps.ts'
import { openNearness } from './open-nearness.ts'

const longest = 80
const most = 8
const leastShare = 0.5

/** In the order of what they tell; years from the first to the last, of each what it tells best and what it calls a problem of it. */
export function pickOfEach(frame: Frame, { evidence }: Pick<ComposerDeps, 'evidence'>): readonly Quote[] {
  const reports = new Map(evidence.scope.reports.map((report) => [report.id, report]))
  const isOne = new Set(evidence.scope.reports.map(placeOfReport)).size === 1
  const weigh = openWeighing(frame, evidence)
  const told = evidence.sentences.flatMap((sentence): readonly Told[] => {
    const report = reports.get(sentence.reportId)
    const isOpen = isOne ? sentence.part !== 'plan' : !apart.includes(sentence.part)
    if (!report || sentence.isHeading || !isOpen) return []
    const weight = weigh(sentence)
    return weight === null ? [] : [{ sentence, report, weight: weight + 0.1 * (report.metadata.year ?? 0) }]
  })
  const groups = groupBy(told, ({ report }) => (isOne ? String(report.id) : placeOfReport(report)))
  const chosen = [...groups.values()].flatMap((own) => (isOne ? chooseOfYear(own) : [heaviest(own)]))
  const year = ({ report }: Told) => report.metadata.year ?? 0
  if (isOne) chosen.sort((a, b) => year(a) - year(b) || a.sentence.start - b.sentence.start)
  const quotes = chosen
    .slice(0, most)
    .map(({ sentence, report }) =>
      openQuote(sentence, { frame, report, ranked: evidence.sentences, longest }),
    )
  return quotes.filter(
    (quote, i) =>
      !quotes.slice(0, i).some((other) => other.report.id === quote.report.id && overlaps(other, quote)),
  )
}

const apart: readonly SectionPart[] = ['plan', 'problem', 'cause']

interface Told {
  readonly sentence: ScoredSentence
  readonly report: ReportSummary
  readonly weight: number
}

const heaviest = (own: readonly Told[]) => own.reduce((best, one) => (one.weight > best.weight ? one : best))

/** A second one and a problem where they tell nearly as much. */
function chooseOfYear(own: readonly Told[]): readonly Told[] {
  const done = own
    .filter(({ sentence }) => !apart.includes(sentence.part))
    .sort((a, b) => b.weight - a.weight)
  const wrong = own.filter(({ sentence }) => apart.includes(sentence.part))
  const [first, second] = done
  if (!first) return [heaviest(own)]
  const isNear = (one: Told) => one.weight >= first.weight - nearly
  return [
    first,
    ...(second && isNear(second) ? [second] : []),
    ...(wrong.length > 0 ? [heaviest(wrong)].filter(isNear) : []),
  ]
}

const nearly = 0.5

/** Null for a sentence that tells too little of the topic. */
function openWeighing(
  frame: Frame,
  evidence: ComposerDeps['evidence'],
): (sentence: ScoredSentence) => number | null {
  const terms = findAskedTerms(frame, evidence)
  const near = openNearness(frame, terms, evidence)
  const top = evidence.sentences[0]?.score ?? 0
  return ({ text, heading, score }) => {
    const share = Math.max(shareTold(terms, text), 0.8 * shareTold(terms, `${heading}${text}`))
    if (share < leastShare) return null
    const exact = terms.filter(({ word }) => text.includes(word)).length / terms.length
    const isAmong = amongOthers.test(text) && !terms.some(({ word }) => text.split('其中')[0]!.includes(word))
    return (
      0.5 * share +
      0.3 * exact +
      ofSection * shareTold(terms, heading) +
      near(`${heading} ${text}`) +
      (/\d/.test(text.replace(years, '')) ? 0.5 : 0) -
      0.2 * (top - score) -
      (isAmong ? 0.5 : 0)
    )
  }
}

/** A section on the topic is where it is told. */
const ofSection = 0.6
const years = /(?:19|20)\d{2}\s?年?/g
/** 其中上岸渔民16名: the topic is only some of what was counted. */
const amongOthers = /其中/

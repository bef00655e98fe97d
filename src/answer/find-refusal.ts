// Step: query and evidence -> the reason not to answer, or null. The thresholds are in one table, calibrated on questions of our own.
import type { Query } from '#retrieve/query.ts'
import { matchTerm } from '#retrieve/rank-sentences.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import { figureGain } from './narrow-evidence.ts'
import type { RefusalReason } from './refuse.ts'

/**
 * A sentence carries the question when it has this share of its content words; less will do when it is near in meaning.
 * Without vectors only the words count.
 */
const evidenceThresholds = {
  coverage: 0.6,
  someCoverage: 0.34,
  cosineWithSome: 0.56,
  cosineAlone: 0.66,
}

export function findRefusal(query: Query, evidence: Evidence): RefusalReason | null {
  const { gap } = evidence.scope
  if (query.wants.has('rule')) return 'rule'
  if (query.wants.has('person') && !query.wants.has('name')) return 'person'
  if (gap.kind === 'no-place') return 'no-place'
  if (gap.kind === 'no-peer') return 'no-peer'
  if (gap.kind === 'no-year') return carriesAssertion(query, evidence) ? null : 'no-year'
  const carrying = evidence.sentences.filter((sentence) => carries(sentence))
  if (carrying.length === 0) return 'weak'
  const wantsNumber = query.wants.has('figure') || query.wants.has('total')
  if (wantsNumber && (evidence.figures[0]?.gain ?? 0) < figureGain) return 'no-figure'
  if (
    query.wants.has('name') &&
    asksFirm.test(query.text) &&
    !carrying.some(({ text }) => firmName.test(text))
  )
    return 'weak'
  return isKnownAbsent(query, evidence) ? 'weak' : null
}

const asksFirm = /律所|律师事务所|哪个所/
/** 聚焦律师事务所 is a name, 两家律师事务所 is not. */
const firmName = /(?<![两几各多一二三]家)(?<=[\u4e00-\u9fff]{2})(?<!请|由|与|和|的|为)律师事务所/

/** A word that the library knows and that is rare, yet in none of the reports asked about: what is asked for is not there. */
function isKnownAbsent({ terms, wants }: Query, { sentences, rareTerms }: Evidence): boolean {
  if (wants.has('practice') && !wants.has('list')) return false
  return terms.some(
    (term) =>
      rareTerms.has(term.word) && !sentences.some(({ text, heading }) => matchTerm(term, text + heading) > 0),
  )
}

function carries({ coverage, cosine }: { coverage: number; cosine: number | null }): boolean {
  if (coverage >= evidenceThresholds.coverage) return true
  if (cosine === null) return false
  if (cosine >= evidenceThresholds.cosineAlone) return true
  return coverage >= evidenceThresholds.someCoverage && cosine >= evidenceThresholds.cosineWithSome
}

/** A premise with a wrong year is corrected when another year's report carries the number that was asserted. */
function carriesAssertion(query: Query, { sentences }: Evidence): boolean {
  return query.assertedNumbers.some((number) =>
    sentences.slice(0, 20).some(({ text, coverage }) => coverage > 0 && hasNumber(text, number)),
  )
}

function hasNumber(text: string, number: string): boolean {
  const at = text.indexOf(number)
  return at >= 0 && !/[\d.]/.test(text[at - 1] ?? '') && !/[\d.]/.test(text[at + number.length] ?? '')
}

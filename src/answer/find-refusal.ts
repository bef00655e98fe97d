// Step: query and evidence -> the reason not to answer, or null. What is asked comes before what was found.

import type { Query } from '#domain/query.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { asksNumber, type Evidence } from '#retrieve/retrieve.ts'
import { isEnough, measureElsewhere } from './quotes/weigh-evidence.ts'
import type { RefusalReason } from './refuse.ts'

export function findRefusal(query: Query, evidence: Evidence): RefusalReason | null {
  const { gap } = evidence.scope
  if (query.wants.has('outside')) return 'outside'
  if (query.wants.has('rule')) return 'rule'
  if (query.wants.has('person') && !query.wants.has('name')) return 'person'
  if (gap.kind === 'no-place') return 'no-place'
  if (gap.kind === 'no-peer') return 'no-peer'
  if (gap.kind === 'no-year') return carriesAssertion(query, evidence) ? null : 'no-year'
  if (!isEnough(query, evidence)) return asksNumber(query) ? 'no-figure' : 'weak'
  if (asksFirm.test(query.text) && query.wants.has('name') && !namesFirm(evidence)) return 'weak'
  return isKnownAbsent(query, evidence) ? 'weak' : null
}

const asksFirm = /律所|律师事务所|哪个所/
/** 聚焦律师事务所 is a name, 两家律师事务所 is not. */
const firmName = /(?<![两几各多一二三]家)(?<=[\u4e00-\u9fff]{2})(?<!请|由|与|和|的|为)律师事务所/

function namesFirm({ sentences }: Evidence): boolean {
  return sentences.slice(0, 10).some(({ text }) => firmName.test(text))
}

/** Is there any X: X is a rare word of the library that only reports carry which were not asked about. */
function isKnownAbsent({ terms, wants }: Query, evidence: Evidence): boolean {
  if (!wants.has('list') || measureElsewhere(evidence) < absentGap) return false
  const { rareTerms, sentences } = evidence
  return terms.some(
    (term) =>
      rareTerms.has(term.word) && !sentences.some(({ text, heading }) => matchTerm(term, text + heading) > 0),
  )
}

/** Score by which the other reports must be better. */
const absentGap = 0.5

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

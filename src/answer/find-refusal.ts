// Step: query and evidence -> the reason not to answer, or null. What is asked comes before what was found.

import type { NameKind } from '#domain/prompt-book.ts'
import type { Query } from '#domain/query.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { asksNumber, type Evidence } from '#retrieve/retrieve.ts'
import { isEnough, measureElsewhere } from './quotes/weigh-evidence.ts'
import type { RefusalReason } from './refuse.ts'

export function findRefusal(
  query: Query,
  evidence: Evidence,
  names: readonly NameKind[],
): RefusalReason | null {
  const { gap } = evidence.scope
  if (query.wants.has('outside')) return 'outside'
  if (query.wants.has('rule')) return 'rule'
  if (query.wants.has('person') && !query.wants.has('name')) return 'person'
  if (gap.kind === 'no-place') return 'no-place'
  if (gap.kind === 'no-peer') return 'no-peer'
  if (gap.kind === 'no-year') return carriesAssertion(query, evidence) ? null : 'no-year'
  if (!isEnough(query, evidence)) return asksNumber(query) ? 'no-figure' : 'weak'
  if (query.wants.has('name') && isNameless(query, evidence, names)) return 'weak'
  return isKnownAbsent(query, evidence) ? 'weak' : null
}

/** 聚焦律师事务所 is a name; 两家律师事务所, 县内律师事务所 and 聘请律师事务所 are not. */
const nameBefore =
  '(?<![\\d两几各多一二三四五六七八九十][家个])(?<=[\\u4e00-\\u9fff]{2})(?<!请|由|与|和|的|为|[县市区镇乡省]内|某)'

/** A name is asked for that ends like this, and none stands in what was found. */
function isNameless({ text: question }: Query, { sentences }: Evidence, names: readonly NameKind[]): boolean {
  const endings = names
    .filter(({ asked }) => asked.some((word) => question.includes(word)))
    .flatMap((kind) => kind.endings)
  const named = new RegExp(`${nameBefore}(?:${endings.join('|')})`)
  return endings.length > 0 && !sentences.slice(0, 10).some(({ text }) => named.test(text))
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

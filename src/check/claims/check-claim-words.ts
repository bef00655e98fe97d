// Step of the sentence check: the words of one clause. A passage carries them, near each other, with the same yes or no.
import { normalise } from '#text/normalise.ts'
import { checkEmphasis, checkNearby, checkSuperlative } from './check-claim-emphasis.ts'
import { checkDenial, checkNegation } from './check-claim-negation.ts'
import { checkOrder, isSequenceTurned } from './check-claim-order.ts'
import { checkPlan } from './check-claim-plan.ts'
import { checkScope } from './check-claim-scope.ts'
import { checkStance } from './check-claim-stance.ts'
import { checkVoice } from './check-claim-voice.ts'
import type { CheckDeps, CitedPassage, SentenceFault } from './cited-passage.ts'
import { type Clause, readClauses, readContent, readMentions } from './claim-source.ts'
import { readForm } from './claim-wording.ts'
import { isCarried, measureSupport, type Support } from './measure-support.ts'
import type { Claim } from './read-claims.ts'

/** A lead-in names what the sentence is about and claims nothing. */
const leadIn =
  /^(?:在|关于|对于|就|至于|针对|从)?[^\d,，。]{2,16}(?:方面|(?:来)?看|来说|而言)$|^[^\d,，。]{2,8}中$|^(?:关于|对于|至于)[^\d,，。]{2,16}$/

/** What tells against a sentence by its words; `uncarried`: too few of them stand in the passage; `denial`: a no of its own. */
export type WordSign =
  | 'emphasis'
  | 'praise'
  | 'cause'
  | 'voice'
  | 'uncarried'
  | 'order'
  | 'superlative'
  | 'nearby'
  | 'scope'
  | 'plan'
  | 'negation'
  | 'denial'

export interface WordFault extends SentenceFault {
  readonly sign: WordSign
}

/** Each group of the claim's passages carries the clause by itself. What comes first is told. */
export function checkWords(claim: Claim, deps: CheckDeps): SentenceFault | null {
  for (const { rule, text } of findWordFaults(claim, deps)) return { rule, text }
  return null
}

/** In the order in which they are told; each is looked for when it is asked for. */
export function* findWordFaults(claim: Claim, deps: CheckDeps): Generator<WordFault> {
  const { clause } = claim
  yield* mark('emphasis', checkEmphasis(claim))
  const stance = checkStance(claim)
  yield* mark(stance?.rule === 'praise' ? 'praise' : 'cause', stance)
  if (isLeadIn(claim)) return
  yield* mark('voice', checkVoice(claim, deps))
  if (isOrderTurned(claim, deps)) yield { sign: 'order', rule: 'clause', text: clause.raw }
  for (const passages of claim.each) yield* findAgainst(claim, passages, deps)
}

function* mark(sign: WordSign, fault: SentenceFault | null): Generator<WordFault> {
  if (fault) yield { sign, ...fault }
}

export function isLeadIn({ clause }: Claim): boolean {
  return leadIn.test(clause.raw.trim())
}

/** Looked at once a sentence, where it begins. */
function isOrderTurned({ sentence, before, passages }: Claim, { sameWords }: CheckDeps): boolean {
  if (before !== '') return false
  const formOf = (text: string) => readForm(normalise(text).text, sameWords)
  return passages.length === 1 && isSequenceTurned(sentence, passages[0]!.text, formOf)
}

export interface Measured {
  /** The content of the clause without places. */
  readonly form: string
  /** Of the passage that carries most of it. */
  readonly support: Support
  readonly isCarried: boolean
}

/** How far these passages carry the clause's words; null where it has none that could be. */
export function measureAgainst(
  { clause }: Claim,
  passages: readonly CitedPassage[],
  deps: CheckDeps,
): Measured | null {
  const form = readContent(clause, listNames(clause.raw, passages, deps), deps)
  if (form.length < 2) return null
  const supports = passages.map(({ text }) => measureSupport(form, readClauses(text, deps)))
  const support = supports.reduce((a, b) => (b.share > a.share ? b : a))
  const measured = { length: form.length, hasNumber: clause.quantities.length > 0 }
  return { form, support, isCarried: isCarried(support, measured) }
}

function* findAgainst(
  claim: Claim,
  passages: readonly CitedPassage[],
  deps: CheckDeps,
): Generator<WordFault> {
  const { clause, before } = claim
  const sources = passages.map(({ text }) => readClauses(text, deps))
  const source = { passages, clauses: sources.flat() }
  const measured = measureAgainst(claim, passages, deps)
  if (measured === null) {
    const beside = { near: findBeside(clause, sources), ...source }
    yield* mark('negation', checkNegation(clause, beside))
    yield* mark('denial', checkDenial(clause, beside))
    return
  }
  const { form, support } = measured
  const { near } = support
  if (!measured.isCarried) yield { sign: 'uncarried', rule: 'clause', text: clause.raw }
  yield* mark('order', checkOrder(clause, form, source.clauses))
  yield* mark('superlative', checkSuperlative(clause, form, source.clauses))
  yield* mark('nearby', checkNearby(clause, near))
  yield* mark('scope', checkScope(claim, form, { near, clauses: source.clauses }))
  yield* mark('plan', checkPlan(clause, form, { before, clauses: source.clauses }))
  yield* mark('negation', checkNegation({ ...clause, form }, { near, ...source }))
  yield* mark('denial', checkDenial({ ...clause, form }, { near, ...source }))
}

/** A clause that is all number (比上年少8件) is held against the clauses that write the number, and those beside them. */
function findBeside({ quantities }: Clause, sources: readonly (readonly Clause[])[]): readonly Clause[] {
  return sources.flatMap((clauses) => {
    const holds = (clause: Clause | undefined) =>
      clause?.quantities.some(({ value }) => quantities.some((own) => own.value === value)) ?? false
    return clauses.filter((one, at) => holds(one) || holds(clauses[at - 1]) || holds(clauses[at + 1]))
  })
}

/** Places are checked on their own and need not stand in the passage. */
function listNames(raw: string, passages: readonly CitedPassage[], deps: CheckDeps): readonly string[] {
  const said = readMentions(raw, deps).map(({ text }) => text)
  const own = passages.flatMap(({ place }) => [place.county, place.town].flatMap((name) => name ?? []))
  return [...said, ...own]
}

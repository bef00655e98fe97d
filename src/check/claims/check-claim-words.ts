// Step of the sentence check: the words of one clause. A passage carries them, near each other, with the same yes or no.
import { normalise } from '#text/normalise.ts'
import { checkEmphasis, checkNearby, checkSuperlative } from './check-claim-emphasis.ts'
import { checkNegation } from './check-claim-negation.ts'
import { checkOrder, isSequenceTurned } from './check-claim-order.ts'
import { checkPlan } from './check-claim-plan.ts'
import { checkScope } from './check-claim-scope.ts'
import { checkStance } from './check-claim-stance.ts'
import { checkVoice } from './check-claim-voice.ts'
import type { CheckDeps, CitedPassage, SentenceFault } from './cited-passage.ts'
import { type Clause, readClauses, readContent, readMentions } from './claim-source.ts'
import { readForm } from './claim-wording.ts'
import { isMeant } from './measure-meaning.ts'
import { isCarried, measureSupport } from './measure-support.ts'
import type { Claim } from './read-claims.ts'

/** A lead-in names what the sentence is about and claims nothing. */
const leadIn =
  /^(?:在|关于|对于|就|至于|针对|从)?[^\d,，。]{2,16}(?:方面|(?:来)?看|来说|而言)$|^[^\d,，。]{2,8}中$|^(?:关于|对于|至于)[^\d,，。]{2,16}$/

/** Each group of the claim's passages carries the clause by itself. */
export function checkWords(claim: Claim, deps: CheckDeps): SentenceFault | null {
  const { clause } = claim
  const said = checkEmphasis(claim) ?? checkStance(claim)
  if (said) return said
  if (leadIn.test(clause.raw.trim())) return null
  const heard = checkVoice(claim, deps)
  if (heard) return heard
  if (isOrderTurned(claim, deps)) return { rule: 'clause', text: clause.raw }
  for (const passages of claim.each) {
    const fault = checkAgainst(claim, passages, deps)
    if (fault) return fault
  }
  return null
}

/** Looked at once a sentence, where it begins. */
function isOrderTurned({ sentence, before, passages }: Claim, { sameWords }: CheckDeps): boolean {
  if (before !== '') return false
  const formOf = (text: string) => readForm(normalise(text).text, sameWords)
  return passages.length === 1 && isSequenceTurned(sentence, passages[0]!.text, formOf)
}

function checkAgainst(
  claim: Claim,
  passages: readonly CitedPassage[],
  deps: CheckDeps,
): SentenceFault | null {
  const { clause, before } = claim
  const form = readContent(clause, listNames(clause.raw, passages, deps), deps)
  const sources = passages.map(({ text }) => readClauses(text, deps))
  const source = { passages, clauses: sources.flat() }
  if (form.length < 2) return checkNegation(clause, { near: findBeside(clause, sources), ...source })
  const supports = sources.map((clauses) => measureSupport(form, clauses))
  const best = supports.reduce((a, b) => (b.share > a.share ? b : a))
  const measured = { length: form.length, hasNumber: clause.quantities.length > 0 }
  const texts = passages.map(({ text }) => text)
  if (!isCarried(best, measured) && !isMeant(claim, texts, { form, support: best }))
    return { rule: 'clause', text: clause.raw }
  return (
    checkOrder(clause, form, source.clauses) ??
    checkSuperlative(clause, form, source.clauses) ??
    checkNearby(clause, best.near) ??
    checkScope(claim, form, { near: best.near, clauses: source.clauses }) ??
    checkPlan(clause, form, { before, clauses: source.clauses }) ??
    checkNegation({ ...clause, form }, { near: best.near, ...source })
  )
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

// Step: one written sentence against the passages it cites. In: the sentence with its [n] marks and what they stand for. Out: the first thing that does not hold, or null.
import { checkNames, checkPlaces, checkYears } from './check-claim-names.ts'
import { dropOrders } from './check-claim-voice.ts'
import { checkWords } from './check-claim-words.ts'
import type { CheckDeps, CitedPassage, SentenceFault } from './cited-passage.ts'
import { checkNumbers } from './numbers/check-claim-numbers.ts'
import { readClaims } from './read-claims.ts'

/** Throws nothing; a mark that stands for no passage counts as no citation. */
export function checkSentence(
  sentence: string,
  passages: readonly CitedPassage[],
  deps: CheckDeps,
): SentenceFault | null {
  const claims = readClaims(sentence, dropOrders(passages, deps), deps)
  if (claims === null) return { rule: 'uncited', text: sentence }
  for (const claim of claims) {
    const fault =
      checkNumbers(claim) ?? checkYears(claim) ?? checkPlaces(claim, deps) ?? checkWords(claim, deps)
    if (fault) return fault
  }
  const cited = [...new Set(claims.flatMap((claim) => claim.passages))]
  return checkNames(sentence, cited)
}

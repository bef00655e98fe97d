// Step: one written sentence against the passages it cites. In: the sentence with its [n] marks and what they stand for. Out: the first thing that does not hold, or null.
import { checkNames, checkPlaces, checkYears } from './check-claim-names.ts'
import { dropOrders } from './check-claim-voice.ts'
import { checkWords, findWordFaults, type WordFault, type WordSign } from './check-claim-words.ts'
import type { CheckDeps, CitedPassage, SentenceFault } from './cited-passage.ts'
import { judgeSigns, readSentenceSigns, softSigns } from './judge/judge-sentence.ts'
import { judgeWeights } from './judge/judge-weights.ts'
import { checkNumbers } from './numbers/check-claim-numbers.ts'
import { type Claim, readClaims } from './read-claims.ts'

/** Throws nothing; a mark that stands for no passage counts as no citation. */
export function checkSentence(
  sentence: string,
  passages: readonly CitedPassage[],
  deps: CheckDeps,
): SentenceFault | null {
  const claims = readClaims(sentence, dropOrders(passages, deps), deps)
  if (claims === null) return { rule: 'uncited', text: sentence }
  const judged = readJudged(claims, deps)
  if (judged === null) return checkByWords(claims, deps)
  if (judged.fault !== null || judgeSigns(judged.signs) > judgeWeights.sure) return judged.fault
  const [first] = judged.broken
  return first ? { rule: first.rule, text: first.text } : { rule: 'clause', text: claims[0]!.clause.raw }
}

/** Letter by letter: whatever rule is broken stops it. */
function checkByWords(claims: readonly Claim[], deps: CheckDeps): SentenceFault | null {
  for (const claim of claims) {
    const fault = checkFacts(claim, deps) ?? checkWords(claim, deps)
    if (fault) return fault
  }
  return checkNamed(claims)
}

/** A number, a year, a place: as written or not at all. */
function checkFacts(claim: Claim, deps: CheckDeps): SentenceFault | null {
  return checkNumbers(claim) ?? checkYears(claim) ?? checkPlaces(claim, deps)
}

function checkNamed(claims: readonly Claim[]): SentenceFault | null {
  return checkNames(claims[0]?.sentence ?? '', [...new Set(claims.flatMap((claim) => claim.passages))])
}

interface Judged {
  /** What stops it, however near it is in meaning: a fact, a name, a no, hearsay. */
  readonly fault: SentenceFault | null
  /** What else is broken, in order. */
  readonly broken: readonly WordFault[]
  readonly signs: readonly number[]
}

/** Null where nothing was encoded. */
export function readJudged(claims: readonly Claim[], deps: CheckDeps): Judged | null {
  if (!deps.meaning) return null
  const faults = claims.flatMap((claim) => {
    const fact = checkFacts(claim, deps)
    return [...(fact ? [fact] : []), ...findWordFaults(claim, deps)]
  })
  const isSoft = (fault: SentenceFault | WordFault): fault is WordFault =>
    'sign' in fault && soft.has(fault.sign)
  const broken = faults.filter(isSoft)
  const signs = readSentenceSigns(claims, new Set(broken.map(({ sign }) => sign)), deps)
  if (signs === null) return null
  const hard = faults.find((fault) => !isSoft(fault))
  return {
    fault: hard ? { rule: hard.rule, text: hard.text } : checkNamed(claims),
    broken,
    signs,
  }
}

const soft: ReadonlySet<WordSign> = new Set(softSigns)

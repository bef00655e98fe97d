// Step of the sentence check: what a passage only says that others say is no fact of the report.
import type { CheckDeps, SentenceFault } from './cited-passage.ts'
import { readClauses, readContent } from './claim-source.ts'
import { measureCover } from './measure-support.ts'
import type { Claim } from './read-claims.ts'
import { isReported, readVoices } from './read-voices.ts'

/** Hearsay must carry so much more of a clause than the report's own words do. */
const margin = 0.2

export function checkVoice(sentence: string, claim: Claim, deps: CheckDeps): SentenceFault | null {
  const { clause, passages } = claim
  const voices = passages.map((passage) => readVoices(passage, deps))
  const hearsay = voices.map((one) => one.hearsay).join('')
  if (hearsay === '' || isReported(sentence, clause.raw, hearsay)) return null
  const [heard, told] = [
    voices.flatMap(({ hearsay }) => readClauses(hearsay, deps)),
    voices.flatMap((one) => readClauses(one.told, deps)),
  ]
  const holds = (value: number, unit: string) => (one: (typeof told)[number]) =>
    one.quantities.some((other) => other.value === value && other.unit === unit)
  const isNumberHeard = clause.quantities.some(
    ({ value, unit }) => heard.some(holds(value, unit)) && !told.some(holds(value, unit)),
  )
  const form = readContent(clause, [], deps)
  const [byHeard, byTold] = [heard, told].map((clauses) =>
    measureCover(form, clauses.map((one) => one.form).join('|')),
  ) as [number, number]
  return isNumberHeard || byHeard >= byTold + margin ? { rule: 'hearsay', text: clause.raw } : null
}

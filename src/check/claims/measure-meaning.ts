// Tool of the sentence check: does a clause say in other words what a passage says? In: what an encoder makes of each token of its sentence. Out: yes, or no.
import type { TokenNearness } from '#ports/meaning-reader.ts'
import type { Support } from './measure-support.ts'
import type { Claim } from './read-claims.ts'

/** A token further off than `far` says something else; than `apart`, something new. */
const far = 0.7
const apart = 0.6
/** Of so many tokens that stand furthest off the mean counts. */
const lowest = 4
const most = { gap: 8, novel: 6, length: 12 }

/** Fitted by test/learn/train-support.ts, which prints them; in the order of `readMeaningSigns`. */
const weights = [-0.18, -2.04, 8.67, -1.23, -1.43, -2.68, -1.86, 1.57, -0.23, -0.01, -0.14, 0, 0.89]
const base = -0.19
/** What is taken on meaning alone has to be this sure; fitted there, too. */
const sure = 1.25

/** A sentence of a model without its marks: what is encoded. */
export function bareSentence(sentence: string): string {
  return sentence.replace(/\s?\[\d{1,3}\]/g, '')
}

/** `form`: the content of the clause; false where nothing was encoded. */
export function isMeant(claim: Claim, texts: readonly string[], measured: Measured): boolean {
  const signs = readMeaningSigns(claim, texts, measured)
  if (signs === null) return false
  return signs.reduce((sum, sign, at) => sum + sign * weights[at]!, base) > sure
}

interface Measured {
  readonly form: string
  readonly support: Support
}

/** Null where the sentence or a text was not encoded. */
export function readMeaningSigns(
  claim: Claim,
  texts: readonly string[],
  { form, support }: Measured,
): readonly number[] | null {
  const sentence = bareSentence(claim.sentence)
  const tokens = claim.deps.meaning?.compare(sentence, texts) ?? null
  if (tokens === null) return null
  const own = ofClause(claim, sentence, tokens)
  if (own.length === 0) return null
  const all = own.map(({ nearness }) => nearness)
  const told = own.filter(({ start, end }) => form.includes(sentence.slice(start, end)))
  const content = (told.length > 0 ? told : own).map(({ nearness }) => nearness).sort((a, b) => a - b)
  const low = content.slice(0, Math.max(1, Math.floor(content.length / lowest)))
  const hasNumber = claim.clause.quantities.length > 0
  const { share, nearShare, letters, novel, gap } = support
  return [
    mean(all),
    mean(low),
    mean(content),
    content.filter((one) => one < apart).length / lowest,
    content.filter((one) => one < far).length / content.length,
    share,
    nearShare,
    letters,
    Math.min(novel, most.novel),
    Math.min(gap.length, most.gap),
    Math.min(form.length, most.length),
    hasNumber ? 1 : 0,
    hasNumber ? letters : 0,
  ]
}

/** Tokens of the clause, marks left out; clauses that read alike are told apart by what stands before. */
function ofClause(
  { clause, before }: Claim,
  sentence: string,
  tokens: readonly TokenNearness[],
): readonly TokenNearness[] {
  const raw = bareSentence(clause.raw)
  const at = sentence.indexOf(raw, Math.max(0, bareSentence(before).length - raw.length))
  const start = at < 0 ? Math.max(0, sentence.indexOf(raw)) : at
  return tokens.filter(
    (one) =>
      one.start >= start &&
      one.end <= start + raw.length &&
      !/^[\p{P}\s]+$/u.test(sentence.slice(one.start, one.end)),
  )
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

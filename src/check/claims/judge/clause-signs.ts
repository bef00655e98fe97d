// Tool of the sentence check: a clause, by its words and by what an encoder makes of them, beside its passages -> the signs that speak for or against it.
import type { PieceNearness, TokenNearness } from '#ports/meaning-reader.ts'
import { bareSentence } from '../bare-sentence.ts'
import { isLeadIn, type Measured, measureAgainst } from '../check-claim-words.ts'
import type { CheckDeps } from '../cited-passage.ts'
import type { Claim } from '../read-claims.ts'

/** Signs of which the least of a sentence's clauses counts, and those of which the most does; of both the mean as well. */
const least = [
  'mean',
  'content',
  'lowest',
  'first',
  'second',
  'together',
  'lowestTogether',
  'firstTogether',
  'share',
  'near',
  'letters',
] as const
const most = ['apart', 'far', 'gap', 'novel', 'length', 'hasNumber', 'isCombined'] as const
/** Of any clause. */
const any = ['addsNo', 'losesNo', 'addsMust', 'losesMay'] as const
export const signKinds = { least, most, any }

export type ClauseSigns = Readonly<
  Record<(typeof least)[number] | (typeof most)[number] | (typeof any)[number], number>
>

/** A token further off than `far` says something else; than `apart`, something new. */
const far = 0.7
const apart = 0.6
/** Of so many tokens that stand furthest off the mean counts. */
const quarter = 4
const bounds = { apart: 6, gap: 8, novel: 6, length: 12, addsMust: 2 }

/** What says no, what says for certain or of all, and what leaves it open. */
const no = /[不没未无非别勿莫]|禁止|避免|拒/
const must =
  /必须|必然|一定|肯定|所有|任何|全部|都|完全|彻底|只有|唯一|从不|从来|永远|绝对|总是|最|才|根本|均|一律|保证/g
const may =
  /可能|或许|也许|一般|大多|往往|通常|约|左右|部分|有的|一些|不少|多数|容易|有时|估计|预计|据说|疑似|初步|尚|建议|应当|最好|可以/

/** Null for a lead-in and for a clause without words of its own, and where nothing was encoded. */
export function readClauseSigns(claim: Claim, deps: CheckDeps): ClauseSigns | null {
  const measured = isLeadIn(claim) ? null : measureWorst(claim, deps)
  const sentence = bareSentence(claim.sentence)
  const texts = claim.passages.map(({ text }) => text)
  const tokens = deps.meaning?.compare(sentence, texts) ?? null
  const pieces = deps.meaning?.pieces(sentence, texts) ?? null
  if (measured === null || tokens === null || pieces === null) return null
  const own = ofClause(claim, sentence, tokens)
  return own.length === 0 ? null : describe({ claim, sentence, measured, own, pieces })
}

/** Of the groups of passages that each must carry it, the one that carries least. */
function measureWorst(claim: Claim, deps: CheckDeps): Measured | null {
  const all = claim.each.flatMap((passages) => measureAgainst(claim, passages, deps) ?? [])
  return all.length === 0 ? null : all.reduce((a, b) => (b.support.share < a.support.share ? b : a))
}

interface Given {
  readonly claim: Claim
  readonly sentence: string
  readonly measured: Measured
  /** Tokens of the clause. */
  readonly own: readonly TokenNearness[]
  readonly pieces: readonly PieceNearness[]
}

function describe({ claim, sentence, measured: { form, support }, own, pieces }: Given): ClauseSigns {
  const named = own.filter(({ start, end }) => form.includes(sentence.slice(start, end)))
  const told = named.length > 0 ? named : own
  const whole = sorted(told.map(({ nearness }) => nearness))
  // One sentence of the passage that carries most of it by itself.
  const means = pieces.map((_, at) => mean(told.map(({ each }) => each[at]!)))
  const best = means.indexOf(Math.max(...means))
  const together = sorted(told.map(({ each }) => each[best]!))
  const window = support.near.map(({ raw }) => raw).join('，') || pieces[best]!.text
  const { raw, quantities } = claim.clause
  const added = (raw.match(must) ?? []).filter((word) => !window.includes(word)).length
  return {
    mean: mean(own.map(({ nearness }) => nearness)),
    content: mean(whole),
    lowest: mean(whole.slice(0, Math.max(1, Math.floor(whole.length / quarter)))),
    first: whole[0]!,
    second: whole[Math.min(1, whole.length - 1)]!,
    together: mean(together),
    lowestTogether: mean(together.slice(0, Math.max(1, Math.floor(together.length / quarter)))),
    firstTogether: together[0]!,
    share: support.share,
    near: support.nearShare,
    letters: support.letters,
    apart: Math.min(bounds.apart, whole.filter((one) => one < apart).length),
    far: whole.filter((one) => one < far).length / whole.length,
    gap: Math.min(bounds.gap, support.gap.length),
    novel: Math.min(bounds.novel, support.novel),
    length: Math.min(bounds.length, form.length),
    hasNumber: quantities.length > 0 ? 1 : 0,
    isCombined: mean(whole) - mean(together),
    addsNo: no.test(raw) && !no.test(window) ? 1 : 0,
    losesNo: !no.test(raw) && no.test(window) ? 1 : 0,
    addsMust: Math.min(bounds.addsMust, added),
    losesMay: may.test(window) && !may.test(raw) ? 1 : 0,
  }
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

const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)
export const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length

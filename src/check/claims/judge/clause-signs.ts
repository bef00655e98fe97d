// Tool of the sentence check: a clause, by its letters and by what an encoder makes of its words, beside its passages -> the signs that speak for or against it.
import { bareSentence } from '../bare-sentence.ts'
import { isLeadIn, type Measured, measureAgainst } from '../check-claim-words.ts'
import type { CheckDeps } from '../cited-passage.ts'
import type { Claim } from '../read-claims.ts'
import { type Compared, compareWords } from './compare-words.ts'
import { readWordSigns, type WordSigns } from './word-signs.ts'

type LetterSigns = ReturnType<typeof readLetterSigns>
/** Of every clause the same, in the same order. */
export type ClauseSigns = WordSigns & LetterSigns

const bounds = { gap: 8, novel: 6, length: 12, addsMust: 2 }

/** What says for certain or of all, and what leaves it open. */
const must =
  /必须|必然|一定|肯定|所有|任何|全部|都|完全|彻底|只有|唯一|从不|从来|永远|绝对|总是|最|才|根本|均|一律|保证/g
const may =
  /可能|或许|也许|一般|大多|往往|通常|约|左右|部分|有的|一些|不少|多数|容易|有时|估计|预计|据说|疑似|初步|尚|建议|应当|最好|可以/

/** Null for a lead-in and for a clause without words of its own, and where nothing was encoded. */
export function readClauseSigns(claim: Claim, deps: CheckDeps): ClauseSigns | null {
  const measured = isLeadIn(claim) ? null : measureWorst(claim, deps)
  const sentence = bareSentence(claim.sentence)
  const read =
    deps.meaning?.read(
      sentence,
      claim.passages.map(({ text }) => text),
    ) ?? null
  if (measured === null || read === null) return null
  const compared = compareWords(read.own, read.pieces, deps)
  const words = ofClause(claim, sentence, compared)
  if (words.length === 0 || compared.source.length === 0) return null
  const named = words.filter((word) => {
    const { start, end } = compared.own[word]!
    return measured.form.includes(sentence.slice(start, end))
  })
  const said = { raw: claim.clause.raw, words, told: named.length > 0 ? named : words, sentence }
  return { ...readWordSigns(said, compared), ...readLetterSigns(claim, measured) }
}

/** Of the groups of passages that each must carry it, the one that carries least. */
function measureWorst(claim: Claim, deps: CheckDeps): Measured | null {
  const all = claim.each.flatMap((passages) => measureAgainst(claim, passages, deps) ?? [])
  return all.length === 0 ? null : all.reduce((a, b) => (b.support.share < a.support.share ? b : a))
}

function readLetterSigns({ clause }: Claim, { form, support }: Measured) {
  const window = support.near.map(({ raw }) => raw).join('，')
  const added = (clause.raw.match(must) ?? []).filter((word) => !window.includes(word)).length
  return {
    share: support.share,
    near: support.nearShare,
    letters: support.letters,
    gap: Math.min(bounds.gap, support.gap.length),
    novel: Math.min(bounds.novel, support.novel),
    length: Math.min(bounds.length, form.length),
    hasNumber: clause.quantities.length > 0 ? 1 : 0,
    addsMust: Math.min(bounds.addsMust, added),
    losesMay: Number(may.test(window) && !may.test(clause.raw)),
  }
}

/** Words of the clause; clauses that read alike are told apart by what stands before. */
function ofClause({ clause, before }: Claim, sentence: string, { own }: Compared): readonly number[] {
  const raw = bareSentence(clause.raw)
  const at = sentence.indexOf(raw, Math.max(0, bareSentence(before).length - raw.length))
  const start = at < 0 ? Math.max(0, sentence.indexOf(raw)) : at
  return own.flatMap((word, i) => (word.start >= start && word.end <= start + raw.length ? [i] : []))
}

// Step: ranked sentences -> those of the kind that is asked for: with a number, from the plan, a heading. Falls back to all when none is left.
import type { Query } from '#retrieve/query.ts'
import type { ScoredSentence } from '#retrieve/rank-sentences.ts'
import { matchTerm } from '#retrieve/rank-sentences.ts'
import { findQuantities } from '#text/find-quantities.ts'

/** A number answers only when it stands with what was asked: this share of the best clause's words. */
const figureShare = 0.5

export function narrowEvidence(
  query: Query,
  sentences: readonly ScoredSentence[],
): readonly ScoredSentence[] {
  const bodies = query.wants.has('structure') ? sentences : preferBodies(sentences)
  const inPart = query.part === null ? bodies : preferPart(query, bodies)
  return wantsNumber(query) ? preferNumbers(query, inPart) : inPart
}

export function wantsNumber({ wants }: Query): boolean {
  return wants.has('figure') || wants.has('total')
}

/** A heading names a practice without telling it: it is quoted only where no sentence answers. */
function preferBodies(sentences: readonly ScoredSentence[]): readonly ScoredSentence[] {
  const bodies = sentences.filter(({ isHeading }) => !isHeading)
  return bodies.some(({ coverage }) => coverage >= 0.5) ? bodies : sentences
}

/** 打算 asks for plans, 问题 for problems; a sentence of another part answers only where none of that part does. */
function preferPart(query: Query, sentences: readonly ScoredSentence[]): readonly ScoredSentence[] {
  const asked = sentences.filter((sentence) => sentence.part === query.part && sentence.coverage > 0.3)
  return asked.length > 0 ? asked : sentences
}

/** Sentences whose numbers stand in clauses that carry the question's words, best clause first within equal scores. */
function preferNumbers(query: Query, sentences: readonly ScoredSentence[]): readonly ScoredSentence[] {
  const scored = sentences.flatMap((sentence) => {
    const gain = gainOfNumbers(query, sentence.text)
    return gain === null ? [] : [{ sentence, gain }]
  })
  const best = Math.max(0, ...scored.map(({ gain }) => gain))
  if (scored.length === 0) return sentences
  return scored
    .filter(({ gain }) => gain >= best * figureShare)
    .map(({ sentence, gain }) => ({ ...sentence, score: sentence.score + gain }))
    .sort((a, b) => b.score - a.score)
}

/** How much of the question the best clause with a number carries, 0 to 1; null when the sentence has no number. */
export function gainOfNumbers(query: Query, text: string): number | null {
  const total = query.terms.reduce((sum, term) => sum + term.weight, 0) || 1
  let best: number | null = null
  for (const clause of splitAtNumbers(text)) {
    const carried = query.terms.reduce((sum, term) => sum + term.weight * matchTerm(term, clause), 0) / total
    if (best === null || carried > best) best = carried
  }
  return best
}

/** Clauses (with the one before, which often names what is counted) that hold a quantity, or say that there was none. */
function splitAtNumbers(text: string): readonly string[] {
  const clauses = text.split(/[,，;；。]/)
  return clauses.flatMap((clause, i) => {
    const says = findQuantities(clause).length > 0 || /无|没有|未发生|零/.test(clause)
    return says ? [`${clauses[i - 1] ?? ''},${clause}`] : []
  })
}

// Tool of revision: words of what is to go (网格员工资低, 资料) -> the words by which it is removed: of a fact without a number its own, of others as said. Null where nothing is named so.
import type { Brief } from '#domain/brief.ts'
import { pairsOf } from '#draft/revise/find-facts.ts'
import { withLeaning } from './find-pieces.ts'
import { matchFacts, whole } from './match-fact.ts'
import { wordsBefore } from './name-fact.ts'

/** So much of what was said stands in the fact. */
const most = 0.6

export function nameToRemove(said: string, brief: Brief): string | null {
  const words = said.trim()
  const wanted = [...pairsOf(words)]
  if (wanted.length === 0) return null
  const share = (text: string) => {
    const own = pairsOf(text)
    return wanted.filter((pair) => own.has(pair)).length / wanted.length
  }
  const pieces = listTexts(brief)
    .flatMap((text) => text.split('，').map((clause) => ({ text, clause, held: share(clause) })))
    .sort((a, b) => b.held - a.held)
  const [best, next] = pieces.filter(({ clause }) => !/\d/.test(clause))
  const counted = Math.max(0, ...pieces.map(({ clause, held }) => (/\d/.test(clause) ? held : 0)))
  if (best !== undefined && best.held >= most && best.held > counted && best.held > (next?.held ?? 0))
    return withLeaning(best.text, best.clause)
  const [fact] = matchFacts(words, brief.figures)
  if (counted >= most) return words
  // 包案 of 包信访案4件
  return fact !== undefined && fact.cover >= whole ? wordsBefore(fact.figure) || words : null
}

/** Sentences as they stand, each once. */
function listTexts({ figures, statements }: Brief): readonly string[] {
  return [...new Set([...statements.map(({ text }) => text), ...figures.map(({ clause }) => clause)])]
}

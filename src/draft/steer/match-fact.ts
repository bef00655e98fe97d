// Tool of revision: what a person calls a number (评查次数, 网上投诉的那个) -> how far each fact of the draft is called so. A character that few facts have tells more.
import type { BriefFigure } from '#domain/brief.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { nearWords } from './name-fact.ts'

export interface FactMatch {
  readonly figure: BriefFigure
  /** Share of what was said that its own words hold, 0 to 1. */
  readonly cover: number
  /** Decides among the matching: whole words count beside characters, its sentence a little. */
  readonly score: number
}

/** Best first; those that share nothing are left out. `name`: without words of the talk. */
export function matchFacts(name: string, figures: readonly BriefFigure[]): readonly FactMatch[] {
  const said = [...name].filter((char) => /[\u4e00-\u9fff]/.test(char))
  if (said.length === 0 || name.length > longestName) return []
  const own = figures.map((one) => `${one.indicator} ${nearWords(one)}`)
  const about = figures.map(({ clause, label }) => `${clause} ${label}`)
  const weights = said.map((char) => {
    const holders = own.filter((words) => words.includes(char)).length
    return Math.log(1 + (figures.length + 1) / (holders + 0.5))
  })
  const whole = weights.reduce((sum, one) => sum + one, 0)
  const share = (words: string) =>
    weights.reduce((sum, one, at) => sum + (words.includes(said[at]!) ? one : 0), 0) / whole
  const matches = figures.map((figure, at): FactMatch => {
    const cover = share(own[at]!)
    return { figure, cover, score: cover + 0.5 * sharePairs(name, own[at]!) + 0.2 * share(about[at]!) }
  })
  return matches.filter(({ cover }) => cover > 0).sort((a, b) => b.score - a.score)
}

/** All of what was said stands in its words. */
export const whole = 0.99
/** So much better than the next one. */
export const ahead = 0.12

/** The one that is called so, all of the name and better than any other; null where none surely is. */
export function matchOne(name: string, figures: readonly BriefFigure[]): BriefFigure | null {
  const [best, next] = matchFacts(name, figures)
  const isSure = best !== undefined && best.cover >= whole && best.score - (next?.score ?? 0) >= ahead
  return isSure ? best.figure : null
}

const longestName = 30

/** Of the pairs of neighbours how many stand in the words; 1 where one character is all. */
function sharePairs(name: string, words: string): number {
  const pairs = listPairs(name)
  return pairs.length === 0 ? 1 : pairs.filter((pair) => words.includes(pair)).length / pairs.length
}

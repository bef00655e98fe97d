// Step: frame and the townships searched -> how much may be quoted: what a person reads on one screen.
import type { Frame } from '#domain/frame.ts'

export interface QuoteLimits {
  /** Characters of all quotes together. */
  readonly characters: number
  readonly quotes: number
  readonly perReport: number
  /** Quotes that a place may have, round by round: [1, 3] gives each its say before one has three. */
  readonly rounds: readonly number[]
  /** A longer sentence is cut to its clauses that answer. */
  readonly longest: number
  /** A sentence may lie this far behind the best one's score. */
  readonly distance: number
}

const oneTownship: QuoteLimits = {
  characters: 280,
  quotes: 4,
  perReport: 4,
  rounds: [4],
  longest: 100,
  distance: 1,
}
const several: QuoteLimits = {
  characters: 340,
  quotes: 8,
  perReport: 2,
  rounds: [1, 3],
  longest: 90,
  distance: 1.2,
}
/** One thing of one place is asked for: what tells it, and what lies right beside that. */
const oneThing: QuoteLimits = { ...oneTownship, characters: 160, quotes: 2, distance: 0.6 }
const ofOneThing: readonly Frame['want'][] = ['who', 'detail', 'why']
/** Where several things are asked at once. */
const farther = 0.6

/** Of one township what lies close behind the best, so the vaguer the find, the more; of several first one each. */
export function quoteLimits({ text, want }: Frame, places: number): QuoteLimits {
  if (places <= 1) {
    if (asksSeveral(text)) return { ...oneTownship, distance: oneTownship.distance + farther }
    return ofOneThing.includes(want) ? oneThing : oneTownship
  }
  if (want === 'detail') return { ...several, quotes: 4, rounds: [1, 2], distance: 0.8 }
  if (want === 'how') return { ...several, rounds: [1, 2], distance: 1.4 }
  return want === 'compare' || want === 'rank' ? { ...several, rounds: [1], distance: 2 } : several
}

/** 登记多少件、化解多少; 办结率跟满意率各是多少: the parts of the answer may stand apart. */
function asksSeveral(text: string): boolean {
  return (text.match(/多少|几|怎么/g)?.length ?? 0) > 1 || /分别|各/.test(text)
}

// Step: what rules and tables found in a question -> numbers that what was learnt is told beside the words.
import { type Frame, type Want, wants } from '#domain/frame.ts'
import type { Votes } from './vote-wants.ts'

export interface Found
  extends Pick<
    Frame,
    | 'include'
    | 'unknown'
    | 'ambiguous'
    | 'years'
    | 'isRelativeYear'
    | 'wantsPeers'
    | 'wantsTowns'
    | 'n'
    | 'isLeastFirst'
    | 'isNegated'
    | 'part'
    | 'assertedNumbers'
  > {
  readonly text: string
  readonly isNth: boolean
  /** What was wanted before; null where nothing was asked. */
  readonly before: Want | null
}

const parts = ['practice', 'problem', 'plan', 'cause'] as const
/** A want with votes of this weight is as good as said. */
const fullVote = 8
/** Characters up to which a question is very short, short, ... */
const lengths = [4, 8, 14, 30]

/** Always as many numbers in the same order: the learnt weights count on it. */
export function readSigns(found: Found, votes: Votes): readonly number[] {
  const { include, unknown, ambiguous, years, part, text } = found
  const places = include.length + unknown.length + ambiguous.length
  const flags = [
    places === 0,
    places === 1,
    places > 1,
    places === 2,
    years.length === 0,
    years.length === 1,
    years.length > 1,
    found.isRelativeYear,
    found.wantsPeers,
    found.wantsTowns,
    found.n !== null,
    found.isNth,
    found.isLeastFirst,
    found.isNegated,
    found.assertedNumbers.length === 1,
    found.assertedNumbers.length > 1,
    votes.asksHeading,
    ...parts.map((one) => one === part),
    ...lengths.map((most) => text.length <= most),
  ]
  const sum = wants.reduce((total, want) => total + votes.wants[want], 0)
  return [
    ...flags.map(Number),
    ...wants.map((want) => Math.min(2, votes.wants[want] / fullVote)),
    ...wants.map((want) => (sum === 0 ? 0 : votes.wants[want] / sum)),
    Number(sum === 0),
    ...wants.map((want) => Number(want === found.before)),
  ]
}

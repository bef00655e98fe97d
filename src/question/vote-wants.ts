// Step: masked question -> how much the lines of prompts/asking/wants.tsv speak for each kind of answer.
import { type Want, wants } from '#domain/frame.ts'
import type { WantLine } from '#domain/prompt-book.ts'

export interface Votes {
  readonly wants: Readonly<Record<Want, number>>
  /** It is asked whether something has a section of its own. */
  readonly asksHeading: boolean
}

export function voteWants(masked: string, lines: readonly WantLine[]): Votes {
  const votes = Object.fromEntries(wants.map((want) => [want, 0])) as Record<Want, number>
  let asksHeading = false
  for (const { as, weight, pattern } of lines) {
    if (!pattern.test(masked)) continue
    if (as === 'heading') asksHeading = true
    else votes[as] += weight
  }
  return { wants: votes, asksHeading }
}

/** The want with the highest number; the first of equals. */
export function findHighest(numbers: Readonly<Record<Want, number>>): Want {
  return wants.reduce((best, want) => (numbers[want] > numbers[best] ? want : best), wants[0])
}

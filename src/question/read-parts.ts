// Step: a question that asks two things (存在什么问题，下一步怎么打算; 怎么推的？装了多少) -> what each of them is; null where it asks one.
import type { Frame, Want } from '#domain/frame.ts'
import type { WantLine } from '#domain/prompt-book.ts'
import { maskQuestion } from './mask-question.ts'
import { readPart } from './read-want.ts'
import { findHighest, voteWants } from './vote-wants.ts'

export interface TwoParts extends Pick<Frame, 'want' | 'part'> {
  readonly also: NonNullable<Frame['also']>
}

interface Clause {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Two of these are told one after the other; of others the one answer holds both. */
const pairs: readonly (readonly [Want, Want])[] = [
  ['how', 'value'],
  ['how', 'why'],
  ['why', 'how'],
  ['why', 'value'],
  ['value', 'why'],
  ['value', 'how'],
  ['trend', 'why'],
  ['whether', 'why'],
  ['whether', 'how'],
  ['who', 'total'],
]

/** Votes of the table from which on a clause surely asks that. */
const sureVotes = 4
const shortest = 3

export function readTwoParts(
  { text, rest, want }: { readonly text: string; readonly rest: string; readonly want: Want },
  lines: readonly WantLine[],
): TwoParts | null {
  const clauses = cutClauses(text)
  if (clauses.length < 2) return null
  const parts = clauses.flatMap(({ text: said }) => readPart(said) ?? [])
  const [first, second] = [...new Set(parts)]
  if (first && second && first !== 'cause' && second !== 'cause')
    return { want: 'overview', part: first, also: { want: 'overview', part: second, text } }
  const asked = clauses.flatMap((clause) => {
    const own = readClause(clause, rest, lines)
    return own === null ? [] : [{ want: own, text: clause.text }]
  })
  const [one, other] = asked.filter((each, i) => asked.findIndex((same) => same.want === each.want) === i)
  if (!one || !other || (want !== one.want && want !== other.want)) return null
  const isPair = pairs.some(([before, after]) => before === one.want && after === other.want)
  return isPair
    ? { want: one.want, part: null, also: { want: other.want, part: null, text: other.text } }
    : null
}

function cutClauses(text: string): readonly Clause[] {
  return Array.from(text.matchAll(/[^，,。？?；;！!\s]+/g), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  })).filter(({ text: said }) => said.trim().length >= shortest)
}

function readClause({ text, start, end }: Clause, rest: string, lines: readonly WantLine[]): Want | null {
  const { wants } = voteWants(maskQuestion(text, rest.slice(start, end)), lines)
  const want = findHighest(wants)
  return wants[want] >= sureVotes ? want : null
}

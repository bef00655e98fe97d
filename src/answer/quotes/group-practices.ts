// Step: quotes -> the practices they show (专项摸排, 联合调处), told by the words of prompts/practices.
import type { Practice } from '#domain/prompt-book.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import type { Quote } from './open-quote.ts'

interface PracticeGroup {
  readonly name: string
  readonly quotes: readonly Quote[]
}

export interface PracticeGroups {
  /** In the order of the practice with most quotes. */
  readonly groups: readonly PracticeGroup[]
  /** Quotes that tell something concrete but fit no practice of the table. */
  readonly others: readonly Quote[]
  /** Quotes that only say it was done well: no practice, no number. */
  readonly vague: readonly Quote[]
}

/** A quote goes to the first practice of the table whose words it has; the table's order is the office's. */
export function groupPractices(quotes: readonly Quote[], practices: readonly Practice[]): PracticeGroups {
  const byName = new Map<string, Quote[]>()
  const others: Quote[] = []
  const vague: Quote[] = []
  for (const quote of quotes) {
    const practice = practices.find(({ words }) => words.some((word) => quote.text.includes(word)))
    if (practice?.name === unnamed) others.push(quote)
    else if (practice) byName.set(practice.name, [...(byName.get(practice.name) ?? []), quote])
    else if (findQuantities(quote.text).length > 0 || quote.text.length >= concreteLength) others.push(quote)
    else vague.push(quote)
  }
  const groups = [...byName].map(([name, quotes]) => ({ name, quotes }))
  return { groups: groups.sort((a, b) => b.quotes.length - a.quotes.length), others, vague }
}

/** Words of results (追回工资) lead to sentences, and are no practice: prompts/practices gives them this name. */
const unnamed = '其他'

/** 做好治欠保支工作 says nothing of how; a sentence of this many characters usually does. */
const concreteLength = 28

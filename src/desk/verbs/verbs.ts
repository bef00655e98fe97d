// Table: the verbs that terminal, page and conversation reach without a line of their own. A new one is one file here and one entry.
import { listCoverage } from './list-coverage.ts'
import { listIndicators } from './list-indicators.ts'
import type { Verb } from './verb.ts'

export const verbs: readonly Verb[] = [listIndicators, listCoverage]

/** The verb that a message asks for as a whole, with the word it names; null for any other message. */
export function findVerb(message: string): { readonly verb: Verb; readonly word: string | null } | null {
  // Before the first pattern: blanks without end are no message either.
  if (message.length > 60) return null
  const text = message.trim().replace(/[\s。.!！~～?？]+$/, '')
  for (const verb of verbs) {
    const match = verb.asked.exec(text)
    if (match) return { verb, word: match[1] ?? null }
  }
  return null
}

// The desk's verbs over people: who somebody is, as a reader. Channels know a name; rights are decided here.
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import { admitUnsigned } from './admit-unsigned.ts'

export interface PeopleDesk {
  /** `person` as the channel knows him: `telegram:123`, `web:…`, `terminal`. */
  readerFor(person: string): Promise<Reader>
  /** Lets a visitor in by a cookie of the time when they were not signed, with the talk it names: once. */
  admitUnsigned(person: string, conversation: string | null): Promise<boolean>
}

export interface PeopleParts {
  /** What conversations answer from (`--samples`). */
  readonly withSamples: boolean
  /** The page answers this machine alone, with no password and no proxy before it: whoever opens it sits at the machine. */
  readonly isLocalPage?: boolean
  readonly journal: Journal
  readonly now: () => Date
}

/** Who sits at the machine administers it; everybody else belongs to no unit until somebody tells which. */
export function openPeopleDesk(parts: PeopleParts): PeopleDesk {
  return {
    readerFor: async (person) => ({
      person,
      unit: null,
      role: sitsHere(person, parts) ? 'administrator' : 'editor',
      withSamples: parts.withSamples,
    }),
    admitUnsigned: (person, conversation) => admitUnsigned({ person, conversation }, parts),
  }
}

function sitsHere(person: string, { isLocalPage = false }: PeopleParts): boolean {
  return /^(?:terminal|batch:)/.test(person) || (isLocalPage && person.startsWith('web:'))
}

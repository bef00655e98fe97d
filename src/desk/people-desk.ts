// The desk's verbs over people: who somebody is, as a reader. Channels know a name; rights are decided here.
import type { Reader } from '#domain/reader.ts'

export interface PeopleDesk {
  /** `person` as the channel knows him: `telegram:123`, `web:…`, `terminal`. */
  readerFor(person: string): Promise<Reader>
}

export interface PeopleParts {
  /** What conversations answer from (`--samples`). */
  readonly withSamples: boolean
}

/** Who sits at the machine administers it; everybody else belongs to no unit until somebody tells which. */
export function openPeopleDesk({ withSamples }: PeopleParts): PeopleDesk {
  return {
    readerFor: async (person) => ({
      person,
      unit: null,
      role: /^(?:terminal|batch:)/.test(person) ? 'administrator' : 'editor',
      withSamples,
    }),
  }
}

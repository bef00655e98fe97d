// The desk's verbs over places: the township a person works for, and names to choose from while one is typed.
import type { Place } from '#domain/place.ts'
import type { Reader } from '#domain/reader.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Journal } from '#ports/journal.ts'
import type { Views } from '#ports/views.ts'
import { findPlaceName } from './keep-place.ts'

export interface PlaceDesk {
  /** 本单位 of this person; null where he never said. */
  readPlace(reader: Reader): Promise<string | null>
  /**
   * Returns the full name it was understood as (青禾县柳溪镇). Throws AppError `input` when it is no known or plausible place,
   * AmbiguousPlaceError when it is several.
   */
  savePlace(reader: Reader, place: string): Promise<string>
  clearPlace(reader: Reader): Promise<void>
  /** Up to 8 names that start with or contain the text, those of the library first. */
  suggestPlaces(reader: Reader, text: string): Promise<readonly string[]>
  /** Free text (柳溪镇, 青禾县柳溪镇) -> the place; null when it names none. */
  parsePlace(text: string): Place | null
}

export interface PlaceParts {
  readonly views: Views
  readonly journal: Journal
  /** 本单位 from the settings, for who sits at the machine; null where none is set. */
  readonly ownPlace: string | null
  /** Names (青禾县柳溪镇) that start with or contain the text, those of `visible` first. */
  readonly suggestPlaces: (text: string, visible: readonly ReportSummary[]) => readonly string[]
  readonly parsePlace: (text: string) => Place | null
}

export function openPlaceDesk(parts: PlaceParts): PlaceDesk {
  const { views, journal, ownPlace, suggestPlaces, parsePlace } = parts
  const suggest = async (reader: Reader, text: string) =>
    suggestPlaces(text, await views.viewFor(reader).listReports())
  const keep = ({ person }: Reader, place: string | null) =>
    journal.people.update(person, (known) => ({ name: null, ...known, id: person, place }))
  return {
    readPlace: async ({ person }) => {
      const own = person === 'terminal' ? ownPlace : null
      return own ?? (await journal.people.read(person))?.place ?? null
    },
    async savePlace(reader, given) {
      const name = await findPlaceName(given, (text) => suggest(reader, text))
      await keep(reader, name)
      return name
    },
    clearPlace: (reader) => keep(reader, null),
    suggestPlaces: suggest,
    parsePlace,
  }
}

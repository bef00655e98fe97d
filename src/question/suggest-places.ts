// Step: what someone has typed of a township's name -> full names to choose from, those of the library first.
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { findPlaces, type Gazetteer } from '#text/places.ts'

const most = 8

/** Up to 8 names (青禾县柳溪镇) that contain the text or are named by it. */
export function suggestPlaces(
  text: string,
  { visible, gazetteer }: { visible: readonly ReportSummary[]; gazetteer: Gazetteer },
): readonly string[] {
  const typed = text.trim()
  const own = visible.map(({ metadata }) => placeName(metadata.place)).filter((name) => name.includes(typed))
  const known = visible.map(({ metadata }) => metadata.place)
  const named = findPlaces(typed, { gazetteer, known })
    .flatMap(({ places }) => places)
    .filter((place) => place.town !== null)
  const areas = findPlaces(typed, { gazetteer })
    .flatMap(({ places }) => places)
    .filter((place) => place.town === null)
  const within = named.filter((place) =>
    areas.some((area) => area.county === place.county || area.city === place.city),
  )
  const guesses = ['镇', '乡', '街道'].flatMap((suffix) => gazetteer.find(`${typed}${suffix}`))
  const listed = [...(within.length > 0 ? within : named), ...guesses].filter((place) => place.town !== null)
  return [...new Set([...own, ...listed.map(placeName)])].slice(0, most)
}

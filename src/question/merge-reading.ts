// Step: the rules' query and the model's reading of the same question -> one query. The rules keep what they found; a reading that contradicts them is left out.
import { matchesPlace, placeName } from '#domain/place.ts'
import type { Query } from '#domain/query.ts'
import type { ReportSummary } from '#domain/report.ts'
import { shortName } from '#text/places.ts'
import type { QueryDeps, Question } from './build-query.ts'
import { findPractices } from './find-practices.ts'
import { isKnown, type Reading } from './read-again.ts'
import { readTopic } from './read-topic.ts'

/** Null when the two disagree on places or years, or the reading names one that was not said: the rules' query stands. */
export function mergeReading(
  query: Query,
  reading: Reading,
  { question, ...deps }: { question: Question } & Pick<QueryDeps, 'segmenter' | 'book' | 'visible'>,
): Query | null {
  const said = [question.text, ...question.context].join('\n')
  const places = findPlaces(reading.places, deps.visible)
  if (places.some(({ town }) => !said.includes(shortName(town ?? '')))) return null
  if (reading.years.some((year) => !said.includes(String(year)) && !query.years.includes(year))) return null
  const agrees = query.include.every((asked) => places.some((place) => matchesPlace(asked, place)))
  if (places.length > 0 && !agrees) return null
  if (reading.years.length > 0 && query.years.some((year) => !reading.years.includes(year))) return null
  const read = readTopic(reading.topic, { ...deps, synonyms: deps.book.synonyms })
  const terms = chooseTerms(query, read.terms, reading.topic)
  if (terms === null) return null
  const wants = new Set(query.wants.has('fact') ? reading.wants : query.wants)
  return {
    ...query,
    topic: read.topic,
    terms,
    wants,
    cues: wants.has('practice')
      ? findPractices({ terms }, deps.book.practices).flatMap(({ words }) => words)
      : query.cues,
    part: query.part ?? (wants.has('practice') ? null : reading.part),
    include: query.include.length > 0 || query.wantsPeers ? query.include : places,
    years: query.years.length > 0 ? query.years : reading.years,
  }
}

function findPlaces(names: readonly string[], visible: readonly ReportSummary[]) {
  return names.flatMap(
    (name) => visible.find(({ metadata }) => placeName(metadata.place) === name)?.metadata.place ?? [],
  )
}

/** Numbers and names are asked for in exact words: others would answer another question. */
const exact = ['figure', 'total', 'name', 'confirm', 'structure'] as const

/**
 * The reading's words where the rules know none of theirs; of words that they know, the ones it picks out of a long
 * question. Null: the rules' query stands.
 */
function chooseTerms({ terms, wants }: Query, read: Query['terms'], topic: string): Query['terms'] | null {
  if (terms.some(isKnown)) {
    const picked = terms.filter(({ word, alternatives }) =>
      [word, ...alternatives].some((one) => topic.includes(one)),
    )
    return picked.length > 0 ? picked : null
  }
  const isExact = terms.length > 0 && exact.some((want) => wants.has(want))
  return read.some(isKnown) && !isExact ? read : null
}

// Step: the rules' frame and the model's reading of the same question -> one frame. The rules keep what they found; a reading that contradicts them is left out.

import { type Frame, isKnown, type Want } from '#domain/frame.ts'
import { matchesPlace, type Place, placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { shortName } from '#text/places.ts'
import { findPractices } from './find-practices.ts'
import type { Reading } from './read-again.ts'
import type { FrameDeps, Question } from './read-frame.ts'
import { readTopic } from './read-topic.ts'

interface Merging extends Pick<FrameDeps, 'segmenter' | 'book' | 'visible'> {
  readonly question: Question
}

/**
 * Null when the two disagree on places or years, or the reading names a place, a year or an indicator that stands neither
 * in the question nor in the talk: the rules' frame stands.
 */
export function mergeReading(frame: Frame, reading: Reading, merging: Merging): Frame | null {
  const { question, ...deps } = merging
  const places = findPlaces(reading.places.in, deps.visible)
  if (!isSaid(frame, reading, { places, question })) return null
  const topic = reading.topic.join(' ')
  const read = readTopic(topic, {
    ...deps,
    synonyms: deps.book.synonyms,
    fillers: deps.book.asking.fillers,
  })
  const terms = chooseTerms(frame, read.terms, topic)
  if (terms === null) return null
  const want = frame.want === 'detail' ? reading.want : frame.want
  const out = findPlaces(reading.places.out, deps.visible)
  return {
    ...frame,
    topic: read.topic,
    terms,
    want,
    isNegated: frame.isNegated || (reading.negated && ['who', 'library'].includes(want)),
    cues:
      want === 'how'
        ? findPractices({ terms }, deps.book.practices).flatMap(({ words }) => words)
        : frame.cues,
    part: frame.part ?? (want === 'how' ? null : reading.part),
    include: frame.include.length > 0 || frame.wantsPeers ? frame.include : places,
    exclude: frame.exclude.length > 0 ? frame.exclude : out,
    years: frame.years.length > 0 ? frame.years : reading.years,
    n: frame.n ?? reading.n,
    takes: frame.takes ?? reading.takes,
  }
}

/** Each place, year and indicator stands in the question, in the talk or in the frame that it led to. */
function isSaid(
  frame: Frame,
  reading: Reading,
  { places, question }: { places: readonly Place[]; question: Question },
): boolean {
  const said = [question.text, ...question.context, question.last?.frame.text ?? ''].join('\n')
  const before = question.last?.frame
  const isNamed = (place: Place) =>
    said.includes(shortName(place.town ?? '')) ||
    [...frame.include, ...(before?.include ?? [])].some((one) => matchesPlace(one, place))
  if (!places.every(isNamed)) return false
  const years = [...frame.years, ...(before?.years ?? [])]
  if (reading.years.some((year) => !said.includes(String(year)) && !years.includes(year))) return false
  const agrees = frame.include.every((asked) => places.some((place) => matchesPlace(asked, place)))
  if (places.length > 0 && !agrees) return false
  return reading.years.length === 0 || frame.years.every((year) => reading.years.includes(year))
}

function findPlaces(names: readonly string[], visible: readonly ReportSummary[]) {
  return names.flatMap(
    (name) => visible.find(({ metadata }) => placeName(metadata.place) === name)?.metadata.place ?? [],
  )
}

/** Numbers and names are asked for in exact words: others would answer another question. */
const exact: readonly Want[] = ['value', 'total', 'detail', 'whether']

/**
 * The reading's words where the rules know none of theirs; of words that they know, the ones it picks out of a long
 * question. Null: the rules' frame stands.
 */
function chooseTerms({ terms, want }: Frame, read: Frame['terms'], topic: string): Frame['terms'] | null {
  if (terms.some(isKnown)) {
    const picked = terms.filter(({ word, alternatives }) =>
      [word, ...alternatives].some((one) => topic.includes(one)),
    )
    return picked.length > 0 ? picked : null
  }
  const isExact = terms.length > 0 && exact.includes(want)
  return read.some(isKnown) && !isExact ? read : null
}

// Step: the rules' frame and the model's reading of the same question -> one frame. The rules keep what they found; a reading that contradicts them is left out.

import type { Frame, Want } from '#domain/frame.ts'
import { matchesPlace, placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { shortName } from '#text/places.ts'
import { findPractices } from './find-practices.ts'
import { isKnown, type Reading } from './read-again.ts'
import type { FrameDeps, Question } from './read-frame.ts'
import { readTopic } from './read-topic.ts'

/** Null when the two disagree on places or years, or the reading names one that was not said: the rules' frame stands. */
export function mergeReading(
  frame: Frame,
  reading: Reading,
  { question, ...deps }: { question: Question } & Pick<FrameDeps, 'segmenter' | 'book' | 'visible'>,
): Frame | null {
  const said = [question.text, ...question.context].join('\n')
  const places = findPlaces(reading.places, deps.visible)
  if (places.some(({ town }) => !said.includes(shortName(town ?? '')))) return null
  if (reading.years.some((year) => !said.includes(String(year)) && !frame.years.includes(year))) return null
  const agrees = frame.include.every((asked) => places.some((place) => matchesPlace(asked, place)))
  if (places.length > 0 && !agrees) return null
  if (reading.years.length > 0 && frame.years.some((year) => !reading.years.includes(year))) return null
  const read = readTopic(reading.topic, {
    ...deps,
    synonyms: deps.book.synonyms,
    fillers: deps.book.asking.fillers,
  })
  const terms = chooseTerms(frame, read.terms, reading.topic)
  if (terms === null) return null
  const want = frame.want === 'detail' ? reading.want : frame.want
  return {
    ...frame,
    topic: read.topic,
    terms,
    want,
    cues:
      want === 'how'
        ? findPractices({ terms }, deps.book.practices).flatMap(({ words }) => words)
        : frame.cues,
    part: frame.part ?? (want === 'how' ? null : reading.part),
    include: frame.include.length > 0 || frame.wantsPeers ? frame.include : places,
    years: frame.years.length > 0 ? frame.years : reading.years,
  }
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

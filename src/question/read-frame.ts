// Step: question + conversation -> Frame. What a follow-up leaves out (place, topic, year) is taken from what was asked before.

import type { LastAnswer } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import { isSamePlace, matchesPlace, type Place, placeFullName, placeName } from '#domain/place.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import type { Gazetteer } from '#text/places.ts'
import { findPractices } from './find-practices.ts'
import { readExtent } from './read-extent.ts'
import { readHead } from './read-head.ts'
import { readOperation } from './read-operation.ts'
import { readOwnPlace, readScope } from './read-scope.ts'
import { readTopic, type Topic } from './read-topic.ts'
import { asksNorm, asksWho, readAssertedNumbers, readPart, readWant } from './read-want.ts'
import { blankSpans } from './read-years.ts'
import { takeUp } from './take-up.ts'

export interface Question {
  readonly text: string
  /** 本单位 of the asker, as he gave it. */
  readonly askerPlace: string | null
  /** Earlier questions, oldest first; read only where the answer before is not at hand. */
  readonly context: readonly string[]
  /** The answer before, which a follow-up goes on from. */
  readonly last?: LastAnswer | null
}

export interface FrameDeps {
  readonly segmenter: Segmenter
  readonly gazetteer: Gazetteer
  readonly book: PromptBook
  readonly thisYear: number
  readonly visible: readonly ReportSummary[]
}

interface Opened extends FrameDeps {
  readonly own: Place | null
  readonly known: readonly Place[]
}

export function readFrame(question: Question, deps: FrameDeps): Frame {
  const known = listKnownPlaces(deps.visible)
  const own = question.askerPlace ? readOwnPlace(question.askerPlace, { ...deps, known }) : null
  const opened = { ...deps, own, known }
  const read = (last: LastAnswer | null, text: string) => readAfter(last, text, opened)
  const earlier = question.context.reduce<LastAnswer | null>(
    (last, text) => ({ frame: read(last, text), lines: [], citations: [] }),
    null,
  )
  return read(question.last ?? earlier, question.text)
}

/** A question after the answer before it. */
function readAfter(last: LastAnswer | null, text: string, deps: Opened): Frame {
  const { frame, isNth } = readAlone(text, last?.frame ?? null, deps)
  if (last === null) return settle(frame, text, deps)
  const { operations } = deps.book
  const takes = readOperation(frame, { last: last.frame, operations, isNth })
  const isHeld = (asked: Place, years: readonly number[]) =>
    deps.visible.some(
      ({ metadata: { place, year } }) => matchesPlace(asked, place) && years.includes(year ?? 0),
    )
  const taken = takeUp(
    last,
    { ...frame, takes },
    { ...deps, isHeld, readTopic: (said) => topicOf(said, deps) },
  )
  return settle(taken, text, deps)
}

function topicOf(text: string, { segmenter, book }: Opened): Topic {
  return readTopic(text, { segmenter, synonyms: book.synonyms })
}

/** As if nothing had been asked before; of what was, only the years that 两年前 counts from. */
function readAlone(text: string, last: Frame | null, deps: Opened): { frame: Frame; isNth: boolean } {
  const { own, known, book } = deps
  const authors = deps.visible.flatMap(({ metadata }) => [metadata.title ?? '', metadata.issuer ?? ''])
  const dated = deps.visible.map(({ metadata: { place, year } }) => ({ place, year }))
  const part = readPart(text)
  const { rest, ...scope } = readScope({ text, own, part, last }, { ...deps, known, authors, dated })
  const { isNth, spans, ...extent } = readExtent(text, book.extents)
  const said = blankSpans(rest, spans)
  const { topic, terms } = topicOf(said, deps)
  const frame: Frame = {
    text,
    topic,
    plain: said.replace(/\s+/g, ' ').trim(),
    terms,
    head: readHead(said, terms),
    ...readWant(text),
    ...extent,
    takes: null,
    about: null,
    cues: [],
    part,
    assertedNumbers: readAssertedNumbers(text),
    own,
    ...scope,
    ...(extent.asksOwnRank ? { include: [] } : {}),
  }
  return { frame, isNth }
}

/** What only the whole frame tells: 谁 of one township is a person; a norm of no township and no year is the law's, not a report's. */
function settle(frame: Frame, said: string, { book }: Opened): Frame {
  const { want, include, years, terms } = frame
  const practices = want === 'how' ? findPractices({ terms }, book.practices) : []
  const plain = frame.plain === '' ? frame.text : frame.plain
  const told = { ...frame, plain, cues: practices.flatMap(({ words }) => words) }
  const isGeneral = ['detail', 'who', 'value'].includes(want) && frame.takes !== 'source'
  if (isGeneral && include.length === 1 && asksWho(said)) return { ...told, want: 'private' }
  const isFree = namesNoPlace(frame) && years.length === 0
  return isFree && asksNorm(said) ? { ...told, want: 'outside', asksLaw: true } : told
}

function namesNoPlace(scope: Frame): boolean {
  return scope.include.length + scope.unknown.length + scope.ambiguous.length === 0 && !scope.wantsPeers
}

function listKnownPlaces(reports: readonly ReportSummary[]): readonly Place[] {
  const known: Place[] = []
  const seen = new Set<string>()
  for (const place of reports.flatMap(({ metadata, rowPlaces }) => [metadata.place, ...rowPlaces])) {
    const name = placeFullName(place)
    if (name === '' || seen.has(name)) continue
    seen.add(name)
    const isHeld = known.some((other) => isSamePlace(other, place) && placeName(other) === placeName(place))
    if (!isHeld) known.push(place)
  }
  return known
}

// Step: question + conversation -> Frame. What a follow-up leaves out (place, topic, year) is taken from what was asked before.

import type { Frame } from '#domain/frame.ts'
import { isSamePlace, type Place, placeFullName, placeName } from '#domain/place.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import type { Gazetteer } from '#text/places.ts'
import { findPractices } from './find-practices.ts'
import { readHead } from './read-head.ts'
import { type ReadScope, readOwnPlace, readScope } from './read-scope.ts'
import { readTopic, type Topic } from './read-topic.ts'
import { asksNorm, asksWho, readAssertedNumbers, readPart, readWant } from './read-want.ts'

export interface Question {
  readonly text: string
  /** 本单位 of the asker, as he gave it. */
  readonly askerPlace: string | null
  /** Earlier questions, oldest first. */
  readonly context: readonly string[]
}

export interface FrameDeps {
  readonly segmenter: Segmenter
  readonly gazetteer: Gazetteer
  readonly book: PromptBook
  readonly thisYear: number
  readonly visible: readonly ReportSummary[]
}

interface Reading {
  readonly text: string
  readonly scope: ReadScope
  readonly topic: Topic
}

export function readFrame(question: Question, deps: FrameDeps): Frame {
  const known = listKnownPlaces(deps.visible)
  const own = question.askerPlace ? readOwnPlace(question.askerPlace, { ...deps, known }) : null
  const now = readOne(question.text, { own, known, deps })
  const earlier = question.context.map((text) => readOne(text, { own, known, deps }))
  const topicFrom =
    now.topic.terms.length > 0 ? now : (earlier.findLast((one) => one.topic.terms.length > 0) ?? now)
  const isFollowUp = topicFrom !== now || followsUp(now)
  const placeFrom =
    isFollowUp && namesNoPlace(now) ? (earlier.findLast((one) => !namesNoPlace(one)) ?? now) : now
  const isYearLeftOut = isFollowUp && now.scope.years.length === 0 && placeFrom !== now
  const yearFrom = isYearLeftOut ? findYearSource(placeFrom, earlier) : now
  const asked = topicFrom === now ? question.text : `${topicFrom.text} ${question.text}`
  const { terms } = topicFrom.topic
  const kinds = readKinds(asked, [placeFrom, yearFrom])
  const practices = kinds.want === 'how' ? findPractices({ terms }, deps.book.practices) : []
  return {
    text: asked,
    topic: topicFrom.topic.topic,
    plain: readPlain(
      isFollowUp && placeFrom !== now ? [placeFrom, now] : topicFrom === now ? [now] : [topicFrom, now],
    ),
    terms,
    head: readHead(topicFrom.scope.rest, terms),
    ...kinds,
    isNegated: /没(?:有)?(?:写|提|搞|说|公布|讲)|未(?:写|提)|(?:谁|哪)[^，,]{0,6}没/.test(question.text),
    n: null,
    isLeastFirst: /最[少低小差末后]|垫底|末位|倒数/.test(question.text),
    asksOwnRank: /(?:我们?|本|咱们?)(?:镇|乡|街道|单位|这)?.{0,6}(?:排|第)[第几]/.test(question.text),
    takes: null,
    cues: practices.flatMap(({ words }) => words),
    part: readPart(asked),
    assertedNumbers: readAssertedNumbers(question.text),
    own,
    include: placeFrom.scope.include,
    exclude: now.scope.exclude,
    unknown: placeFrom.scope.unknown,
    wantsPeers: now.scope.wantsPeers,
    wantsTowns: now.scope.wantsTowns,
    office: placeFrom.scope.office,
    period: yearFrom.scope.period,
    ambiguous: now.scope.ambiguous,
    years: yearFrom.scope.years,
    isRelativeYear: yearFrom.scope.isRelativeYear,
  }
}

function readOne(
  text: string,
  { own, known, deps }: { own: Place | null; known: readonly Place[]; deps: FrameDeps },
): Reading {
  const authors = deps.visible.flatMap(({ metadata }) => [metadata.title ?? '', metadata.issuer ?? ''])
  const scope = readScope({ text, own, part: readPart(text) }, { ...deps, known, authors })
  const topic = readTopic(scope.rest, { segmenter: deps.segmenter, synonyms: deps.book.synonyms })
  return { text, scope, topic }
}

/** What the place decides: 谁 of one township is a person; a norm of no township and no year is the law's, not a report's. */
function readKinds(asked: string, from: readonly Reading[]): ReturnType<typeof readWant> {
  const read = readWant(asked)
  const isGeneral = ['detail', 'who', 'value'].includes(read.want)
  if (isGeneral && from.some(({ scope }) => scope.include.length === 1) && asksWho(asked))
    return { ...read, want: 'private' }
  const isFree = from.every((one) => namesNoPlace(one) && one.scope.years.length === 0)
  return isFree && asksNorm(asked) ? { ...read, want: 'outside', asksLaw: true } : read
}

function readPlain(readings: readonly Reading[]): string {
  const plain = readings
    .map(({ scope }) => scope.rest)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain === '' ? readings.map(({ text }) => text).join(' ') : plain
}

/** 石桥去年…, 那2022年呢, 成功率呢: the newest question since the place was named that names a year. */
function findYearSource(placeFrom: Reading, earlier: readonly Reading[]): Reading {
  const since = earlier.slice(earlier.lastIndexOf(placeFrom))
  return since.findLast(({ scope }) => scope.years.length > 0) ?? placeFrom
}

function namesNoPlace({ scope }: Reading): boolean {
  return scope.include.length + scope.unknown.length + scope.ambiguous.length === 0 && !scope.wantsPeers
}

/** 那…呢, 也是…, or so short that it cannot stand alone; not when it asks about all townships. */
function followsUp({ text }: Reading): boolean {
  if (/哪|谁|各|几个?(?:地方|乡|镇|街道|单位)|所有|其[他它]|别的/.test(text)) return false
  return /^(那|那么|再|还有|另外|它|这个|该)|也|呢[?？]?$|还/.test(text) || text.length <= 14
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

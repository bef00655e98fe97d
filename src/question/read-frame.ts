// Step: question + conversation -> Frame. What a follow-up leaves out (place, topic, year) is taken from what was asked before.

import type { LastAnswer } from '#domain/answer.ts'
import { type Frame, namesPlace, type Want } from '#domain/frame.ts'
import { matchesPlace, type Place } from '#domain/place.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Lexicon } from '#domain/search.ts'
import type { Reckoning, ToldNumber } from '#domain/talk/ledger.ts'
import type { QuestionReader, QuestionReading } from '#ports/question-reader.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import { cutEnd } from '#shared/cut-end.ts'
import type { Gazetteer } from '#text/places.ts'
import { chooseTakes } from './choose-operation.ts'
import { findPractices } from './find-practices.ts'
import { rememberFocus } from './focus/remember-focus.ts'
import { goOnWithThings, sumListed } from './follow/add-things.ts'
import { asksOrderAround, orderAround } from './follow/rank-around.ts'
import { bareSaying, readOperation } from './follow/read-operation.ts'
import { besideSpoken, findPointed, keepOnly, settleSpoken, widenToCounty } from './follow/read-pointed.ts'
import { countsFrom, readTold, rememberPlaces, yearOfRow } from './follow/remember-talk.ts'
import { sayPlainly } from './follow/say-plainly.ts'
import { turnBack } from './follow/take-back.ts'
import { takeUp } from './follow/take-up.ts'
import type { TakeUpDeps } from './follow/taking.ts'
import { startOfTurn } from './follow/turns.ts'
import { namePointed } from './hand/name-pointed.ts'
import { readHand } from './hand/read-hand.ts'
import { maskQuestion } from './mask-question.ts'
import { readExtent } from './read-extent.ts'
import { readHead } from './read-head.ts'
import { readMarks } from './read-marks.ts'
import { readTwoParts } from './read-parts.ts'
import { readOwnPlace, readScope, type ScopeDeps } from './read-scope.ts'
import { readSigns } from './read-signs.ts'
import { asksNumber, readTopic, type Topic } from './read-topic.ts'
import { asksNorm, readAssertedNumbers, readPart, readWant } from './read-want.ts'
import { standsFor } from './reckon/choose-cells.ts'
import { listOperators, readReckoning } from './reckon/read-reckoning.ts'
import { ofNothing, reckonsWith } from './reckon/reckons-with.ts'
import { blankSpans } from './scope/find-short-years.ts'
import { openWithStranger } from './scope/find-strangers.ts'
import { leaveAsides } from './scope/leave-asides.ts'
import { leaveCourtesy } from './scope/leave-courtesy.ts'
import { listKnownPlaces, listShortNames } from './scope/list-known-places.ts'
import { stayHome } from './scope/stay-home.ts'
import { leaveSides } from './topic/leave-sides.ts'
import { voteWants } from './vote-wants.ts'
import { askOfOthers, rankAll, ranksAll } from './want/ask-of-others.ts'
import { askDone, ofDone, ofRest } from './want/read-rest.ts'
import { againstBefore, ofReports, ofScope, ofSeveral } from './want/settle-want.ts'

export interface Question {
  readonly text: string
  /** 本单位 of the asker, as he gave it. */
  readonly askerPlace: string | null
  /** Earlier questions, oldest first; read only where the answer before is not at hand. */
  readonly context: readonly string[]
  /** The answer before, which a follow-up goes on from. */
  readonly last?: LastAnswer | null
  /** A few sentences are asked for that can be copied. */
  readonly isPiece?: boolean
}

export interface FrameDeps {
  readonly segmenter: Segmenter
  readonly gazetteer: Gazetteer
  readonly book: PromptBook
  readonly thisYear: number
  readonly visible: readonly ReportSummary[]
  /** Null, or absent: the tables read alone. */
  readonly reader?: QuestionReader | null
  /** What of these words the library writes; absent: not known. */
  readonly lexicon?: (text: string) => Promise<Lexicon>
}

interface Opened extends FrameDeps {
  readonly own: Place | null
  readonly known: readonly Place[]
}

export async function readFrame(question: Question, deps: FrameDeps): Promise<Frame> {
  const known = listKnownPlaces(deps.visible)
  const own = question.askerPlace ? readOwnPlace(question.askerPlace, { ...deps, known }) : null
  const opened = { ...deps, own, known }
  const names = listShortNames(known)
  const isHeld = (said: string) => names.some((name) => said.includes(name))
  const read = (last: LastAnswer | null, text: string) =>
    readAfter(last, leaveAsides(leaveCourtesy(text, deps.book.smallTalk), deps.book.extents, isHeld), opened)
  let last = question.last ?? null
  if (last === null)
    for (const text of question.context) last = { frame: await read(last, text), lines: [], citations: [] }
  const frame = await read(last, question.text)
  return question.isPiece ? { ...frame, isPiece: true } : frame
}

/** A question after the answer before it. */
async function readAfter(last: LastAnswer | null, typed: string, deps: Opened): Promise<Frame> {
  const said = last === null ? typed : sayPlainly(typed, deps.book.plainWords)
  const text = last === null ? said : namePointed(said, readHand(last))
  const before = last && { ...last.frame, years: countsFrom(last, listHeld(deps).dated) }
  const alone = await readAlone(text, before, deps)
  if (last === null) return settle(stayHome(alone.frame), text, deps)
  const { isNth, reading, lexicon } = alone
  const spoken = rememberPlaces(last, deps.known)
  const own = settleSpoken(alone.frame, spoken)
  const pointed = findPointed(own, { last, spoken })
  const against = pointed === null ? besideSpoken(own, spoken) : null
  const include = pointed ?? against ?? keepOnly(own, spoken, deps.own)
  const frame = include ? { ...own, include, wantsTowns: false } : widenToCounty(own, last.frame)
  const { operations, reckonings } = deps.book
  const meant = turnBack(last.frame, frame)
  const from = meant ?? last.frame
  const isPointed = pointed !== null
  const byRule = readOperation(frame, { last: from, operations, isNth, isPointed })
  const isAround = asksOrderAround(frame, last.frame)
  const takes = isAround
    ? 'same-year'
    : ranksAll(own)
      ? null
      : chooseTakes(frame, { last: from, byRule, reading })
  const operators = listOperators(bareSaying(text), reckonings)
  const taken = takeUp({ ...last, frame: from }, { ...frame, takes }, openTaking(operators, deps))
  const { places, years } = taken.talk ?? { places: taken.include, years: taken.years }
  const exclude = takes === null && frame.wantsPeers ? leavePeers(frame, last.frame) : taken.exclude
  const around = isAround ? orderAround(frame) : {}
  const things = goOnWithThings(last.frame, { ...frame, takes }, taken)
  const reckoning = readReckoning(own, { last: last.frame, spoken, reckonings, lexicon })
  const gone = { places, years: [...new Set([...years, ...yearsOf(reckoning)])], spoken, things }
  const talk = { ...gone, ...(text === said ? {} : { isPointed: true }) }
  const ownWords = reading ? { asked: alone.frame.asked ?? [] } : {}
  const told = meant === null ? readTold(taken, last) : []
  const ledger = last.frame.ledger ?? []
  const focus = rememberFocus(last, { own: alone.frame, takes, isPointed: text !== said, spoken })
  const kept = { talk, told, focus, ...(ledger.length > 0 ? { ledger } : {}) }
  const { reckoning: _, ...meantNow } = taken
  const want = sumOfOther(taken, reckonings)
  const year = yearOfRow({ ...meantNow, want }, last.frame)
  const ofRow = year === null ? {} : { years: [year], isRelativeYear: false }
  const asked = { ...meantNow, ...ownWords, exclude, want, ...ofRow, ...around, ...kept }
  const read = {
    ...asked,
    ...askOfOthers({ own, taken: asked, last: last.frame, spoken, known: deps.known }),
  }
  if (reckoning === null) return settle(read, text, deps)
  return settle({ ...read, ...toldOf(reckoning, last.frame, deps), reckoning }, text, deps)
}

function openTaking(operators: TakeUpDeps['operators'], deps: Opened): TakeUpDeps {
  const isHeld = (asked: Place, years: readonly number[]) =>
    deps.visible.some(
      ({ metadata: { place, year } }) => matchesPlace(asked, place) && years.includes(year ?? 0),
    )
  return { known: deps.known, isHeld, readTopic: (said) => topicOf(said, deps), operators }
}

/** Of the numbers that are reckoned with. */
function yearsOf(reckoning: Reckoning | null): readonly number[] {
  return (reckoning?.lines ?? []).flat(2).flatMap((cell) => standsFor(cell).year ?? [])
}

/** 按降幅算谁降得多: what is reckoned is of the thing that was told, in the words that asked for it. */
function toldOf(
  reckoning: Reckoning,
  last: Frame,
  deps: Opened,
): Partial<Pick<Frame, 'plain' | 'terms' | 'topic'>> {
  const cells = reckoning.lines.flat(2)
  if (cells.some(({ kind }) => kind !== 'told' && kind !== 'like')) return {}
  const isOf = ({ reportId, index }: ToldNumber) =>
    cells.some(({ number }) => number.reportId === reportId && number.index === index)
  const turn = last.ledger?.findLast(({ numbers }) => numbers.some((one) => one.isTold && isOf(one)))
  if (!turn) return {}
  const { terms, topic } = turn.plain === last.plain ? last : topicOf(turn.plain, deps)
  return { plain: turn.plain, terms, topic }
}

/** 物业纠纷三年也加一下 after another thing: added up, too. */
function sumOfOther({ takes, want, text, years }: Frame, reckonings: Opened['book']['reckonings']): Want {
  const said = text.slice(startOfTurn(text))
  const adds = reckonings.find(({ pattern }) => pattern.test(bareSaying(said)))?.as === 'sum'
  const isOfYears = takes === 'same-place' && years.length > 1
  return adds && isOfYears && ['value', 'trend', 'compare'].includes(want) ? 'total' : want
}

/** 别的镇讨薪写了没: others than those that were asked about. */
function leavePeers(now: Frame, last: Frame): readonly Place[] {
  const isOpen = now.exclude.length === 0 && now.include.length === 0
  return isOpen ? last.include.filter(({ town }) => town !== null) : now.exclude
}

/** `rest` is the message without places and years: whether it asks for a number. */
function topicOf(
  text: string,
  { segmenter, book }: Opened,
  heard: Partial<Pick<Alone, 'reading' | 'lexicon'>> & { readonly rest?: string } = {},
): Topic {
  const { synonyms, sounds, asking } = book
  const { reading, lexicon = null, rest = text } = heard
  const known = { likely: reading?.topic ?? null, lexicon, asksNumber: asksNumber.test(rest) }
  return readTopic(text, { segmenter, synonyms, sounds, fillers: asking.fillers, ...known })
}

interface Alone {
  readonly frame: Frame
  readonly isNth: boolean
  readonly reading: QuestionReading | null
  readonly lexicon: Lexicon | null
}

/** As if nothing had been asked before; of what was, only the years that 两年前 counts from. */
async function readAlone(message: string, last: Frame | null, deps: Opened): Promise<Alone> {
  const { own, known, book } = deps
  const done = askDone(message)
  const text = done ?? message
  const { authors, dated } = listHeld(deps)
  const part = last !== null && last.years.length > 0 && nextYear.test(text) ? null : readPart(text)
  const { rest, ...scope } = readScope({ text, own, part, last }, { ...deps, known, authors, dated })
  const { isNth, spans, ...extent } = readExtent(text, book.extents)
  const plain = tidy(blankSpans(rest, spans))
  const masked = maskQuestion(text, rest)
  const votes = voteWants(masked, book.asking.wants)
  const isHeld = (asked: Place, year: number) =>
    dated.some((one) => one.year === year && matchesPlace(asked, one.place))
  const said = { text, ...extent, ...scope, part, assertedNumbers: readAssertedNumbers(rest) }
  const told = againstBefore(said, isHeld)
  const saying = {
    plain,
    masked,
    ...readMarks(plain, { ...deps, synonyms: book.synonyms, fillers: book.asking.fillers }),
    signs: readSigns({ ...told, isNth, before: last?.want ?? null }, votes),
  }
  const reading = (await deps.reader?.read(saying, last?.plain ?? null)) ?? null
  const lexicon = (await deps.lexicon?.(plain)) ?? null
  const { topic, terms } = topicOf(plain, deps, { reading, lexicon, rest })
  const read = ofScope(told, readWant(text, { votes, reading }))
  const wanted = ofReports({ ...told, terms, isAfter: last !== null }, ofSeveral(told, votes, read))
  const kinds = reckonsWith(wanted, text, { last, reckonings: book.reckonings })
  const open = done === null ? terms : terms.map(ofDone)
  const asked = kinds.want === 'whether' ? leaveSides(open, book) : open
  const two = readTwoParts({ text, rest, want: kinds.want }, book.asking.wants)
  const frame: Frame = {
    ...told,
    text: message,
    ...kinds,
    ...two,
    ...(done === null ? {} : { isOfRest: true, want: ofRest(kinds.want) }),
    topic,
    plain,
    ...(reading ? { asked: reading.asked.map(({ start, end }) => plain.slice(start, end)) } : {}),
    terms: ofNothing.includes(kinds.want) && !kinds.asksLaw ? [] : asked,
    head: readHead(plain, asked),
    takes: null,
    about: null,
    cues: [],
    own,
    ...(last === null && namesNoPlace(told) ? openWithStranger(plain, { ...deps, lexicon }) : {}),
    ...rankAll({ ...told, terms, own }),
  }
  return { frame, isNth, reading, lexicon }
}

/** Without the blanks and marks that what was left out leaves around it. */
function tidy(text: string): string {
  return cutEnd(text.replace(/\s+/g, ' ').replace(/^[\s,，;；:：]+/, ''), /[\s,，;；:：]/)
}

/** Titles and issuers, places and years of what the library holds. */
function listHeld({ visible }: Opened): Pick<ScopeDeps, 'authors' | 'dated'> {
  return {
    authors: visible.flatMap(({ metadata }) => [metadata.title ?? '', metadata.issuer ?? '']),
    dated: visible.map(({ metadata: { place, year } }) => ({ place, year })),
  }
}

/** 下一年呢 after a year's number: the year, and no plan. */
const nextYear = /^[\s那再又的]*[下后]一?年度?(?:[呢的是多少几好个件起名万元了\s?？。]|又|还)*$/

/** What only the whole frame tells: 谁 of one township is a person; a norm of no township and no year is the law's, not a report's. */
function settle(read: Frame, said: string, { book }: Opened): Frame {
  const frame = read.takes === null || read.takes === 'same-place' ? sumListed(read) : read
  const { want, years, terms } = frame
  const practices = want === 'how' ? findPractices({ terms }, book.practices) : []
  const plain = frame.plain === '' ? frame.text : frame.plain
  const told = { ...frame, plain, cues: practices.flatMap(({ words }) => words) }
  if (frame.isNegated && ofSilence.includes(want)) return { ...told, want: 'who' }
  const isFree = namesNoPlace(frame) && years.length === 0
  return isFree && asksNorm(said) ? { ...told, want: 'outside', asksLaw: true } : told
}

/** 没写X的数: asked of what is not written, whatever the words would ask for otherwise. */
const ofSilence: readonly Want[] = ['value', 'rank', 'total', 'detail', 'overview', 'compare', 'quality']

function namesNoPlace(scope: Pick<Frame, 'include' | 'unknown' | 'ambiguous' | 'wantsPeers'>): boolean {
  return !namesPlace(scope) && !scope.wantsPeers
}

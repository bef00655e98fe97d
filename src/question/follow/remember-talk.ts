// Step: the answer before -> what the talk has gone through so far: places the newest last, and the years that were really told.
import type { LastAnswer } from '#domain/answer.ts'
import { asksNumber, type Frame } from '#domain/frame.ts'
import { isSamePlace, matchesPlace, type Place } from '#domain/place.ts'
import { distinctPlaces, distinctYears } from '#question/reckon/choose-cells.ts'
import { readFocus } from './read-items.ts'
import { startOfTurn } from './turns.ts'

/** Of a long talk the newest places count. */
const mostPlaces = 12

/** Places that were spoken of, the newest last: those asked about, else the one that the answer was about. */
export function rememberPlaces(answer: LastAnswer, known: readonly Place[]): readonly Place[] {
  const { frame } = answer
  const subjects = readSubjects(answer, known)
  return joinPlaces(frame.talk?.spoken ?? [], subjects).slice(-mostPlaces)
}

/** The later ones go last. */
export function joinPlaces(before: readonly Place[], now: readonly Place[]): readonly Place[] {
  return [...before.filter((place) => !now.some((one) => isSamePlace(one, place))), ...now]
}

/** Townships that were named; of an order the one that it names first; else the only one cited. */
function readSubjects(answer: LastAnswer, known: readonly Place[]): readonly Place[] {
  const { frame } = answer
  const towns = frame.include.filter(({ town }) => town !== null)
  if (towns.length > 0) return towns
  const asksWho = /谁|哪[一个家]/.test(frame.text.slice(startOfTurn(frame.text)))
  const isOrder = ordered.includes(frame.want) || (frame.want === 'trend' && asksWho)
  return readFocus(answer, known, isOrder).include
}

/** Their answer names first whom they ask for. */
const ordered: readonly Frame['want'][] = ['rank', 'quality']

/** Years from which 上一年 and 后一年 are counted. Of a year later than all reports (25年呢): the newest, which was told in its stead. */
export function countsFrom(last: LastAnswer, dated: readonly Dated[]): readonly number[] {
  const years = rememberYears(last)
  const [asked = 0] = years
  const { include, part } = last.frame
  const own = dated.filter(
    ({ place }) => include.length === 0 || include.some((one) => matchesPlace(one, place)),
  )
  const newest = Math.max(...own.flatMap(({ year }) => year ?? []))
  const isMissed = part !== 'plan' && years.length === 1 && own.length > 0 && asked > newest
  return isMissed ? [newest] : years
}

interface Dated {
  readonly place: Place
  readonly year: number | null
}

/** 去年 that the newest report answered is that report's year; no year asked and one year told is that year. */
function rememberYears({ frame, citations }: LastAnswer): readonly number[] {
  const told = [...new Set(citations.flatMap(({ year }) => year ?? []))]
  const isOne = frame.include.length === 1 && frame.include[0]!.town !== null
  // 按最近的2024年…: what was told of other years stands beside it.
  if (frame.years.length === 0 && told.length > 1 && frame.want === 'value' && isOne)
    return [Math.max(...told)]
  const isOpen = frame.years.length === 0 || (frame.isRelativeYear && frame.years.length === 1)
  return isOpen && told.length === 1 ? told : frame.years
}

/** Quotes of the answer before, where its story goes on: nothing of many places. */
export function readTold({ takes }: Frame, { citations }: LastAnswer): NonNullable<Frame['told']> {
  const reports = new Set(citations.map(({ reportId }) => reportId))
  const isStory =
    (takes === 'same-year' || takes === 'same-place' || takes === 'why' || takes === 'source') &&
    reports.size === 1
  return isStory ? citations.map(({ reportId, start, end }) => ({ reportId, start, end })) : []
}

/** 杨坪罚了多少钱 after the numbers of several towns, all of one year: of that year. Null where it names a year, or a town that was not among them. */
export function yearOfRow(now: Frame, { ledger = [] }: Frame): number | null {
  const told = ledger.at(-1)?.numbers.filter(({ isTold }) => isTold) ?? []
  const years = distinctYears(told)
  const places = distinctPlaces(told)
  const isAmong = now.include.every((place) => places.some((one) => isSamePlace(one, place)))
  const isOpen = now.years.length === 0 && now.include.length > 0 && asksNumber(now)
  return isOpen && isAmong && places.length > 1 && years.length === 1 ? years[0]! : null
}

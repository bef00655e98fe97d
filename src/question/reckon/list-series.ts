// Tool of this room: the ledger of a talk -> its series: of one measure each, the numbers that were told or shown of it, one a place and year.

import { isSamePlace } from '#domain/place.ts'
import type { ToldNumber, ToldTurn } from '#domain/talk/ledger.ts'
import { groupBy } from '#shared/group-by.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { cutPairs } from './cut-pairs.ts'

export interface Series {
  /** The newest last; of one place and year the newest alone. */
  readonly numbers: readonly ToldNumber[]
  /** Those of the turn that told it last. */
  readonly active: readonly ToldNumber[]
  /** That turn; of what was only shown the turn that showed it. */
  readonly turn: number
  readonly isTold: boolean
  /** Its turn told nothing else in its unit. */
  readonly isAlone: boolean
  /** Words of its numbers. */
  readonly words: string
  /** Words of the questions that it answered. */
  readonly asked: string
  /** The question that it answered last. */
  readonly plain: string
}

export function listSeries(ledger: readonly ToldTurn[]): readonly Series[] {
  const all: Series[] = []
  for (const [turn, told] of ledger.entries())
    for (const numbers of groupBy(told.numbers, ({ series }) => series).values()) {
      const own = openSeries(numbers, told, turn)
      const at = all.findIndex((one) => isOneMeasure(one, own))
      if (at < 0) all.push(own)
      else all[at] = join(all[at]!, own)
    }
  return all
}

/** What single turns told of one measure over several places or years, the newest last. */
export function listRows(ledger: readonly ToldTurn[]): readonly Series[] {
  const of = (told: ToldTurn, turn: number) => listSeries([told]).map((one) => ({ ...one, turn }))
  return ledger.flatMap(of).filter(({ isTold, active }) => isTold && active.length > 1)
}

function openSeries(numbers: readonly ToldNumber[], told: ToldTurn, turn: number): Series {
  const { plain, words: asked } = told
  const isTold = numbers.some((one) => one.isTold)
  const words = numbers.map((one) => one.words).join(' ')
  const isOther = (one: ToldNumber) => one.isTold && !numbers.includes(one) && isOneUnit(one, numbers[0]!)
  const isAlone = !told.numbers.some(isOther)
  return {
    numbers,
    active: numbers,
    turn,
    isTold,
    isAlone,
    words,
    asked: isTold ? asked.join(' ') : '',
    plain,
  }
}

export const isSameNumber = (a: ToldNumber, b: ToldNumber) => a.reportId === b.reportId && a.index === b.index

/** The same indicator in one unit, or one number that both hold. */
export function isOneMeasure(a: Series, b: Series): boolean {
  const isShared = a.numbers.some((one) => b.numbers.some((other) => isSameNumber(one, other)))
  if (isShared || isAskedAgain(a, b)) return true
  const isOf = (one: ToldNumber, other: ToldNumber) =>
    one.indicator === other.indicator && isOneUnit(one, other) && isAlike(one, other)
  return a.numbers.some((one) => b.numbers.some((other) => isOf(one, other)))
}

/** All that each of two turns told, in the words of one question: 白塔镇2023年讨薪几个人, 24年呢. */
function isAskedAgain(a: Series, b: Series): boolean {
  const isOneQuestion = a.turn !== b.turn && a.isTold && b.isTold && a.plain === b.plain
  return isOneQuestion && a.isAlone && b.isAlone && isOneUnit(a.active[0]!, b.active[0]!)
}

/** 成功147件 and 商事纠纷…调成31件 bear one indicator, and are two measures. */
function isAlike(a: ToldNumber, b: ToldNumber): boolean {
  const wordsOf = ({ words, indicator }: ToldNumber) => words.replace(indicator, ' ')
  const own = wordsOf(a)
  return cutPairs(wordsOf(b)).some((pair) => own.includes(pair))
}

/** As far as numbers of one indicator are told: 人, 名 and 位 are one. */
export const isOneUnit = (a: ToldNumber, b: ToldNumber) => a.kind === b.kind && isComparable(a.unit, b.unit)

function join(before: Series, now: Series): Series {
  const isNew = now.isTold || !before.isTold
  const left = before.numbers.filter((one) => now.numbers.every((other) => !isOneCell(one, other)))
  const isOneTurn = before.isTold === now.isTold && before.turn === now.turn
  const told = isOneTurn
    ? [...before.active, ...addNew({ ...before, numbers: before.active }, now)]
    : now.active
  const active = isNew ? told : before.active
  return {
    numbers: isNew ? [...left, ...now.numbers] : [...before.numbers, ...addNew(before, now)],
    active,
    turn: isNew ? now.turn : before.turn,
    isTold: before.isTold || now.isTold,
    isAlone: isNew ? now.isAlone : before.isAlone,
    words: `${before.words} ${now.words}`,
    asked: `${before.asked} ${now.asked}`,
    plain: isNew ? now.plain : before.plain,
  }
}

function addNew({ numbers }: Series, now: Series): readonly ToldNumber[] {
  return now.numbers.filter((one) => numbers.every((other) => !isOneCell(one, other)))
}

export function isOneCell(a: Pick<ToldNumber, 'place' | 'year'>, b: Pick<ToldNumber, 'place' | 'year'>) {
  return a.year === b.year && isSamePlace(a.place, b.place)
}

// Noun of this room: what a talk has in hand (手头): the places and years that it told numbers of, in their order, and those that were named. Read from the ledger.
import type { LastAnswer } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import { isSamePlace, type Place, placeName } from '#domain/place.ts'
import type { ToldNumber, ToldTurn } from '#domain/talk/ledger.ts'
import { distinctPlaces, distinctYears } from '#question/reckon/choose-cells.ts'
import { isOneMeasure, listRows, type Series } from '#question/reckon/list-series.ts'

/** One of an order. */
interface Standing {
  readonly name: string
  readonly year: number | null
  /** Of its number; empty where only its place in the order is known. */
  readonly unit: string
}

/** Numbers of one measure in their order: over the places of one year, or the years of one place. */
export interface Row {
  /** The greatest first; where the least were asked for, the least. */
  readonly sorted: readonly Standing[]
  readonly isLeastFirst: boolean
}

export interface Hand {
  /** Over places. */
  readonly places: Row | null
  /** Over the years of one place. */
  readonly years: Row | null
  /** Places that one question named side by side, as it named them, the newest such question. */
  readonly named: readonly Place[]
  /** The one place that is spoken of; one's own after its place in an order was asked. */
  readonly about: Place | null
  /** The last two that a number was told of, the older first; empty where there were not two. */
  readonly lately: readonly Place[]
  /** Of which they were told; null: of several. */
  readonly year: number | null
  /** The last question asked something of one that was pointed to: another one may be pointed to alone (那最少的呢). */
  readonly isPointed: boolean
}

export function readHand({ frame, citations }: LastAnswer): Hand {
  const ledger = frame.ledger ?? []
  const rows = listRows(ledger)
  const rowOf = (isRow: (one: Series) => boolean): Row | null => {
    const newest = rows.findLast(isRow)
    if (!newest) return null
    // Two of them held against each other are still of the order of all.
    const isPair = newest.active.length === 2
    const all = isPair ? rows.filter((one) => isRow(one) && isOneMeasure(one, newest)) : []
    const row = all.reduce(longer, newest)
    const isLeastFirst = ledger[row.turn]?.isLeastFirst ?? false
    const sorted = row.active.toSorted((a, b) => (isLeastFirst ? a.value - b.value : b.value - a.value))
    return { sorted: sorted.map(standingOf), isLeastFirst }
  }
  const asked = ledger.findLast(({ named = [] }) => named.length > 1)
  const years = distinctYears(asked?.numbers.filter(({ isTold }) => isTold) ?? [])
  return {
    places:
      rowOf(({ active }) => distinctPlaces(active).length > 1 && distinctYears(active).length === 1) ??
      readCited(frame, citations),
    years: rowOf(({ active }) => distinctPlaces(active).length === 1 && distinctYears(active).length > 1),
    named: asked?.named ?? [],
    lately: listLately(ledger),
    year: years.length === 1 ? years[0]! : null,
    isPointed: frame.talk?.isPointed ?? false,
    about: frame.asksOwnRank
      ? frame.own
      : frame.include.length === 1
        ? frame.include[0]!
        : readSubject(frame),
  }
}

/** The one that was told last of an order; else one's own. */
function readSubject({ ledger = [], own }: Frame): Place | null {
  const told = distinctPlaces(ledger.at(-1)?.numbers.filter(({ isTold }) => isTold) ?? [])
  const [only, second] = told
  const isOfAll = told.length === 0 || own === null || told.some((place) => isSamePlace(place, own))
  return only && second === undefined ? only : isOfAll ? own : null
}

const standingOf = ({ place, year, unit }: ToldNumber): Standing => ({ name: placeName(place), year, unit })

/** An order whose numbers the talk does not have: as its places are cited. */
function readCited({ want, isLeastFirst }: Frame, citations: LastAnswer['citations']): Row | null {
  const isOrder = want === 'rank' || want === 'quality'
  const sorted = citations.map(({ place, year }) => ({ name: place, year, unit: '' }))
  return isOrder && sorted.length > 1 ? { sorted, isLeastFirst } : null
}

function longer(most: Series, one: Series): Series {
  return most.active.length >= one.active.length ? most : one
}

function listLately(ledger: readonly ToldTurn[]): readonly Place[] {
  const told = ledger.flatMap(({ numbers }) => numbers.filter(({ isTold }) => isTold))
  const newest = distinctPlaces(told.toReversed()).slice(0, 2)
  const isOf = (place: Place) => newest.some((one) => isSamePlace(one, place))
  return newest.length === 2 ? distinctPlaces(told).filter(isOf) : []
}

// Step: the answer before and a follow-up as it stands alone -> the focus of the talk: what was told last, and whether the follow-up goes on inside it.
import type { LastAnswer } from '#domain/answer.ts'
import { type Focus, type Frame, namesPlace, type Operation, type Term } from '#domain/frame.ts'
import { isSamePlace, type Place, placeName } from '#domain/place.ts'
import type { ToldPassage } from '#domain/talk/focus.ts'
import { alone, asksPlaces, turnsAway } from '#question/follow/read-operation.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { readCountedOff, readListed } from './read-listed.ts'
import { readPieceWish } from './read-piece-wish.ts'

/** Of a long talk the newest passages and words count; older ones are no longer meant. */
const most = { passages: 12, words: 8, spoken: 24, age: 6 }

interface Asking {
  /** The follow-up without what it takes along. */
  readonly own: Frame
  readonly takes: Operation | null
  /** It points to a place that was spoken of (他们). */
  readonly isPointed: boolean
  /** Townships spoken of, the newest last. */
  readonly spoken: readonly Place[]
}

export function rememberFocus(last: LastAnswer, asking: Asking): Focus {
  const told = last.citations.map(
    ({ reportId, start, end }): ToldPassage => ({ reportId, start, end, age: 0 }),
  )
  const older = (last.frame.focus?.passages ?? []).map((one) => ({ ...one, age: one.age + 1 }))
  const passages = [...told, ...older].filter(({ age }) => age <= most.age).slice(0, most.passages)
  const { text, plain, terms, want, part, years, include } = asking.own
  const asks = staysWithin(asking, last.frame) ? { text, plain, terms, want, part, years, include } : null
  const thing = nameThing(last.frame)
  const before = listSpoken(last.frame)
  const quoted = last.citations.reduce((sum, { quote }) => sum + quote.length, 0)
  const isElsewhere = namesPlace(asking.own) && !isOfTold(asking.own, last)
  const piece =
    isElsewhere || passages.length === 0
      ? null
      : readPieceWish(text, {
          spoken: [...before, ...last.citations.map(({ quote }) => quote)],
          told: quoted,
        })
  const listed = readListed(passages, asking.own)
  const pointed = listed.length > 0 ? { listed } : {}
  return { passages, places: asking.spoken.slice(-1), thing, before, asks, piece, ...pointed }
}

/** Words of all that was asked about, the newest first. */
export function listSpoken(last: Frame): readonly string[] {
  const words = [...nameThing(last).map(({ word }) => word), ...(last.focus?.before ?? [])]
  return [...new Set(words)].slice(0, most.spoken)
}

/** Its places are those that were told of. */
function isOfTold({ include, unknown, ambiguous }: Frame, { citations, frame }: LastAnswer): boolean {
  const places = [...frame.include, ...(frame.talk?.spoken ?? [])]
  const isTold = (place: Place) =>
    places.some((one) => isSamePlace(one, place)) || citations.some((one) => one.place === placeName(place))
  return unknown.length + ambiguous.length === 0 && include.every(isTold)
}

/** What it was called in the last question, and in those that this one went on from. */
function nameThing({ terms, takes, focus, plain }: Frame): readonly Term[] {
  const sure = terms.filter(({ isGuess }) => !isGuess)
  const before = takes === null ? [] : (focus?.thing ?? [])
  const said = plain.slice(startOfTurn(plain))
  const newest = [...sure].sort((a, b) => Number(said.includes(b.word)) - Number(said.includes(a.word)))
  const words = [...newest, ...before]
  return words.filter(({ word }, i) => words.findIndex((one) => one.word === word) === i).slice(0, most.words)
}

/** One thing is asked, of the place that is spoken of. */
function staysWithin({ own, takes, isPointed }: Asking, last: Frame): boolean {
  // 人家效果咋样 after it was asked who else does so: those who were told.
  const areTold = last.wantsPeers && own.wantsPeers && takes === 'other'
  // 锦和的成绩呢: of another place, which takes the thing along.
  const isOfOne = takes !== null && own.include.length === 1 && own.include[0]!.town !== null
  const namesOthers = namesPlace(own) && !isPointed && !isOfOne
  // 哪几家在里头办公, 谁会飞 after one town's answer: bodies and people there.
  const isOfBodies = own.want === 'detail' || (own.want === 'who' && !/[最多少高低]/.test(own.text))
  const isThere = isOfBodies && takes !== null && last.include.length === 1
  const isElsewhere = namesOthers || (own.wantsPeers && !areTold) || (own.wantsTowns && !isThere)
  // 第四步呢 is counted off in the report that was told of.
  const isCounted = readCountedOff(own.text) !== null && (takes === null || takes === 'nth')
  const isOfSeveral =
    (own.n !== null && !isCounted) ||
    own.isLeastFirst ||
    own.asksOwnRank ||
    (asksPlaces(own.text) && !isThere)
  // 前后花了几天 alone sounds like nothing that reports tell; whether it is asked of what was told is seen there.
  const isOutside = own.want === 'outside' && !own.asksLaw
  const isApart = turnsAway(own.text) || (alone.includes(own.want) && !isOutside)
  return (
    !isElsewhere &&
    !isOfSeveral &&
    !isApart &&
    (takes === null || areTold || isCounted || inside.includes(takes))
  )
}

/** What asks for more of the same, and not for the answer in another form. */
const inside: readonly Operation[] = ['same-place', 'same-year', 'why', 'source', 'expand']

// Step of take-up: numbers of several things asked one after the other, or in one sentence -> which of them are added up (两样加一块). Null where places or years are.
import { type AskedThing, asksNumber, type Frame, type Term, type Thing } from '#domain/frame.ts'
import { isSamePlace } from '#domain/place.ts'
import { parseCount } from '#text/numbers/numerals.ts'

/** Of a long talk the newest count. */
const mostThings = 6

/** Those asked for so far, the newest last. */
function rememberThings(last: Frame): readonly AskedThing[] {
  return last.talk?.things ?? listThings(last, last)
}

/** Those of before, and those that the turn itself names; `scope`: of which places and years. */
export function goOnWithThings(
  last: Frame,
  now: Frame,
  scope: Pick<Frame, 'include' | 'years' | 'want'>,
): readonly AskedThing[] {
  const own = now.takes === 'sum' ? [] : listThings({ ...now, want: scope.want }, scope)
  const told = own.length > 0 || !ofWords.includes(scope.want) ? [] : listSaid(now, scope)
  return [...rememberThings(last), ...own, ...told].slice(-mostThings)
}

const ofWords: readonly Frame['want'][] = ['how', 'why', 'overview', 'whether', 'who']

/** What was told in words may be gone back to; it is never added up. */
function listSaid(
  { plain, terms, head }: Pick<Frame, 'plain' | 'terms' | 'head'>,
  { include, years, want }: Pick<Frame, 'include' | 'years' | 'want'>,
): readonly AskedThing[] {
  const own = terms.filter(isSaid)
  return own.length === 0 ? [] : [{ plain, terms: own, head, include, years, want }]
}

/** What stands between things that are counted off: 网格员、辅警和治保主任. */
const joints = /[、和与及跟]+|还有|(?<=[一-龥]{2})加上?(?![起一总拢到在埋])(?=[一-龥]{2})/

/** 建议、提案加一块几件: what one question counts off of one place is added up. */
export function sumListed(frame: Frame): Frame {
  const isOne = frame.include.length === 1 && frame.include[0]!.town !== null && frame.years.length < 2
  if (frame.want !== 'total' || frame.things || !isOne || !adds.test(frame.text)) return frame
  const things = listThings(frame, frame)
  return things.length > 1 ? { ...frame, things } : frame
}

/** Each of several that one question counts off, or the one that it asks for; none where no word says it. */
function listThings(
  { plain, terms, head, want }: Pick<Frame, 'plain' | 'terms' | 'head' | 'want'>,
  { include, years }: Pick<Frame, 'include' | 'years'>,
): readonly AskedThing[] {
  const own = terms.filter(isSaid)
  if (own.length === 0 || !(asksNumber({ want, assertedNumbers: [] }) || want === 'detail')) return []
  const counts = leaveRates(plain, own)
  const pieces = (asksCounts(counts) ? counts.split(/[，,]/) : [counts])
    .flatMap((piece) => piece.split(joints))
    .filter((piece) => piece !== '')
  const said = pieces.map((piece) => ({ piece, terms: own.filter(({ word }) => piece.includes(word)) }))
  const isList = said.length > 1 && said.every((one) => one.terms.length > 0)
  const headOf = (piece: string) => (head !== null && piece.includes(head.word) ? head : null)
  if (!isList) {
    const said = pieces.join('')
    const named = own.filter(({ word }) => plain === said || said.includes(word) || !plain.includes(word))
    return [
      {
        plain: pieces.length === 1 ? said : plain,
        terms: named.length > 0 ? named : own,
        head,
        include,
        years,
      },
    ]
  }
  return said.map((one) => ({ plain: one.piece, terms: one.terms, head: headOf(one.piece), include, years }))
}

/** 热线多少件，信访多少件: two clauses that each ask for a count. */
export function asksCounts(text: string): boolean {
  return text.split(/[，,]/).filter((clause) => /多少|好多|几/.test(clause)).length > 1
}

/** 接了多少件，满意率多少: what is added up is the count; a clause that asks for a rate alone is none. */
function leaveRates(plain: string, own: readonly Term[]): string {
  const clauses = plain.split(/(?<=[，,。？?])/)
  const counts = clauses.filter((clause) => {
    const named = own.filter(({ word }) => clause.includes(word))
    return named.some(({ word }) => !/率$/.test(word)) || !/率/.test(clause)
  })
  return counts.length > 0 ? counts.join('') : plain
}

function isSaid({ isGuess, word }: Term): boolean {
  return !isGuess && !sums.test(word)
}

/** They add up, and name nothing. */
const sums = /^[两俩三几这那]?(?:个|样|笔|项|类|种|者)?(?:加|合|凑|拢|共|总|计|求和|一起|一块|起来|到)+儿?$/

/** 两样, 三笔: things are counted, where 两家 and 两年 are places and years. */
const counting = /([两俩三四几这那234])(样|笔|项|类|种|个(?![镇乡街单地县区年])|者)/
const adds = /[加合凑拢归共总]/

export interface Addends extends Pick<AskedThing, 'include' | 'years'> {
  readonly things: readonly Thing[]
  /** How many of them, the newest; null: all. */
  readonly n: number | null
  /** 两样, or another thing named beside them: neither places nor years can be meant. */
  readonly isSure: boolean
}

/** 两年合计, 三家加起来 */
const ofScopes = /[两俩三四五几各]个?(?:年|家|镇|乡|街道|地方|单位)/

/** The things that a sum is of. Null: it is of places or years. */
export function findAddends(last: Frame, now: Frame): Addends | null {
  const known = rememberThings(last).filter(({ want }) => want === undefined)
  const own = listThings({ ...now, want: 'value' }, last)
  const newest = known.at(-1)
  if (newest?.include.length !== 1 || !adds.test(now.text)) return null
  const alike = known.filter((one) => isOneScope(one, newest))
  const things = [...alike, ...own]
  const said = counting.exec(now.text)
  const isCounted = said !== null && said[2] !== '个' && said[2] !== '者'
  const { places, years } = last.talk ?? { places: last.include, years: last.years }
  const isSpread = places.length > 1 || years.length > 1
  const isOfOthers = isSpread || ofScopes.test(now.text) || newest.include[0]?.town === null
  // 加起来 alone is of what one question counted off; what was asked one after the other is counted (两样).
  const isListed = known.length > 1 && last.takes === null && listThings(last, last).length > 1
  const isSure = said !== null && (isCounted || own.length > 0)
  // 加起来 after two things of one place and year: nothing else can be added up.
  const isOnly = !isOfOthers && places.length === 1 && years.length === 1 && things.length > 1
  if (things.length < 2 || !(isSure || ((isListed || said !== null) && !isOfOthers) || isOnly)) return null
  const counted = said ? parseCount(said[1] === '俩' ? '两' : said[1]!) : null
  const n = isOnly && !isListed && said === null ? 2 : counted
  const { include, years: asked } = newest
  return { things, n, include, years: asked, isSure }
}

function isOneScope(a: AskedThing, b: AskedThing): boolean {
  const isOfYears = a.years.join() === b.years.join()
  return isOfYears && a.include.length === 1 && isSamePlace(a.include[0]!, b.include[0]!)
}

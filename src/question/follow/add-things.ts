// Step: numbers of several things asked one after the other, or counted off in one sentence -> the things that the talk has asked for, and those that one question adds up (建议、提案加一块几件).
import { type AskedThing, asksNumber, type Frame, type Term } from '#domain/frame.ts'

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
  const isSum = frame.want === 'total' || (frame.want === 'value' && together.test(frame.text))
  if (!isSum || frame.things || !isOne || !adds.test(frame.text)) return frame
  const things = listThings(frame, frame)
  return things.length > 1 ? { ...frame, want: 'total', things } : frame
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

const adds = /[加合凑拢归共总]|一起/
/** 建议跟提案一起办了多少件 */
const together = /一起(?!来|去)[\u4e00-\u9fff]{0,3}(?:多少|好多|几)/

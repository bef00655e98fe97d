// Tool of this room: a quote and the numbers in it that are told -> the clauses of it that tell them, with the thing that is asked about. Null where they are no short sentence.
import { isMeasure } from '#answer/rows/topic-words.ts'
import type { Frame, Term } from '#domain/frame.ts'
import type { Span } from '#domain/span.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

/** Characters of a sentence that is said: of one number, and of several of one event. */
const longest = { one: 40, several: 64 }
/** Clauses before the numbers that may name what they are of. */
const mostBefore = 2

interface Asked {
  /** Exact piece of the report. */
  readonly quote: Span & { readonly text: string }
  /** Where the numbers stand, in the report. */
  readonly numbers: readonly Span[]
  readonly frame: Pick<Frame, 'terms' | 'text'>
}

export interface Clause {
  readonly span: Span
  readonly words: string
  /** Numbers in it that were not asked for. */
  readonly others: number
  /** The numbers stand in one clause, as items of a list. */
  readonly isListed: boolean
}

/** The clauses of the numbers alone, or with those beside them that name what is asked. */
export function findClause({ quote, numbers, frame }: Asked): Clause | null {
  const clauses = splitClauses(quote.text)
  const starts = numbers.map(({ start }) => start - quote.start)
  const indexes = starts.map((start) => clauses.findIndex(({ end }) => start < end))
  const [first, last] = [Math.min(...indexes), Math.max(...indexes)]
  if (indexes.length === 0 || first < 0) return null
  const around: Around = {
    named: frame.terms.filter(({ isGuess }) => !isGuess),
    most: numbers.length > 1 ? longest.several : longest.one,
    wordsOf: (from, to) => quote.text.slice(clauses[from]!.start, clauses[to]!.end),
  }
  const before = quote.text.slice(clauses[first]!.start, Math.min(...starts))
  const isWhole = saysWhat(before, around.wordsOf(first, last))
  const from = isWhole ? first : reachBack({ first, last }, around)
  const to = reachOn({ from, last }, { ...around, count: clauses.length, text: frame.text })
  const words = around.wordsOf(from, to)
  if (words.length > longest.several || !isClosed(words)) return null
  const start = quote.start + clauses[from]!.start
  return {
    span: { start, end: start + words.length },
    words,
    others: to > last ? 0 : findQuantities(words).length - numbers.length,
    isListed: numbers.length > 1 && first === last && words.includes('、'),
  }
}

interface Around {
  /** What is asked about. */
  readonly named: readonly Term[]
  readonly most: number
  readonly wordsOf: (from: number, to: number) => string
}

/** Between commas; the one in 1,286 is none. */
function splitClauses(text: string): readonly Span[] {
  return Array.from(
    text.matchAll(/(?:[^,，;；。]|(?<=\d),(?=\d{3}(?!\d)))+/g),
    ({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    }),
  )
}

/** 拆除违法建筑 before its number says what was done; 面积 and 当年劝减 lean on what stands before them. */
function saysWhat(before: string, clause: string): boolean {
  const own = before.replace(/^(?:[全当本今]年|其中)/, '').replace(/[^\u4e00-\u9fff]/g, '')
  return own.length >= leastOwn && !leansBack.test(clause)
}

const leastOwn = 4

/** The clause right before, or the nearest one from which on more of what is asked is named. */
function reachBack(
  { first, last }: { readonly first: number; readonly last: number },
  { named, most, wordsOf }: Around,
): number {
  const count = (words: string) => named.filter((term) => matchTerm(term, words) > 0).length
  const own = wordsOf(first, last)
  // 帮42名农民工追回工资61万元 names all that is asked: who talked it over before is another thing.
  const things = named.filter((term) => !isMeasure(term))
  const isOwn = things.length > 0 && things.every((term) => matchTerm(term, own) > 0) && helps.test(own)
  if (first === 0 || (isOwn && findQuantities(wordsOf(first - 1, first - 1)).length === 0)) return first
  let best = first > 0 && wordsOf(first - 1, last).length <= most ? first - 1 : first
  for (let from = best - 1; from >= Math.max(0, first - mostBefore); from--) {
    const words = wordsOf(from, last)
    if (words.length > most) break
    if (leansBack.test(wordsOf(best, last)) || count(words) > count(wordsOf(best, last))) best = from
  }
  return best
}

/** 罚款警告分开, 多少户多少平: as far as the next clauses have a number of what was asked besides. */
function reachOn(
  { from, last }: { readonly from: number; readonly last: number },
  { named, wordsOf, count, text }: Around & { readonly count: number; readonly text: string },
): number {
  const measures = Array.from(text.matchAll(/(?:多少|好多|几多|几)个?([一-龥])/g), ([, word]) => word!)
  let to = last
  while (to + 1 < count && wordsOf(from, to + 1).length <= longest.several) {
    const [told, next] = [wordsOf(from, to), wordsOf(to + 1, to + 1)]
    const units = findQuantities(next).map(({ unit }) => unit)
    // 罚款6次 behind 处罚7次: the very word, whatever stands for it elsewhere.
    const isNamed = named.some(({ word }) => next.includes(word) && !told.includes(word))
    const isCounted = measures.some(
      (measure) => units.some((unit) => unit.startsWith(measure)) && !countsIn(told, measure),
    )
    if (units.length === 0 || !(isNamed || isCounted)) break
    to++
  }
  return to
}

function countsIn(words: string, measure: string): boolean {
  return findQuantities(words).some(({ unit }) => unit.startsWith(measure))
}

const helps = /^(?:帮助?|协助|为|给|替)\d/
const leansBack = /^(?:其中|分别|占|比|较|同比|均|面积|涉及|涉案|金额|共计|合计)/

/** No quotation or bracket is cut. */
function isClosed(words: string): boolean {
  return ['“”', '‘’', '《》', '（）', '()'].every(
    ([open, close]) => words.split(open!).length === words.split(close!).length,
  )
}

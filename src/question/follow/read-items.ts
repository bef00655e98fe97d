// Step: the answer before -> one of the items it listed, or the place it spoke of. What was said without a number is read in the order it was shown.
import type { AnswerLine, Citation, LastAnswer } from '#domain/answer.ts'
import { type Place, placeName } from '#domain/place.ts'

export interface Item {
  readonly text: string
  readonly place: Place | null
  readonly year: number | null
}

interface Wanted {
  /** From 1. */
  readonly n: number
  /** Counted from the end. */
  readonly isLast: boolean
  readonly known: readonly Place[]
}

/** Numbered items first, then rows of a table, quotes and sentences. Null where there are not so many. */
export function findItem({ lines, citations }: LastAnswer, { n, isLast, known }: Wanted): Item | null {
  const shown = listItems(lines, citations)
  const [only, ...others] = shown
  const items = only !== undefined && others.length === 0 && n > 1 ? splitListed(only) : shown
  const text = isLast ? items.at(-n) : items[n - 1]
  if (text === undefined) return null
  const cited = readMarks(text).flatMap((mark) => citations.find((citation) => citation.n === mark) ?? [])[0]
  const from =
    cited ?? citations.find(({ quote }) => quote === text || (items !== shown && quote.includes(text)))
  const place = from ? known.find((one) => placeName(one) === from.place) : undefined
  return { text: text.replace(/\[\d+\]/g, '').trim(), place: place ?? null, year: from?.year ?? null }
}

/** 分别为供水改造、道路限行、公墓选址: the longest run of things that one sentence counts off. */
function splitListed(text: string): readonly string[] {
  const runs = text.split(/[，,；;。：:（）()“”"]/).map((clause) => clause.split('、'))
  const told = runs.find((run) => run.length > 1 && counts.test(run[0]!))
  const longest = runs.reduce((most, run) => (run.length > most.length ? run : most), [] as string[])
  return (told ?? longest).map((piece) => piece.replace(opening, '').trim())
}

const counts = /分别[为是]|包括/
const opening = /^.*(?:分别[为是]|包括|就是|即|[为是有])(?=[\u4e00-\u9fff]{2})/

function readMarks(text: string): readonly number[] {
  return Array.from(text.matchAll(/\[(\d{1,3})\]/g), (match) => Number(match[1]))
}

/** 1. … 2. …, ①…②…: where an item begins, with its number. */
const marks = /(?:^|[\s：:；;。、])(?:(\d{1,2})[.．、](?!\d)|([①②③④⑤⑥⑦⑧⑨]))/g

function listItems(lines: readonly AnswerLine[], citations: readonly Citation[]): readonly string[] {
  const said = lines.map((line) => ('text' in line ? line.text : line.kind === 'quotes' ? line.lead : ''))
  const numbered = splitNumbered(said.join('\n'))
  if (numbered.length > 1) return numbered
  const rows = lines.flatMap((line) => (line.kind === 'table' ? line.rows.map((row) => row.join(' ')) : []))
  if (rows.length > 0) return rows
  return lines.flatMap((line) => {
    if (line.kind === 'quotes')
      return line.quotes.flatMap((n) => citations.find((one) => one.n === n)?.quote ?? [])
    return line.kind === 'sentence' ? [line.text] : []
  })
}

function splitNumbered(text: string): readonly string[] {
  const starts = Array.from(text.matchAll(marks), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  return starts.map(({ end }, i) => {
    const piece = text.slice(end, starts[i + 1]?.start ?? text.length)
    return piece.split('\n')[0]!.trim()
  })
}

/** The one place that was cited (`isFirst`: the first of several), up to `most` of them; nothing where none or too many were. */
export function readFocus(
  { citations }: LastAnswer,
  known: readonly Place[],
  isFirst: boolean,
  most = 1,
): { readonly include: readonly Place[] } {
  const names = [...new Set(citations.map(({ place }) => place))]
  const places = names.flatMap((name) => known.find((one) => placeName(one) === name) ?? [])
  return { include: places.length === 1 || isFirst ? places.slice(0, most) : [] }
}

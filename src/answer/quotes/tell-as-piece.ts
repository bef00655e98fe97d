// Step: a composition of quotes -> the same words as running text: whose and of which year once, each quote a sentence with its number. Asked for as a piece that can be copied, all of it, unless reports of several places are quoted; else the lines that read as one sentence.
import type { Composition } from '#answer/compose-lines.ts'
import type { Claim, DraftLine, Piece } from '#answer/gate/draft-line.ts'
import { leaveSaid } from '#answer/numbers/tell-clause.ts'
import type { Frame } from '#domain/frame.ts'
import { runQuote } from '#shared/spoken-quote.ts'

type QuotesLine = Extract<DraftLine, { kind: 'quotes' }>

export function tellAsPiece<Made extends Composition>(made: Made): Made {
  const places = new Set(made.citations.map(({ place }) => place))
  if (places.size !== 1) return made
  const quoteOf = (n: number) => made.citations.find((one) => one.n === n)?.quote ?? ''
  return {
    ...made,
    lines: made.lines.map((line) => (line.kind === 'quotes' ? (runOn(line, quoteOf) ?? line) : line)),
  }
}

/** 扩员。 before 网格员105名, 2. before a problem: a heading that runs in, and the numeral of an item. */
const runIn =
  /^(?:[\u4e00-\u9fff]{2,6}。|(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[)）])\s?)(?=[\u4e00-\u9fff])/

/** 石桥乡2023年年初对12个在建工地逐一摸排[1]。帮42名农民工追回工资61万元[2]。 Null under another lead than the report. */
function runOn({ lead, quotes }: QuotesLine, quoteOf: (n: number) => string): DraftLine | null {
  const [report, ...more] = lead
  const year = typeof report === 'object' ? / (\d{4})$/.exec(report.said)?.[1] : undefined
  if (typeof report !== 'object' || report.kind !== 'report' || more.length > 0 || year === undefined)
    return null
  const town = report.said.slice(0, -` ${year}`.length)
  const whose: Claim = { ...report, said: `${town}${year}年`, style: 'year' }
  const told = quotes.flatMap((n): Piece[] => {
    const said = runQuote(leaveSaid(quoteOf(n).replace(runIn, ''), { town, year: Number(year) }))
    return [{ kind: 'quoted', said, n, runsOn: true }, `[${n}]。`]
  })
  return { kind: 'sentence', pieces: [whose, ...told] }
}

/** 问谁、问法、问缘由: told in the report's own clause, and not as a quote that one has to look the answer up in. */
export function tellRunning<Made extends Composition>(made: Made, { want }: Frame): Made {
  if (!inClauses.includes(want)) return made
  const quoteOf = (n: number) => made.citations.find((one) => one.n === n)?.quote ?? ''
  const isAlone = made.lines.filter(({ kind }) => kind !== 'frame').length === 1
  const longest = isAlone ? longestTold.alone : longestTold.listed
  const lines = made.lines.map((line): DraftLine => {
    if (line.kind !== 'quotes') return line
    const said = line.quotes.map(quoteOf)
    const whole = said.reduce((sum, { length }) => sum + length, 0)
    return whole <= longest && said.every(readsOn) ? (runOn(line, quoteOf) ?? line) : line
  })
  return { ...made, lines }
}

const inClauses: readonly Frame['want'][] = ['who', 'why', 'how', 'detail', 'overview', 'whether']
/** Characters of the quotes of a line, where it is all of the answer and where it is one of several. */
const longestTold = { alone: 200, listed: 60 }

/** In the words of no other teller than who reads it aloud (我镇, 今年 are the report's), and of no other year than the one it is told of. */
function readsOn(quote: string): boolean {
  return !quote.includes(' | ') && !ofReport.test(quote.replace(opening, '')) && !leansBack.test(quote)
}

const opening = /^(?:[全我本]镇|[全我本]乡|全街道|我街道|今年|本年度?)[,，]?/
const ofReport = /我们|[我本](?:镇|乡|街道|县|区|市|单位)|[今去]年|上年|^(?:19|20)\d{2}年/
const leansBack = /^(?:其中|该|此|对此|为此|这|那|它|他|她|但|而|因此|所以|同时|并且?|也|还|又|其[^他它余])/

// Step: a composition of quotes x a request for a piece of text -> the same words as running text that can be copied: whose and of which year once, each quote a sentence with its number. Unchanged where reports of several places are quoted.
import type { Composition } from '#answer/compose-lines.ts'
import type { Claim, DraftLine, Piece } from '#answer/gate/draft-line.ts'
import { leaveSaid } from '#answer/numbers/tell-clause.ts'
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

/** 扩员。 before 网格员105名: a heading that runs in. */
const runIn = /^[\u4e00-\u9fff]{2,6}。(?=.)/

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

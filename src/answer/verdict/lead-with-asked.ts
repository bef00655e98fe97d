// Step: an answer that is one quote x a question for a date or a count -> the date or count first, as it stands in the quote, then the quote. Unchanged where it is not plain which one is meant.
import type { Composition } from '#answer/compose-lines.ts'
import type { Claim, DraftLine } from '#answer/gate/draft-line.ts'
import { leaveSaid } from '#answer/numbers/tell-clause.ts'
import { findClause } from '#answer/quotes/find-clause.ts'
import type { Frame } from '#domain/frame.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { readMeasureWord } from '#retrieve/read-unit.ts'
import { nestQuotes, spokenQuote } from '#shared/spoken-quote.ts'

export function leadWithAsked<Made extends Composition>(made: Made, frame: Frame): Made {
  const at = made.lines.findIndex(({ kind }) => kind === 'quotes')
  const line = made.lines[at]
  const isOne = made.lines.filter(({ kind }) => kind !== 'frame').length === 1
  if (line?.kind !== 'quotes' || line.quotes.length !== 1 || !isOne || !asked.includes(frame.want))
    return made
  const [n] = line.quotes as readonly [number, ...number[]]
  const quote = made.citations.find((one) => one.n === n)?.quote ?? ''
  const found = findAsked(quote, frame)
  if (found === null) return made
  const { token } = found
  const told: DraftLine = sayAsClause(line, { quote, found, frame }) ?? {
    kind: 'sentence',
    pieces: [
      ...line.lead,
      '：',
      { kind: 'quoted', said: token, n },
      `[${n}]。原文：“`,
      { kind: 'quoted', said: spokenQuote(quote), n },
      '”。',
    ],
  }
  return { ...made, lines: made.lines.map((one, i) => (i === at ? told : one)) }
}

/** 松岗乡2023年拆掉棚屋12处，腾出空地300平方米[1]: the clauses that say it, where they are short and no more is asked. */
function sayAsClause(
  { lead, quotes: [n = 0] }: Extract<DraftLine, { kind: 'quotes' }>,
  { quote, found, frame }: { readonly quote: string; readonly found: Token; readonly frame: Frame },
): DraftLine | null {
  const [report, ...more] = lead
  const isOfReport = typeof report === 'object' && report.kind === 'report' && more.length === 0
  if (!isOfReport || frame.want === 'how' || asksMore.test(frame.text.slice(startOfTurn(frame.text))))
    return null
  const numbers = [{ start: found.index, end: found.index + found.token.length }]
  const clause = findClause({ quote: { start: 0, end: quote.length, text: quote }, numbers, frame })
  const year = / (\d{4})$/.exec(report.said)?.[1]
  if (clause === null || year === undefined) return null
  const words = leaveSaid(clause.words, { town: report.said.slice(0, -5), year: Number(year) })
  const whose: Claim = { ...report, said: `${report.said.slice(0, -5)}${year}年`, style: 'year' }
  return { kind: 'sentence', pieces: [whose, { kind: 'quoted', said: nestQuotes(words), n }, `[${n}]。`] }
}

const asksMore = /怎么|怎样|如何|咋|为[什啥]|有没[有得]|没[有得]|是否|是不是/

const asked: readonly Frame['want'][] = ['value', 'detail', 'whether', 'how']

const numeral = '(?:\\d[\\d.]{0,8}|[一二两三四五六七八九十百千]{1,6})(?:多|余)?万?'
const date = /(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?/g
const asksDate = /几月|哪个?月|哪(?:一)?天|几号|(?:什么|啥|么)时候|何时|几时/
/** People count by one word what reports count by another. */
const alike: Readonly<Record<string, string>> = { 人: '[人名位]', 个: '[个名人位家处条项]', 天: '[天日]' }
const countable = /[人个天年步里亩件起次家户处名位份条场项岁层期批辆台]/
/** A longer quote tells more than one thing. */
const longest = 400

interface Token {
  readonly token: string
  readonly index: number
}

/** The one token of that kind; of several the one whose clause says most of the question. */
function findAsked(quote: string, { text, plain }: Frame): Token | null {
  if (quote.length > longest) return null
  const turn = text.slice(startOfTurn(text))
  const measure = readMeasureWord(turn)
  const pattern = asksDate.test(turn)
    ? date
    : measure !== null && countable.test(measure)
      ? new RegExp(`(?<![\\d.])(?!(?:19|20)\\d\\d年)${numeral}${alike[measure] ?? measure}`, 'g')
      : null
  if (pattern === null) return null
  const own = new Set(plain.match(/[一-龥]/g) ?? [])
  const found = [...quote.matchAll(pattern)].map(({ 0: token, index }) => ({
    token,
    index,
    share: [...clauseAt(quote, index)].filter((char) => own.has(char)).length,
  }))
  const best = found.toSorted((a, b) => b.share - a.share)
  const [first, second] = best
  if (!first || first.share === 0) return null
  return second === undefined || second.token === first.token || first.share > second.share ? first : null
}

function clauseAt(quote: string, at: number): string {
  const start = Math.max(...['，', ',', '；', '。'].map((mark) => quote.lastIndexOf(mark, at))) + 1
  const end = quote.slice(at).search(/[，,；。]/)
  return quote.slice(start, end < 0 ? quote.length : at + end)
}

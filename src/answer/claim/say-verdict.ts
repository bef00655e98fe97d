// Step: an answer as composed x what its asker holds to be so -> the same answer with 是 or 不是 before it. Null where it does not tell.
import { type DraftLine, joinPieces, type Piece, textOf } from '#answer/gate/draft-line.ts'
import type { Made } from '#answer/made.ts'
import type { Citation } from '#domain/answer.ts'
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Claim } from '#question/claim/held.ts'
import { spokenQuote } from '#shared/spoken-quote.ts'
import { addRatio } from './add-ratio.ts'
import { judgeHeld, type Told, type Verdict } from './judge-held.ts'
import { addOtherYear, type Looking, ofOtherYear } from './other-year.ts'

interface Telling {
  readonly lines: readonly DraftLine[]
  readonly citations: readonly Citation[]
  readonly reports: readonly ReportSummary[]
}

/** What the lines tell, without a verdict before them: alike for composer and gate. */
export function readTold({ lines, citations, reports }: Telling): Told {
  const byId = new Map(reports.map((report) => [report.id, report]))
  const cited = citations.flatMap(({ reportId }) => byId.get(reportId) ?? [])
  return {
    lines: lines
      .filter((line) => !isBare(line) && !textOf(line).startsWith(ofOtherYear))
      .map((line) => textOf(leaveVerdict(line)) + quotesOf(line, citations)),
    places: cited.map(({ metadata }) => placeName(metadata.place)),
    quotes: citations.map(({ quote, section }) => `${section} ${quote}`),
    isQuoted: lines.flatMap((line) => (line.kind === 'quotes' ? line.quotes : [])).length > 1,
    years: cited.flatMap(({ metadata }) => metadata.year ?? []),
  }
}

/** A line that is the verdict alone. */
export function isBare(line: DraftLine): boolean {
  return 'pieces' in line && joinPieces(leaveVerdict(line).pieces).replace(/[，。]/g, '') === ''
}

function leaveVerdict<Line extends DraftLine>(line: Line): Line {
  if (!('pieces' in line)) return line
  const pieces = line.pieces.filter((piece) => typeof piece === 'string' || !besides.includes(piece.kind))
  return { ...line, pieces }
}

/** Told of the answer, and no part of it. */
const besides: readonly string[] = ['held', 'ratio']

function quotesOf(line: DraftLine, citations: readonly Citation[]): string {
  if (line.kind !== 'quotes') return ''
  return line.quotes.map((n) => citations.find((one) => one.n === n)?.quote ?? '').join('；')
}

/** Where the number that was held is another year's, that is said, too. */
export async function sayVerdict(made: Made, claim: Claim, deps: Looking): Promise<Made | null> {
  if (made.kind !== 'answer' || made.citations.length === 0) return null
  const plain = leaveJudged(made)
  const said = judgeHeld(claim, readTold(plain))
  if (said === null) return null
  const shown = await addRatio(plain, claim.held, deps)
  const told: Made = { ...shown, lines: putFirst(said, shown) }
  return said === '不是' ? addOtherYear(told, claim.held, deps) : told
}

/** Without the 是 that a sentence alone was given, which says nothing of what is held: 镇长 is no 党委副书记. */
export function leaveYes(made: Made): Made {
  const [first] = made.lines
  const verdict = first && 'pieces' in first ? first.pieces[0] : undefined
  return typeof verdict === 'object' && /^[是有]$/.test(verdict.said) ? leaveJudged(made) : made
}

function leaveJudged(made: Made): Made {
  const [first, ...rest] = made.lines
  const verdict = first?.kind === 'sentence' ? first.pieces[0] : undefined
  if (first?.kind !== 'sentence' || typeof verdict !== 'object' || !judged.includes(verdict.kind)) return made
  const [, comma, ...pieces] = first.pieces
  return comma === '，' ? { ...made, lines: [{ ...first, pieces }, ...rest] } : made
}

const judged: readonly string[] = ['stance', 'verdict']

function putFirst(said: Verdict, { lines, citations }: Made): readonly DraftLine[] {
  const verdict: Piece = { kind: 'held', said }
  const [first, ...rest] = lines
  if (first?.kind === 'sentence') return [{ ...first, pieces: [verdict, '，', ...first.pieces] }, ...rest]
  const [n, second] = first?.kind === 'quotes' ? first.quotes : []
  if (first?.kind !== 'quotes' || n === undefined || second !== undefined)
    return [{ kind: 'sentence', pieces: [verdict, '。'] }, ...lines]
  const quote = citations.find((one) => one.n === n)?.quote ?? ''
  const quoted: Piece = { kind: 'quoted', said: spokenQuote(quote), n }
  return [{ kind: 'sentence', pieces: [verdict, '，', ...first.lead, '：“', quoted, `”[${n}]。`] }, ...rest]
}

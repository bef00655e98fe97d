// Step: a question that lines an indicator up -> the answer from the figure table: who has most, the table, what differs.
// In: the frame and the reports it may use. Out: lines and citations, every number cited; null where the table cannot answer.
import { lineUpReports } from '#compare/compare.ts'
import { concludeComparison } from '#compare/conclude.ts'
import { noteRanks } from '#compare/note-numbers.ts'
import { noteScope } from '#compare/note-scope.ts'
import { listPlaceRows } from '#compare/place-rows.ts'
import { renderComparisonTable } from '#compare/render-comparison.ts'
import type { Citation } from '#domain/answer.ts'
import { type ComparisonRow, countRows, type FigureCitation } from '#domain/comparison.ts'
import type { Frame } from '#domain/frame.ts'
import { placeName } from '#domain/place.ts'
import type { Indicator, PromptBook } from '#domain/prompt-book.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { findIndicator } from '#text/match-figure-indicator.ts'
import { namePlace } from './cite.ts'
import type { Composition } from './compose-lines.ts'
import type { Claim, DraftLine, Piece } from './gate/draft-line.ts'

export interface AnswerCompareDeps {
  readonly library: Pick<LibraryView, 'listFiguresOf'>
  readonly book: Pick<PromptBook, 'indicators'>
  /** What names must be told apart against. */
  readonly visible: readonly ReportSummary[]
}

/** Silent places named under the table; more are counted only. */
const mostSilent = 6
/** Columns that fit a phone. */
const mostYears = 3

/** `reports` are those of the scope. Null when no indicator is meant or fewer than two places have a figure of it. */
export async function answerCompare(
  frame: Frame,
  reports: readonly ReportSummary[],
  { library, book, visible }: AnswerCompareDeps,
): Promise<Composition | null> {
  const indicators = findComparedIndicators(frame, book.indicators)
  if (indicators.length === 0 || listPlaceRows(reports).length < 2) return null
  const inScope = new Set(reports.map(({ id }) => id))
  const figures = (await library.listFiguresOf(indicators)).filter(({ reportId }) => inScope.has(reportId))
  const own = frame.own === null ? null : placeName(frame.own)
  const asked = frame.wantsTowns ? [] : frame.include.map(placeName)
  const { rows } = lineUpReports({ indicators, own, places: asked }, { reports, figures }, book.indicators)
  const places = new Map(
    listPlaceRows(reports).map(({ name, place, isInferred }) => [
      name,
      namePlace({ place, inferred: isInferred ? ['county'] : [] }, visible),
    ]),
  )
  const named = rows.map((row) => ({ ...row, isInferred: false, place: places.get(row.place) || row.place }))
  const told = indicators
    .map((name) => named.filter((row) => row.indicator === name))
    .filter((part) => part.filter(isTold).length >= 2)
  return told.length === 0 ? null : composeTables(told, frame)
}

function isTold(row: ComparisonRow): boolean {
  return row.cells.some((cell) => cell.figures.length > 0)
}

function composeTables(parts: readonly (readonly ComparisonRow[])[], frame: Frame): Composition {
  const { citations, mark } = openMarks()
  const isLeastFirst = /少|低/.test(frame.text.replace(/多少|减少|降低/g, ''))
  const lines = parts.flatMap((rows): DraftLine[] => {
    const shown = keepTellingYears(rows.filter(isTold))
    const silent = rows.filter((row) => !isTold(row))
    const { indicator } = rows[0]!
    const conclusion = concludeComparison(shown, { nameOf: (row) => row.place, mark, isLeastFirst })
    const heading: DraftLine[] = parts.length > 1 ? [{ kind: 'heading', text: indicator }] : []
    const notes = [...noteScope(shown), ...noteRanks(shown).slice(-1)]
    const said: readonly Piece[] = [
      ...claimUnwritten(indicator, silent),
      ...notes.map((note): Claim => ({ kind: 'note', said: note, indicator })),
    ]
    return [
      ...heading,
      ...(conclusion === null ? [] : [claimRanking(indicator, conclusion)]),
      { kind: 'table', indicator, ...renderComparisonTable({ rows: shown }, mark) },
      ...(said.length > 0 ? [{ kind: 'frame' as const, pieces: ['口径：', ...said] }] : []),
    ]
  })
  return { lines, citations }
}

function claimRanking(indicator: string, said: string): DraftLine {
  return { kind: 'sentence', pieces: [{ kind: 'ranking', said, indicator }] }
}

/** Numbers quotes in the order in which they are first marked. */
function openMarks(): { citations: readonly Citation[]; mark: (citation: FigureCitation) => string } {
  const citations: Citation[] = []
  const known = new Map<string, number>()
  const mark = (given: FigureCitation) => {
    const span = `${given.reportId} ${given.start} ${given.end}`
    if (!known.has(span)) {
      citations.push({ n: citations.length + 1, ...given })
      known.set(span, citations.length)
    }
    return `[${known.get(span)}]`
  }
  return { citations, mark }
}

/** A year in which no place has a figure says nothing; of more than three years the newest are shown. */
function keepTellingYears(rows: readonly ComparisonRow[]): readonly ComparisonRow[] {
  const years = rows.flatMap(({ cells }) =>
    cells.filter(({ figures }) => figures.length > 0).map(({ year }) => year),
  )
  const newest = [...new Set(years)].sort((a, b) => b - a).slice(0, mostYears)
  return rows
    .map((row) => ({ ...row, cells: row.cells.filter(({ year }) => newest.includes(year)) }))
    .filter(isTold)
}

function claimUnwritten(indicator: string, rows: readonly ComparisonRow[]): readonly Piece[] {
  if (rows.length === 0) return []
  const places = rows.map(({ place }) => place)
  const rest = rows.length > mostSilent ? `等${countRows(rows.length, rows)}` : ''
  const said = `${places.slice(0, mostSilent).join('、')}${rest}的报告没有写这个数`
  return [{ kind: 'unwritten', said, indicator, places }, '。']
}

/** Indicators that the parts of the topic mean (调解数和普法资料): a part's words must be the indicator's own. */
function findComparedIndicators(frame: Frame, indicators: readonly Indicator[]): readonly string[] {
  const parts = frame.topic.split(/\s+|[和与跟及、]/).map(cleanPart)
  const whole = cleanPart(frame.topic.replace(/\s+/g, ''))
  const found = [whole, ...parts].flatMap((part) => {
    const indicator = part.length >= 2 ? findIndicator(part, indicators) : null
    return indicator !== null && covers(indicator, part) ? [indicator.name] : []
  })
  return [...new Set(found)]
}

/** Words that compare are not part of what is compared. */
function cleanPart(part: string): string {
  return part
    .replace(/排名|排序|排第|比较|对比|比一?比|相差|差多少|[谁更最较](?:多|少|高|低|大|小|好|强)/g, '')
    .replace(/^[的和与跟比]+|(?:多|少|高|低|大|小|好|强|的)+$/g, '')
}

/** Most letters of what was asked stand in the indicator's name or one of its wordings. */
function covers({ name, synonyms }: Indicator, part: string): boolean {
  const letters = new Set([name, ...synonyms].join(''))
  const held = [...part].filter((letter) => letters.has(letter)).length
  return held >= part.length * leastCovered
}

/** 普法资料 of 发的普法资料; under this the indicator only shares a word with the question. */
const leastCovered = 0.75

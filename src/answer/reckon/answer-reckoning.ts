// Headline of this room: a frame that reckons with numbers told before -> each line with its addends and citations. Null where one of them is not found, or they do not go together: then the frame is answered as it is.
import { claimNumbers } from '#answer/compose/number-deps.ts'
import { type DraftLine, type Piece, textOf } from '#answer/gate/draft-line.ts'
import type { Made } from '#answer/made.ts'
import type { NumberForm } from '#answer/numbers/number-form.ts'
import { type Marks, openNumberMarks } from '#answer/numbers/number-marks.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { trimQuote } from '#answer/quotes/trim-quote.ts'
import type { Frame, Want } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Cell, Operator, Reckoning } from '#domain/talk/ledger.ts'
import { distinctPlaces, distinctYears, standsFor } from '#question/reckon/choose-cells.ts'
import { type CellDeps, findCell, findChange } from './find-cells.ts'
import { tellLacking, tellUnread } from './tell-lacking.ts'
import { tellTable } from './tell-table.ts'

export interface Reckoned {
  /** What was reckoned, for the turns that follow. */
  readonly frame: Frame
  readonly made: Made
}

export async function answerReckoning(frame: Frame, deps: CellDeps): Promise<Reckoned | null> {
  const { reckoning } = frame
  if (!reckoning) return null
  const marks = openNumberMarks(deps.visible, (sentence, longest) => trimQuote(sentence, frame, longest))
  const told = await tellOne(reckoning, { ...deps, frame, marks })
  if (told === null) return null
  const besides = reckoning.also ? await tellOne(reckoning.also, { ...deps, frame, marks }) : null
  const lines = [...told.lines, ...(besides?.lines ?? [])]
  const ids = new Set([
    ...marks.citations.map(({ reportId }) => reportId),
    ...told.lacking.map(({ id }) => id),
  ])
  const reports = deps.visible.filter(({ id }) => ids.has(id))
  const made: Made = { kind: 'answer', lines, citations: marks.citations, reports }
  return { frame: { ...frame, ...scopeOf(reckoning) }, made }
}

interface TellDeps extends CellDeps {
  readonly frame: Frame
  readonly marks: Marks
}

interface Told {
  readonly lines: readonly DraftLine[]
  /** Reports that have no such number. */
  readonly lacking: readonly ReportSummary[]
}

async function tellOne(reckoning: Reckoning, deps: TellDeps): Promise<Told | null> {
  const said: Piece[] = []
  const drafts: DraftLine[] = []
  const lacking: ReportSummary[] = []
  for (const sides of reckoning.lines) {
    const cells = sides.flat()
    const picked = await Promise.all(cells.map((cell) => findCell(cell, deps.frame, deps)))
    const held = picked.flatMap((one) => one ?? [])
    if (hasTwice(held)) return null
    if (held.length < picked.length) {
      const lacks = await tellLacks({ cells, picked, reckoning }, deps)
      // Of all that a passage counted those are told that both years have.
      if (lacks === null && reckoning.operator === 'difference' && reckoning.lines.length > ofWhole) continue
      if (lacks === null) return null
      drafts.push(...lacks.lines)
      lacking.push(...lacks.lacking)
      continue
    }
    const table = reckoning.form === 'table' ? tellTable(held, deps) : null
    if (reckoning.form === 'table' && table === null) return null
    const claim = table ? null : claimNumbers(formOf(reckoning, sides), held.map(deps.marks.mark))
    if (table) drafts.push({ kind: 'heading', text: table.indicator }, table)
    else if (claim === null) return null
    else if (reckoning.form) said.push(...(said.length > 0 ? ['；'] : []), claim)
    else addLine(drafts, { kind: 'sentence', pieces: [claim, '。'] })
  }
  if (said.length + drafts.length === 0) return null
  if (said.length > 0) drafts.unshift({ kind: 'sentence', pieces: [...said, '。'] })
  return { lines: drafts, lacking }
}

/** More lines than these hold all numbers of a passage. */
const ofWhole = 2

/** Two measures that are one in other words are told once. */
function addLine(drafts: DraftLine[], line: DraftLine): void {
  if (drafts.every((one) => textOf(one) !== textOf(line))) drafts.push(line)
}

function formOf({ operator, n, change }: Reckoning, sides: readonly (readonly Cell[])[]): NumberForm {
  if (operator === 'course')
    return { form: 'trend', asked: change ? (change.isFall ? 'yes-no-down' : 'yes-no-up') : null }
  if (change) return { form: 'changes', ...change }
  const sizes = sides.map(({ length }) => length)
  return { form: 'reckoned', operator, sides: sizes, ...(n === undefined ? {} : { n }) }
}

interface Lacks {
  readonly cells: readonly Cell[]
  readonly picked: readonly (PickedFigure | null)[]
  readonly reckoning: Reckoning
}

/** What is there is told (of a sum: added up), and whose number is not. Null where a report may have it all the same. */
async function tellLacks({ cells, picked, reckoning }: Lacks, deps: TellDeps): Promise<Told | null> {
  const written = await tellWritten({ cells, picked, reckoning }, deps)
  if (written !== null) return written
  const held = picked.flatMap((one) => one ?? [])
  const lacks = cells.filter((_, i) => picked[i] === null)
  const isListed = reckoning.operator === 'list' && reckoning.form !== undefined
  const said =
    held.length === 0
      ? null
      : ((await tellLacking(lacks, deps)) ?? (isListed ? tellUnread(lacks, deps) : null))
  if (said === null) return null
  const table = reckoning.form === 'table' ? tellTable(held, deps) : null
  if (table)
    return {
      lines: [{ kind: 'heading', text: table.indicator }, table, ...said.lines],
      lacking: said.reports,
    }
  const isSum = reckoning.operator === 'sum' && held.length > 1
  const form: NumberForm = { form: 'reckoned', operator: isSum ? 'sum' : 'list', sides: [held.length] }
  const claim = claimNumbers(form, held.map(deps.marks.mark))
  if (claim === null) return null
  return { lines: [{ kind: 'sentence', pieces: [claim, '。'] }, ...said.lines], lacking: said.reports }
}

/** 受理投诉11件，比上年减少8件: where the report of the year before has no such number, the change that the later one writes. */
async function tellWritten({ cells, picked, reckoning }: Lacks, deps: TellDeps): Promise<Told | null> {
  const [to, from, ...more] = picked
  const before = cells[1] && standsFor(cells[1]).year
  const isGap = ['difference', 'growth'].includes(reckoning.operator) && more.length === 0
  if (!isGap || !to || from !== null || to.year === null || before !== to.year - 1) return null
  const change = await findChange(to, deps)
  if (change === null) return null
  const claim = claimNumbers({ form: 'reckoned', operator: 'list', sides: [1] }, [deps.marks.mark(to)])
  const { n } = deps.marks.mark(change).source
  const said = change.figure.quote
  if (claim === null || !deps.marks.citations.some((one) => one.n === n && one.quote.includes(said)))
    return null
  const pieces: readonly Piece[] = [claim, '，', { kind: 'quoted', said, n, runsOn: true }, `[${n}]`, '。']
  return { lines: [{ kind: 'sentence', pieces }], lacking: [] }
}

/** One number stands for two of them. */
function hasTwice(held: readonly PickedFigure[]): boolean {
  const keys = new Set(held.map(({ report, figure }) => `${report.id} ${figure.index}`))
  return keys.size < held.length && held.length < 3
}

const wants: Partial<Record<Operator, Want>> = {
  sum: 'total',
  mean: 'total',
  difference: 'compare',
  growth: 'compare',
}

function scopeOf({ operator, lines }: Reckoning): Partial<Frame> {
  const cells = lines.flat(2).map(standsFor)
  return {
    include: distinctPlaces(cells),
    years: distinctYears(cells)
      .flatMap((year) => year ?? [])
      .sort((a, b) => a - b),
    isRelativeYear: false,
    unknown: [],
    want: wants[operator] ?? 'value',
  }
}

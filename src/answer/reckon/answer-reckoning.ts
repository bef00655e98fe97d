// Headline of this room: a frame that reckons with numbers told before -> each line with its addends and citations. Null where one of them is not found, or they do not go together: then the frame is answered as it is.
import { claimNumbers } from '#answer/compose/number-deps.ts'
import type { DraftLine } from '#answer/gate/draft-line.ts'
import type { Made } from '#answer/made.ts'
import { openNumberMarks } from '#answer/numbers/number-marks.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { trimQuote } from '#answer/quotes/trim-quote.ts'
import type { Frame, Want } from '#domain/frame.ts'
import type { Operator, Reckoning } from '#domain/talk/ledger.ts'
import { distinctPlaces, distinctYears, standsFor } from '#question/reckon/choose-cells.ts'
import { type CellDeps, findCell } from './find-cells.ts'

export interface Reckoned {
  /** What was reckoned, for the turns that follow. */
  readonly frame: Frame
  readonly made: Made
}

export async function answerReckoning(frame: Frame, deps: CellDeps): Promise<Reckoned | null> {
  const { reckoning } = frame
  if (!reckoning) return null
  const marks = openNumberMarks(deps.visible, (sentence, longest) => trimQuote(sentence, frame, longest))
  const lines: DraftLine[] = []
  for (const sides of reckoning.lines) {
    const picked = await Promise.all(sides.flat().map((cell) => findCell(cell, frame, deps)))
    const held = picked.flatMap((one) => one ?? [])
    if (held.length < picked.length || hasTwice(held)) return null
    const { operator, n } = reckoning
    const sizes = sides.map(({ length }) => length)
    const form = { form: 'reckoned', operator, sides: sizes, ...(n === undefined ? {} : { n }) } as const
    const claim = claimNumbers(form, held.map(marks.mark))
    if (claim === null) return null
    lines.push({ kind: 'sentence', pieces: [claim, '。'] })
  }
  const ids = new Set(marks.citations.map(({ reportId }) => reportId))
  const reports = deps.visible.filter(({ id }) => ids.has(id))
  const made: Made = { kind: 'answer', lines, citations: marks.citations, reports }
  return { frame: { ...frame, ...scopeOf(reckoning) }, made }
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

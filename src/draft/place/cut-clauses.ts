// Tool of placing: the words of a fact cut at its commas, or behind each of its numbers, and put together again, so that a part of it may stand elsewhere.
import type { BriefFigure } from '#domain/brief.ts'

/** A run of words with the numbers in it; their spans count from its start. */
export interface CutPiece {
  readonly text: string
  readonly figures: readonly BriefFigure[]
}

/** Figures of one clause in their order -> its words between commas; words without a number stay with those before them, at the head with those behind. */
export function cutAtCommas(figures: readonly BriefFigure[]): readonly CutPiece[] {
  const { clause } = figures[0]!
  const stops = listStops(clause, figures)
  const ends = [...stops, clause.length]
  const pieces = ends.map((end, index) =>
    cut(figures, { start: index === 0 ? 0 : ends[index - 1]! + 1, end }),
  )
  const told: CutPiece[] = []
  for (const piece of pieces) {
    const last = told.at(-1)
    const isAlone = piece.figures.length === 0 || (told.length === 1 && last!.figures.length === 0)
    if (last !== undefined && isAlone) told[told.length - 1] = joinCut([last, piece])
    else told.push(piece)
  }
  return told
}

/** 双河村纠纷38起，调成37起 -> one piece a number; what follows the last one stays with it. */
export function cutAtNumbers(figures: readonly BriefFigure[]): readonly CutPiece[] {
  return figures.map((figure, index) => {
    const before = figures[index - 1]
    const isFirst = before === undefined || before.clauseIndex !== figure.clauseIndex
    const next = figures[index + 1]
    const isLast = next === undefined || next.clauseIndex !== figure.clauseIndex
    const from = isFirst ? 0 : before.at.end
    const start = from + (/^[，、；\s]*/.exec(figure.clause.slice(from))?.[0].length ?? 0)
    return cut([figure], { start, end: isLast ? figure.clause.length : figure.at.end })
  })
}

/** Pieces as one clause again; its numbers share it. */
export function joinCut(pieces: readonly CutPiece[], name = ''): CutPiece {
  const text = name + pieces.map((piece) => piece.text).join('，')
  let from = name.length
  const figures = pieces.flatMap((piece) => {
    const shift = from
    from += piece.text.length + 1
    return piece.figures.map((figure) => ({ ...figure, clause: text, at: moved(figure.at, shift) }))
  })
  const [first] = figures
  const clauseIndex = first?.clauseIndex ?? 0
  return { text, figures: figures.map((figure) => ({ ...figure, clauseIndex })) }
}

function cut(figures: readonly BriefFigure[], { start, end }: { start: number; end: number }): CutPiece {
  const text = figures[0]!.clause.slice(start, end)
  const own = figures.filter(({ at }) => at.start >= start && at.end <= end)
  return { text, figures: own.map((figure) => ({ ...figure, clause: text, at: moved(figure.at, -start) })) }
}

function moved({ start, end }: BriefFigure['at'], by: number): BriefFigure['at'] {
  return { start: start + by, end: end + by }
}

const opening = '（(“《'
const closing = '）)”》'

/** Commas outside of brackets and numbers. */
function listStops(clause: string, figures: readonly BriefFigure[]): readonly number[] {
  const stops: number[] = []
  let depth = 0
  for (let at = 0; at < clause.length; at++) {
    const char = clause.charAt(at)
    if (opening.includes(char)) depth++
    else if (closing.includes(char)) depth = Math.max(0, depth - 1)
    else if (char === '，' && depth === 0 && !figures.some((one) => one.at.start <= at && at < one.at.end))
      stops.push(at)
  }
  return stops
}

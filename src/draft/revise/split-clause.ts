// Tool of revision: a fact that is told in several clauses -> each clause by itself, in the same sentence, so that one of them can be moved or taken.
import type { Brief, BriefFigure, BriefStatement } from '#domain/brief.ts'

interface Piece {
  readonly text: string
  readonly start: number
}

const opens = '（(“《'
const closes = '）)”》'

/** At commas; brackets and quotations stay whole. */
export function cutPieces(clause: string): readonly Piece[] {
  const pieces: Piece[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= clause.length; at++) {
    const char = clause.charAt(at)
    if (char !== '' && opens.includes(char)) depth++
    else if (char !== '' && closes.includes(char)) depth = Math.max(0, depth - 1)
    else if (char === '' || ('，；'.includes(char) && depth === 0)) {
      if (at > from) pieces.push({ text: clause.slice(from, at), start: from })
      from = at + 1
    }
  }
  return pieces
}

/** The brief itself where the fact is one clause already. Clauses behind it are counted on. */
export function splitClause(brief: Brief, clauseIndex: number): Brief {
  const own = brief.figures.filter((one) => one.clauseIndex === clauseIndex)
  const [first] = own
  if (first === undefined) return splitStatement(brief, clauseIndex)
  const pieces = cutPieces(first.clause)
  if (pieces.length < 2) return brief
  const shift = <One extends BriefFigure | BriefStatement>(one: One): One =>
    one.clauseIndex > clauseIndex ? { ...one, clauseIndex: one.clauseIndex + pieces.length - 1 } : one
  const pieceOf = ({ at }: BriefFigure) =>
    Math.max(
      0,
      pieces.findLastIndex(({ start }) => start <= at.start),
    )
  const figures = brief.figures.map((one): BriefFigure => {
    if (one.clauseIndex !== clauseIndex) return shift(one)
    const index = pieceOf(one)
    const { text, start } = pieces[index]!
    const at = { start: one.at.start - start, end: one.at.end - start }
    return { ...one, clause: text, at, clauseIndex: clauseIndex + index, isOwnWords: true }
  })
  const counted = new Set(own.map(pieceOf))
  const { theme, line, sentence, label, section } = first
  const statements = pieces.flatMap(({ text }, index): readonly BriefStatement[] =>
    counted.has(index)
      ? []
      : [
          {
            text,
            theme,
            line,
            sentence,
            label,
            clauseIndex: clauseIndex + index,
            ...(section === undefined ? {} : { section }),
          },
        ],
  )
  return { ...brief, figures, statements: [...brief.statements.map(shift), ...statements] }
}

function splitStatement(brief: Brief, clauseIndex: number): Brief {
  const stated = brief.statements.find((one) => one.clauseIndex === clauseIndex)
  const pieces = stated === undefined ? [] : cutPieces(stated.text)
  if (stated === undefined || pieces.length < 2) return brief
  const shift = <One extends BriefFigure | BriefStatement>(one: One): One =>
    one.clauseIndex > clauseIndex ? { ...one, clauseIndex: one.clauseIndex + pieces.length - 1 } : one
  return {
    ...brief,
    figures: brief.figures.map(shift),
    statements: brief.statements.flatMap((one) =>
      one === stated
        ? pieces.map(({ text }, index) => ({ ...one, text, clauseIndex: clauseIndex + index }))
        : [shift(one)],
    ),
  }
}

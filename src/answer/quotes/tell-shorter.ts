// Step: a composition x 短一点 -> the same with its quotes cut to the clauses that answer; a quote that a sentence before it has told is left out.
import type { Composition } from '#answer/compose-lines.ts'
import type { Claim, DraftLine } from '#answer/gate/draft-line.ts'
import type { Citation } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { trimQuote } from './trim-quote.ts'

/** Characters of a quote that is told shortly; a clause is not cut. */
const longest = 40
/** A quote up to this length stands as it is. */
const short = 60

export function tellShorter<Made extends Composition>(made: Made, frame: Frame): Made {
  const told = new Set(made.lines.flatMap((line) => ('pieces' in line ? listClaimed(line.pieces) : [])))
  const isTold = (line: DraftLine) => line.kind === 'quotes' && line.quotes.every((n) => told.has(n))
  const lines = made.lines.filter((line) => !isTold(line))
  const leads = lines.flatMap((line) => (line.kind === 'quotes' ? listClaimed(line.lead) : []))
  const kept = new Set([...told, ...leads])
  const citations = made.citations.map((one) => (kept.has(one.n) ? one : cutCitation(one, frame)))
  return { ...made, lines, citations }
}

/** Whose words a claim holds; that a report is named holds none. */
function listClaimed(pieces: readonly (string | Claim)[]): readonly number[] {
  return pieces.flatMap((piece) => {
    if (typeof piece === 'string' || piece.kind === 'report' || piece.kind === 'section-title') return []
    const entries = 'entries' in piece ? piece.entries.map(({ n }) => n) : []
    return [...('n' in piece ? [piece.n] : []), ...entries]
  })
}

/** Whole where it is short, or where the shorter one says less of what is asked. */
function cutCitation(citation: Citation, frame: Frame): Citation {
  const { quote, start } = citation
  if (quote.length <= short) return citation
  const span = trimQuote({ ...citation, text: quote }, frame, longest)
  const cut = quote.slice(span.start - start, span.end - start)
  const saysLess = frame.terms.some((term) => matchTerm(term, quote) > 0 && matchTerm(term, cut) === 0)
  return saysLess || cut === '' ? citation : { ...citation, ...span, quote: cut }
}

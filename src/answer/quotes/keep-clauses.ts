// Tool of this room: a quote x what a clause of it must say -> the clauses from the first to the last that say it, with those beside them that count the same. Null where none does.
import type { Span } from '#domain/span.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

/** A longer text is no sentence. */
const longest = 600
const leansBack =
  /^(?:其中|并|且|也|均|全部|分别|同比|较|比[上去前]|另|含|占|剩余|余下|累计|合计|共计|使|让|因此|从而|[和及与])/

/** In the text, without the mark at its end; never inside quotation marks or brackets. */
export function keepClauses(text: string, says: (clause: string) => boolean): Span | null {
  if (text.length > longest) return null
  const clauses = Array.from(
    text.matchAll(/(?:[^，,；;。]|(?<=\d),(?=\d{3}(?!\d)))+/g),
    ({ 0: said, index }) => ({ said, start: index, end: index + said.length, units: unitsOf(said) }),
  )
  let from = clauses.findIndex(({ said }) => says(said))
  let to = clauses.findLastIndex(({ said }) => says(said))
  if (from < 0) return null
  const countsLike = (at: number, beside: number) =>
    (clauses[beside]?.units ?? []).some((unit) => clauses[at]!.units.includes(unit))
  while (from > 0 && (leansBack.test(clauses[from]!.said.trim()) || countsLike(from, from - 1))) from--
  while (countsLike(to, to + 1)) to++
  const span = { start: clauses[from]!.start, end: clauses[to]!.end }
  return isClosed(text.slice(span.start, span.end)) ? span : null
}

const unitsOf = (clause: string) => findQuantities(clause).map(({ unit }) => unit)

/** No quotation or bracket is cut. */
function isClosed(words: string): boolean {
  return ['“”', '‘’', '《》', '（）', '()'].every(
    ([open, close]) => words.split(open!).length === words.split(close!).length,
  )
}

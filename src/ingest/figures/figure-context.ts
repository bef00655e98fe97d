// Step: the surroundings of a number: its clause (what is quoted), the words before and after it, its sentence.
// Folded text and the numbers of it in, one context a number out.
import type { Place } from '#domain/place.ts'
import type { Section } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import { foldFigures } from '#text/numbers/fold-figures.ts'
import type { Gazetteer } from '#text/places.ts'
import type { CleanedTable } from '#text/tables/cleaned-table.ts'

/** What figures are read from. */
export interface FigureSource {
  readonly text: string
  readonly sections: readonly Section[]
  /** The report year, or null when it is not known. */
  readonly year: number | null
  /** Tables of the text; none when absent. */
  readonly tables?: readonly CleanedTable[]
  /** Whose report it is: rows of other places are told by it. Nothing is known when absent. */
  readonly place?: Place
  /** Tells which towns there are; by their endings alone when absent. */
  readonly gazetteer?: Gazetteer
}

export interface FigureContext {
  /** The clause, widened to the left until it says something (26人 alone does not). */
  readonly clause: Span
  /** The sentence up to `left`. */
  readonly context: string
  /** From the number or stop before, up to this number. */
  readonly left: string
  /** From after the unit up to the next stop or number. */
  readonly right: string
  /** True when it follows another number directly and counts the same thing (26人37万元). */
  readonly isPair: boolean
}

const clauseStops = new Set(',;:。!?\n|\t')
const sentenceStops = new Set('。!?\n|\t')
const rightStops = new Set(',;:。!?\n|\t、(')
/** Further than this nothing is looked for, so that a text without stops stays linear. */
const reachChars = 160

/** One context for each span; spans are in text order and do not overlap. */
export function readContexts(text: string, spans: readonly Span[]): FigureContext[] {
  const folded = foldFigures(text)
  const contexts: FigureContext[] = []
  for (const [index, span] of spans.entries()) {
    const previous = index > 0 ? spans[index - 1] : undefined
    const clauseStart = findClauseStart(folded, span.start)
    const clause = { start: clauseStart, end: findStop(folded, span.end, clauseStops) }
    const between = previous && previous.end >= clauseStart ? folded.slice(previous.end, span.start) : null
    const isPair = between !== null && /^[、和及,/()\s]*$/.test(between)
    const earlier = contexts[index - 1]
    const leftStart = Math.max(clauseStart, previous?.end ?? 0)
    const following = spans[index + 1]
    // 4件三年以上信访积案: the bound stands between the number and its noun.
    const isBound =
      following?.start === span.end && /以[上下内]$/.test(folded.slice(following.start, following.end))
    const from = isBound ? following.end : span.end
    const next = spans[index + (isBound ? 2 : 1)]?.start ?? folded.length
    const sentenceStart = findSentenceStart(folded, leftStart)
    contexts.push({
      clause: takeLabel(folded, clause),
      context: isPair && earlier ? earlier.context : folded.slice(sentenceStart, leftStart),
      left:
        isPair && earlier
          ? earlier.left
          : readOwn(folded, { leftStart, start: span.start, follows: previous?.end === leftStart }),
      right: folded.slice(from, Math.min(next, findRightEnd(folded, from))),
      isPair,
    })
  }
  return contexts
}

/** 其中:来信6件、来访3件 is quoted with the words before its colon. */
function takeLabel(folded: string, { start, end }: Span): Span {
  const label = /(?:^|[,;。!?\n|\t])\s*([^,;:。!?\n|\t]{1,12}):\s*$/.exec(
    folded.slice(Math.max(0, start - 16), start),
  )
  return label === null ? { start, end } : { start: folded.lastIndexOf(label[1] ?? '', start), end }
}

/** Goes left over stops until the clause holds a Han character before the number. */
function findClauseStart(folded: string, at: number): number {
  const floor = Math.max(0, at - reachChars)
  for (let start = at; start > floor; start--) {
    const before = folded[start - 1] ?? ''
    if (!clauseStops.has(before) || isThousands(folded, start - 1)) continue
    if (sentenceStops.has(before) || /[一-龥]/.test(folded.slice(start, at))) return skipBlank(folded, start)
  }
  return skipBlank(folded, floor)
}

function findSentenceStart(folded: string, at: number): number {
  const floor = Math.max(0, at - reachChars)
  for (let start = at; start > floor; start--) if (sentenceStops.has(folded[start - 1] ?? '')) return start
  return floor
}

function findStop(folded: string, at: number, stops: ReadonlySet<string>): number {
  const ceiling = Math.min(folded.length, at + reachChars)
  for (let end = at; end < ceiling; end++)
    if (stops.has(folded[end] ?? '') && !isThousands(folded, end)) return end
  return ceiling
}

function isThousands(folded: string, at: number): boolean {
  return (
    folded[at] === ',' && /\d/.test(folded[at - 1] ?? '') && /^\d{3}(?!\d)/.test(folded.slice(at + 1, at + 5))
  )
}

function skipBlank(folded: string, start: number): number {
  let at = start
  while (folded[at] === ' ') at++
  return at
}

/** The words of this number alone: not the noun that the number before it counts (13名治保主任、11名辅警). */
function readOwn(folded: string, own: { leftStart: number; start: number; follows: boolean }): string {
  const left = openBracket(folded.slice(own.leftStart, own.start))
  const list = left.indexOf('、')
  return own.follows && list > 0 && /^[一-龥(]/.test(left) ? left.slice(list + 1) : left
}

/** What stands in an open bracket speaks of itself: 20家企业(其中注册资本… */
function openBracket(left: string): string {
  const open = left.lastIndexOf('(')
  return open >= 0 && !left.includes(')', open) ? left.slice(open + 1) : left
}

/** Up to the next stop; a short bracket inside a noun is none: 村(社区)治保主任. */
function findRightEnd(folded: string, at: number): number {
  const end = findStop(folded, at, rightStops)
  const inner =
    folded[end] === '(' && end - at < 8
      ? /^\([一-龥]{1,4}\)(?=[一-龥])/.exec(folded.slice(end, end + 8))
      : null
  return inner === null ? end : findStop(folded, end + inner[0].length, rightStops)
}

// Step of the gate: how numbers of several places or years stand to each other, told again from figures read afresh.
import { type Entry, entryOf } from '#answer/numbers/entry.ts'
import { nameAsked, tellWording } from '#answer/numbers/name-thing.ts'
import type { EntrySource } from '#answer/numbers/number-form.ts'
import { madeOf } from '#answer/numbers/rate-of.ts'
import { tellNumbers } from '#answer/numbers/tell-numbers.ts'
import { tellUncounted } from '#answer/rows/tell-silence.ts'
import { placeOfReport } from '#domain/report.ts'
import { holds, type Span } from '#domain/span.ts'
import { cutsNumber } from '#text/numbers/cuts-number.ts'
import type { ClaimOf } from './draft-line.ts'
import type { GateView } from './gate-view.ts'

export async function tellEntries(claim: ClaimOf<'numbers'>, view: GateView): Promise<string | null> {
  const held = await readEntries(claim.entries, view)
  if (held === null) return null
  const thing = 'thing' in claim.form ? claim.form.thing : undefined
  if (thing !== undefined && !isNameOf(thing, held, view)) return null
  const asksNewest = 'isNewest' in claim.form && claim.form.isNewest
  if (asksNewest && isOld(claim, held, view)) return null
  if (claim.form.form !== 'clause') return tellNumbers(claim.form, held)
  const words = readWords(claim.form.span, claim, view)
  return words === null ? null : tellNumbers(claim.form, held, words)
}

/** The word is the question's, and stands in none of the clauses. */
export async function tellOtherName(
  { word, entries }: ClaimOf<'wording'>,
  view: GateView,
): Promise<string | null> {
  const held = await readEntries(entries, view)
  return held === null ? null : tellWording(view.frame, held, word)
}

async function readEntries(
  sources: readonly EntrySource[],
  view: GateView,
): Promise<readonly Entry[] | null> {
  const entries = await Promise.all(sources.map((source) => readEntry(source, view)))
  const held = entries.flatMap((entry) => entry ?? [])
  return held.length < sources.length ? null : held
}

/** What stands in the span: one citation holds it, and it holds the numbers whole. */
function readWords(span: Span, { entries }: ClaimOf<'numbers'>, { citations }: GateView): string | null {
  const citation = citations.get(entries[0]?.n ?? 0)
  if (!citation || !holds(citation, span) || !entries.every(({ at }) => holds(span, at))) return null
  const [from, to] = [span.start - citation.start, span.end - citation.start]
  const isWhole = !cutsNumber(citation.quote, from) && !cutsNumber(citation.quote, to)
  return isWhole ? citation.quote.slice(from, to) : null
}

/** Words of the question, all of them or those of one of several things that it asks for, which every entry has. */
function isNameOf(thing: string, held: readonly Entry[], { frame }: GateView): boolean {
  const own = frame.terms.filter(({ word }) => thing.includes(word))
  return thing === nameAsked({ ...frame, terms: own }, held)
}

/** A report of the same place tells of a later year. */
function isOld(
  { entries }: ClaimOf<'numbers'>,
  [own]: readonly Entry[],
  { reports, visible }: GateView,
): boolean {
  const report = reports.find(({ id }) => id === entries[0]?.reportId)
  return visible.some(
    (other) =>
      report !== undefined &&
      placeOfReport(other) === placeOfReport(report) &&
      (other.metadata.year ?? 0) > (own?.year ?? 0),
  )
}

/** True of reports in scope that no numbers of this answer come from. */
export function tellLeftOut(
  claim: ClaimOf<'uncounted'>,
  { reports, lines, visible }: GateView,
): string | null {
  const counted = new Set(
    lines.flatMap((line) =>
      'pieces' in line
        ? line.pieces.flatMap((piece) =>
            typeof piece !== 'string' && piece.kind === 'numbers'
              ? piece.entries.map(({ reportId }) => reportId)
              : [],
          )
        : [],
    ),
  )
  const left = reports.filter(({ id }) => claim.reports.includes(id) && !counted.has(id))
  return left.length === claim.reports.length ? tellUncounted(left, visible, claim.isOrder ?? false) : null
}

/** Null unless the figure (of a rate that was made both counts) still stands there, inside its citation. */
async function readEntry(
  { reportId, at, index, of, isRest, n }: EntrySource,
  view: GateView,
): Promise<Entry | null> {
  const citation = view.citations.get(n)
  const report = await view.read(reportId)
  if (!report || citation?.reportId !== reportId) return null
  const find = ({ start, end }: Span, which?: number) =>
    citation.start <= start && end <= citation.end
      ? report.figures.find(
          (one) =>
            one.at.start === start && one.at.end === end && (which === undefined || one.index === which),
        )
      : undefined
  const part = find(at, index)
  const shown = { report: report.summary, visible: view.visible, n, quote: citation }
  if (!part) return null
  if (of === undefined) return entryOf(part, shown)
  const whole = find(of)
  const made = whole && { part, whole, ...(isRest ? { isRest } : {}) }
  const own = made && madeOf(made)
  return own ? entryOf(own, { ...shown, of: made }) : null
}

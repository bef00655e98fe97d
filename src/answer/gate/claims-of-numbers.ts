// Step of the gate: how numbers of several places or years stand to each other, told again from figures read afresh.
import { type Entry, entryOf } from '#answer/numbers/entry.ts'
import type { EntrySource } from '#answer/numbers/number-form.ts'
import { tellNumbers } from '#answer/numbers/tell-numbers.ts'
import { tellUncounted } from '#answer/rows/tell-silence.ts'
import type { ClaimOf } from './draft-line.ts'
import type { GateView } from './gate-view.ts'

export async function tellEntries(claim: ClaimOf<'numbers'>, view: GateView): Promise<string | null> {
  const entries = await Promise.all(claim.entries.map((source) => readEntry(source, view)))
  const held = entries.flatMap((entry) => entry ?? [])
  return held.length === claim.entries.length ? tellNumbers(claim.form, held) : null
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
  return left.length === claim.reports.length ? tellUncounted(left, visible) : null
}

/** Null unless the figure still stands there, inside its citation. */
async function readEntry({ reportId, at, n }: EntrySource, view: GateView): Promise<Entry | null> {
  const citation = view.citations.get(n)
  const report = await view.read(reportId)
  const figure = report?.figures.find((one) => one.at.start === at.start && one.at.end === at.end)
  const isCited = citation?.reportId === reportId && citation.start <= at.start && at.end <= citation.end
  return report && figure && isCited
    ? entryOf(figure, { report: report.summary, visible: view.visible, n })
    : null
}

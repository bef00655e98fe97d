// Step of the gate: one line as composed -> the line as it may be shown, or what of it does not hold.
import type { CheckDeps } from '#check/claims/cited-passage.ts'
import type { AnswerLine } from '#domain/answer.ts'
import { checkPieces, type Fault } from './check-pieces.ts'
import { checkWritten } from './check-written.ts'
import { type DraftLine, joinPieces } from './draft-line.ts'
import type { GateView } from './gate-view.ts'
import { readShownTable } from './read-shown-table.ts'

export interface CheckedLine {
  /** Null: nothing of it may be shown. */
  readonly line: AnswerLine | null
  /** All that did not hold, even where other words take its place. */
  readonly faults: readonly Fault[]
}

export interface LineDeps {
  readonly view: GateView
  readonly check: Omit<CheckDeps, 'known'>
  /** Names of practices and indicators: what a heading may say. */
  readonly names: ReadonlySet<string>
}

export async function checkLine(draft: DraftLine, { view, check, names }: LineDeps): Promise<CheckedLine> {
  switch (draft.kind) {
    case 'frame':
      return checkFrame(draft, view)
    case 'quotes':
      return checkQuotes(draft, view)
    case 'sentence': {
      const text = joinPieces(draft.pieces)
      return settle({ kind: 'sentence', text }, await checkPieces(draft.pieces, view))
    }
    case 'written': {
      const { text } = draft
      return settle({ kind: 'sentence', text }, await checkWritten(text, view, check))
    }
    case 'heading': {
      const fault: Fault = { reason: '不是做法或指标的名称', claim: 'words' }
      return settle(draft, names.has(draft.text) ? null : fault)
    }
    case 'table': {
      const { kind, head, rows } = draft
      const table = await readShownTable(draft, view)
      return settle({ kind, head, rows }, 'fault' in table ? { reason: table.fault, claim: 'table' } : null)
    }
  }
}

function settle(line: AnswerLine, fault: Fault | null): CheckedLine {
  return fault === null ? { line, faults: [] } : { line: null, faults: [fault] }
}

async function checkFrame(
  { kind, pieces, otherwise }: Extract<DraftLine, { kind: 'frame' }>,
  view: GateView,
): Promise<CheckedLine> {
  const fault = await checkPieces(pieces, view)
  if (fault === null || otherwise === undefined) return settle({ kind, text: joinPieces(pieces) }, fault)
  const second = settle({ kind, text: joinPieces(otherwise) }, await checkPieces(otherwise, view))
  return { ...second, faults: [fault, ...second.faults] }
}

/** Quotes that do not hold are left out; the line goes with the last of them. */
async function checkQuotes(
  { kind, lead, quotes }: Extract<DraftLine, { kind: 'quotes' }>,
  view: GateView,
): Promise<CheckedLine> {
  const kept = quotes.filter((n) => view.citations.has(n))
  if (kept.length === 0) return { line: null, faults: [{ reason: '引文都不成立', claim: 'citation' }] }
  const { line, faults } = settle(
    { kind, lead: joinPieces(lead), quotes: kept },
    await checkPieces(lead, view),
  )
  const missing = quotes.filter((n) => !view.citations.has(n))
  const more = missing.map((n): Fault => ({ reason: `[${n}]没有出处`, claim: 'citation' }))
  return { line, faults: [...faults, ...more] }
}

// Headline of the gate: an answer as composed -> the answer that may be shown, sealed. What does not hold is dropped and told to `onDropped`; nothing else makes an Answer.

import { isBare } from '#answer/claim/say-verdict.ts'
import type { Made } from '#answer/made.ts'
import { keepTold } from '#answer/reckon/keep-told.ts'
import { renderSearched, renderText } from '#answer/render-text.ts'
import type { CheckDeps } from '#check/claims/cited-passage.ts'
import type { Answer, AnswerBase, AnswerLine, Choice, Citation, DroppedSentence } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import { isSamePlace, placeName } from '#domain/place.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Row } from '#domain/row.ts'
import { sealAnswer } from '#domain/seal-answer.ts'
import { holds } from '#domain/span.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { Claim } from '#question/claim/held.ts'
import { describeSearched } from '#retrieve/resolve-scope.ts'
import { checkCitations } from './check-citations.ts'
import { checkLine } from './check-line.ts'
import { type Fault, listMarks } from './check-pieces.ts'
import { restsOnSearch } from './claims-of-scope.ts'
import { type DraftLine, textOf } from './draft-line.ts'
import { type GateView, openView } from './gate-view.ts'
import { keepIntroduced } from './keep-introduced.ts'
import { noteCorrections, noteNamesakes, noteRespelt } from './note-corrections.ts'
import { phrases } from './set-phrases.ts'

/** What was dropped, without a word of the question or of a report: for the log. */
export interface Drop {
  readonly line: DraftLine['kind'] | 'citation' | 'choice'
  readonly claim: Fault['claim']
}

export interface GateDeps {
  readonly frame: Frame
  /** All reports that this reader may see. */
  readonly visible: readonly ReportSummary[]
  readonly library: LibraryView
  readonly book: Pick<PromptBook, 'practices' | 'indicators' | 'sameWords' | 'opposites' | 'sentenceKinds'>
  readonly gazetteer: CheckDeps['gazetteer']
  readonly meaning?: CheckDeps['meaning']
  /** What the asker holds to be so, which the answer tells of first. */
  readonly held?: Claim | null
  /** Called for each line once it has passed. */
  readonly onLine?: ((line: AnswerLine, citations: readonly Citation[]) => void) | undefined
  readonly onDropped?: ((drop: Drop) => void) | undefined
}

/** Shows one line while the rest is being written. */
export type ShowLine = (
  line: DraftLine,
  about: { readonly citations: readonly Citation[]; readonly reports: readonly ReportSummary[] },
) => Promise<void>

export interface Gate {
  readonly show: ShowLine
  /** `how` is read last: it holds the time taken. */
  pass(made: Made, how: () => Pick<AnswerBase, 'elapsedMs' | 'reader'>): Promise<Answer>
}

type Shown = Map<DraftLine, AnswerLine>

export function openGate(deps: GateDeps): Gate {
  const names = new Set([
    '其他',
    ...[...deps.book.practices, ...deps.book.indicators].map(({ name }) => name),
  ])
  const shown: Shown = new Map()
  return {
    show: async (draft, { citations, reports }) => {
      const base = openView({ ...deps, ...deps.book, reports, lines: [draft], leftOut: 0 }, deps.library)
      const { kept } = await checkCitations(citations, base)
      const { line } = await checkLine(draft, {
        check: checkOf(deps),
        names,
        view: { ...base, citations: kept },
      })
      if (line === null) return
      shown.set(draft, line)
      deps.onLine?.(line, [...kept.values()])
    },
    pass: (made, how) => passGate(made, how, { deps, names, shown }),
  }
}

const checkOf = ({ gazetteer, meaning = null, book: { sameWords } }: GateDeps) => ({
  gazetteer,
  sameWords,
  meaning,
})

interface Passing {
  readonly deps: GateDeps
  readonly names: ReadonlySet<string>
  /** Lines that have left already. */
  readonly shown: Shown
}

/** 不客气: an answer for which no report was looked at. */
function isSearched({ kind, reports }: Made): boolean {
  return kind !== 'answer' || reports.length > 0
}

async function passGate(
  made: Made,
  how: () => Pick<AnswerBase, 'elapsedMs' | 'reader'>,
  passing: Passing,
): Promise<Answer> {
  const { deps, shown } = passing
  const base = openView({ ...deps, ...deps.book, ...made, leftOut: made.dropped?.length ?? 0 }, deps.library)
  const { kept, broken } = await checkCitations(made.citations, base)
  // A report that was replaced while the model wrote no longer holds what is quoted.
  if (broken.length > 0 && made.instead) return passGate(made.instead, how, passing)
  const dropped: DroppedSentence[] = broken.map(({ citation, reason }) => {
    deps.onDropped?.({ line: 'citation', claim: 'citation' })
    return { text: citation.quote, reason }
  })
  const checked = await checkLines(made, { ...passing, view: { ...base, citations: kept } }, dropped)
  const { kind, lines } = settleKind(made, checked)
  const searched = describeSearched(made.reports)
  const citations = listReferred(lines, kept)
  const isOwnOut = isOwnLeftOut(deps.frame, made.reports)
  const all: readonly AnswerLine[] = [
    ...lines,
    ...(await noteCorrections(citations, base)),
    ...noteRespelt(deps.frame),
    ...noteNamesakes(deps.frame),
    ...(isSearched(made) &&
    (kind !== 'answer' || isOwnOut || restsOnSearch(checked.keys(), searched, citations))
      ? [{ kind: 'frame' as const, text: renderSearched(searched, isOwnOut) }]
      : []),
  ]
  const left = new Set(shown.values())
  for (const line of all) if (!left.has(line)) deps.onLine?.(line, citations)
  const answer = {
    text: renderText(all, citations),
    lines: all,
    citations,
    ...(made.rows ? { rows: keepRows(made.rows, citations) } : {}),
    figures: [],
    dropped: [...(made.dropped ?? []), ...dropped],
    searched,
    by: made.by ?? 'extract',
    ...(made.prompt ? { prompt: made.prompt } : {}),
    ...how(),
    frame: await withLedger(deps.frame, { drafts: [...checked.keys()], citations, read: base.readVisible }),
  }
  return kind === 'clarify'
    ? sealAnswer({ ...answer, kind, choices: checkChoices(made, deps) })
    : sealAnswer({ ...answer, kind })
}

/** What was told can be reckoned with in the turns that follow. */
async function withLedger(frame: Frame, told: Parameters<typeof keepTold>[1]): Promise<Frame> {
  const ledger = await keepTold(frame, told)
  return ledger.length === 0 ? frame : { ...frame, ledger }
}

interface Passed {
  readonly answer: Answer
  readonly reports: readonly ReportSummary[]
}

/** Answers that have passed, each to a part of one question, as one: what both cite is numbered once, what was searched is said at the end. */
export function joinTold(first: Passed, others: readonly Passed[]): Answer {
  const parts = [first, ...others]
  const citations: Citation[] = []
  const lines: AnswerLine[] = []
  for (const { answer } of parts) {
    const turn = (n: number) => {
      const own = answer.citations.find((one) => one.n === n)
      const known = citations.find((one) => own && one.reportId === own.reportId && holds(one, own))
      if (!known && own) citations.push({ ...own, n: citations.length + 1 })
      return known?.n ?? citations.length
    }
    const told = answer.lines.filter((line) => line.kind !== 'frame' || !searching.test(line.text))
    // What one part has said the next does not say again.
    const said = new Set(lines.map((line) => JSON.stringify(line)))
    lines.push(...told.map((line) => turnTold(line, turn)).filter((line) => !said.has(JSON.stringify(line))))
  }
  const reports = parts.flatMap((part) => part.reports)
  const searched = describeSearched([...new Map(reports.map((one) => [one.id, one])).values()])
  const all = [...lines, { kind: 'frame' as const, text: renderSearched(searched, false) }]
  const { rows: _, ...base } = (others.at(-1) ?? first).answer
  return sealAnswer({
    ...base,
    kind: 'answer',
    lines: all,
    citations,
    searched,
    text: renderText(all, citations),
  })
}

const searching = /^查了：/

/** The line with each citation's number turned into another. */
function turnTold(line: AnswerLine, turn: (n: number) => number): AnswerLine {
  const ofText = (text: string) => text.replace(/\[(\d{1,3})\]/g, (_, n: string) => `[${turn(Number(n))}]`)
  if (line.kind === 'quotes') return { ...line, lead: ofText(line.lead), quotes: line.quotes.map(turn) }
  if (line.kind === 'table') return { ...line, rows: line.rows.map((row) => row.map(ofText)) }
  return { ...line, text: ofText(line.text) }
}

/** A row whose citation did not hold is told by nothing. */
function keepRows(rows: readonly Row[], citations: readonly Citation[]): readonly Row[] {
  const shown = new Set(citations.map(({ n }) => n))
  return rows.map((row) => (row.n === null || shown.has(row.n) ? row : { ...row, n: null }))
}

/** Lines that hold, those already shown as they were shown; `dropped` grows. */
async function checkLines(
  made: Made,
  { deps, names, shown, view }: Passing & { readonly view: GateView },
  dropped: DroppedSentence[],
): Promise<ReadonlyMap<DraftLine, AnswerLine>> {
  const held = new Map<DraftLine, AnswerLine>()
  for (const draft of made.lines) {
    const { line, faults } = await checkLine(draft, { view, check: checkOf(deps), names })
    if (line !== null) held.set(draft, shown.get(draft) ?? line)
    for (const { reason, claim } of faults) {
      dropped.push({ text: textOf(draft), reason })
      deps.onDropped?.({ line: draft.kind, claim })
    }
  }
  // 是。 before lines of which one did not hold: it was judged by all of them.
  const judged = [...held].filter(([draft]) => held.size === made.lines.length || !isBare(draft))
  return keepIntroduced(new Map(judged))
}

/** Where nothing is left that answers, or a refusal or a question back lost its own words, that is said instead. */
function settleKind(
  made: Made,
  held: ReadonlyMap<DraftLine, AnswerLine>,
): { readonly kind: Answer['kind']; readonly lines: readonly AnswerLine[] } {
  const [first] = made.lines
  const isHeaded = made.kind === 'answer' || (first !== undefined && held.has(first))
  const isTold = !isSearched(made) || made.kind !== 'answer' || [...held.keys()].some(tells)
  if (isHeaded && isTold) return { kind: made.kind, lines: [...held.values()] }
  const quotes = [...held].flatMap(([draft, line]) => (made.kind === 'refusal' || tells(draft) ? line : []))
  return { kind: 'refusal', lines: [{ kind: 'frame', text: phrases.nothingHolds }, ...quotes] }
}

/** Quotes, sentences and tables answer; of frames only those that are the answer themselves. */
function tells(draft: DraftLine): boolean {
  if (draft.kind === 'heading' || isBare(draft)) return false
  if (draft.kind !== 'frame') return true
  const answering: readonly string[] = ['library', 'faults', 'namesakes']
  return draft.pieces.some((piece) => typeof piece !== 'string' && answering.includes(piece.kind))
}

/** Where places are named one's own is not missed. */
function isOwnLeftOut({ own, exclude, include }: Frame, reports: readonly ReportSummary[]): boolean {
  const isIn = reports.some(({ metadata }) => exclude.some((out) => isSamePlace(out, metadata.place)))
  const isOut = own !== null && exclude.some((out) => isSamePlace(out, own))
  return isOut && include.every(({ town }) => town === null) && !isIn
}

function listReferred(
  lines: readonly AnswerLine[],
  citations: ReadonlyMap<number, Citation>,
): readonly Citation[] {
  const referred = new Set(
    lines.flatMap((line) => {
      if (line.kind === 'quotes') return line.quotes
      return listMarks(line.kind === 'table' ? line.rows.flat().join('') : line.text)
    }),
  )
  return [...citations.values()].filter(({ n }) => referred.has(n))
}

/** Each names places that the library holds. */
function checkChoices(made: Made, { visible, onDropped }: GateDeps): readonly Choice[] {
  const there = new Set(visible.map(({ metadata }) => placeName(metadata.place)))
  const choices = made.kind === 'clarify' ? made.choices : []
  return choices.filter(({ label, place }) => {
    const isHeld = place.split('和').every((name) => there.has(name))
    const isNamed = label === '都要' || label.replace(/^[①-⑧]/, '') === place
    if (!isHeld || !isNamed) onDropped?.({ line: 'choice', claim: 'words' })
    return isHeld && isNamed
  })
}

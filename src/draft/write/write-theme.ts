// Step of writing without a model: one theme and its facts -> paragraphs. Opening and connecting phrases come from prompts/ and state attitude and aim only.

import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import type { DraftParagraph, LastYear } from '#domain/draft.ts'
import type { Theme } from '#domain/drafting-book.ts'
import { groupBy } from '#shared/group-by.ts'
import { buildParagraph, type Piece } from './build-paragraph.ts'
import { polishWords } from './polish-words.ts'
import { type Colloquial, joinClauses, pick, writeClause } from './write-clause.ts'
import { type Sheet, writeGroup } from './write-group.ts'

export interface ThemeFacts {
  readonly figures: readonly BriefFigure[]
  readonly statements: readonly BriefStatement[]
}

export interface WritingStyle {
  /** Chooses among variants; the same brief always gives the same text. */
  readonly seed: number
  /** Of the section, so that its text does not say it again. */
  readonly heading: string
  /** Of the section among those written. */
  readonly order: number
  /** Openers and leads left out. */
  readonly isShort: boolean
  readonly withHints: boolean
  readonly colloquial: Colloquial
  readonly lastYearOf: (figure: BriefFigure) => LastYear | null
  readonly hints: ReadonlyMap<string, readonly string[]>
}

/** A paragraph longer than this is parted at the next sentence group. */
const longParagraph = 260
const longSentence = 60
const shortClause = 16
const times = ['全年', '一年来，', '年内', '全年']

/** Always at least one paragraph; a theme without facts is an opener and what to add. */
export function writeTheme(theme: Theme, facts: ThemeFacts, style: WritingStyle): DraftParagraph[] {
  const hint = renderHints(theme, facts, style)
  const paragraphs = writePieces(theme, facts, style)
  if (hint !== '') paragraphs.at(-1)!.push(hint)
  return paragraphs
    .filter((pieces) => pieces.length > 0)
    .map((pieces) => buildParagraph(pieces, style.lastYearOf))
}

/** The paragraphs of a theme before they are put together, one at least. */
export function writePieces(theme: Theme, facts: ThemeFacts, style: WritingStyle): Piece[][] {
  const opener = style.isShort ? '' : pickOpener(theme.openers, style)
  const sentences = writeSentences(theme, facts, { style, opener })
  const paragraphs: Piece[][] = [[]]
  for (const [index, sentence] of sentences.entries()) {
    if (lengthOf(paragraphs.at(-1)!) > longParagraph) paragraphs.push([])
    const isOpening = index === 0 && opener !== '' && !startsAlike(opener, sentence)
    paragraphs.at(-1)!.push(...(isOpening ? [`${opener}，`] : []), ...sentence, '。')
  }
  if (sentences.length === 0 && opener !== '') paragraphs[0]!.push(`${opener}。`)
  return paragraphs
}

/** 【待补充：…】 for what this theme usually reports and the brief does not; empty when nothing is to be asked for. */
export function renderHints(theme: Theme, facts: ThemeFacts, style: WritingStyle): string {
  const hints = style.withHints ? findHints(style.hints.get(theme.name) ?? theme.hints, facts) : []
  return hints.length === 0 ? '' : `【待补充：${hints.join('、')}】`
}

/** Variants that do not say again what stands there: four characters in a row are an echo. */
function freshOf(variants: readonly string[], said: string): readonly string[] {
  const echoes = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 3) }, (_, at) => text.slice(at, at + 4)).some((run) =>
      said.includes(run),
    )
  const fresh = variants.filter((variant) => !echoes(variant))
  return fresh.length > 0 ? fresh : ['']
}

/** Never what the heading has just said, and not 坚持 in every section. */
function pickOpener(openers: readonly string[], { seed, heading, order }: WritingStyle): string {
  const fresh = freshOf(openers, heading)
  const varied = order % 2 === 0 ? fresh : fresh.filter((opener) => !opener.startsWith('坚持'))
  return pick(varied.length > 0 ? varied : fresh, seed)
}

/** 坚持… before a statement that itself opens with 坚持 would stammer. */
function startsAlike(opener: string, sentence: readonly Piece[]): boolean {
  const first = sentence[0]
  return typeof first === 'string' && first.slice(0, 2) === opener.slice(0, 2)
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece : piece.text).length, 0)
}

function writeSentences(
  theme: Theme,
  facts: ThemeFacts,
  { style, opener }: { style: WritingStyle; opener: string },
): Piece[][] {
  const sheet: Sheet = { left: new Set(facts.figures), colloquial: style.colloquial }
  // The opener leads the first sentence; two phrases of aim in a row are one too many.
  const first = Math.min(...facts.figures.map((figure) => figure.clauseIndex))
  const before = facts.statements.filter((statement) => statement.clauseIndex < first)
  const after = facts.statements.filter((statement) => !before.includes(statement))
  const say = (statement: BriefStatement): Piece[] => [polishWords(statement.text, style.colloquial)]
  let isFirst = before.length === 0
  const written = theme.groups.flatMap((group, index) => {
    const clauses = writeGroup(group, sheet, style.seed + index)
    if (clauses.length === 0) return []
    const lead = style.isShort || isFirst ? '' : pick(freshOf(group.leads, opener), style.seed + index)
    isFirst = false
    return [lead === '' ? joinClauses(clauses) : [`${lead}，`, ...joinClauses(clauses)]]
  })
  const own = writeOwnWords([...sheet.left], style)
  return setTime([...before.map(say), ...written, ...own, ...after.map(say)], style.seed)
}

/** {时} stands in the first sentence that has it and is dropped from the others. */
function setTime(sentences: readonly Piece[][], seed: number): Piece[][] {
  let isSaid = false
  return sentences.map((sentence) =>
    sentence.map((piece) => {
      if (typeof piece !== 'string' || !piece.startsWith('{时}')) return piece
      const time = isSaid ? '' : times[seed % times.length]!
      isSaid = true
      return piece.replace('{时}', time)
    }),
  )
}

/** The user's clauses; short ones of one line are told in one sentence (综治中心40余起，派出所80余起). */
function writeOwnWords(figures: readonly BriefFigure[], style: WritingStyle): Piece[][] {
  const clauses = groupBy(figures, ({ clauseIndex }) => clauseIndex)
  const sentences: { line: number; pieces: Piece[] }[] = []
  for (const list of clauses.values()) {
    const pieces = writeClause(list, style.colloquial)
    const last = sentences.at(-1)
    const isKin =
      last !== undefined &&
      (last.line === list[0]!.line || (lengthOf(pieces) <= shortClause && lengthOf(last.pieces) > 0))
    const isJoined = isKin && lengthOf(last.pieces) + lengthOf(pieces) <= longSentence
    if (isJoined) last.pieces.push('，', ...pieces)
    else sentences.push({ line: list[0]!.line, pieces })
  }
  return sentences.map((sentence) => sentence.pieces)
}

/** What this theme usually reports and the brief does not: one where something is there, three where nothing is. */
function findHints(hints: readonly string[], facts: ThemeFacts): readonly string[] {
  const known = new Set(facts.figures.map((figure) => figure.indicator))
  const missing = hints.filter((hint) => !known.has(hint))
  return missing.slice(0, facts.figures.length + facts.statements.length === 0 ? 3 : 1)
}

// Step of writing without a model: one theme and its facts -> paragraphs. Opening and connecting phrases come from prompts/ and state attitude and aim only.
import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import type { DraftParagraph, LastYear } from '#domain/draft.ts'
import type { PatternGroup, Theme } from '#domain/drafting-book.ts'
import { buildParagraph, computeRate, type Piece, renderNumber } from './build-paragraph.ts'
import { polishWords } from './polish-words.ts'

export interface ThemeFacts {
  readonly figures: readonly BriefFigure[]
  readonly statements: readonly BriefStatement[]
}

export interface WritingStyle {
  /** Chooses among variants; the same brief always gives the same text. */
  readonly seed: number
  /** Openers and leads left out. */
  readonly isShort: boolean
  readonly withHints: boolean
  readonly colloquial: readonly (readonly [string, string])[]
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
  const sentences = writeSentences(theme, facts, style)
  const hints = style.withHints ? findHints(style.hints.get(theme.name) ?? theme.hints, facts) : []
  const opener = style.isShort ? '' : pick(theme.openers, style.seed)
  const paragraphs: Piece[][] = [[]]
  for (const [index, sentence] of sentences.entries()) {
    if (lengthOf(paragraphs.at(-1)!) > longParagraph) paragraphs.push([])
    const isOpening = index === 0 && opener !== '' && !startsAlike(opener, sentence)
    paragraphs.at(-1)!.push(...(isOpening ? [`${opener}，`] : []), ...sentence, '。')
  }
  if (sentences.length === 0 && opener !== '') paragraphs[0]!.push(`${opener}。`)
  if (hints.length > 0) paragraphs.at(-1)!.push(`【待补充：${hints.join('、')}】`)
  return paragraphs
    .filter((pieces) => pieces.length > 0)
    .map((pieces) => buildParagraph(pieces, style.lastYearOf))
}

/** 坚持… before a statement that itself opens with 坚持 would stammer. */
function startsAlike(opener: string, sentence: readonly Piece[]): boolean {
  const first = sentence[0]
  return typeof first === 'string' && first.slice(0, 2) === opener.slice(0, 2)
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece : piece.text).length, 0)
}

function writeSentences(theme: Theme, facts: ThemeFacts, style: WritingStyle): Piece[][] {
  const plain = facts.figures.filter((figure) => figure.isKnown && !figure.isOwnWords)
  const own = facts.figures.filter((figure) => !plain.includes(figure))
  // The opener leads the first sentence; two phrases of aim in a row are one too many.
  let isFirst = facts.statements.length === 0
  const written = theme.groups.flatMap((group, index) => {
    const clauses = writeGroup(group, plain, style.seed + index)
    if (clauses.length === 0) return []
    const lead = style.isShort || isFirst ? '' : pick(group.leads, style.seed + index)
    isFirst = false
    return [lead === '' ? joinClauses(clauses) : [`${lead}，`, ...joinClauses(clauses)]]
  })
  const statements = facts.statements.map((statement): Piece[] => [
    polishWords(statement.text, style.colloquial),
  ])
  return setTime([...statements, ...written, ...writeOwnWords(own, style)], style.seed)
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

function writeGroup(group: PatternGroup, figures: readonly BriefFigure[], seed: number): Piece[][] {
  const taken = new Set<BriefFigure>()
  const clauses: Piece[][] = []
  const find = (name: string) => figures.filter((figure) => figure.indicator === name && !taken.has(figure))
  for (const pattern of group.clauses) {
    const found = pattern.indicators.map(find)
    const rate = group.rates.find((one) => one.rate === pattern.indicators[0])
    if (rate !== undefined && found[0]!.length === 0) {
      const computed = computePiece(figures, rate.part, rate.whole)
      if (computed !== null) clauses.push(fillPattern(pick(pattern.texts, seed), [() => computed]))
      continue
    }
    if (found.some((list) => list.length === 0)) continue
    const numbers = found.map((list) => (unit?: string) => renderValues(list, unit))
    for (const list of found) for (const figure of list) taken.add(figure)
    clauses.push(fillPattern(pick(pattern.texts, seed), numbers))
  }
  return clauses
}

/** The same indicator with two values is not written as if one were known to be right. */
function renderValues(figures: readonly BriefFigure[], unit?: string): Piece[] {
  const values = new Map(figures.map((figure) => [renderNumber(figure, unit), figure]))
  const pieces = [...values].map(([text, figure]): Piece => ({ kind: 'figure', figure, text }))
  if (pieces.length < 2) return pieces
  return [
    '【待核实：素材里有',
    ...pieces.flatMap((piece, index) => (index === 0 ? [piece] : ['、', piece])),
    '】',
  ]
}

function computePiece(figures: readonly BriefFigure[], partName: string, wholeName: string): Piece[] | null {
  const parts = figures.filter((figure) => figure.indicator === partName)
  const wholes = figures.filter((figure) => figure.indicator === wholeName)
  const [part, whole] = [parts[0], wholes[0]]
  if (
    !part ||
    !whole ||
    new Set(parts.map((one) => one.value)).size > 1 ||
    new Set(wholes.map((one) => one.value)).size > 1
  )
    return null
  if (
    part.qualifier !== 'none' ||
    whole.qualifier !== 'none' ||
    whole.value === 0 ||
    part.value > whole.value
  )
    return null
  return [
    {
      kind: 'computed',
      text: computeRate(part.value, whole.value),
      formula: `${part.value}÷${whole.value}`,
      figures: [part, whole],
    },
  ]
}

/** `{数}` `{数1}` `{数2:名}` are replaced by the numbers in order. */
function fillPattern(pattern: string, numbers: readonly ((unit?: string) => readonly Piece[])[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of pattern.matchAll(/\{数(\d?)(?:[:：]([^}]{1,4}))?\}/g)) {
    if (match.index > from) pieces.push(pattern.slice(from, match.index))
    pieces.push(...(numbers[match[1] ? Number(match[1]) - 1 : 0]?.(match[2]) ?? []))
    from = match.index + match[0].length
  }
  if (from < pattern.length) pieces.push(pattern.slice(from))
  return pieces
}

function joinClauses(clauses: readonly Piece[][]): Piece[] {
  return clauses.flatMap((clause, index) => (index === 0 ? clause : ['，', ...clause]))
}

/** The user's clauses; short ones of one line are told in one sentence (综治中心40余起，派出所80余起). */
function writeOwnWords(figures: readonly BriefFigure[], style: WritingStyle): Piece[][] {
  const clauses = new Map<number, BriefFigure[]>()
  for (const figure of figures)
    clauses.set(figure.clauseIndex, [...(clauses.get(figure.clauseIndex) ?? []), figure])
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

/** One clause of the brief in the user's own words. */
export function writeClause(
  figures: readonly BriefFigure[],
  colloquial: WritingStyle['colloquial'],
): Piece[] {
  const { clause } = figures[0]!
  const pieces: Piece[] = []
  let from = 0
  for (const figure of figures) {
    pieces.push(polishWords(clause.slice(from, figure.at.start), colloquial), {
      kind: 'figure',
      figure,
      text: renderNumber(figure),
    })
    from = figure.at.end
  }
  pieces.push(polishWords(clause.slice(from), colloquial))
  return pieces.filter((piece) => piece !== '')
}

/** What this theme usually reports and the brief does not: one where something is there, three where nothing is. */
function findHints(hints: readonly string[], facts: ThemeFacts): readonly string[] {
  const known = new Set(facts.figures.map((figure) => figure.indicator))
  const missing = hints.filter((hint) => !known.has(hint))
  return missing.slice(0, facts.figures.length + facts.statements.length === 0 ? 3 : 1)
}

/** A variant by number; empty when there is none. */
export function pick(variants: readonly string[], seed: number): string {
  return variants[seed % Math.max(1, variants.length)] ?? ''
}

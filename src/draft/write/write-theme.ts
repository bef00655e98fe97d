// Step of writing without a model: one theme and its facts -> paragraphs. Opening and connecting phrases come from prompts/ and state attitude and aim only.

import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import type { DraftParagraph, LastYear } from '#domain/draft.ts'
import type { DraftWording, Theme } from '#domain/drafting-book.ts'
import { buildParagraph, type Piece, textOf } from './build-paragraph.ts'
import { polishWords } from './polish-words.ts'
import { joinClauses, pick } from './write-clause.ts'
import { type Sheet, writeGroup } from './write-group.ts'
import { takeMark, writeRun } from './write-run.ts'

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
  /** Openers and leads are asked for (换个开头): the material does not say them. */
  readonly isOpened: boolean
  readonly wording: DraftWording
  readonly lastYearOf: (figure: BriefFigure) => LastYear | null
  readonly hints: ReadonlyMap<string, readonly string[]>
  /** What plans are for: 2025年, 下半年; empty where nothing says it. */
  readonly next: string
  /** No heading says that what lacks follows: its opening does, however few items there are. */
  readonly isUnheaded: boolean
  /** No heading parts it: lines of the material do. */
  readonly isByLines: boolean
  /** What the paper is on: 上半年; empty for the whole year. */
  readonly period: string
  /** 我, of whom reports on himself; empty for a unit. */
  readonly self: string
}

/** A paragraph longer than this is parted at the next sentence group. */
const longParagraph = 260
const times = ['全年', '一年来，', '年内', '全年']
/** Of part of a year: 上半年. */
const spoken = /^[上下]半年$|季度$/

/** No paragraph for a theme without facts. */
export function writeTheme(theme: Theme, facts: ThemeFacts, style: WritingStyle): DraftParagraph[] {
  return writePieces(theme, facts, style)
    .filter((pieces) => pieces.length > 0)
    .map((pieces) => buildParagraph(pieces, style.lastYearOf))
}

/** The paragraphs of a theme before they are put together. */
export function writePieces(theme: Theme, facts: ThemeFacts, style: WritingStyle): Piece[][] {
  const opener = style.isShort ? '' : pickOpener(theme.openers, style)
  const sentences = writeSentences(theme, facts, { style, opener })
  const paragraphs: Piece[][] = [[]]
  for (const [index, given] of sentences.entries()) {
    const { isNew, sentence } = takeMark(given)
    if (isNew || lengthOf(paragraphs.at(-1)!) > longParagraph) paragraphs.push([])
    const isOwn = saysTheme(theme, textOf(sentence))
    const isOpening = style.isOpened && index === 0 && opener !== '' && isOwn && goesOn(opener, sentence)
    // A denial alone is no section yet.
    const isDenial = sentences.length === 1 && isOwn && opener !== '' && denials.test(textOf(sentence))
    const lead = isOpening
      ? [`${opener}，`]
      : isDenial
        ? [`${opener}，${style.period !== '' || /^[全今本]年/.test(textOf(sentence)) ? '' : '全年'}`]
        : []
    paragraphs.at(-1)!.push(...lead, ...sentence, '。')
  }
  return paragraphs
}

/** What this theme usually reports and the brief does not; empty when nothing is to be asked for. */
export function listHints(
  theme: Theme,
  facts: ThemeFacts,
  style: Pick<WritingStyle, 'hints'>,
): readonly string[] {
  return findHints(style.hints.get(theme.name) ?? theme.hints, facts)
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

/** An aim leads what was done (开展…, 全年调解…), not a sentence with a subject of its own, a date or a denial; and 坚持 not 坚持. */
function goesOn(opener: string, sentence: readonly Piece[]): boolean {
  const [first = ''] = sentence
  const text = textOf([first])
  return deeds.test(text) && text.slice(0, 2) !== opener.slice(0, 2)
}

/** An aim leads only what is its own: a word of the theme, or one of its patterns. */
function saysTheme(theme: Theme, text: string): boolean {
  const words = [
    ...theme.words,
    ...theme.groups.flatMap(({ clauses }) =>
      clauses.flatMap(({ texts }) => texts.map((one) => one.split('{')[0]!.slice(-4))),
    ),
  ]
  return words.some((word) => word.length >= 2 && text.includes(word))
}

export const denials = /^(?:全年|今年|本年)?(?:没有|未|无)[^\d]*$/

/** Verbs that a document puts first. */
const deeds =
  /^(?:\{时\}|全年|年内|一年来，|累计|共|先后|集中|依法|深入|扎实|持续|全面|主动|认真|组织|积极)*(?:开展|组织|召开|举办|举行|调[处解]|排查|摸排|受理|办[理结]|化解|处[理置]|帮[助]?|为\d|协助|发放|印[发制]|悬挂|制作|检查|出动|查[处出]|整改|整治|拆除|完成|聘[请任]|建[立成]|新[建增]|修[建订]|投入|落实|推[进动行广送]|承接|梳理|配备|培[养训育]|走访|接[访待]|包案|公开|审[查核]|评查|立案|作出|下[达发]|责令|追回|挽回|清[理退]|制[定发]|设[立置]|打造|创建|安装|招商|实现|争取|实施|改造|收缴|取缔|劝导|更换|参加|提供|解答|旁听|巡查|巡河|核查|共有|持有|拥有|入驻)/

function lengthOf(pieces: readonly Piece[]): number {
  return textOf(pieces).length
}

function writeSentences(
  theme: Theme,
  facts: ThemeFacts,
  { style, opener }: { style: WritingStyle; opener: string },
): Piece[][] {
  const sheet: Sheet = { left: new Set(facts.figures), wording: style.wording }
  // The opener leads the first sentence; two phrases of aim in a row are one too many.
  const first = Math.min(...facts.figures.map((figure) => figure.clauseIndex))
  const before = facts.statements.filter((statement) => statement.clauseIndex < first)
  const after = facts.statements.filter((statement) => !before.includes(statement))
  const say = (statement: BriefStatement): Piece[] => [polishWords(statement.text, style.wording)]
  let isFirst = before.length === 0
  const written = theme.groups.flatMap((group, index) => {
    const clauses = writeGroup(group, sheet, style.seed + index)
    if (clauses.length === 0) return []
    const lead =
      style.isShort || isFirst || !style.isOpened
        ? ''
        : pick(freshOf(group.leads, opener), style.seed + index)
    isFirst = false
    const [opening, ...others] = partSentences(clauses).map(joinClauses)
    return [lead === '' ? opening! : [`${lead}，`, ...opening!], ...others]
  })
  const rest = writeRun({ figures: [...sheet.left], statements: after }, style)
  return setTime([...before.map(say), ...written, ...rest], style)
}

/** What the user said in a sentence of several clauses stays one. */
function partSentences(clauses: readonly Piece[][]): Piece[][][] {
  const sentences: Piece[][][] = []
  let before: BriefFigure | null = null
  for (const clause of clauses) {
    const own = clause.find((piece) => typeof piece !== 'string' && piece.kind === 'figure')
    const figure = typeof own === 'object' && own.kind === 'figure' ? own.figure : null
    const isSpoken = figure?.isOwnWords === true && figure.clause.includes('，')
    if (sentences.length === 0 || (isSpoken && figure.sentence !== before?.sentence)) sentences.push([clause])
    else sentences.at(-1)!.push(clause)
    before = figure ?? before
  }
  return sentences
}

/** {时} stands in the first sentence that has it and is dropped from the others. */
function setTime(sentences: readonly Piece[][], { seed, period }: WritingStyle): Piece[][] {
  let isSaid = false
  return sentences.map((sentence) =>
    sentence.map((piece) => {
      if (typeof piece !== 'string' || !piece.startsWith('{时}')) return piece
      const time = isSaid
        ? ''
        : period === ''
          ? times[seed % times.length]!
          : spoken.test(period)
            ? period
            : ''
      isSaid = true
      return piece.replace('{时}', time)
    }),
  )
}

/** What this theme usually reports and the brief does not: one where something is there, three where nothing is. */
function findHints(hints: readonly string[], facts: ThemeFacts): readonly string[] {
  const known = new Set(facts.figures.map((figure) => figure.indicator))
  const missing = hints.filter((hint) => !known.has(hint))
  return missing.slice(0, facts.figures.length + facts.statements.length === 0 ? 3 : 1)
}

// Step of revision: 应急演练那条挪到第二部分, 剩下7条放到隐患那句后面 -> the brief with that fact where it is wanted.
import type { Brief, BriefFigure, BriefStatement } from '#domain/brief.ts'
import type { Outline } from '#domain/drafting-book.ts'
import { listNumbers } from '#draft/speech/list-numbers.ts'
import { isOf } from '#draft/wish/read-loose-correction.ts'
import { ownParts } from '#draft/write/place-facts.ts'
import { groupBy } from '#shared/group-by.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { pairsOf } from './find-facts.ts'
import { findTarget, type WrittenDraft, withBelow } from './find-target.ts'
import { findListed } from './list-facts.ts'
import { cutPieces, splitClause } from './split-clause.ts'

export interface Move {
  /** Words of the fact that is to move. */
  readonly target: string
  /** Where to: words of a part, or of the fact beside it; empty for its own section's beginning or end. */
  readonly other: string
  readonly side: 'into' | 'before' | 'after' | 'first' | 'last'
}

export type Moved =
  | { readonly kind: 'moved'; readonly brief: Brief; readonly said: string }
  /** The draft has no such fact; or none beside which it is to stand. */
  | { readonly kind: 'unknown'; readonly words: string }
  | { readonly kind: 'nowhere'; readonly words: string }

type Fact = BriefFigure | BriefStatement

export function moveFacts(given: Brief, move: Move, deps: WrittenDraft): Moved {
  const isBeside = move.side === 'before' || move.side === 'after'
  const target = findPieces(given, move.target)
  const anchor = isBeside ? findPieces(given, move.other).filter((one) => !holds(target, one)) : []
  if (target.length === 0) return { kind: 'unknown', words: move.target }
  const { brief, moved, beside } = cutOut(given, target, anchor)
  const sectionOf = openSections(brief, deps)
  const home = sectionOf(beside[0] ?? moved[0]!)
  const section = move.side === 'into' ? sectionNamed(move.other, deps) : home
  if ((isBeside && beside.length === 0) || section === null) return { kind: 'nowhere', words: move.other }
  const all = orderAll(brief)
  const inside = all.filter((one) => sectionOf(one) === section)
  const order = all.filter((one) => !moved.includes(one))
  const at = placeIn(order, { side: move.side, beside, inside: inside.filter((one) => !moved.includes(one)) })
  const next = [...order.slice(0, at), ...moved, ...order.slice(at)]
  const own = { theme: themeOf(section, deps), label: '', ...sentenceOf(brief, move, { moved, beside }) }
  const settle = <One extends Fact>(one: One): One => {
    const isMoved = moved.includes(one.clauseIndex)
    const isKept = isMoved || inside.includes(one.clauseIndex)
    return {
      ...one,
      ...(isMoved ? own : {}),
      clauseIndex: next.indexOf(one.clauseIndex),
      // What stands in an order of its own is told in it, by no pattern.
      ...(isKept ? { section, ...('at' in one ? { isOwnWords: true } : {}) } : {}),
    }
  }
  const said = allFacts(brief)
    .filter((one) => moved.includes(one.clauseIndex))
    .map((one) => ('at' in one ? one.clause : one.text))
  return {
    kind: 'moved',
    brief: { ...brief, figures: brief.figures.map(settle), statements: brief.statements.map(settle) },
    said: [...new Set(said)].join('，'),
  }
}

interface CutOut {
  readonly brief: Brief
  /** Clauses by their place in `brief`. */
  readonly moved: readonly number[]
  readonly beside: readonly number[]
}

/** Only what is named is cut out of its sentence; all else stays as it was said. */
function cutOut(given: Brief, target: readonly PieceAt[], anchor: readonly PieceAt[]): CutOut {
  const cut = [...new Set([...target, ...anchor].map(({ clauseIndex }) => clauseIndex))].sort((a, b) => b - a)
  const indexOf = ({ clauseIndex, piece }: PieceAt) =>
    clauseIndex +
    piece +
    cut.reduce((sum, at) => sum + (at < clauseIndex ? countPieces(given, at) - 1 : 0), 0)
  return {
    brief: cut.reduce(splitClause, given),
    moved: target.map(indexOf),
    beside: anchor.map(indexOf),
  }
}

/** That of the fact beside it, where it was of it or tells a part of it (其中…); else one of its own. */
function sentenceOf(
  brief: Brief,
  { side, target }: Move,
  { moved, beside }: Pick<CutOut, 'moved' | 'beside'>,
): { readonly sentence: number; readonly line?: number } {
  const facts = allFacts(brief)
  const kin = facts.find((one) => one.clauseIndex === beside[0])
  const sentences = facts.filter((one) => moved.includes(one.clauseIndex)).map(({ sentence }) => sentence)
  const isPart = side === 'after' && /^(?:其中|包括|分别)/.test(target)
  if (kin !== undefined && (isPart || sentences.every((one) => one === kin.sentence)))
    return { sentence: kin.sentence, line: kin.line }
  return { sentence: Math.max(0, ...facts.map(({ sentence }) => sentence)) + 1 }
}

interface PieceAt {
  readonly clauseIndex: number
  /** Among the clauses that the fact is told in. */
  readonly piece: number
}

function holds(pieces: readonly PieceAt[], { clauseIndex, piece }: PieceAt): boolean {
  return pieces.some((one) => one.clauseIndex === clauseIndex && one.piece === piece)
}

function countPieces({ figures }: Brief, clauseIndex: number): number {
  const clause = figures.find((one) => one.clauseIndex === clauseIndex)?.clause
  return clause === undefined ? 1 : Math.max(1, cutPieces(clause).length)
}

function allFacts({ figures, statements }: Brief): readonly Fact[] {
  return [...figures, ...statements]
}

function orderAll(brief: Brief): readonly number[] {
  return [...new Set(allFacts(brief).map(({ clauseIndex }) => clauseIndex))].sort((a, b) => a - b)
}

/** Where in the order the moved clauses are to stand. */
function placeIn(
  order: readonly number[],
  { side, beside, inside }: { side: Move['side']; beside: readonly number[]; inside: readonly number[] },
): number {
  if (side === 'before') return order.indexOf(beside[0]!)
  if (side === 'after') return order.indexOf(beside.at(-1)!) + 1
  if (side === 'first') return inside.length === 0 ? 0 : order.indexOf(inside[0]!)
  return inside.length === 0 ? order.length : order.indexOf(inside.at(-1)!) + 1
}

const pointers =
  /(?:单独|也|都|还是|再)$|(?:那|这)一?(?:[条句个点项段块]|一?些)(?:话|数|内容|事)?的?$|的(?:内容|事|情况)?$|(?:数据|内容)$/

/** Says nothing without what stands before it: 产量1.5万吨, 比去年增加600吨. */
const leans =
  /^(?:其中|同比|环比|比|较|占|累计|合计|共|均|都|已|还|并|总?产[量值]|亩产|单产|面积|金额|涉及|惠及|覆盖|剩|余|尚余|增长|下降|达|(?:参加|参训|办结|化解|整改|成功|完成|追回)(?=约?\d))/

/** 第3条 of the list as it was given, else the clauses that most of the words stand in, with what leans on them; none where others fit as well. */
function findPieces(brief: Brief, said: string): readonly PieceAt[] {
  const counted = /^第([一二三四五六七八九十\d]{1,3})[条项点个]$/.exec(said.trim())
  const listed = counted ? findListed(brief, parseCount(counted[1]!) ?? 0) : []
  const all = listPieces(brief)
  if (listed.length > 0) {
    const own = new Set(listed.map(({ clauseIndex }) => clauseIndex))
    return all.filter(({ clauseIndex }) => own.has(clauseIndex))
  }
  const words = said
    .trim()
    .replace(/(?:单独|也|都|还是|再)$/, '')
    .replace(pointers, '')
  const numbers = listNumbers(words)
  const wanted = [...pairsOf(words.length < 2 ? said : words)]
  const scored = all.map((one) => {
    const held = pairsOf(one.text)
    const isNumber = one.figures.some((figure) => numbers.some((number) => isOf(figure, number)))
    const shared = wanted.filter((pair) => held.has(pair)).length
    const isMeant = isNumber || (shared > 0 && shared * 2 >= wanted.length)
    return { one, score: isMeant ? shared + (isNumber ? 4 : 0) : 0 }
  })
  const most = Math.max(0, ...scored.map(({ score }) => score))
  const best = scored.filter(({ score }) => score === most && score > 0).map(({ one }) => one)
  const isTopic = numbers.length === 0 && best.every(({ text }) => text.includes(words))
  const isOne = best.length === 1 || (isTopic && new Set(best.map(({ sentence }) => sentence)).size === 1)
  if (!isOne) return []
  const first = all.indexOf(best[0]!)
  const last = all.indexOf(best.at(-1)!)
  const isKin = ({ sentence, text }: (typeof all)[number]) =>
    sentence === best[0]!.sentence && leans.test(text)
  const behind = all.slice(last + 1).findIndex((one) => !isKin(one))
  return all.slice(first, behind < 0 ? all.length : last + 1 + behind)
}

function listPieces(brief: Brief): readonly (PieceAt & {
  readonly sentence: number
  readonly text: string
  readonly figures: readonly BriefFigure[]
})[] {
  const facts = groupBy(allFacts(brief), ({ clauseIndex }) => clauseIndex)
  return orderAll(brief).flatMap((clauseIndex) => {
    const own = facts.get(clauseIndex)!
    const [first] = own
    if (!('at' in first!))
      return own.map((one) => ({
        clauseIndex,
        sentence: one.sentence,
        piece: 0,
        text: 'at' in one ? one.clause : one.text,
        figures: [],
      }))
    const figures = own.filter((one): one is BriefFigure => 'at' in one)
    return cutPieces(first.clause).map(({ text, start }, piece) => ({
      clauseIndex,
      sentence: first.sentence,
      piece,
      text,
      figures: figures.filter(({ at }) => at.start >= start && at.start < start + text.length),
    }))
  })
}

/** Which section tells a clause: by the numbers it shows, else by its words. */
function openSections(brief: Brief, deps: WrittenDraft): (clauseIndex: number) => string | null {
  const { sections } = deps.draft
  const shown = new Map(
    sections.flatMap(({ id, paragraphs }) =>
      paragraphs.flatMap(({ sources }) =>
        sources.flatMap((one) => (one.kind === 'brief' ? [[one.figure, id] as const] : [])),
      ),
    ),
  )
  const texts = sections.map(({ id, paragraphs }) => ({
    id,
    text: paragraphs.map((one) => one.text).join(''),
  }))
  const facts = groupBy(allFacts(brief), ({ clauseIndex }) => clauseIndex)
  return (clauseIndex) => {
    const own = facts.get(clauseIndex) ?? []
    const told = own.flatMap((one) => ('id' in one ? (shown.get(one.id) ?? []) : []))[0]
    const words = own.map((one) => ('at' in one ? one.clause : one.text)).join('')
    return told ?? texts.find(({ text }) => text.includes(words))?.id ?? null
  }
}

/** The last of those below it, where facts stand in none of its own. */
function sectionNamed(words: string, deps: WrittenDraft): string | null {
  const id = findTarget(words, deps, false) ?? partNamed(words, deps) ?? findTarget(words, deps)
  if (id === null) return null
  const below = withBelow(deps.draft.sections, id).slice(1)
  return below.length === 0 ? id : below.at(-1)!
}

const calledParts: readonly (readonly [RegExp, string])[] = [
  [/打算|计划|下一?步|明年|来年|下半年|努力方向/, '打算'],
  [/原因/, '原因'],
  [/不足|问题|短板|困难/, '不足'],
  [/第一责任人|履职/, '第一责任人'],
]

/** A part that nothing stands in yet, by the outline. */
function partNamed(words: string, deps: WrittenDraft): string | null {
  const part = calledParts.find(([said]) => said.test(words))?.[1]
  const sections = outlineOf(deps)?.sections ?? []
  return (part && sections.find(({ takes }) => takes.includes(part))?.heading) ?? null
}

function outlineOf({ draft, book }: WrittenDraft): Outline | undefined {
  return book.drafting.outlines.find(({ name }) => name === draft.kind)
}

/** What a section takes, so that its facts are told as its others are. */
function themeOf(section: string, deps: WrittenDraft): string | null {
  const { themes } = deps.book.drafting
  const outline = outlineOf(deps)
  const takes = outline?.sections.find(({ heading }) => heading === section)?.takes ?? [section]
  return (
    takes.find((name) => ownParts.has(name)) ??
    takes.find((name) => themes.some((one) => one.name === name)) ??
    null
  )
}

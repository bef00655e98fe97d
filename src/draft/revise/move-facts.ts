// Step of revision: 应急演练那条挪到第二部分, 剩下7条放到隐患那句后面 -> the brief with that fact where it is wanted.
import type { Brief } from '#domain/brief.ts'
import type { Outline } from '#domain/drafting-book.ts'
import { matchTheme } from '#draft/brief/match-indicator.ts'
import { ownParts } from '#draft/place/place-facts.ts'
import {
  allFacts,
  type CutOut,
  cutOut,
  type Fact,
  findPieces,
  holds,
  orderAll,
} from '#draft/steer/find-pieces.ts'
import { groupBy } from '#shared/group-by.ts'
import { findTarget, type WrittenDraft, withBelow } from './find-target.ts'

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

export function moveFacts(given: Brief, move: Move, deps: WrittenDraft): Moved {
  const isBeside = move.side === 'before' || move.side === 'after'
  const target = findPieces(given, move.target)
  const anchor = isBeside ? findPieces(given, move.other).filter((one) => !holds(target, one)) : []
  if (target.length === 0) return { kind: 'unknown', words: move.target }
  const { brief, moved, beside } = cutOut(given, target, anchor)
  const sectionOf = openSections(brief, deps)
  const home = sectionOf(beside[0] ?? moved[0]!)
  const spot =
    move.side === 'into'
      ? spotFor(move.other, moved, { brief, deps })
      : home === null
        ? null
        : { section: home, theme: themeOf(home, deps) }
  if ((isBeside && beside.length === 0) || spot === null) return { kind: 'nowhere', words: move.other }
  const { section } = spot
  const all = orderAll(brief)
  const inside = all.filter((one) => sectionOf(one) === section)
  const order = all.filter((one) => !moved.includes(one))
  const at = placeIn(order, { side: move.side, beside, inside: inside.filter((one) => !moved.includes(one)) })
  const next = [...order.slice(0, at), ...moved, ...order.slice(at)]
  const own = { theme: spot.theme, label: '', ...sentenceOf(brief, move, { moved, beside }) }
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

const done =
  /^(?:前面|前头|上面|上头|主要|已做的?|今年的?|完成的?|正常|平时)*的?(?:主要)?(?:工作情况|工作|成效|成绩|做法|举措|正文|情况|前面|上面)(?:情况|部分)?$/

interface Spot {
  readonly section: string
  /** What its facts are told as. */
  readonly theme: string | null
}

/** 主要工作: the section of what was done that its words belong to; else the part that is named. */
function spotFor(
  words: string,
  moved: readonly number[],
  { brief, deps }: { brief: Brief; deps: WrittenDraft },
): Spot | null {
  const sections = outlineOf(deps)?.sections ?? []
  if (!done.test(words)) {
    const section = sectionNamed(words, deps)
    const part = calledParts.find(([said]) => said.test(words))?.[1]
    const takesPart = sections.some(({ heading, takes }) => heading === section && takes.includes(part ?? ''))
    return section === null ? null : { section, theme: takesPart ? part! : themeOf(section, deps) }
  }
  const facts = allFacts(brief).filter((one) => moved.includes(one.clauseIndex))
  const text = facts.map((one) => ('at' in one ? one.clause : one.text)).join('，')
  const theme = matchTheme(text, deps.book.drafting.themes)?.name ?? null
  const ofWork = sections.filter(({ takes }) => !takes.every((name) => ownParts.has(name)))
  const own = ofWork.find(
    ({ takes, words: known }) =>
      (theme !== null && takes.includes(theme)) || known.some((word) => text.includes(word)),
  )
  const shown = ofWork.find(({ heading }) =>
    deps.draft.sections.some(({ id, paragraphs }) => id === heading && paragraphs.length > 0),
  )
  const section = (own ?? shown ?? ofWork[0])?.heading
  return section === undefined ? null : { section, theme }
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

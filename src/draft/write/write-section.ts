// Step of writing: one section of an outline and its facts -> its paragraphs: by the theme's patterns, as a part (不足, 打算), or in the user's own words.
import type { BriefFigure } from '#domain/brief.ts'
import type { DraftChoices, DraftParagraph, LastYear } from '#domain/draft.ts'
import type { DraftingBook, Outline, OutlineSection, Theme } from '#domain/drafting-book.ts'
import { isByWords, isEmpty, ownParts, themeOf } from '#draft/place/place-facts.ts'
import { hashText } from './hash-text.ts'
import { isLegal } from './judge-facts.ts'
import { writePart } from './write-part.ts'
import { denials, type ThemeFacts, type WritingStyle, writeTheme } from './write-theme.ts'

export interface WritingContext {
  readonly drafting: DraftingBook
  readonly outline: Outline
  readonly choices: DraftChoices
  readonly lastYearOf: (figure: BriefFigure) => LastYear | null
  /** By theme, what to ask for, most usual first. */
  readonly hints: ReadonlyMap<string, readonly string[]>
  /** What a model wrote in a theme's place, or null. */
  readonly proseOf: (unit: ThemeUnit) => readonly DraftParagraph[] | null
}

/** What the brief says of the time that plans are for. */
export interface Planned {
  readonly next: string
  /** That is reported on; empty for the whole year. */
  readonly period: string
  /** How he speaks of himself, who reports on himself; empty for a unit. */
  readonly self: string
}

/** One theme as it is to be written. */
export interface ThemeUnit {
  readonly theme: Theme
  readonly facts: ThemeFacts
  readonly style: WritingStyle
}

export function writeUnit(
  unit: ThemeUnit,
  { proseOf }: Pick<WritingContext, 'proseOf'>,
): readonly DraftParagraph[] {
  return proseOf(unit) ?? writeTheme(unit.theme, unit.facts, unit.style)
}

/** Facts in the user's order and words, as a theme without patterns. */
export function writeOwn(
  { heading, openers, words }: Pick<OutlineSection, 'heading' | 'openers' | 'words'>,
  { figures, statements }: ThemeFacts,
  context: WritingContext & { readonly style: WritingStyle },
): readonly DraftParagraph[] {
  // Only a denial needs its opening: alone it is no section yet.
  const isDenied = figures.length === 0 && statements.every(({ text }) => denials.test(text))
  const own = isDenied ? words : []
  const theme = { name: heading, takes: [], words: own, headings: [heading], openers, hints: [], groups: [] }
  return writeUnit({ theme, facts: { figures, statements }, style: context.style }, context)
}

export function styleOf(
  id: string,
  context: WritingContext & Planned & { readonly seed: number },
  { heading, order }: { heading: string; order: number },
): WritingStyle {
  const { choices, drafting, lastYearOf } = context
  return {
    seed: context.seed + hashText(id) + (choices.turns[id] ?? 0),
    heading,
    order,
    isShort: choices.short.includes(id),
    isOpened: (choices.turns[id] ?? 0) > 0,
    isUnheaded: false,
    isByLines: false,
    wording: drafting.wording,
    lastYearOf,
    hints: context.hints,
    next: context.next,
    period: context.period,
    self: context.self,
  }
}

export function writeSection(
  section: OutlineSection,
  facts: ThemeFacts,
  context: WritingContext &
    Planned & { readonly seed: number; readonly shown: { heading: string; order: number } },
): DraftParagraph[] {
  const plain = styleOf(section.heading, context, context.shown)
  // A page without headings has no openings either.
  // Nor has a theme of 法治 in a paper on all kinds of work.
  const isOfTheme = themeOf(section, context.drafting.themes) !== undefined
  const isAmong = isOfTheme && isByWords(context.outline) && !isLegal(context.outline)
  const isByLines = section.level === 0 || section.takes.includes('全部')
  const isUnheaded = section.level === 0
  const style = { ...plain, isByLines, isUnheaded, isShort: plain.isShort || isUnheaded || isAmong }
  const parts = section.takes.filter((name) => ownParts.has(name))
  const isOwn = (theme: string | null) => theme !== null && parts.includes(theme)
  const others = pickFacts(facts, (theme) => !isOwn(theme))
  const told = parts.flatMap((name) => writePart(name, factsOf(facts, name), style))
  if (isEmpty(others)) return told
  const theme = themeOf(section, context.drafting.themes)
  const isRest = section.takes.some((name) => name === '总述' || name === '其他')
  if (theme) return [...writeUnit({ theme, facts: others, style }, context), ...told]
  if (isRest && section.words.length === 0) return [...writePart('其他', others, style), ...told]
  return [...writeOwn(section, others, { ...context, style }), ...told]
}

export function pickFacts(facts: ThemeFacts, isWanted: (theme: string | null) => boolean): ThemeFacts {
  return {
    figures: facts.figures.filter((one) => isWanted(one.theme)),
    statements: facts.statements.filter((one) => isWanted(one.theme)),
  }
}

export function factsOf(facts: ThemeFacts, name: string): ThemeFacts {
  return pickFacts(facts, (theme) => theme === name)
}

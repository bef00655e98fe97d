// Step: brief + outline + choices -> titled, numbered sections. A pure function: the same input always gives the same draft.
import { type Brief, type BriefFigure, type BriefStatement, besideLastYear } from '#domain/brief.ts'
import type { DraftChoices, DraftParagraph, DraftSection, LastYear } from '#domain/draft.ts'
import type { DraftingBook, Outline, OutlineSection, Theme } from '#domain/drafting-book.ts'
import type { Place } from '#domain/place.ts'
import { renderNumeral } from '#text/numbers/numerals.ts'
import { dropEmptyParents, numberSections, orderSections } from './arrange-sections.ts'
import { buildParagraph } from './build-paragraph.ts'
import { hashText } from './hash-text.ts'
import { pick } from './write-clause.ts'
import { writePart } from './write-part.ts'
import { type ThemeFacts, type WritingStyle, writeTheme } from './write-theme.ts'

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

/** One theme as it is to be written. */
export interface ThemeUnit {
  readonly theme: Theme
  readonly facts: ThemeFacts
  readonly style: WritingStyle
}

export interface WrittenDraft {
  readonly title: string
  readonly sections: readonly DraftSection[]
}

const partNames = ['总述', '不足', '原因', '第一责任人', '打算', '其他']

export function writeDraft(given: Brief, context: WritingContext): WrittenDraft {
  const brief = { ...given, figures: besideLastYear(given.figures) }
  const { seed } = brief
  const fill = (text: string) => fillSlots(text, brief, themeWord(brief, context.drafting.themes))
  const title =
    context.choices.title ??
    fill(
      brief.year === null
        ? context.outline.title.replace('{年份}', '【待补充：年份】')
        : context.outline.title,
    )
  if (brief.scope.kind === 'section') {
    const sections = writeOneTheme(brief, brief.scope.theme, { ...context, seed, fill })
    return {
      title: context.choices.title ?? sections[0]?.heading.replace(/^（.{1,3}）/, '') ?? title,
      sections,
    }
  }
  const taken = takeFacts(brief, context.outline)
  const written = orderSections(context.outline.sections, context.choices).flatMap((section, order) => {
    const facts = taken.get(section) ?? { figures: [], statements: [] }
    const id = section.heading
    if (context.choices.removed.includes(id)) return []
    if (section.isOptional && facts.figures.length + facts.statements.length === 0) return []
    const heading = headingOf(section, seed, { ...context, fill })
    const paragraphs = writeSection(section, facts, { ...context, seed, shown: { heading, order } })
    return [{ id, level: section.level, heading, paragraphs }]
  })
  const lead = fill(pick(context.outline.leads, seed + (context.choices.turns.lead ?? 0)))
  const leadIn: DraftSection[] =
    lead === '' || context.choices.removed.includes('lead')
      ? []
      : [{ id: 'lead', level: 0, heading: '', paragraphs: [buildParagraph([lead], context.lastYearOf)] }]
  return { title, sections: [...leadIn, ...numberSections(dropEmptyParents(written))] }
}

type Filling = WritingContext & { readonly seed: number; readonly fill: (text: string) => string }

/** One paragraph of one theme, numbered as the outline has it. */
function writeOneTheme(brief: Brief, name: string, context: Filling): DraftSection[] {
  const theme = context.drafting.themes.find((one) => one.name === name)
  if (!theme) return writeOnePart(brief, name, context)
  const facts = {
    figures: brief.figures.map((figure) => (isOf(theme, figure) ? figure : { ...figure, isOwnWords: true })),
    statements: brief.statements,
  }
  const place = context.outline.sections
    .filter((section) => section.level === 2)
    .findIndex((section) => section.heading === name)
  const heading = pick(theme.headings, context.seed + (context.choices.turns.heading ?? 0))
  return [
    {
      id: name,
      level: 2,
      heading: `（${renderNumeral(Math.max(1, place + 1))}）${heading}`,
      paragraphs: writeUnit({ theme, facts, style: styleOf(name, context, { heading, order: 0 }) }, context),
    },
  ]
}

/** 不足, 打算 and the like as the outline has them. */
function writeOnePart(brief: Brief, part: string, context: Filling): DraftSection[] {
  const { outline, seed, fill } = context
  const section = outline.sections.find((one) => one.takes.includes(part))
  if (!section) return []
  const place = outline.sections.filter((one) => one.level === 1).indexOf(section)
  const heading = fill(section.heading)
  const shown = { heading, order: 0 }
  return [
    {
      id: section.heading,
      level: 1,
      heading: `${renderNumeral(place + 1)}、${heading}`,
      paragraphs: writeSection(section, brief, { ...context, seed, shown }),
    },
  ]
}

function writeUnit(unit: ThemeUnit, { proseOf }: Pick<WritingContext, 'proseOf'>): readonly DraftParagraph[] {
  return proseOf(unit) ?? writeTheme(unit.theme, unit.facts, unit.style)
}

function isOf(theme: Theme, figure: BriefFigure): boolean {
  return figure.theme === theme.name
}

function styleOf(
  id: string,
  context: WritingContext & { readonly seed: number },
  { heading, order }: { heading: string; order: number },
): WritingStyle {
  const { choices, drafting, lastYearOf } = context
  return {
    seed: context.seed + hashText(id) + (choices.turns[id] ?? 0),
    heading,
    order,
    isShort: choices.short.includes(id),
    withHints: choices.withHints,
    colloquial: drafting.colloquial,
    lastYearOf,
    hints: context.hints,
  }
}

function writeSection(
  section: OutlineSection,
  facts: ThemeFacts,
  context: WritingContext & { readonly seed: number; readonly shown: { heading: string; order: number } },
): DraftParagraph[] {
  const style = styleOf(section.heading, context, context.shown)
  const rest = section.takes.find((name) => name === '总述' || name === '其他')
  return section.takes.flatMap((name) => {
    const theme = context.drafting.themes.find((one) => one.name === name)
    if (theme) return writeUnit({ theme, facts: factsOf(facts, name), style }, context)
    if (name === '全部') return writeAll(facts, context, style)
    if (name === '总述' || name === '其他')
      return name === rest ? writePart(name, restOf(facts, section.takes), style) : []
    const own = factsOf(facts, name)
    // 人少，原因是编制不够 said among the faults: nothing is left to ask for.
    if (name === '原因' && isEmpty(own) && namesCause(facts)) return []
    return writePart(name, own, style)
  })
}

function namesCause({ figures, statements }: ThemeFacts): boolean {
  const cause = /原因(?:主要)?(?:是|在于)|究其原因|主要是因为/
  return (
    figures.some(({ clause, tail }) => cause.test(clause + tail)) ||
    statements.some(({ text }) => cause.test(text))
  )
}

function isEmpty({ figures, statements }: ThemeFacts): boolean {
  return figures.length + statements.length === 0
}

/** Every theme that has facts, one paragraph each. */
function writeAll(facts: ThemeFacts, context: WritingContext, style: WritingStyle): DraftParagraph[] {
  const themed = context.drafting.themes.flatMap((theme) => {
    const own = factsOf(facts, theme.name)
    return isEmpty(own) ? [] : writeUnit({ theme, facts: own, style }, context)
  })
  const names = context.drafting.themes.map((theme) => theme.name)
  return [...themed, ...writePart('其他', restOf(facts, names), style)]
}

function factsOf(facts: ThemeFacts, name: string): ThemeFacts {
  return {
    figures: facts.figures.filter((one) => one.theme === name),
    statements: facts.statements.filter((one) => one.theme === name),
  }
}

function restOf(facts: ThemeFacts, named: readonly string[]): ThemeFacts {
  const isRest = (theme: string | null) =>
    theme === null || theme === '总述' || theme === '其他' || !named.includes(theme)
  return {
    figures: facts.figures.filter((one) => isRest(one.theme)),
    statements: facts.statements.filter((one) => isRest(one.theme)),
  }
}

/** Each fact goes to the section that takes its theme; what none takes goes to 其他, else 总述, else the first. */
function takeFacts(
  brief: Brief,
  outline: Outline,
): Map<OutlineSection, { figures: BriefFigure[]; statements: BriefStatement[] }> {
  const taken = new Map(
    outline.sections.map((section) => [
      section,
      { figures: [] as BriefFigure[], statements: [] as BriefStatement[] },
    ]),
  )
  const find = (name: string) => outline.sections.find((section) => section.takes.includes(name))
  const all = find('全部')
  const rest = find('其他') ?? find('总述') ?? all ?? outline.sections[0]
  const sectionOf = (theme: string | null) => {
    if (theme === null) return rest
    return find(theme) ?? (partNames.includes(theme) ? rest : (all ?? rest))
  }
  for (const figure of brief.figures) taken.get(sectionOf(figure.theme)!)?.figures.push(figure)
  for (const statement of brief.statements) taken.get(sectionOf(statement.theme)!)?.statements.push(statement)
  return taken
}

function headingOf(
  section: OutlineSection,
  seed: number,
  context: WritingContext & { readonly fill: (text: string) => string },
): string {
  const theme = context.drafting.themes.find((one) => one.name === section.heading)
  return theme ? pick(theme.headings, seed) : context.fill(section.heading)
}

function fillSlots(text: string, brief: Brief, theme: string): string {
  const year = brief.year
  // Without a year the headings go without one; the title alone asks for it.
  const dated =
    year === null
      ? text.replace(/\{年份\}年度?[，,]?/g, '').replace(/\{下一年\}年度?/g, '下一年')
      : text.replaceAll('{年份}', String(year)).replaceAll('{下一年}', String(year + 1))
  return dated.replaceAll('{地名}', shortPlace(brief.place)).replaceAll('{主题}', theme)
}

function shortPlace(place: Place | null): string {
  return place?.town ?? place?.county ?? '【待补充：单位】'
}

function themeWord(brief: Brief, themes: readonly Theme[]): string {
  const counts = themes.map((theme) => ({
    name: theme.name,
    n: brief.figures.filter((figure) => figure.theme === theme.name).length,
  }))
  return counts.sort((a, b) => b.n - a.n)[0]?.name ?? ''
}

// Step: brief + outline + choices -> titled, numbered sections. A pure function: the same input always gives the same draft.
import { type Brief, type BriefFigure, besideLastYear } from '#domain/brief.ts'
import type { DraftSection } from '#domain/draft.ts'
import { spellGap } from '#domain/draft.ts'
import type { DraftingBook, Outline, OutlineSection, Theme } from '#domain/drafting-book.ts'
import { sayFormRows } from '#draft/form/say-form-rows.ts'
import { fitHeadings, leaveGaps } from '#draft/headings/fit-heading.ts'
import { nameFirst } from '#draft/headings/name-first.ts'
import { chooseHeading, trimHeading } from '#draft/headings/trim-heading.ts'
import { callByTopic } from '#draft/paper/call-by-topic.ts'
import { tellOneself } from '#draft/paper/tell-oneself.ts'
import { headByLabels } from '#draft/place/head-by-labels.ts'
import { leadByStrongest } from '#draft/place/lead-by-strongest.ts'
import { isByWords, isEmpty, ownParts, placeFacts } from '#draft/place/place-facts.ts'
import { layOutRows } from '#draft/rows/lay-out-rows.ts'
import { layOutYears } from '#draft/rows/lay-out-years.ts'
import { renderNumeral } from '#text/numbers/numerals.ts'
import { type FilledForm, fillForm } from '../form/fill-form.ts'
import { dropEmptyParents, joinThin, numberSections, orderSections } from './arrange-sections.ts'
import { buildParagraph } from './build-paragraph.ts'
import { fillOutline, themeWord } from './fill-outline.ts'
import { isLegal, openPlans, saysCause } from './judge-facts.ts'
import { listPending } from './list-pending.ts'
import { pick } from './write-clause.ts'
import { pickLead, writePart } from './write-part.ts'
import { choosePasts } from './write-past.ts'
import {
  factsOf,
  type Planned,
  pickFacts,
  styleOf,
  type WritingContext,
  writeOwn,
  writeSection,
  writeUnit,
} from './write-section.ts'
import { listHints, type ThemeFacts } from './write-theme.ts'

export interface WrittenDraft {
  readonly title: string
  /** Name of the kind of document; of a section what it is about. */
  readonly kind: string
  readonly sections: readonly DraftSection[]
  /** What could still be given; what the law requires stands first. */
  readonly pending: readonly string[]
}

export function writeDraft(given: Brief, context: WritingContext): WrittenDraft {
  const brief = { ...given, figures: besideLastYear(given.figures) }
  const { seed } = brief
  const fill = (text: string) => fillOutline(text, brief, themeWord(brief, context.drafting.themes))
  const name = (text: string) => callByTopic(text, context.outline, brief.asked?.topic ?? '')
  const title =
    context.choices.title ??
    headlineOf(brief, context.outline) ??
    fill(dateTitle(name(context.outline.title), brief.year))
  const { period = '', self: own = '本人' } = brief.asked ?? {}
  const self = context.outline.isPersonal ? own : ''
  const planned = { ...context, next: openPlans(brief, context.outline), period, self }
  const filling = { ...planned, seed, fill }
  if (brief.scope.kind === 'section')
    return writeAlone(choosePasts(brief, planned.period), brief.scope.theme, { ...filling, title })
  const taken = headByLabels(placeFacts(brief, context.outline, context.drafting.themes))
  const placed = leadByStrongest(taken, context.outline)
  const sections = placed.map(({ section }) => section)
  const forms = fillForms(sections, brief, context.drafting)
  const written = orderSections(sections, context.choices).flatMap((section, order) => {
    const own = placed.find((one) => one.section === section)!
    const form = forms.get(section)
    const laid = layOut(section, own.facts, { brief, period, drafting: context.drafting })
    const facts = choosePasts(laid.facts, period)
    if (context.choices.removed.includes(section.heading)) return []
    const named = headingOf(section, seed, { ...context, fill })
    const heading = saysCause(facts) || isLegal(context.outline) ? named : named.replace(/[和及]原因$/, '')
    const told = isEmpty(facts)
      ? []
      : writeSection(section, facts, { ...planned, seed, shown: { heading, order } })
    const all = form ? told : [...told, ...laid.paragraphs]
    const paragraphs = isOverview(section, context.outline) ? nameFirst(all, brief) : all
    const theme = context.drafting.themes.find((one) => one.name === section.heading)
    const text = paragraphs.map((one) => leaveGaps(one.text)).join('')
    const shown = showHeading(chooseHeading(heading, section, text), theme, text)
    const table = form ? form.table : laid.table
    return [
      { id: section.heading, level: section.level, heading: shown, paragraphs, ...(table ? { table } : {}) },
    ]
  })
  const leadIn = standAlone('lead', fill(name(pickLead(context.outline.leads, context.choices))), context)
  const joined = joinThin(dropEmptyParents(written), context.outline, context.drafting.wording.topics)
  const fitted = isByWords(context.outline) ? fitHeadings(joined, context.drafting.wording.topics) : joined
  const body = numberSections(self === '' ? fitted : tellOneself(fitted, context.outline, self))
  const { sections: marked, items } = listPending(body, placed, { ...context, brief, forms, fill })
  const closing = standAlone('closing', context.outline.closing, context)
  return { title, kind: context.outline.name, sections: [...leadIn, ...marked, ...closing], pending: items }
}

/** Rows of a prescribed form are told by its names, those of villages and months stand in a table. */
function layOut(
  { form: name }: OutlineSection,
  facts: ThemeFacts,
  { brief, period, drafting }: { brief: Brief; period: string; drafting: DraftingBook },
) {
  const { year, figures } = brief
  const form = drafting.forms.find((one) => one.name === name)
  return form === undefined
    ? layOutRows(facts, { figures, year, period })
    : layOutYears(sayFormRows(form, facts), { year, period })
}

/** 2025年，全镇总产值…: a speech begins with when, and of whom. */
function isOverview({ takes }: OutlineSection, { addressee }: Outline): boolean {
  return addressee !== '' && takes.includes('总述')
}

/** What opens and what ends a paper (以上报告，请予审议); none where it is empty or was taken out. */
function standAlone(id: string, text: string, { choices, lastYearOf }: WritingContext): DraftSection[] {
  if (text === '' || choices.removed.includes(id)) return []
  return [{ id, level: 0, heading: '', paragraphs: [buildParagraph([text], lastYearOf)] }]
}

function showHeading(heading: string, theme: Theme | undefined, text: string): string {
  return theme && text !== '' ? trimHeading(heading, theme, text) : heading
}

function fillForms(
  sections: readonly OutlineSection[],
  brief: Brief,
  { forms }: DraftingBook,
): ReadonlyMap<OutlineSection, FilledForm> {
  return new Map(
    sections.flatMap((section) => {
      const form = forms.find(({ name }) => name === section.form)
      return form === undefined ? [] : [[section, fillForm(form, brief)] as const]
    }),
  )
}

/** A bulletin is called by the headline that came with it. */
function headlineOf({ title }: Brief, { forms }: Outline): string | null {
  return forms.includes('简报') && title !== '' && !forms.some((form) => title.includes(form)) ? title : null
}

function dateTitle(title: string, year: number | null): string {
  return year === null ? title.replace('{年份}', spellGap('年份')) : title
}

type Filling = WritingContext & Planned & { readonly seed: number; readonly fill: (text: string) => string }

/** A theme, a part, or a topic in the user's words, alone. */
function writeAlone(brief: Brief, name: string, context: Filling & { readonly title: string }): WrittenDraft {
  const { partOf } = brief.asked ?? {}
  const theme = partOf === undefined ? context.drafting.themes.find((one) => one.name === name) : undefined
  const isPart = ownParts.has(name)
  const sections = theme
    ? writeOneTheme(brief, theme, context)
    : isPart
      ? writeOnePart(brief, name, context)
      : writeTopic(brief, name, context)
  const heading = sections[0]?.heading.replace(/^（.{1,3}）|^一、/, '')
  const hints = theme && context.choices.withHints ? listHints(theme, brief, context) : []
  const named = partOf === undefined ? heading : context.fill(`{地名}${partOf}（{年份}年${name}部分）`)
  return { title: context.choices.title ?? named ?? context.title, kind: name, sections, pending: hints }
}

/** 乡村振兴, 森林防火: what no theme holds is told in the user's order, under his own words. */
function writeTopic(brief: Brief, name: string, context: Filling): DraftSection[] {
  const shown = { heading: name, order: 0 }
  const style = { ...styleOf(name, context, shown), isByLines: true }
  const parts = [...ownParts].filter((part) => part !== '第一责任人')
  const isOwn = (theme: string | null) => theme !== null && parts.includes(theme)
  const told = pickFacts(brief, (theme) => !isOwn(theme))
  const section = { heading: name, openers: [], words: [] }
  const paragraphs = [
    ...(isEmpty(told) ? [] : writeOwn(section, told, { ...context, style })),
    ...parts.flatMap((part) => writePart(part, factsOf(brief, part), { ...style, isUnheaded: true })),
  ]
  const named = brief.asked?.partOf === undefined ? paragraphs : nameFirst(paragraphs, brief)
  return [{ id: name, level: 1, heading: `一、${name}`, paragraphs: named }]
}

/** One paragraph of one theme, numbered as the outline has it. */
function writeOneTheme(brief: Brief, theme: Theme, context: Filling): DraftSection[] {
  const { name } = theme
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

function isOf(theme: Theme, figure: BriefFigure): boolean {
  return figure.theme === theme.name
}

function headingOf(
  section: OutlineSection,
  seed: number,
  context: WritingContext & { readonly fill: (text: string) => string },
): string {
  const theme = context.drafting.themes.find((one) => one.name === section.heading)
  // Beside 经济发展 and 党的建设 a theme is called by its name, too; beside headings that end in 情况 as they are.
  const { sections, isPasted } = context.outline
  if (theme && isPasted && !sections.includes(section))
    return sections.some(({ heading }) => /情况$/.test(heading)) ? `${theme.name}情况` : theme.name
  return theme && !isPasted && !isByWords(context.outline)
    ? pick(theme.headings, seed)
    : context.fill(section.heading)
}

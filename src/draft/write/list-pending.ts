// Step of writing: what the outline asks for and the material does not give -> a list to be told once, and the line for what the law requires.
import type { Brief } from '#domain/brief.ts'
import type { DraftChoices, DraftSection } from '#domain/draft.ts'
import { spellGap } from '#domain/draft.ts'
import type { DraftingBook, Outline, OutlineSection } from '#domain/drafting-book.ts'
import { isEmpty, type PlacedSection, themeOf } from '#draft/place/place-facts.ts'
import type { FilledForm } from '../form/fill-form.ts'
import { joinTwo } from './arrange-sections.ts'
import { buildParagraph } from './build-paragraph.ts'
import { isLegal } from './judge-facts.ts'
import { hintOfPart } from './write-part.ts'
import { listHints, type ThemeFacts } from './write-theme.ts'

interface PendingContext {
  readonly brief: Brief
  readonly outline: Outline
  readonly drafting: DraftingBook
  readonly choices: DraftChoices
  readonly hints: ReadonlyMap<string, readonly string[]>
  readonly forms: ReadonlyMap<OutlineSection, FilledForm>
  readonly fill: (text: string) => string
}

interface Pending {
  /** The body, with what the law requires marked where it belongs: the causes behind the faults, the leader's part with the leadership; what belongs nowhere stands behind it all. */
  readonly sections: readonly DraftSection[]
  readonly items: readonly string[]
}

/** Parts of a report of 法治 by the part that prompts/required-items.tsv names. */
const requiredParts: Readonly<Record<string, string>> = {
  problem: '不足',
  cause: '原因',
  leader: '第一责任人',
  plan: '打算',
}

const inRequired = new Set(Object.values(requiredParts))

export function listPending(
  body: readonly DraftSection[],
  placed: readonly PlacedSection[],
  context: PendingContext,
): Pending {
  const { choices, outline, drafting } = context
  if (!choices.withHints) return { sections: body, items: [] }
  const missing = [
    ...(isLegal(outline) ? listRequired(placed, drafting) : []),
    ...(context.brief.outlineText === null ? [] : listAsked(placed, context)),
  ]
  // A summary of all kinds of work names no themes: what was not done is not asked for.
  const isLoose = outline.looseForms.length > 0 || outline.sections.length > mostAsked
  const missingParts = new Set<string | null>(missing.map(({ part }) => part))
  const others = placed
    .filter(
      ({ section }) =>
        !section.isOptional && !(isLoose && section.level > 1) && !choices.removed.includes(section.heading),
    )
    .flatMap((one) =>
      [...listOf(one, context), ...listOpenCells(one, context)].filter(
        ({ part }) => part === null || !missingParts.has(part),
      ),
    )
  return {
    sections: markMissing(body, missing, outline),
    items: [
      ...listAdded(body, placed, context),
      ...missing.map(({ name }) => `【待补充】${name}`),
      ...others.slice(0, mostOffered).map(({ text }) => text),
      ...listWanting(context.brief),
    ],
  }
}

interface Missing {
  readonly name: string
  readonly part: string | null
}

/** What a section that stands tells of, besides. */
const besides: Readonly<Record<string, string>> = { 第一责任人: '组织领导' }

function markMissing(
  body: readonly DraftSection[],
  missing: readonly Missing[],
  { sections: outlined }: Outline,
): readonly DraftSection[] {
  const homeOf = ({ part }: Missing): DraftSection | undefined => {
    const takers = outlined.filter(({ takes }) => part !== null && takes.includes(part))
    const names = [...takers.map(({ heading }) => heading), part === null ? '' : (besides[part] ?? '')]
    return body.findLast(({ id, paragraphs }) => names.includes(id) && paragraphs.length > 0)
  }
  const gapOf = (some: readonly Missing[]) =>
    buildParagraph([spellGap(some.map(({ name }) => name).join('、'))], () => null)
  const marked = body.map((section) => {
    const own = missing.filter((one) => homeOf(one) === section)
    const last = section.paragraphs.at(-1)
    if (own.length === 0 || last === undefined) return section
    return { ...section, paragraphs: [...section.paragraphs.slice(0, -1), joinTwo(last, gapOf(own))] }
  })
  const others = missing.filter((one) => homeOf(one) === undefined)
  if (others.length === 0) return marked
  return [...marked, { id: 'pending', level: 0, heading: '', paragraphs: [gapOf(others)] }]
}

const mostAsked = 14
/** A longer list is not read. */
const mostOffered = 4

/** Sections that the notice did not ask for: told, so that someone decides. */
function listAdded(
  body: readonly DraftSection[],
  placed: readonly PlacedSection[],
  { brief, outline }: PendingContext,
): readonly string[] {
  if (brief.outlineText === null) return []
  const added = placed
    .filter(({ section }) => !outline.sections.includes(section))
    .map(({ section }) => section.heading)
  const shown = body.filter(({ id }) => added.includes(id)).map(({ heading }) => heading)
  return shown.length === 0
    ? []
    : [`提纲没有列的内容单写成了${shown.map((one) => `“${one}”`).join('、')}，请看是否保留`]
}

/** Headings of the notice that was given, without material or sections below them: it asks for them. */
function listAsked(placed: readonly PlacedSection[], { fill }: PendingContext) {
  const bare = placed.filter(({ section, facts }, index) => {
    const hasBelow = (placed[index + 1]?.section.level ?? 0) > section.level
    return isEmpty(facts) && !hasBelow && !section.takes.some((name) => inRequired.has(name))
  })
  return bare.map(({ section }) => ({ name: fill(section.heading).slice(0, 16), part: null }))
}

function listRequired(placed: readonly PlacedSection[], { requiredItems }: DraftingBook) {
  return requiredItems.flatMap(({ name, part: key }) => {
    const part = requiredParts[key]
    if (part === undefined || placed.some(({ facts }) => hasPart(facts, part))) return []
    return [{ name, part }]
  })
}

/** 人少，原因是编制不够 said among the faults is a cause. */
const cause = /原因(?:主要|就)*(?:是|在于)|究其原因|主要是因为/

function hasPart({ figures, statements }: ThemeFacts, part: string): boolean {
  const texts = [...figures.map((one) => ({ ...one, text: one.clause + one.tail })), ...statements]
  return texts.some(
    ({ theme, text }) => theme === part || (part === '原因' && theme === '不足' && cause.test(text)),
  )
}

/** A theme, part or heading that stands empty; what the material says elsewhere is not asked for again. */
function listOf({ section, facts }: PlacedSection, context: PendingContext) {
  if (!isEmpty(facts) && !isLegal(context.outline)) return []
  const theme = themeOf(section, context.drafting.themes)
  if (theme) {
    if (!isEmpty(facts)) return []
    const hints = listHints(theme, context.brief, context)
    return hints.length === 0 ? [] : [{ part: null, text: `${theme.name}（${hints.join('、')}）` }]
  }
  const asked = section.takes.filter((name) => isAsked(name, section, context))
  const parts = asked.filter((name) => !hasPart(context.brief, name))
  if (parts.length > 0) return parts.map((part) => ({ part, text: hintOfPart(part) }))
  // What opens a part is asked for by its sections.
  if (section.takes.includes('总述')) return []
  const isNamed = section.words.length > 0 && section.heading !== '' && isEmpty(facts)
  return isNamed && !isSaid(section.words, context.brief)
    ? [{ part: null, text: context.fill(section.heading) }]
    : []
}

/** Its law asks for causes; other papers tell them where they are given. A page without headings asks for no part. */
function isAsked(part: string, { level }: OutlineSection, { outline }: PendingContext): boolean {
  if (hintOfPart(part) === '' || level === 0) return false
  return part !== '原因' || isLegal(outline)
}

/** Any word of a section, wherever it was put. */
function isSaid(words: readonly string[], { figures, statements }: ThemeFacts): boolean {
  const texts = [...figures.map(({ clause, label }) => label + clause), ...statements.map(({ text }) => text)]
  return words.some((word) => word.length > 1 && texts.some((text) => text.includes(word)))
}

/** 保证金15个，差2个: few that are wanting, and nobody says which. */
function listWanting({ figures }: Brief) {
  const wanting = figures.filter(
    ({ clause, value, unit, tail }) =>
      value <= mostWanting && tail === '' && ['个', '家', '处', '户'].includes(unit) && shortBy.test(clause),
  )
  return [...new Set(wanting.map(({ clause, raw }) => `“${clause}”：差的${raw}是哪几个、什么时候补齐`))]
}

const shortBy = /(?:^|[，、])(?:还|尚|仍)?[差缺]\d+[个家处户]$/
const mostWanting = 5

/** Numbers whose place in the form was not said. */
function listOpenCells({ section }: PlacedSection, { forms }: PendingContext) {
  const open = forms.get(section)?.open ?? []
  return open.length === 0 ? [] : [{ part: null, text: `报表中“${open.join('”“')}”分别填在哪一栏` }]
}

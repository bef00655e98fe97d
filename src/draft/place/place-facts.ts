// Step of writing: the facts of a brief -> the sections of an outline that take them. A sentence of the material stays in one section.
import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import { bareSection, type Outline, type OutlineSection, type Theme } from '#domain/drafting-book.ts'
import { isOffice } from '#draft/roles/hold-label.ts'
import { readShape } from '#draft/write/row-shape.ts'
import type { ThemeFacts } from '#draft/write/write-theme.ts'
import { groupBy } from '#shared/group-by.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { homeOf } from './find-home-of.ts'
import { closeWithDenials, closeWithMishaps, followUnits, standBehind } from './follow-units.ts'
import { gatherRows, partColumns } from './place-rows.ts'
import { findHome, partClauses, type Unit } from './place-units.ts'

export interface PlacedSection {
  readonly section: OutlineSection
  readonly facts: ThemeFacts
}

/** Parts that are told in words of their own, wherever they stand. */
export const ownParts: ReadonlySet<string> = new Set(['不足', '原因', '第一责任人', '打算'])
const restTakes = ['总述', '全部', '其他']

/** In the outline's order; sections that the material asks for beside it stand at the end of the first part. */
export function placeFacts(
  brief: ThemeFacts,
  outline: Outline,
  themes: readonly Theme[],
): readonly PlacedSection[] {
  const isFixed = ({ section }: BriefFigure | BriefStatement) =>
    section !== undefined && outline.sections.some(({ heading }) => heading === section)
  const free = {
    figures: brief.figures.filter((one) => !isFixed(one)),
    statements: brief.statements.filter((one) => !isFixed(one)),
  }
  const placed = isByWords(outline)
    ? placeByWords(free, outline, themes)
    : placeByThemes(free, outline, themes)
  for (const { section, facts } of placed) {
    const isHere = (one: BriefFigure | BriefStatement) => isFixed(one) && one.section === section.heading
    facts.figures.push(...brief.figures.filter(isHere))
    facts.statements.push(...brief.statements.filter(isHere))
  }
  return placed
}

/** Its sections say by words of their own what belongs to them. */
export function isByWords({ sections }: Outline): boolean {
  return sections.some(({ words }) => words.length > 0)
}

/** The theme whose facts and patterns a section has; undefined where words or parts say what it takes. */
export function themeOf({ words, takes }: OutlineSection, themes: readonly Theme[]): Theme | undefined {
  return words.length > 0 ? undefined : themes.find(({ name }) => takes.includes(name))
}

export function isEmpty({ figures, statements }: ThemeFacts): boolean {
  return figures.length + statements.length === 0
}

interface Open {
  readonly section: OutlineSection
  readonly facts: { figures: BriefFigure[]; statements: BriefStatement[] }
}

const open = (section: OutlineSection): Open => ({ section, facts: { figures: [], statements: [] } })

/** Each fact goes to the section that takes its theme. A theme that no heading takes gets one of its own. */
function placeByThemes(brief: ThemeFacts, outline: Outline, themes: readonly Theme[]): readonly Open[] {
  const placed = outline.sections.map(open)
  const find = (name: string) => placed.find(({ section }) => section.takes.includes(name))
  const all = find('全部')
  const rest = find('其他') ?? find('总述') ?? all ?? placed[0]!
  const added: Open[] = []
  const isTheme = (name: string) => themes.some((theme) => theme.name === name)
  const sectionOf = (theme: string | null): Open => {
    if (theme === null) return rest
    const own = find(theme) ?? added.find(({ section }) => section.heading === theme)
    if (own) return own
    // What the leader did, where no heading asks for it, is of the leadership.
    if (theme === '第一责任人' && !all) return find('组织领导') ?? rest
    if (all || !isTheme(theme)) return all ?? rest
    added.push(open({ ...bareSection(), level: 2, heading: theme, takes: [theme], isOptional: true }))
    return added.at(-1)!
  }
  const themed = followKin([...brief.figures, ...brief.statements], isTheme)
  const homeOf = (one: BriefFigure | BriefStatement) =>
    findByName(placed, one) ?? sectionOf(themed.get(one) ?? one.theme)
  for (const figure of brief.figures) homeOf(figure).facts.figures.push(figure)
  for (const statement of brief.statements) homeOf(statement).facts.statements.push(statement)
  return insertAdded(placed, added, themes)
}

/** 营商环境这块 over it, 优化法治化营商环境 in the outline: what stands under a heading's own words goes there. */
function findByName(
  placed: readonly Open[],
  { label, theme }: BriefFigure | BriefStatement,
): Open | undefined {
  const name = label.replace(/(?:[这那]一?块|方面|情况|工作)+$/, '')
  if (name.length < 2 || isOffice(name) || (theme !== null && ownParts.has(theme))) return undefined
  const pairs = listPairs(name)
  const isNamed = ({ section: { heading, takes } }: Open) =>
    !takes.some((one) => ownParts.has(one)) &&
    (heading.includes(name) ||
      pairs.filter((pair) => heading.includes(pair)).length >= Math.max(2, pairs.length / 2))
  return placed.find(isNamed)
}

/** 走访企业38家 beside 代办企业手续94件, of the same office: what no theme knows goes where its neighbour under the same name goes, the one before it first. */
function followKin(
  facts: readonly (BriefFigure | BriefStatement)[],
  isTheme: (name: string) => boolean,
): ReadonlyMap<BriefFigure | BriefStatement, string> {
  const all = facts.toSorted((a, b) => a.clauseIndex - b.clauseIndex)
  const kin = new Map<BriefFigure | BriefStatement, string>()
  for (const [at, one] of all.entries()) {
    if (one.theme !== null || one.label === '') continue
    const isKin = (other: BriefFigure | BriefStatement) =>
      other.label === one.label && other.theme !== null && isTheme(other.theme)
    const theme = (all.slice(0, at).findLast(isKin) ?? all.slice(at + 1).find(isKin))?.theme
    if (theme) kin.set(one, theme)
  }
  return kin
}

/** Behind the last section of level 2 of the part on what was done, in the order of the themes. */
function insertAdded(
  placed: readonly Open[],
  added: readonly Open[],
  themes: readonly Theme[],
): readonly Open[] {
  if (added.length === 0) return placed
  const order = themes.map((theme) => theme.name)
  const ordered = added.toSorted(
    (a, b) => order.indexOf(a.section.heading) - order.indexOf(b.section.heading),
  )
  const isPart = ({ section }: Open) => section.takes.some((name) => ownParts.has(name))
  const isFirst = (one: Open) => one.section.level === 1 && !isPart(one)
  const whole = placed.findIndex((one) => isFirst(one) && one.section.takes.includes('总述'))
  const first = whole < 0 ? placed.findIndex(isFirst) : whole
  const next = placed.findIndex(({ section }, index) => index > first && section.level === 1)
  const at = first < 0 ? 0 : next < 0 ? placed.length : next
  return [...placed.slice(0, at), ...ordered, ...placed.slice(at)]
}

/** Sentences go where their words are known; what no word knows stays with what was said before it. */
function placeByWords(brief: ThemeFacts, outline: Outline, themes: readonly Theme[]): readonly Open[] {
  const placed = outline.sections.map(open)
  const takes = (name: string) => placed.find(({ section }) => section.takes.includes(name))
  const rest = restTakes.map(takes).find((one) => one !== undefined) ?? null
  const lists = outline.sections.map((section) => wordsOf(section, themes))
  // 罚没款1.42万元: no word of a section, but a theme that one has.
  const themed = (theme: string | null) =>
    theme === null
      ? undefined
      : placed.find(({ section }) => section.level === 2 && section.takes.includes(theme))
  const first = placed[lists.findIndex((words) => words.length > 0)] ?? placed[0]!
  const others = open({ ...bareSection(), level: first.section.level, heading: otherWork, takes: ['其他'] })
  // A heading that says what it takes holds nothing else.
  const homeless = rest === null ? first : isOfWords(rest.section, outline) ? others : rest
  let before: { at: Open; unit: Unit } | null = null
  const rows = gatherRows(listUnits(brief)).flatMap((unit) => partColumns(unit, lists))
  const units = rows.flatMap((one) => partClauses(one, lists))
  const follows = followUnits(units, (unit) => homeOf(unit, { outline, lists }))
  const homes = new Map<Unit, Open>()
  for (const unit of units.filter((one) => !follows.has(one))) {
    const own = unit.part === null ? undefined : (namedBy(unit, lists, placed) ?? takes(unit.part))
    const home = placed[homeOf(unit, { outline, lists })]
    const kin: Open | null =
      before !== null && (before.unit.label === unit.label || before.unit.line === unit.line)
        ? before.at
        : null
    const target: Open = own ?? home ?? themed(unit.theme) ?? kin ?? homeless
    target.facts.figures.push(...unit.figures)
    target.facts.statements.push(...unit.statements)
    homes.set(unit, target)
    if (own === undefined) before = { at: target, unit }
  }
  for (const [unit, other] of follows) {
    const target = homes.get(other) ?? first
    const { figures, statements } = standBehind(unit, other)
    target.facts.figures.push(...figures)
    target.facts.statements.push(...statements)
  }
  return closeThemes(placed, others)
}

/** What went wrong, and what did not happen, stands behind what was done; what the notice does not ask for before problems and plans. */
function closeThemes(placed: readonly Open[], others: Open): readonly Open[] {
  const isPart = ({ section }: Open) => section.takes.some((name) => ownParts.has(name))
  for (const one of placed.filter((open) => !isPart(open))) {
    closeWithMishaps(one.facts)
    closeWithDenials(one.facts)
  }
  if (isEmpty(others.facts)) return placed
  const end = placed.findIndex((one, index) => isPart(one) && index > 0)
  const at = end < 0 ? placed.length : end
  return [...placed.slice(0, at), others, ...placed.slice(at)]
}

/** What a notice does not ask for. */
const otherWork = '其他工作情况'

/** Of a notice on one subject: its first heading takes the rest only for want of another. */
function isOfWords({ words, level }: OutlineSection, { sections }: Outline): boolean {
  return words.length > 0 && sections.every((one) => one.level === level)
}

/** 学法方面，主持研究法治议题4次: what one did oneself goes by the name it is told under. */
function namedBy(
  { label, part }: Unit,
  lists: readonly (readonly string[])[],
  placed: readonly Open[],
): Open | undefined {
  if (part !== '第一责任人' || label === '') return undefined
  return placed[findHome({ label, text: '' }, lists)]
}

function wordsOf({ heading, words, takes }: OutlineSection, themes: readonly Theme[]): readonly string[] {
  if (words.length > 0) return words
  const theme = themes.find((one) => takes.includes(one.name) && one.name === heading)
  return theme ? [theme.name, ...theme.words] : []
}

function listUnits({ figures, statements }: ThemeFacts): readonly Unit[] {
  const all = [
    ...figures.map((figure) => ({ fact: figure, figure, statement: null })),
    ...statements.map((statement) => ({ fact: statement, figure: null, statement })),
  ].sort((a, b) => a.fact.clauseIndex - b.fact.clauseIndex)
  const groups = groupBy(all, ({ fact }) => `${fact.line} ${fact.sentence} ${partOf(fact.theme) ?? ''}`)
  return [...groups.values()].flatMap(splitThemes).map((group): Unit => {
    const { fact } = group[0]!
    const clauses = new Set(group.map(({ figure, statement }) => figure?.clause ?? statement!.text))
    return {
      part: partOf(fact.theme),
      theme: fact.theme,
      label: fact.label,
      text: [...clauses].join('，'),
      line: fact.line,
      figures: group.flatMap(({ figure }) => figure ?? []),
      statements: group.flatMap(({ statement }) => statement ?? []),
    }
  })
}

type Told = {
  readonly fact: BriefFigure | BriefStatement
  readonly figure: BriefFigure | null
  readonly statement: BriefStatement | null
}

/** 修路3公里，培训120人: where the known numbers of a sentence go on to another subject, so does the section. */
function splitThemes(group: readonly Told[]): readonly (readonly Told[])[] {
  // The row of a table that several columns count in stays with the rows it sums up.
  const shape = readShape(group.flatMap(({ figure }) => figure ?? []))
  if (shape !== null) return [group]
  const parted: Told[][] = []
  let theme: string | null = null
  for (const clause of groupBy(group, ({ fact }) => fact.clauseIndex).values()) {
    const known = clause.find(({ figure }) => figure?.isKnown && figure.lastYearOf === null)
    const own = known?.fact.theme ?? null
    const last = parted.at(-1)
    const isOther = own !== null && theme !== null && own !== theme
    if (last === undefined || isOther) parted.push([...clause])
    else last.push(...clause)
    theme = own ?? theme
  }
  return parted
}

function partOf(theme: string | null): string | null {
  return theme !== null && ownParts.has(theme) ? theme : null
}

// Step: brief -> outline -> sections -> gate -> a draft. The headline of this room.

import type { Brief, BriefFigure } from '#domain/brief.ts'
import type { Draft, DraftChoices, DraftSection, LastYear, Prose } from '#domain/draft.ts'
import type { DraftingBook, Outline } from '#domain/drafting-book.ts'
import { isSamePlace, type Place } from '#domain/place.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { readNoticeRules } from './brief/read-notice.ts'
import { lastYearOutline, readOutline, readReportOutline } from './brief/read-outline.ts'
import { listToldOtherwise } from './doubts/list-told-otherwise.ts'
import type { DraftDeps } from './draft-deps.ts'
import { listLost } from './material/list-lost.ts'
import { keyOf, writeByModel } from './model/write-by-model.ts'
import { buildMasthead } from './paper/build-masthead.ts'
import { keepHeadings } from './paper/keep-headings.ts'
import { listMissing } from './paper/list-missing.ts'
import { orderParts } from './paper/order-parts.ts'
import { speakAs } from './paper/speak-as.ts'
import { outlineBySubject } from './paper/subject-outline.ts'
import { renderText } from './render-draft.ts'
import { spellOffice } from './write/fill-outline.ts'
import { isLegal } from './write/judge-facts.ts'
import { learnHints } from './write/learn-hints.ts'
import { writeDraft } from './write/write-draft.ts'
import type { ThemeUnit } from './write/write-section.ts'
import { type Context, type Paper, writeChecked } from './write-checked.ts'

export interface DraftRequest {
  readonly brief: Brief
  readonly choices?: DraftChoices
  /** 1 unless it revises another. */
  readonly version?: number
  /** Of the stored version, or of the one before: what still fits is not asked for again. */
  readonly prose?: readonly Prose[]
}

export const plainChoices: DraftChoices = {
  turns: {},
  short: [],
  removed: [],
  first: [],
  title: null,
  withHints: true,
}

/** Writes and checks; never throws for what the brief lacks: that stands as 【待补充】 and in the findings. */
export async function draft(request: DraftRequest, deps: DraftDeps): Promise<Draft> {
  const last = await readLastYear(request.brief, deps)
  const { outline, brief } = keepHeadings(
    ...leaveLead(chooseOutline(request.brief, deps.drafting, last), request.brief),
  )
  const hints = await learnHints(deps.drafting.themes, deps.book.indicators, deps.library)
  const lastYearOf = (figure: BriefFigure) => findLastYear(figure, last?.figures ?? [])
  const choices = request.choices ?? plainChoices
  const context = { drafting: speakAs(outline, deps.drafting, brief), outline, choices, lastYearOf, hints }
  const headed = { ...request, brief }
  const prose = await collectProse(headed, context, deps)
  const paper = layOutPaper(brief, { outline, choices, last })
  const { copiedTo = null } = choices
  const checked = await writeChecked(headed, { context, prose, paper }, deps)
  const { written, findings, used: kept } = checked
  const used = findUsed(brief, written.sections)
  const left = listToldOtherwise(brief.figures, used, written.sections)
  const unusedFigures = brief.figures.filter(({ id }) => !used.has(id) && !left.has(id))
  const told = [
    renderText({ ...written, scope: brief.scope.kind }),
    ...brief.unused.map(({ text }) => text),
    ...brief.remarks,
    ...[...unusedFigures, ...brief.figures.filter(({ id }) => left.has(id))].map(({ clause }) => clause),
  ]
  return {
    ...written,
    scope: brief.scope.kind,
    place: brief.place,
    year: brief.year,
    ...paper,
    ...(copiedTo === null ? {} : { copiedTo }),
    findings,
    usedFigures: brief.figures.filter((figure) => used.has(figure.id)),
    unusedFigures,
    unused: [...brief.unused, ...left.values(), ...listLost(brief.lines, told)],
    masked: brief.masked,
    version: request.version ?? 1,
    by: kept[0]?.by ?? 'template',
    prose: kept,
  }
}

interface PaperOf {
  readonly outline: Outline
  readonly choices: DraftChoices
  readonly last: LastYearReport | null
}

/** Whom it goes to, who signs it and when, and which of them are still to be filled in. */
function layOutPaper(brief: Brief, { outline, choices, last }: PaperOf): Paper {
  const own = {
    issuer: choices.issuer ?? signedBy(brief, outline),
    recipient: choices.recipient ?? addressOf(brief, outline, last),
    signedOn: choices.signedOn ?? brief.asked?.signedOn ?? null,
  }
  const { withHints } = choices
  const masthead = buildMasthead(brief, outline, { ...own, withHints })
  const missing = listMissing(own, { outline, withHints, brief })
  return { ...own, missing, ...(masthead === null ? {} : { masthead }) }
}

/** What is stored and still fits, and what a model writes for the other themes that have facts. */
async function collectProse(
  { brief, prose = [] }: DraftRequest,
  context: Context,
  deps: DraftDeps,
): Promise<readonly Prose[]> {
  if (!deps.writer && prose.length === 0) return []
  const units: ThemeUnit[] = []
  writeDraft(brief, {
    ...context,
    proseOf: (unit) => {
      units.push(unit)
      return null
    },
  })
  const keys = units.map((unit) => keyOf(unit, { brief, deps }))
  const fitting = prose.filter(({ key }) => keys.includes(key))
  if (!deps.writer) return fitting
  const open = units.filter(
    ({ facts }, index) =>
      facts.figures.length + facts.statements.length > 0 && !fitting.some(({ key }) => key === keys[index]),
  )
  const listed = (await deps.library?.listReports()) ?? []
  const known = [...listed.map(({ metadata }) => metadata.place), ...(brief.place ? [brief.place] : [])]
  return [...fitting, ...(await writeByModel(open, deps.writer, { brief, known, deps }))]
}

interface LastYearReport {
  readonly outline: Outline | null
  readonly figures: readonly StoredFigure[]
  /** Whom it was for: 县委、县政府. */
  readonly recipient: string | null
}

/** The newest own report before the brief's year: its structure, and its figures when it is of the year before. Null when none is stored. */
async function readLastYear(brief: Brief, deps: DraftDeps): Promise<LastYearReport | null> {
  const { place, year } = brief
  if (!deps.library || place === null || place.town === null) return null
  const own = (await deps.library.listReports())
    .filter(({ metadata }) => metadata.year !== null && isSamePlace(metadata.place, place))
    .filter(({ metadata }) => year === null || metadata.year! < year)
    .sort((a, b) => b.metadata.year! - a.metadata.year!)[0]
  const report = own ? await deps.library.readReport(own.id) : null
  if (!own || !report) return null
  const isComparable = own.isTrusted && (year === null || own.metadata.year === year - 1)
  return {
    outline: readReportOutline(report.sections, own.metadata.year!, deps.drafting.themes),
    recipient: findRecipient(report.text),
    figures: isComparable ? await deps.library.listFigures([own.id]) : [],
  }
}

/** As the material says; last year's where this is the same yearly report again. */
function addressOf(
  { asked, outlineText, scope }: Brief,
  outline: Outline,
  last: LastYearReport | null,
): string | null {
  // A part is for the paper it stands in.
  if (scope.kind === 'section') return null
  if (outline.addressee !== '') return outline.addressee
  if (!outline.isAddressed) return null
  const isSame = isLegal(outline) || outline.name === last?.outline?.name || outlineText !== null
  const { sendTo } = readNoticeRules(outlineText ?? '')
  return asked?.recipient ?? (sendTo || (isSame ? (last?.recipient ?? null) : null))
}

/** A line of its own among the first that ends in a colon: 县委、县政府： */
function findRecipient(text: string): string | null {
  const lines = text.slice(0, 600).split('\n').slice(0, 8)
  const line = lines.find((one) => /^\s*[\u4e00-\u9fff、，]{2,30}[:：]\s*$/.test(one))
  return line?.trim().replace(/[:：]$/, '') ?? null
}

function chooseOutline(brief: Brief, drafting: DraftingBook, last: LastYearReport | null): Outline {
  const pasted =
    brief.outlineText === null
      ? null
      : readOutline(brief.outlineText, drafting.themes, drafting.wording.topics)
  if (pasted !== null) return pasted
  const wanted = brief.scope.kind === 'report' ? brief.scope.outline : null
  if (wanted === lastYearOutline && last?.outline) return last.outline
  const named = drafting.outlines.find((outline) => outline.name === wanted) ?? drafting.outlines[0]!
  const order = brief.asked?.order ?? []
  return orderParts(outlineBySubject(named, brief, drafting), order, drafting.wording.topics)
}

/** What the lead of a paper that was begun says is no fact besides. */
function leaveLead(outline: Outline, brief: Brief): readonly [Outline, Brief] {
  const [lead = ''] = outline.leads
  if (!outline.isPasted || brief.outlineText?.includes(lead) !== true) return [outline, brief]
  return [outline, { ...brief, statements: brief.statements.filter(({ text }) => !lead.includes(text)) }]
}

/** Only a figure of the same indicator, unit and door may be compared. */
function findLastYear(figure: BriefFigure, figures: readonly StoredFigure[]): LastYear | null {
  const same = figures.filter(
    (one) => one.indicator === figure.indicator && one.channel === null && one.parent === null,
  )
  if (same.length !== 1 || !figure.isKnown) return null
  const [before] = same
  const isComparable = before!.unit === figure.unit && before!.value !== 0 && figure.unit !== '%'
  const change = isComparable
    ? Math.round(((figure.value - before!.value) / before!.value) * 1000) / 10
    : null
  return { raw: before!.raw, change }
}

function findUsed(brief: Brief, sections: readonly DraftSection[]): ReadonlySet<number> {
  const used = new Set<number>()
  for (const section of sections) {
    for (const paragraph of section.paragraphs) {
      for (const source of paragraph.sources) if (source.kind === 'brief') used.add(source.figure)
    }
    for (const { source } of section.table?.filled ?? []) if (source.kind === 'brief') used.add(source.figure)
  }
  const keyOfFigure = ({ indicator, value }: BriefFigure) => `${value} ${indicator}`
  const told = new Set(brief.figures.filter((one) => one.isKnown && used.has(one.id)).map(keyOfFigure))
  for (const figure of brief.figures) if (told.has(keyOfFigure(figure))) used.add(figure.id)
  return used
}

/** A speech is signed by nobody. */
function signedBy(brief: Brief, { isPersonal, addressee }: Outline): string | null {
  if (addressee !== '') return null
  return isPersonal ? nameAuthor(brief) : renderIssuer(brief.place)
}

/** 浦岙街道党工委书记 and the name; null where nobody is named. */
function nameAuthor({ asked, place }: Brief): string | null {
  if (asked?.person === undefined) return null
  return `${place?.town ?? ''}${spellOffice(asked.office)} ${asked.person}`
}

function renderIssuer(place: Place | null): string | null {
  if (place?.town == null) return null
  const name = place.county === null ? place.town : `${place.county}${place.town}`
  return /街道$/.test(place.town) ? `${name}办事处` : `${name}人民政府`
}

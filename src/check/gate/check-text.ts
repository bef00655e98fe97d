// Step: the gate. A text (our draft, or what a person wrote) -> findings, each with rule, severity, place, reason and mend.
import type { Brief } from '#domain/brief.ts'
import type { DraftingBook } from '#domain/drafting-book.ts'
import type { Finding } from '#domain/finding.ts'
import { isSamePlace, type Place, placeName } from '#domain/place.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import type { Gazetteer } from '#text/places.ts'
import { checkFacts } from '../facts/check-facts.ts'
import { findOtherCells, isWithin } from '../facts/find-cells.ts'
import { checkDates } from '../wording/check-dates.ts'
import { checkDoubled } from '../wording/check-doubled.ts'
import { checkEmptyHeadings } from '../wording/check-empty-headings.ts'
import { checkFixed } from '../wording/check-fixed.ts'
import { checkLawTitles } from '../wording/check-law-titles.ts'
import { checkLines } from '../wording/check-lines.ts'
import { checkPlanYears } from '../wording/check-plan-years.ts'
import { checkSetPhrases } from '../wording/check-set-phrases.ts'
import { checkSlips } from '../wording/check-slips.ts'
import { checkTimes } from '../wording/check-times.ts'
import { checkTitlePlace } from '../wording/check-title-place.ts'
import { checkVillages } from '../wording/check-villages.ts'
import { checkWords } from '../wording/check-words.ts'
import { checkFigures } from './check-figures.ts'
import { checkForm } from './check-form.ts'
import { checkItems } from './check-items.ts'
import { checkLastYear } from './check-last-year.ts'
import { checkOwnNames } from './check-own-names.ts'
import { checkPhrases } from './check-phrases.ts'
import { checkPlaces } from './check-places.ts'
import { buildSecrecyFinding, checkPrivacy } from './check-privacy.ts'
import { checkSharedRuns } from './check-shared-runs.ts'
import { checkSigned } from './check-signed.ts'
import { checkSources } from './check-sources.ts'
import { checkTwoValues } from './check-two-values.ts'
import { checkWarnings } from './check-warnings.ts'
import { checkYears } from './check-years.ts'
import { type CheckedText, type ComparedReport, isInFurniture, type Rule } from './checked-text.ts'
import { barePhrases, findSharedRuns, stripPhrases } from './find-shared-runs.ts'
import { readChecked, type TextReading } from './read-checked.ts'

export interface CheckRequest {
  readonly text: string
  /** The own place and report year; null: as the text itself says. */
  readonly place: Place | null
  readonly year: number | null
  /** Turns on the rules about sources. */
  readonly brief?: Brief
  /** True for our own drafts: 【待补充】 is no fault. */
  readonly isDraft?: boolean
  /** A section need not hold the required items. */
  readonly scope?: 'report' | 'section'
}

export interface CheckDeps {
  readonly book: PromptBook
  readonly drafting: DraftingBook
  readonly gazetteer: Gazetteer
  readonly reading: TextReading
  /** Absent: no comparison with stored reports. */
  readonly library?: Pick<LibraryView, 'listReports' | 'readReport' | 'listFigures'>
}

const rules: readonly Rule[] = [
  checkPrivacy,
  checkSources,
  checkFigures,
  checkFacts,
  checkTwoValues,
  checkLastYear,
  checkYears,
  checkPlanYears,
  checkSigned,
  checkDates,
  checkTimes,
  checkPlaces,
  checkTitlePlace,
  checkOwnNames,
  checkVillages,
  checkItems,
  checkWarnings,
  checkPhrases,
  checkSlips,
  checkDoubled,
  checkWords,
  checkSetPhrases,
  checkFixed,
  checkLawTitles,
  checkLines,
  checkEmptyHeadings,
  checkForm,
  checkSharedRuns,
]
const weight = { block: 0, warn: 1, note: 2 }

/** Findings, the gravest first, then in reading order; spans point into the request's text. */
export async function checkText(request: CheckRequest, deps: CheckDeps): Promise<Finding[]> {
  const mark = deps.reading.findSecrecy([request.text])
  const checked = await buildChecked(request, deps)
  const secret = mark === null ? [] : [buildSecrecyFinding(request.text, mark)]
  const findings = [...secret, ...rules.flatMap((rule) => rule(checked))]
  return dropRepeats(findings.filter((finding) => !isFurniture(finding, checked))).sort(
    (a, b) => weight[a.severity] - weight[b.severity] || a.where.start - b.where.start,
  )
}

/** A page's own lines (扫一扫, 来源) are not the author's; what must not stand anywhere is told all the same. */
function isFurniture({ severity, where }: Finding, checked: CheckedText): boolean {
  return severity !== 'block' && where.end > 0 && isInFurniture(checked, where)
}

async function buildChecked(request: CheckRequest, deps: CheckDeps): Promise<CheckedText> {
  const { text } = request
  const { report, furniture } = readChecked(text, deps.reading)
  const place = request.place ?? (report.metadata.place.town === null ? null : report.metadata.place)
  const year = request.year ?? report.metadata.year
  const stored = await readStored({ text, place, year }, deps)
  const cells = findOtherCells(text, year)
  const figures = report.figures.filter(({ at }) => !isWithin(cells, at.start))
  return {
    text,
    report: { ...report, figures },
    furniture,
    place,
    year,
    ...stored,
    brief: request.brief ?? null,
    isWhole: request.scope !== 'section',
    isDraft: request.isDraft ?? false,
    book: deps.book,
    drafting: deps.drafting,
    gazetteer: deps.gazetteer,
    privates: deps.reading.findPrivate(text),
    quantities: findQuantities(text),
  }
}

interface Subject {
  readonly text: string
  readonly place: Place | null
  readonly year: number | null
}

/** The stored reports to compare with: samples only where there is nothing else, never the same report. */
async function readStored(
  subject: Subject,
  deps: CheckDeps,
): Promise<Pick<CheckedText, 'others' | 'lastYear' | 'known'>> {
  if (!deps.library) return { others: [], lastYear: [], known: subject.place ? [subject.place] : [] }
  const all = await deps.library.listReports()
  const real = all.filter((report) => !report.isSample)
  const listed = real.length === 0 ? all : real
  const others: ComparedReport[] = []
  const phrases = barePhrases(deps.book.setPhrases)
  const bare = stripPhrases(subject.text, phrases)
  for (const summary of listed) {
    if (isSameReport(summary, subject)) continue
    const report = await deps.library.readReport(summary.id)
    if (!report || isCopyOf(bare, stripPhrases(report.text, phrases))) continue
    others.push({
      name: nameReport(summary),
      place: summary.metadata.place,
      isOwn: isOwnPlace(summary, subject),
      text: report.text,
    })
  }
  const last = listed.find(
    (report) =>
      isOwnPlace(report, subject) && subject.year !== null && report.metadata.year === subject.year - 1,
  )
  const known = [...listed.map((report) => report.metadata.place), ...(subject.place ? [subject.place] : [])]
  return { others, lastYear: last ? await deps.library.listFigures([last.id]) : [], known }
}

function isOwnPlace(report: ReportSummary, { place }: Subject): boolean {
  return place !== null && place.town !== null && isSamePlace(report.metadata.place, place)
}

function isSameReport(report: ReportSummary, subject: Subject): boolean {
  return isOwnPlace(report, subject) && subject.year !== null && report.metadata.year === subject.year
}

/** Nine tenths of a text in one stored report: it is that report, handed in. */
function isCopyOf(
  bare: { text: string; starts: readonly number[] },
  other: { text: string; starts: readonly number[] },
): boolean {
  const shared = findSharedRuns(bare, other, 30).reduce((sum, run) => sum + run.length, 0)
  return (
    bare.text.length > 300 && other.text.length < bare.text.length * 1.3 && shared > bare.text.length * 0.9
  )
}

function nameReport({ metadata }: ReportSummary): string {
  return `${placeName(metadata.place)}${metadata.year === null ? '' : ` ${metadata.year}年`}`
}

/** Two rules may see the same fault; the graver stays. */
function dropRepeats(findings: readonly Finding[]): Finding[] {
  const told = new Map<string, readonly string[]>()
  const gravestFirst = [...findings].sort((a, b) => weight[a.severity] - weight[b.severity])
  return gravestFirst.filter(({ rule, where: { start, end } }) => {
    if (end === 0) return true
    const key = `${start}-${end}`
    const rules = told.get(key) ?? []
    if (rules.some((one) => sameKind(one, rule))) return false
    told.set(key, [...rules, rule])
    return true
  })
}

function sameKind(a: string, b: string): boolean {
  const kinds = [
    ['phrase', 'request-in-report', 'range-without-dash', 'traditional'],
    ['number-without-source', 'number-unit', 'unit-slip'],
    ['slip', 'set-phrase', 'law-title'],
  ]
  return a === b || kinds.some((kind) => kind.includes(a) && kind.includes(b))
}

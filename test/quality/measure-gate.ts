// How well the gate finds planted faults, rule by rule, faults of a second hand, and what it says of sound texts. Shared by the test and `gate.ts`.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { checkText } from '#check/gate/check-text.ts'
import type { Finding } from '#domain/finding.ts'
import type { ReadReport } from '#domain/report.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { readReport } from '#ingest/read/read-report.ts'
import { parsePlace } from '#text/parse-place.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'
import { openReportLibrary } from '../fakes/library/report-library.ts'
import { readingBook } from '../fakes/reading-book.ts'
import { openRandom } from '../fixtures/briefs.ts'
import {
  drawNumbers,
  plantedFaults,
  writeLastReport,
  writePeerReport,
  writeSoundBrief,
  writeSoundReport,
} from '../fixtures/faulty-reports.ts'

const { deps, briefBook } = await openDraftDeps()
const seedsPerFault = 7

/** A text as ingest would read it from plain lines. */
export function readLines(text: string): ReadReport {
  const blocks = text.split('\n').map((line) => ({ kind: 'text' as const, text: line }))
  return readReport(
    { format: 'txt', blocks, properties: {}, confidence: null, notes: [] },
    'stored.txt',
    deps,
  )
}

/** The text of seed `seed` checked with its brief, beside a small library, or alone. */
export async function checkSeed(text: string, seed: number, needs?: 'brief' | 'library'): Promise<Finding[]> {
  const n = drawNumbers(seed)
  const request = { text, place: ownPlace, year: n.year }
  if (needs === 'library') {
    const library = openReportLibrary([readLines(writePeerReport(n.year)), readLines(writeLastReport(n))])
    return checkText(request, { ...deps, library })
  }
  const brief = readBrief({ text: writeSoundBrief(n), place: ownPlace, year: n.year }, briefBook)
  return checkText(needs === 'brief' ? { ...request, brief } : request, deps)
}

export interface FaultRow {
  readonly fault: string
  readonly rules: readonly string[]
  readonly planted: number
  readonly found: number
}

export async function measureFaults(): Promise<FaultRow[]> {
  const rows: FaultRow[] = []
  for (const fault of plantedFaults) {
    let found = 0
    for (let seed = 1; seed <= seedsPerFault; seed++) {
      const n = drawNumbers(seed)
      const sound = writeSoundReport(n)
      const text = fault.plant(sound, n, openRandom(seed))
      if (text === sound) throw new Error(`not planted: ${fault.name}`)
      const findings = await checkSeed(text, seed, fault.needs)
      if (findings.some((finding) => fault.rules.includes(finding.rule))) found++
    }
    rows.push({ fault: fault.name, rules: fault.rules, planted: seedsPerFault, found })
  }
  return rows
}

export interface SoundResult {
  readonly sections: number
  readonly blocked: readonly string[]
}

/** Second-level sections of the sample corpus (UTF-8 texts) in which no fault was planted, each handed in alone. */
export async function measureSections(): Promise<SoundResult> {
  const folder = new URL('../../corpus/', import.meta.url)
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.txt')) : []
  const texts = files
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .filter((text) => !text.includes('\ufffd'))
  const reports = texts.map(readLines)
  const library = openReportLibrary(reports)
  const blocked: string[] = []
  let sections = 0
  for (const report of reports) {
    const faulty = report.warnings.flatMap((warning) => (warning.where === null ? [] : [warning.where]))
    for (const section of report.sections.filter((one) => one.level === 2 || one.level === 5)) {
      if (faulty.some((span) => section.start <= span.start && span.start < section.end)) continue
      sections++
      const text = report.text.slice(section.start, section.end)
      const { place, year } = report.metadata
      const findings = await checkText({ text, place, year, scope: 'section' }, { ...deps, library })
      const block = findings.find((finding) => finding.severity === 'block')
      if (block) blocked.push(`${place.town} ${year} ${section.path}: ${block.rule} ${block.text}`)
    }
  }
  return { sections, blocked }
}

interface HandRow {
  readonly id: string
  readonly place: string
  readonly year: number
  readonly text: string
  /** What is wrong, as it stands in the text; or, for what is missing, a word of the finding. */
  readonly mark: string
  readonly brief?: string
  /** Reports of the library. */
  readonly stored?: readonly string[]
  readonly isWhole?: boolean
}

/** Faults in other wording, written from the list of rules before their author had seen the rules or the other set. */
export async function measureSecondHand(): Promise<{ planted: number; missed: readonly string[] }> {
  const rows = readRows<HandRow>('second-hand-faults.jsonl')
  const missed: string[] = []
  for (const row of rows) {
    const findings = await checkRow(row)
    if (!findings.some((finding) => isAbout(finding, row))) missed.push(`${row.id} ${row.mark}`)
  }
  return { planted: rows.length, missed }
}

/** Sound paragraphs of the same hand: what is blocked, wrongly. */
export async function measureSecondSound(): Promise<SoundResult> {
  const rows = readRows<Omit<HandRow, 'id' | 'mark'>>('second-hand-sound.jsonl')
  const blocked: string[] = []
  for (const row of rows) {
    const block = (await checkRow(row)).find((finding) => finding.severity === 'block')
    if (block) blocked.push(`${row.text.slice(0, 30)}: ${block.rule} ${block.text}`)
  }
  return { sections: rows.length, blocked }
}

function readRows<T>(name: string): T[] {
  const lines = readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8').split('\n')
  return lines.filter(Boolean).map((line): T => JSON.parse(line))
}

function checkRow(row: Omit<HandRow, 'id' | 'mark'>): Promise<Finding[]> {
  const place = parsePlace(row.place, { gazetteer: deps.gazetteer, nouns: readingBook.placeNouns })
  const brief = row.brief ? readBrief({ text: row.brief, place, year: row.year }, briefBook) : undefined
  const library = row.stored ? openReportLibrary(row.stored.map(readLines)) : undefined
  const scope = row.isWhole || row.text.includes('\n一、') ? 'report' : 'section'
  return checkText(
    { text: row.text, place, year: row.year, scope, ...(brief ? { brief } : {}) },
    { ...deps, ...(library ? { library } : {}) },
  )
}

/** The finding stands at the mark, or speaks of it. */
function isAbout({ text, where }: Finding, row: HandRow): boolean {
  const at = row.text.indexOf(row.mark)
  const isThere = at >= 0 && where.start < at + row.mark.length && at < where.end
  return isThere || text.includes(row.mark)
}

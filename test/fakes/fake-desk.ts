// Fake: the real desk and chat over five invented reports held in memory, with set answers.
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Chat } from '#chat/chat.ts'
import { openChat } from '#chat/open-chat.ts'
import type { AnswerQuestion } from '#desk/ask-desk.ts'
import { openCompareDesk } from '#desk/compare-desk.ts'
import type { Desk } from '#desk/desk.ts'
import { openFigureDesk } from '#desk/figure-desk.ts'
import { type DeskParts, openDesk } from '#desk/open-desk.ts'
import type { Passage, Warning } from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { buildFigures } from '#ingest/figures/build-figures.ts'
import type { Journal } from '#ports/journal.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { ReportStore } from '#ports/report-store.ts'
import { AppError } from '#shared/errors.ts'
import { parseIndicators } from '#text/parse-indicators.ts'
import { commands } from './commands.ts'
import { deskParts } from './desk-parts.ts'
import { claims, extents, reckonings } from './extents.ts'
import { answerFor } from './fake-answers.ts'
import { buildFakeReports, readFakeReport } from './fake-reports.ts'
import { type CorrectableFigures, openCorrectableFigures } from './figures/correctable-reports.ts'
import { openMemoryLibrary, toldOf } from './library/memory-library.ts'
import { openMemoryJournal } from './memory-journal.ts'
import { tableWords } from './reading-book.ts'
import { smallTalk } from './small-talk.ts'

export interface FakeDeskSettings {
  /** Pause before each event of an answer, so that streaming and stopping can be seen. */
  readonly delayMs?: number
  readonly isEmpty?: boolean
  /** Warnings of report 2. */
  readonly notes?: readonly Warning[]
  /** Vectors that are still to be made. */
  readonly pending?: number
  /** To look into, or to fill beforehand. */
  readonly journal?: Journal
  /** Visitors of the page sit at the machine. */
  readonly isLocalPage?: boolean
  /** The page asks for a password. */
  readonly isPasswordPage?: boolean
  /** Absent: everybody. */
  readonly admitted?: DeskParts['admitted']
  readonly pageAddress?: string
  readonly now?: () => Date
}

type Reports = Map<number, StoredReport>

const PLACES = [
  '青禾县柳溪镇',
  '青禾县石桥乡',
  '青禾县杨坪镇',
  '青禾县白塔镇',
  '云岭县柳溪镇',
  '云岭县双河镇',
]

/** Steps, then the lines one by one, then the whole. */
function openAnswers(reports: Reports, delayMs: number): AnswerQuestion {
  const pause = () => new Promise((done) => setTimeout(done, delayMs))
  return async ({ text, onStep, onLine }) => {
    if (/故障/.test(text))
      throw new AppError('remote', '连不上模型：接口没有应答（30 秒）。', {
        fix: '检查 ANTOU_MODEL_URL，或去掉它改用原文摘录。',
      })
    const answer = answerFor(text, reports)
    for (const step of ['读懂问题', '查找段落', '核对引用']) {
      onStep?.(step)
      await pause()
    }
    for (const line of answer.lines) {
      const quotes = line.kind === 'quotes' ? line.quotes : answer.citations.map((citation) => citation.n)
      onLine?.(
        line,
        answer.citations.filter((citation) => quotes.includes(citation.n)),
      )
      await pause()
    }
    return answer
  }
}

/** The whole text of a report is its passage, and each is a candidate: who searches looks at their words himself. */
function openPassages(reports: Reports): Pick<LibraryView, 'search' | 'readPassages'> {
  const scores = { words: 1, bigrams: 1, coverage: 1, cosine: null }
  const read = (id: number): readonly [number, Passage][] => {
    const text = reports.get(id)?.text
    if (text === undefined) return []
    return [[id, { text, path: '', heading: '', part: 'other', sentences: [], start: 0, end: text.length }]]
  }
  return {
    search: async () => ({
      candidates: [...reports.keys()].map((id) => ({ passageId: id, reportId: id, ...scores })),
      idf: { words: new Map(), bigrams: new Map() },
      topic: { words: 1, bigrams: 1 },
      nearTo: () => () => null,
    }),
    readPassages: async (ids) => new Map(ids.flatMap(read)),
  }
}

/** What a desk touches of a library: everybody sees everything, and a file becomes a report of 双河镇 without a year. */
function openShelf(
  reports: Reports,
  correctable: CorrectableFigures,
  pending: number,
): Pick<DeskParts, 'store' | 'views' | 'storeReport' | 'readFile'> {
  const view: Partial<LibraryView> = {
    listReports: async () => [...reports.values()].map(({ summary }) => summary),
    readReport: async (id) => {
      const report = reports.get(id)
      return report ? { ...report, ...correctable.read(id) } : null
    },
    readOriginal: async (id) => {
      const report = reports.get(id)
      return report ? new TextEncoder().encode(report.text) : null
    },
    listFigures: async () => [],
    ...openPassages(reports),
    stats: async () => ({
      reports: reports.size,
      passages: 40,
      figures: 31,
      vectors: { ready: 40, pending },
    }),
  }
  const store: Partial<ReportStore> = {
    findSource: async () => null,
    removeReport: async (id) => reports.delete(id),
    setFigure: correctable.setFigure,
    setMetadata: async (id, patch) => {
      const report = reports.get(id)!
      const metadata = { ...report.metadata, ...patch, evidence: {} }
      reports.set(id, { ...report, metadata, summary: { ...report.summary, metadata } })
    },
  }
  return {
    store: store as ReportStore,
    views: { viewFor: () => view as LibraryView },
    storeReport: async ({ report, source }) => {
      const id = Math.max(0, ...reports.keys()) + 1
      const read = readFakeReport(source.file, report.text)
      reports.set(id, { ...read, summary: { ...read.summary, id } })
      return { id, outcome: 'added' }
    },
    readFile: async (bytes, name) => {
      if (bytes.length === 0)
        throw new AppError('input', `${name} 是空文件。`, { fix: '重新下载后再放进来。' })
      return [{ fileName: name, report: readFakeReport(name, new TextDecoder().decode(bytes)) }]
    },
  }
}

const indicators = parseIndicators(readFileSync('prompts/indicators.tsv', 'utf8'))

function readFigures({ text, sections, metadata: { year } }: StoredReport) {
  return buildFigures({ text, sections, year }, { indicators, tableWords })
}

/** The same township a year earlier, so that there is something to follow over the years. */
function tellYearBefore(report: StoredReport): StoredReport {
  const metadata = { ...report.metadata, year: 2022 }
  return { ...report, metadata, text: report.text.replaceAll('187起', '160余起') }
}

/** The real verbs over the invented reports' own numbers; a picture and a workbook are their names as bytes. */
function openFigures(reports: Reports, correctable: CorrectableFigures) {
  const earlier = [...reports.values()].filter(({ summary }) => summary.id === 1).map(tellYearBefore)
  const read = [...reports.values(), ...earlier].map((report, index) => {
    const figures = readFigures(report)
    correctable.put(index + 1, figures)
    return { file: report.summary.file, report: { ...report, figures } }
  })
  const all = read.map((_, index) => index + 1)
  const list = (ids: readonly number[]) => ids.flatMap((id) => correctable.read(id).figures)
  const library: Partial<LibraryView> = {
    ...openMemoryLibrary(read),
    readReport: async (id) => {
      const report = reports.get(id)
      return report ? { ...report, ...correctable.read(id) } : null
    },
    listFigures: async (ids = all) => list(ids),
    listTold: async () =>
      toldOf(
        all.map((id) => ({ id })),
        list(all),
      ),
    listFiguresOf: async (names) =>
      list(all).filter(
        ({ indicator, kind }) => names.includes(indicator) && (kind === 'count' || kind === 'rate'),
      ),
  }
  const parts = {
    views: { viewFor: () => library as LibraryView },
    store: correctable,
    indicators,
    drawPicture: async ({ charts }: { readonly charts: readonly unknown[] }) =>
      new TextEncoder().encode(`png ${charts.length}`),
    writeSheets: async (sheets: readonly unknown[]) => new TextEncoder().encode(`xlsx ${sheets.length}`),
  }
  return { ...openFigureDesk(parts), ...openCompareDesk(parts) }
}

/** A desk over the invented reports and its chat; every instance has its own memory. */
export function openFakeDesk(settings: FakeDeskSettings = {}): { readonly desk: Desk; readonly chat: Chat } {
  const reports: Reports = new Map(
    settings.isEmpty ? [] : buildFakeReports().map((report) => [report.summary.id, report]),
  )
  const { journal = openMemoryJournal(), notes } = settings
  const second = reports.get(2)
  if (notes && second) reports.set(2, { ...second, warnings: notes })
  const correctable = openCorrectableFigures()
  const { now = () => new Date() } = settings
  const parts: DeskParts = {
    ...deskParts,
    ...openShelf(reports, correctable, settings.pending ?? 0),
    isLocalPage: settings.isLocalPage ?? false,
    isPasswordPage: settings.isPasswordPage ?? false,
    ...(settings.admitted ? { admitted: settings.admitted } : {}),
    ...(settings.pageAddress ? { pageAddress: settings.pageAddress } : {}),
    journal,
    now,
    answer: openAnswers(reports, settings.delayMs ?? 0),
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    newToken: () => randomBytes(16).toString('hex'),
    suggestPlaces: (text) => PLACES.filter((name) => name.includes(text)).slice(0, 8),
    parsePlace: (text) => {
      const [, county = null, town = null] = /^(.+县)(.+)$/.exec(text) ?? []
      return town === null ? null : { province: null, city: null, county, town }
    },
  }
  const desk = { ...openDesk(parts), ...openFigures(reports, correctable) }
  return {
    desk,
    chat: openChat({ desk, journal, now, book: { smallTalk, commands, extents, claims, reckonings } }),
  }
}

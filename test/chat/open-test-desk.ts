// Kit: a real desk and a real chat over a journal in memory, a library that only keeps, and answers that a test scripts.
import { createHash } from 'node:crypto'
import { newToken } from '#app/new-token.ts'
import type { Chat, Message, ReplyEvent } from '#chat/chat.ts'
import { openChat } from '#chat/open-chat.ts'
import type { AskedQuestion } from '#desk/ask-desk.ts'
import type { Desk } from '#desk/desk.ts'
import { type DeskParts, openDesk } from '#desk/open-desk.ts'
import type { Answer, AnswerBase, Choice, Citation } from '#domain/answer.ts'
import type { Reader } from '#domain/reader.ts'
import { emptyMetadata, type ReadReport, type ReportSummary } from '#domain/report.ts'
import { sealAnswer } from '#domain/seal-answer.ts'
import type { MetadataPatch } from '#domain/stored-report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { ReportStore, StoreRequest } from '#ports/report-store.ts'
import { AppError } from '#shared/errors.ts'
import { commands } from '../fakes/commands.ts'
import { deskParts } from '../fakes/desk-parts.ts'
import { claims, extents, reckonings } from '../fakes/extents.ts'
import { type MemoryJournal, openMemoryJournal } from '../fakes/memory-journal.ts'
import { smallTalk } from '../fakes/small-talk.ts'

const base: AnswerBase = {
  text: '',
  lines: [],
  citations: [],
  figures: [],
  dropped: [],
  searched: {
    reports: 24,
    level: '乡镇' as const,
    places: ['青禾县石桥乡', '云岭县柳溪镇'],
    years: [2024, 2022],
  },
  by: 'extract',
  elapsedMs: 5,
}

export function buildCitation(n: number, given: Partial<Citation> = {}): Citation {
  const shape = { reportId: 1, file: 'shiqiao.txt', place: '青禾县石桥乡', year: 2023, section: '一/(四)' }
  return { n, quote: '追回工资61万元', start: 10, end: 18, isSample: false, ...shape, ...given }
}

export function buildAnswer(text: string, citations: readonly Citation[] = []): Answer {
  return sealAnswer({ ...base, kind: 'answer', text, citations })
}

export function buildClarify(text: string, choices: readonly Choice[]): Answer {
  return sealAnswer({ ...base, kind: 'clarify', text, choices })
}

export function buildReport(given: Partial<ReadReport['metadata']> = {}): ReadReport {
  const place = { province: '临江省', city: '安和市', county: '青禾县', town: '石桥乡' }
  const span = { start: 0, end: 10 }
  const section = (path: string, level: number, heading: string) =>
    ({ path, level, heading, ...span, headingSpan: span, part: 'practice' }) as const
  return {
    metadata: {
      ...emptyMetadata,
      title: '石桥乡2023年法治政府建设年度报告',
      place,
      year: 2023,
      kind: '法治政府建设年度报告',
      issuer: null,
      issuedOn: null,
      evidence: { title: { from: 'title', confidence: 1 }, year: { from: 'title', confidence: 0.5 } },
      ...given,
    },
    text: '一、主要做法',
    sections: [
      section('一', 1, '一、主要做法'),
      section('一/(一)', 2, '（一）加强组织领导'),
      section('一/(一)/一是', 5, '一是'),
    ],
    passages: [],
    figures: [],
    warnings: [{ rule: 'numbering', text: '（二）后面缺（三）', where: null }],
    dropped: [],
    isTrusted: true,
  }
}

export interface TestDesk {
  readonly desk: Desk
  readonly chat: Chat
  /** Who speaks in `say`. */
  readonly reader: Reader
  readonly journal: MemoryJournal
  readonly asked: AskedQuestion[]
  readonly stored: StoreRequest[]
  readonly patched: (readonly [number, MetadataPatch])[]
  /** Answers with this from now on. */
  script(answer: (question: AskedQuestion) => Promise<Answer> | Answer): void
  /** Milliseconds that the desk's clock goes forward. */
  wait(ms: number): void
  say(text: string, more?: Partial<Message>): Promise<readonly ReplyEvent[]>
}

export function buildReader(person: string, given: Partial<Reader> = {}): Reader {
  return { person, unit: null, role: 'editor', withSamples: false, ...given }
}

export function openTestDesk(given: Partial<DeskParts> = {}): TestDesk {
  const journal = openMemoryJournal()
  const asked: AskedQuestion[] = []
  const stored: StoreRequest[] = []
  const patched: (readonly [number, MetadataPatch])[] = []
  let answer: (question: AskedQuestion) => Promise<Answer> | Answer = ({ text }) =>
    buildAnswer(`答：${text}[1]`, [buildCitation(1)])
  let nowMs = Date.parse('2026-01-05T08:00:00Z')
  const places = ['青禾县柳溪镇', '云岭县柳溪镇', '青禾县石桥乡', '青禾县杨坪镇']
  const now = () => new Date(nowMs)
  const parts: DeskParts = {
    ...deskParts,
    ...keepOnly(stored, patched),
    journal,
    answer: async (question) => {
      asked.push(question)
      return answer(question)
    },
    readFile: async (bytes, name) => {
      if (bytes.length === 0) throw new AppError('input', '文件是空的。', { fix: '换一份有内容的。' })
      return [{ fileName: name, report: buildReport() }]
    },
    storeReport: async (request) => {
      stored.push(request)
      return { id: stored.length, outcome: 'added' }
    },
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    newToken,
    now,
    suggestPlaces: (text) => places.filter((place) => place.includes(text)),
    parsePlace: (text) =>
      text.endsWith('镇')
        ? { province: null, city: null, county: text.slice(0, -3), town: text.slice(-3) }
        : null,
    ...given,
  }
  const desk = openDesk(parts)
  const chat = openChat({
    desk,
    journal: parts.journal,
    now,
    book: { smallTalk, commands, extents, claims, reckonings },
  })
  const reader = buildReader('p1')
  return {
    desk,
    chat,
    reader,
    journal,
    asked,
    stored,
    patched,
    script: (next) => {
      answer = next
    },
    wait: (ms) => {
      nowMs += ms
    },
    say: (text, more = {}) => collect(chat.converse({ conversation: 'c1', reader, text, ...more })),
  }
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

/** The part of a library that the desk itself touches; answering has its own tests on the real one. Everybody sees everything. */
function keepOnly(
  stored: readonly StoreRequest[],
  patched: (readonly [number, MetadataPatch])[],
): Pick<DeskParts, 'store' | 'views'> {
  const store: Partial<ReportStore> = {
    findSource: async (location) => {
      const index = stored.findLastIndex(({ source }) => source.location === location)
      return index < 0 ? null : { reportId: index + 1, hash: stored[index]!.source.hash, stamp: null }
    },
    setMetadata: async (id, patch) => void patched.push([id, patch]),
  }
  const summarise = ({ report, source, isSample }: StoreRequest, index: number): ReportSummary => ({
    id: index + 1,
    file: source.file,
    metadata: report.metadata,
    rowPlaces: [],
    isSample,
    isTrusted: true,
    visible: 'all',
    counts: { sections: 2, passages: 1, figures: 0 },
    warnings: report.warnings,
  })
  const view: Partial<LibraryView> = {
    listReports: async () => stored.map(summarise),
    readReport: async (id) => {
      const found = stored[id - 1]
      const none = { figures: [], droppedFigures: [], unusedCorrections: [] }
      return found
        ? { ...found.report, ...none, summary: summarise(found, id - 1), sources: [found.source] }
        : null
    },
    listFigures: async () => [],
    stats: async () => ({
      reports: stored.length,
      passages: 3,
      figures: 2,
      vectors: { ready: 1, pending: 2 },
    }),
  }
  return { store: store as ReportStore, views: { viewFor: () => view as LibraryView } }
}

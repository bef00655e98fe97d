// Kit: the command line over a desk whose verbs a test scripts, with its streams and its calls caught.
import { Readable } from 'node:stream'
import type { App, AppSettings, Upkeep } from '#channels/terminal/app-port.ts'
import { runCommandLine } from '#channels/terminal/command-line.ts'
import type { Console } from '#channels/terminal/console.ts'
import type { Desk } from '#desk/desk.ts'
import { buildAnswer, buildCitation, buildReader, openTestDesk } from '../../chat/open-test-desk.ts'

type Call = [string, ...unknown[]]

export interface Ran {
  readonly status: number
  readonly out: string
  readonly err: string
  readonly opened: readonly AppSettings[]
  /** Calls of the desk's verbs and of the upkeep, by name with their arguments. */
  readonly calls: readonly Readonly<Call>[]
  readonly isClosed: boolean
}

export interface Given {
  /** Verbs that answer otherwise. */
  readonly desk?: Partial<Desk>
  readonly app?: Partial<App>
  /** Lines typed into `chat`. */
  readonly input?: readonly string[]
  readonly open?: () => Promise<App>
  readonly isScreen?: boolean
}

export async function runTerminal(argv: readonly string[], given: Given = {}): Promise<Ran> {
  const opened: AppSettings[] = []
  const calls: Call[] = []
  const streams = { out: '', err: '', isClosed: false }
  const io: Console = {
    out: (text) => {
      streams.out += text
    },
    err: (text) => {
      streams.err += text
    },
    isScreen: given.isScreen ?? false,
    input: Readable.from((given.input ?? []).map((line) => `${line}\n`)),
  }
  const close = async () => {
    streams.isClosed = true
  }
  const open = async (settings: AppSettings) => {
    opened.push(settings)
    return given.open ? given.open() : buildApp(calls, settings, { ...given, app: { ...given.app, close } })
  }
  const status = await runCommandLine(argv, { open, ...buildUpkeep(calls) }, io)
  return { status, ...streams, opened, calls }
}

/** The verbs of a real desk; those that the command line reaches further with are set. Conversations go past the record. */
function buildApp(calls: Call[], { withSamples }: AppSettings, given: Given): App {
  const { desk, chat } = openTestDesk()
  return {
    desk: recordCalls({ ...desk, ...setVerbs, ...given.desk }, calls),
    chat,
    reader: buildReader('terminal', { role: 'administrator', withSamples }),
    notices: [],
    diagnose: async () => [{ name: '数据目录', state: 'ok', text: './data 可写', fix: '' } as const],
    serve: async () => ({ settle: async () => {}, close: async () => {} }),
    serveMcp: async () => {},
    close: async () => {},
    ...given.app,
  }
}

function recordCalls(desk: Desk, calls: Call[]): Desk {
  const record = ([name, verb]: [string, (...args: unknown[]) => unknown]) => [
    name,
    (...args: unknown[]) => {
      calls.push([name, ...args])
      return verb(...args)
    },
  ]
  return Object.fromEntries(Object.entries(desk).map(record)) as unknown as Desk
}

const setVerbs: Partial<Desk> = {
  ingest: async (_, _paths, { onProgress }) => {
    for (const done of [0, 1, 2, 3, 4]) onProgress({ label: '读报告', done, total: 4 })
    const failed = [{ file: '空.txt', reason: '文件是空的' }]
    return {
      added: 3,
      updated: 0,
      unchanged: 0,
      failed,
      reports: 3,
      passages: 90,
      figures: 41,
      elapsedMs: 1234,
    }
  },
  readOutline: async () => [
    { path: '一', level: 1, heading: '一、主要做法', start: 0, end: 90 },
    { path: '一/(一)', level: 2, heading: '（一）加强领导', start: 10, end: 90 },
  ],
  search: async () => [
    {
      file: 'a.txt',
      place: '青禾县石桥乡',
      year: 2023,
      section: '一/(四)',
      text: '追回工资61万元',
      start: 1,
      end: 9,
      score: 3.2,
    },
  ],
  ask: async () =>
    buildAnswer(`石桥乡2023：“追回工资61万元”[1]\n查了：24份报告，8个乡镇，2022—2024年。`, [
      buildCitation(1),
    ]),
  correctReport: async () => true,
  listFigures: async () => [],
  renderFigures: async () => new TextEncoder().encode('\ufeff地区,数\n石桥乡,61\n'),
  compare: async () => ({ rows: [], notes: [], charts: [], trends: [], chartYear: null, standings: [] }),
  renderComparison: async () => new Uint8Array([1]),
  writeDocument: async () => new Uint8Array([1]),
  checkFile: async () => ({ text: '', findings: [] }),
  exportLangchain: async () => ({ dir: '/d/out', passages: 90, leftOut: 2, dimensions: 512 }),
}

function buildUpkeep(calls: Call[]): Upkeep {
  return {
    backup: async (call) => {
      calls.push(['backup', call])
      return { file: call.file, bytes: 2_500_000, reports: 3, originals: 2, damaged: [] }
    },
    restore: async (call) => {
      calls.push(['restore', call])
      return { madeAt: '2025-03-01T08:00:00.000Z', reports: 3, former: null }
    },
    move: async ({ to, dataDir }) => {
      calls.push(['move', to, dataDir])
      return { rows: { report: 3, passage: 40 }, originals: 2, vectors: to === 'postgres' ? null : 40 }
    },
    getModel: async ({ name }) => {
      calls.push(['getModel', name])
      const files = [{ name: 'model.onnx', bytes: 9, sha256: 'ab'.repeat(32), isVerified: true }]
      return { dir: '/d/models/x', files, pooling: 'mean' as const }
    },
  }
}

/** The arguments of each call of one verb, in order. */
export function listCalls({ calls }: Pick<Ran, 'calls'>, name: string): readonly (readonly unknown[])[] {
  return calls.flatMap(([called, ...args]) => (called === name ? [args] : []))
}

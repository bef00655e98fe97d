// Kit: the command line over an app that a test scripts, with its streams caught.
import { Readable } from 'node:stream'
import type { App, AppSettings, Upkeep } from '#channels/terminal/app-port.ts'
import { runCommandLine } from '#channels/terminal/command-line.ts'
import type { Console } from '#channels/terminal/console.ts'
import { buildAnswer, buildCitation, openTestDesk } from '../../chat/open-test-desk.ts'

export interface Ran {
  readonly status: number
  readonly out: string
  readonly err: string
  readonly opened: readonly AppSettings[]
  /** Calls of the app, by name with their arguments. */
  readonly calls: readonly (readonly [string, ...unknown[]])[]
  readonly isClosed: boolean
}

export interface Given {
  readonly app?: Partial<App>
  /** Lines typed into `chat`. */
  readonly input?: readonly string[]
  readonly open?: () => Promise<App>
  readonly isScreen?: boolean
}

export async function runTerminal(argv: readonly string[], given: Given = {}): Promise<Ran> {
  const opened: AppSettings[] = []
  const calls: [string, ...unknown[]][] = []
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
  const app = { ...buildApp(calls), ...given.app, close }
  const open = async (settings: AppSettings) => {
    opened.push(settings)
    return given.open ? given.open() : app
  }
  const status = await runCommandLine(argv, { open, ...buildUpkeep(calls) }, io)
  return { status, ...streams, opened, calls }
}

function buildApp(calls: [string, ...unknown[]][]): App {
  const note =
    <Result>(name: string, result: Result) =>
    async (...args: unknown[]) => {
      calls.push([name, ...args])
      return result
    }
  return {
    desk: openTestDesk().desk,
    place: null,
    notices: [],
    ingest: async (paths, { onProgress, waitForVectors }) => {
      calls.push(['ingest', paths, waitForVectors])
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
    readOutline: note('outline', [
      { path: '一', level: 1, heading: '一、主要做法', start: 0, end: 90 },
      { path: '一/(一)', level: 2, heading: '（一）加强领导', start: 10, end: 90 },
    ]),
    search: note('search', [
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
    ]),
    ask: async (request) => {
      calls.push(['ask', request])
      return buildAnswer(`石桥乡2023：“追回工资61万元”[1]\n查了：24份报告，8个乡镇，2022—2024年。`, [
        buildCitation(1),
      ])
    },
    setReport: note('set', true),
    listFigures: note('figures', []),
    renderFigures: note('renderFigures', new TextEncoder().encode('\ufeff地区,数\n石桥乡,61\n')),
    compare: note('compare', { rows: [], notes: [] }),
    renderComparison: note('renderComparison', new Uint8Array([1])),
    tabulateComparison: () => ({ head: [], rows: [] }),
    draft: async () => {
      throw new Error('not in this fake')
    },
    writeDocument: note('writeDocument', new Uint8Array([1])),
    check: note('check', []),
    exportLangchain: note('export', { dir: '/d/out', passages: 90, leftOut: 2, dimensions: 512 }),
    diagnose: note('doctor', [{ name: '数据目录', state: 'ok', text: './data 可写', fix: '' } as const]),
    serve: note('serve', { close: async () => {} }),
    close: async () => {},
  }
}

function buildUpkeep(calls: [string, ...unknown[]][]): Upkeep {
  return {
    backup: async (call) => {
      calls.push(['backup', call])
      return { file: call.file, bytes: 2_500_000, reports: 3, originals: 2, damaged: [] }
    },
    restore: async (call) => {
      calls.push(['restore', call])
      return { madeAt: '2025-03-01T08:00:00.000Z', reports: 3, former: null }
    },
    getModel: async ({ name }) => {
      calls.push(['getModel', name])
      const files = [{ name: 'model.onnx', bytes: 9, sha256: 'ab'.repeat(32), isVerified: true }]
      return { dir: '/d/models/x', files, pooling: 'mean' as const }
    },
  }
}

// Tools of the campaign: runs the storing child, and looks whether everything that it acknowledged is there, whole, once, and found.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { findDamage } from '#adapters/sqlite/database/find-damage.ts'
import { findAltered } from '#adapters/sqlite/seals/find-altered.ts'
import { fakeEmbedder } from '../../fakes/fake-embedder.ts'
import { openWholeLibrary } from '../../fakes/library/whole-library.ts'
import type { KillPoint } from './kill-points.ts'

const script = new URL('./store-child.ts', import.meta.url).pathname

export interface Stored {
  /** Acknowledged: number of the report in the library -> number that its text bears. */
  readonly reports: ReadonlyMap<number, number>
  readonly embedded: ReadonlySet<number>
  readonly lines: readonly string[]
  readonly openMs: number | null
  readonly signal: NodeJS.Signals | null
  readonly isRefused: boolean
}

export interface StoreOrder {
  readonly dataDir: string
  readonly first: number
  readonly count?: number
  readonly point?: KillPoint | 'trace'
  /** Killed so many ms after it printed so many lines; the first says that the library is open. */
  readonly killAfterMs?: number
  readonly killAfterLines?: number
  /** Before `node`: fiu-run and its options. */
  readonly wrap?: readonly string[]
}

export async function runStore({
  dataDir,
  first,
  count = 6,
  point,
  killAfterMs,
  killAfterLines = 1,
  wrap = [],
}: StoreOrder): Promise<Stored> {
  const told = point === undefined ? '' : typeof point === 'string' ? point : JSON.stringify(point)
  const argv = [
    ...wrap,
    process.execPath,
    '--import',
    'tsx',
    script,
    dataDir,
    String(first),
    String(count),
    told,
  ]
  const child = spawn(argv[0]!, argv.slice(1), { stdio: ['ignore', 'pipe', 'ignore'] })
  let output = ''
  let timer: NodeJS.Timeout | null = null
  child.stdout.on('data', (piece: Buffer) => {
    output += piece.toString()
    if (killAfterMs !== undefined && timer === null && output.split('\n').length > killAfterLines)
      timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  })
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  if (timer) clearTimeout(timer)
  const lines = output.split('\n').slice(0, -1)
  const listOf = (kind: string) =>
    lines.filter((line) => line.startsWith(`${kind} `)).map((line) => line.split(' ').slice(1).map(Number))
  return {
    reports: new Map(listOf('stored').map(([id, at]) => [id!, at!])),
    embedded: new Set(listOf('embedded').map(([id]) => id!)),
    lines,
    openMs: listOf('open')[0]?.[0] ?? null,
    signal,
    isRefused: lines.some((line) => line.startsWith('refused ')),
  }
}

export interface Look {
  /** Acknowledged reports that are not there, not whole, not found, or there twice. */
  readonly lost: readonly string[]
  /** What was never acknowledged and is there by half, and damage. */
  readonly faults: readonly string[]
  readonly recoveryMs: number
}

const segmenter = openSegmenter(['@node-rs/jieba'])

/** Opens the folder as a restart would. */
export async function lookAt(dataDir: string, acknowledged: ReadonlyMap<number, number>): Promise<Look> {
  const lost: string[] = []
  const faults: string[] = []
  const begun = performance.now()
  const library = await openWholeLibrary({ dataDir, segmenter: await segmenter, embedder: fakeEmbedder() })
  let recoveryMs = 0
  try {
    const reports = await library.listReports()
    if (new Set(reports.map(({ file }) => file)).size !== reports.length)
      faults.push('a report is there twice')
    for (const { id } of reports) {
      const report = await library.readReport(id)
      if (report?.passages.length !== 10) faults.push(`report ${id} is there by half`)
    }
    for (const [id, at] of acknowledged) {
      const { candidates } = await library.search({
        text: `第${at}号报告`,
        vector: null,
        reports: [id],
        limit: 20,
      })
      recoveryMs ||= performance.now() - begun
      if (candidates.length !== 10) lost.push(`report ${at}: ${candidates.length} of 10 passages found`)
      else if ((await library.readOriginal(id)) === null) lost.push(`report ${at}: no original`)
    }
  } finally {
    await library.close()
  }
  const damage = findDamage(join(dataDir, 'library.db'))
  if (damage) faults.push(damage.message)
  const altered = await findAltered(dataDir)
  faults.push(...altered.reports.map((id) => `report ${id} altered`))
  return { lost, faults, recoveryMs }
}

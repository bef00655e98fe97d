// Quality: a library of some folders, gold questions asked of it, and the scorer of ../shared over the answers.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { openApp } from '#app/open-app.ts'
import { readConfig } from '#config.ts'

/** What every working copy shares, if it is there. */
export const shared = resolve(import.meta.dirname, '../../../shared')
export const samples = resolve(import.meta.dirname, '../../corpus')
/** Libraries and answers, kept between runs. */
export const cache = resolve(import.meta.dirname, '../../.cache/quality')
export const scorer = join(shared, 'score/score.mjs')

export interface GoldQuestion {
  readonly id: string
  readonly question: string
  readonly asker_place?: string
  readonly context?: readonly string[]
}

type App = Awaited<ReturnType<typeof openApp>>

/** A library of these folders alone; what is unchanged is not read again. */
export async function openReports(
  name: string,
  folders: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<App> {
  const dataDir = join(cache, name)
  mkdirSync(dataDir, { recursive: true })
  const app = await openApp(readConfig(env, { dataDir }), { access: 'write', withSamples: true })
  const result = await app.desk.ingest(app.reader, folders, { waitForVectors: true, onProgress: () => {} })
  for (const { file, reason } of result.failed) console.error(`${file}: ${reason}`)
  return app
}

export async function askAll(app: App, questions: readonly GoldQuestion[]) {
  const answers = []
  for (const gold of questions) {
    const request = { text: gold.question, askerPlace: gold.asker_place ?? null, context: gold.context ?? [] }
    answers.push({ ...(await app.desk.ask(app.reader, request)), id: gold.id })
  }
  return answers
}

/** Rows of a JSONL file. */
export function readLines<T>(path: string): readonly T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): T => JSON.parse(line))
}

/** The scorer's table; with `--show` among `flags` it also names what is wrong. */
export function score(
  mode: 'questions' | 'figures',
  rows: readonly unknown[],
  { gold, flags }: { gold: string; flags: readonly string[] },
): Record<string, unknown> {
  const produced = join(cache, `${basename(gold)}.produced.jsonl`)
  writeFileSync(produced, rows.map((row) => JSON.stringify(row)).join('\n'))
  const args = [scorer, mode, produced, gold, ...flags]
  return JSON.parse(execFileSync('node', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))
}

export function print(name: string, table: Record<string, unknown>): void {
  console.log(name)
  console.table(table)
}

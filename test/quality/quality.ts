// `npm run quality`: everything in ../shared that is there, through the scorer that comes with it; one table. What is absent is named as skipped.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { openApp } from '#app.ts'
import { readConfig } from '#config.ts'
import { parseIndicators } from '#text/parse-indicators.ts'
import { measureIndicators, readGoldFigures } from './same-indicator.ts'

const shared = resolve(import.meta.dirname, '../../../shared')
const cache = resolve(import.meta.dirname, '../../.cache/quality')
const scorer = join(shared, 'score/score.mjs')
const own = resolve(import.meta.dirname, 'own-questions.jsonl')
const colloquial = resolve(import.meta.dirname, 'colloquial-pairs.jsonl')
const show = process.argv.includes('--show') ? ['--show'] : []

interface GoldQuestion {
  readonly id: string
  readonly question: string
  readonly asker_place?: string
  readonly context?: readonly string[]
}

interface Pair {
  readonly id: string
  readonly question: string
  readonly file: string
  readonly snippet: string
}

type App = Awaited<ReturnType<typeof openApp>>

/** A library of these folders alone; what is unchanged is not read again. */
async function openReports(name: string, folders: readonly string[]): Promise<App> {
  const dataDir = join(cache, name)
  mkdirSync(dataDir, { recursive: true })
  const app = await openApp(readConfig(process.env, { dataDir }), { access: 'write', withSamples: true })
  const result = await app.ingest(folders, { waitForVectors: true, onProgress: () => {} })
  for (const { file, reason } of result.failed) console.error(`${file}: ${reason}`)
  return app
}

async function askAll(app: App, questions: readonly GoldQuestion[]) {
  const answers = []
  for (const gold of questions) {
    const request = { text: gold.question, askerPlace: gold.asker_place ?? null, context: gold.context ?? [] }
    answers.push({ ...(await app.ask({ ...request, withSamples: true })), id: gold.id })
  }
  return answers
}

function readLines<T>(path: string): readonly T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): T => JSON.parse(line))
}

function score(
  mode: 'questions' | 'figures',
  rows: readonly unknown[],
  gold: string,
  flags: readonly string[] = show,
): Record<string, unknown> {
  const produced = join(cache, `${basename(gold)}.produced.jsonl`)
  writeFileSync(produced, rows.map((row) => JSON.stringify(row)).join('\n'))
  const args = [scorer, mode, produced, gold, ...flags]
  return JSON.parse(execFileSync('node', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))
}

/** Gold questions and figures over the five real reports alone. */
async function measureReal(): Promise<void> {
  const app = await openReports('real', [join(shared, 'corpus')])
  try {
    const gold = join(shared, 'gold/questions.jsonl')
    print('gold/questions.jsonl', score('questions', await askAll(app, readLines(gold)), gold))
    const figures = await app.listFigures({ place: null, year: null, indicator: null, withSamples: true })
    print('gold/figures.tsv', score('figures', figures, join(shared, 'gold/figures.tsv')))
  } finally {
    await app.close()
  }
}

/** Unseen reports of the same shape; of the held-back ones only totals are printed. */
async function measureUnseen(name: 'dev' | 'held'): Promise<void> {
  const folder = resolve(import.meta.dirname, 'unseen', name)
  if (!existsSync(folder)) return console.log(`skipped: test/quality/unseen/${name} is not there`)
  const reports = readdirSync(folder).filter((file) => file.endsWith('.txt'))
  const app = await openReports(
    `unseen-${name}`,
    reports.map((file) => join(folder, file)),
  )
  try {
    const flags = name === 'dev' ? show : []
    const questions = join(folder, 'questions.jsonl')
    print(
      `unseen/${name} questions`,
      score('questions', await askAll(app, readLines(questions)), questions, flags),
    )
    const figures = await app.listFigures({ place: null, year: null, indicator: null, withSamples: true })
    const gold = join(folder, 'figures.tsv')
    const book = parseIndicators(
      readFileSync(resolve(import.meta.dirname, '../../prompts/indicators.tsv'), 'utf8'),
    )
    const { right } = measureIndicators(readGoldFigures(gold), figures, book)
    print(`unseen/${name} figures`, {
      ...score('figures', figures, gold, flags),
      indicatorRight: Math.round(right * 1000) / 1000,
    })
  } finally {
    await app.close()
  }
}

/** Our own questions over the sample corpus; even ids are never looked at one by one. */
async function measureSamples(): Promise<void> {
  const app = await openReports('samples', [resolve(import.meta.dirname, '../../corpus')])
  try {
    const all = readLines<GoldQuestion>(own)
    for (const [name, rest] of [
      ['odd ids', 1],
      ['even ids', 0],
    ] as const) {
      const questions = all.filter(({ id }) => Number(id.replace(/\D/g, '')) % 2 === rest)
      const gold = join(cache, `own-${rest}.jsonl`)
      writeFileSync(gold, questions.map((question) => JSON.stringify(question)).join('\n'))
      const flags = rest === 1 ? show : []
      print(`own questions, ${name}`, score('questions', await askAll(app, questions), gold, flags))
    }
  } finally {
    await app.close()
  }
}

/** Share of lay questions whose passage is among the first five found. */
async function measurePairs(): Promise<void> {
  const folders = [resolve(import.meta.dirname, '../../corpus'), join(shared, 'corpus')].filter(existsSync)
  const app = await openReports('pairs', folders)
  try {
    const pairs = readLines<Pair>(colloquial)
    let found = 0
    for (const { question, file, snippet, id } of pairs) {
      const rows = await app.search({ text: question, place: null, year: null, limit: 5, withSamples: true })
      const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')
      const isThere = rows.some((row) => row.file === file && plain(row.text).includes(plain(snippet)))
      if (isThere) found++
      else if (show.length > 0) console.error('not in the first five', id, question, snippet)
    }
    print('colloquial pairs', {
      pairs: pairs.length,
      'recall@5': Math.round((1000 * found) / pairs.length) / 1000,
    })
  } finally {
    await app.close()
  }
}

function print(name: string, table: Record<string, unknown>): void {
  console.log(name)
  console.table(table)
}

if (existsSync(scorer)) {
  await measureReal()
  await measureSamples()
  await measureUnseen('dev')
  await measureUnseen('held')
} else
  console.log(
    'skipped: ../shared is not there: gold questions, gold figures, own questions (they need its scorer)',
  )
await measurePairs()

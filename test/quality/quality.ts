// `npm run quality`: everything in ../shared that is there, through the scorer that comes with it; one table. What is absent is named as skipped.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openApp } from '#app.ts'
import { readConfig } from '#config.ts'

const shared = resolve(import.meta.dirname, '../../../shared')
const cache = resolve(import.meta.dirname, '../../.cache/quality')
const scorer = join(shared, 'score/score.mjs')
const show = process.argv.includes('--show') ? ['--show'] : []

interface GoldQuestion {
  readonly id: string
  readonly question: string
  readonly asker_place?: string
  readonly context?: readonly string[]
}

/** A library of the five real reports alone; what is unchanged is not read again. */
async function openRealReports() {
  const dataDir = join(cache, 'real')
  mkdirSync(dataDir, { recursive: true })
  const app = await openApp(readConfig(process.env, { dataDir }), { access: 'write', withSamples: false })
  const result = await app.ingest([join(shared, 'corpus')], { waitForVectors: true, onProgress: () => {} })
  for (const { file, reason } of result.failed) console.error(`${file}: ${reason}`)
  return app
}

function score(
  mode: 'questions' | 'figures',
  rows: readonly unknown[],
  gold: string,
): Record<string, unknown> {
  const produced = join(cache, `${mode}.jsonl`)
  writeFileSync(produced, rows.map((row) => JSON.stringify(row)).join('\n'))
  const args = [scorer, mode, produced, join(shared, gold), ...show]
  return JSON.parse(execFileSync('node', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))
}

async function main(): Promise<void> {
  if (!existsSync(scorer)) {
    console.log('skipped: ../shared is not there, so neither gold questions nor gold figures')
    return
  }
  const app = await openRealReports()
  try {
    const lines = readFileSync(join(shared, 'gold/questions.jsonl'), 'utf8').split('\n').filter(Boolean)
    const answers = []
    for (const gold of lines.map((line): GoldQuestion => JSON.parse(line))) {
      const answer = await app.ask({
        text: gold.question,
        askerPlace: gold.asker_place ?? null,
        context: gold.context ?? [],
        withSamples: false,
      })
      answers.push({ ...answer, id: gold.id })
    }
    console.log('gold/questions.jsonl')
    console.table(score('questions', answers, 'gold/questions.jsonl'))
    const figures = await app.listFigures({ place: null, year: null, indicator: null, withSamples: false })
    console.log('gold/figures.tsv')
    console.table(score('figures', figures, 'gold/figures.tsv'))
  } finally {
    await app.close()
  }
}

await main()

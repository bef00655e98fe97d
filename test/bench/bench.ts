// Bench: `npm run bench -- [--passages N] [--only NAME,NAME] [--json]`: the product beside its peers, one process each, in one run,
// the same texts and vectors for everybody. `--curve [N,N,...]` measures the product alone at growing sizes and draws them;
// `--answers` alone the answers over 3,000 generated reports, as multiples of a fixed piece of work (answers.ts);
// `--texts` only measures every function that takes a text on hostile ones, `--drafts` drafting and checking alone, `--page` the page 库 of 5,000 reports in a browser.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type CurvePoint, writeCurve } from './draw-curve.ts'
import { prepareBase } from './prepare-base.ts'

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '100000' },
    questions: { type: 'string', default: '200' },
    only: { type: 'string', default: 'orama,minisearch,langchain,lancedb' },
    curve: { type: 'boolean', default: false },
    texts: { type: 'boolean', default: false },
    drafts: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
    answers: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '1000,10000,100000' },
    json: { type: 'boolean', default: false },
  },
})

type Measured = Readonly<Record<string, number>>

const dir = mkdtempSync(join(tmpdir(), 'bench-'))
try {
  if (values.texts) showHostile(measureHostile())
  else if (values.answers) showAnswers()
  else if (values.page) await import('./page/measure-library-page.ts')
  else if (values.drafts) console.table(measureDrafts())
  else await measureAll()
} finally {
  rmSync(dir, { recursive: true, force: true })
}

async function measureAll(): Promise<void> {
  const base = await prepareBase(dir, Number(values.questions))
  say(`${base.baseVectors} vectors of an encoder; the others are made from those plus noise`)
  if (values.curve) await measureCurve(values.sizes.split(',').map(Number))
  else await comparePeers(Number(values.passages), base)
}

async function comparePeers(passages: number, base: Awaited<ReturnType<typeof prepareBase>>): Promise<void> {
  const product = measureProduct(passages)
  const rows: Record<string, Record<string, number | string>> = { antou: pickColumns(product, product) }
  for (const name of values.only.split(',').filter(Boolean)) {
    const measured = measure(name, passages)
    rows[name] = measured ? pickColumns(measured, product) : { p50Ms: 'skipped' }
  }
  const facts = {
    ...measureReading(),
    passages,
    realVectors: product.realVectors!,
    ...base,
    ...pick(product, [
      'storedPerSecond',
      'graphSeconds',
      'openSeconds',
      'rssMb',
      'diskMb',
      'questionEncodedP50Ms',
    ]),
    searchWithEncodingP50Ms: product.p50Ms! + product.questionEncodedP50Ms!,
  }
  const drafts = measureDrafts()
  const hostile = measureHostile()
  if (values.json) process.stdout.write(`${JSON.stringify({ ...facts, subjects: rows, drafts, hostile })}\n`)
  else {
    console.table(rows)
    console.table(round(facts))
    console.table(drafts)
    showHostile(hostile)
  }
}

/** `timesSlower`: its median over the product's. Processor time tells more than the clock on a machine that does other work. */
function pickColumns(one: Measured, product: Measured): Record<string, number> {
  const columns = pick(one, [
    'p50Ms',
    'p95Ms',
    'cpuP50Ms',
    'hnswlibP50Ms',
    'rssMb',
    'buildSeconds',
    'questions',
  ])
  return round({
    ...columns,
    timesSlower: one.p50Ms! / product.p50Ms!,
    timesCpu: one.cpuP50Ms! / product.cpuP50Ms!,
  })
}

/** Stored by one process, searched by another, as a server finds it in the morning. */
function measureProduct(passages: number): Measured & { readonly diskMb: number } {
  const stored = measure('antou-store', passages)
  const searched = measure('antou-search', passages)
  if (!stored || !searched) throw new Error('the product itself could not be measured')
  const { storedPerSecond, vectorRowsSeconds, graphSeconds, buildSeconds } = stored
  return {
    ...searched,
    ...pick({ storedPerSecond, vectorRowsSeconds, graphSeconds, buildSeconds } as Measured, [
      'storedPerSecond',
      'vectorRowsSeconds',
      'graphSeconds',
      'buildSeconds',
    ]),
    diskMb: sizeOf(join(dir, 'antou')) / 1e6,
  }
}

function measure(name: string, passages: number): Measured | null {
  say(`${name}, ${passages} passages ...`)
  const script = fileURLToPath(new URL('run-subject.ts', import.meta.url))
  const args = [
    '--expose-gc',
    '--max-old-space-size=12288',
    '--import',
    'tsx',
    script,
    name,
    dir,
    String(passages),
  ]
  try {
    const printed = execFileSync(process.execPath, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return JSON.parse(printed.trim().split('\n').at(-1) ?? '')
  } catch (error) {
    const told = String((error as { stderr?: unknown }).stderr ?? error)
    say(`${name} skipped: ${/Error: .*/.exec(told)?.[0] ?? told.slice(-200)}`)
    return null
  }
}

/** What an answer costs the processor over many reports, by kind. */
function showAnswers(): void {
  const script = fileURLToPath(new URL('answers.ts', import.meta.url))
  execFileSync(process.execPath, ['--import', 'tsx', script], { stdio: 'inherit' })
}

/** Text into report (outline, metadata, passages, figures), one thread. */
function measureReading(): Measured {
  say('reading reports ...')
  const script = fileURLToPath(new URL('read-reports.ts', import.meta.url))
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' }))
}

/** Processor time of whole reports, long briefs and hostile texts, and how many times that of half the length. */
function measureDrafts(): readonly object[] {
  say('writing and checking drafts ...')
  const script = fileURLToPath(new URL('write-drafts.ts', import.meta.url))
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' }))
}

interface Hostile {
  readonly swept: number
  readonly lineMs: number
  readonly over: readonly object[]
}

/** Every function that takes a text, on 80 hostile ones of 100,000 characters, or as long as its door lets in. */
function measureHostile(): Hostile {
  say('reading hostile texts ...')
  const script = fileURLToPath(new URL('read-hostile-texts.ts', import.meta.url))
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' }))
}

function showHostile({ swept, lineMs, over }: Hostile): void {
  console.table(over)
  say(`${swept} functions swept, ${over.length} over ${lineMs} ms`)
}

async function measureCurve(sizes: readonly number[]): Promise<void> {
  const points: CurvePoint[] = []
  for (const passages of sizes) {
    rmSync(join(dir, 'antou'), { recursive: true, force: true })
    const {
      p50Ms = 0,
      p95Ms = 0,
      rssMb = 0,
      openSeconds = 0,
      diskMb,
      realVectors = 0,
    } = measureProduct(passages)
    points.push({ passages, p50Ms, p95Ms, rssMb, openSeconds, diskMb, realVectors })
    say(JSON.stringify(round({ ...points.at(-1)! })))
  }
  const written = writeCurve(points)
  say(`drawn: ${written}`)
}

function sizeOf(path: string): number {
  const found = statSync(path)
  return found.isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : found.size
}

function pick(from: Measured, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])))
}

function round(table: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(table).map(([name, value]) => [name, Number(value.toPrecision(3))]),
  )
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

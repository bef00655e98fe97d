// Takes each guard of test/mutations.ts away, one at a time, and tells which of them no test misses.
// `node --import tsx test/mutate.ts [--only PART OF A NAME] [--full]`; minutes each, so not in CI. Exit 1 where a text is not found or more than four survive.
import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Mutation, mutations } from './mutations.ts'

type Result =
  | { readonly kind: 'killed'; readonly by: string }
  | { readonly kind: 'survived' | 'not found' | 'timed out' | 'red before'; readonly by?: string }

/** Of 40 so many may survive. */
const mostSurvivors = 4
const limitMs = 10 * 60_000
const config = ['--config', 'test/mutate.config.ts']

const { values } = parseArgs({ options: { only: { type: 'string' }, full: { type: 'boolean' } } })
const chosen = mutations.filter(({ name }) => name.includes(values.only ?? ''))
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => join('src', path))

/** What stood in the file that is mutated now. */
let mutated: { readonly path: string; readonly original: string } | null = null

function restore(): void {
  if (mutated) writeFileSync(mutated.path, mutated.original)
  mutated = null
}

/** Process group of the vitest that runs now. */
let running: number | null = null

function stopVitest(): void {
  if (running !== null) process.kill(-running, 'SIGKILL')
  running = null
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    stopVitest()
    restore()
    process.exit(130)
  })

/** Null where no file, or more than one, is called so. */
function locate(file: string): string | null {
  const found = sources.filter((path) => basename(path) === file)
  return found.length === 1 ? found[0]! : null
}

/** Exit code and output; null when the time is up. */
function runVitest(
  args: readonly string[],
): Promise<{ readonly code: number; readonly output: string } | null> {
  const child = spawn('npx', ['vitest', ...args], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  running = child.pid ?? null
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      output += bytes.toString()
    })
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stopVitest()
      resolve(null)
    }, limitMs)
    child.on('close', (code) => {
      clearTimeout(timer)
      running = null
      resolve({ code: code ?? 1, output })
    })
  })
}

/** The tests that `args` name, while the guard is away. */
async function runWithout({ find, replace }: Mutation, path: string, args: readonly string[]) {
  const original = readFileSync(path, 'utf8')
  mutated = { path, original }
  writeFileSync(
    path,
    original.replace(find, () => replace),
  )
  try {
    return await runVitest(args)
  } finally {
    restore()
  }
}

/** Test files that were seen green with nothing mutated: one that is red anyway kills nothing. */
const green = new Set<string>()

async function isGreen(file: string): Promise<boolean> {
  if (!green.has(file) && (await runVitest(['run', file, ...config]))?.code === 0) green.add(file)
  return green.has(file)
}

async function judge(mutation: Mutation): Promise<Result> {
  const path = locate(mutation.file)
  if (path === null || readFileSync(path, 'utf8').split(mutation.find).length !== 2)
    return { kind: 'not found' }
  if (execFileSync('git', ['status', '--porcelain', '--', path]).length > 0)
    throw new Error(`${path} has changes that are not committed`)
  const related = await runWithout(mutation, path, ['related', path, '--run', ...config])
  const isMissed = related?.code === 0
  const run = isMissed && values.full ? await runWithout(mutation, path, ['run', ...config]) : related
  if (run === null) return { kind: 'timed out' }
  if (run.code === 0) return { kind: 'survived' }
  const by = /FAIL\S*\s+(test\/\S+)/.exec(run.output.replace(/\u001b\[[\d;]*m/g, ''))?.[1]
  if (by === undefined) throw new Error(`vitest did not run:\n${run.output.slice(-2000)}`)
  return (await isGreen(by)) ? { kind: 'killed', by } : { kind: 'red before', by }
}

const results: Result[] = []
for (const mutation of chosen) {
  const startedAt = Date.now()
  const result = await judge(mutation)
  results.push(result)
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  console.log([result.kind, mutation.file, mutation.name, result.by ?? '', `${seconds} s`].join('\t'))
}
const count = (kind: Result['kind']) => results.filter((result) => result.kind === kind).length
const open = results.length - count('killed')
console.log(
  `${count('killed')} of ${results.length} killed, ${count('survived')} survived, ${count('not found')} not found`,
)
process.exitCode = count('not found') > 0 || open > mostSurvivors ? 1 : 0

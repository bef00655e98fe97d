// Bench: the processor's time of an answer over many generated reports, by kind: `node --import tsx test/bench/answers.ts [--reports 3000] [--rounds 3] [--only KIND] [--cold] [--show]`.
// Words alone (no encoder). Beside the milliseconds stands how many times a fixed piece of work each took, measured between the questions: that tells machines and hours apart. `--cold`: without what `serve` does before the first question.
import { parseArgs } from 'node:util'
import { lookThrough } from '#app/background.ts'
import { joinDesk } from '#app/join-desk.ts'
import { openParts } from '#app/open-parts.ts'
import { readConfig } from '#config.ts'
import { listQuestions, prepareLibrary } from './channels/many-reports.ts'
import { spread } from './channels/tell-figures.ts'

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '3000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    cold: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
  },
})

/** Of the fixed work. */
const fixedText = Array.from({ length: 6000 }, (_, at) =>
  String.fromCharCode(0x4e00 + ((at * 7919) % 997)),
).join('')

interface Timed {
  readonly kind: string
  readonly cpuMs: number
  /** Times the fixed work beside it. */
  readonly units: number
}

const env = { ANTOU_EMBEDDER: 'none' }
const library = await prepareLibrary(Number(values.reports), env, false)
const parts = await openParts(readConfig(env, { dataDir: library.dataDir }), {
  access: 'write',
  withSamples: false,
})
const desk = joinDesk(parts)
const reader = await desk.readerFor('terminal')
if (!values.cold) {
  const from = process.cpuUsage()
  parts.segmenter.cut('案头')
  await lookThrough(parts.views, new AbortController().signal)
  process.stderr.write(`looked through in ${spent(from)} ms\n`)
}
const questions = listQuestions(library).filter(({ kind }) => kind.includes(values.only))
const rounds: Record<string, unknown> = {}
for (let round = 1; round <= Number(values.rounds); round++) {
  const times: Timed[] = []
  for (const question of questions) times.push(await ask(question))
  const kinds = ['', ...new Set(times.map(({ kind }) => kind))]
  for (const kind of kinds) {
    const own = times.filter((one) => kind === '' || one.kind === kind)
    const { p50, p95 } = spread(own.map(({ units }) => units * 10))
    rounds[`round ${round}: ${kind || 'all'}`] = {
      ...spread(own.map(({ cpuMs }) => cpuMs)),
      p50Units: p50 / 10,
      p95Units: p95 / 10,
    }
  }
}
console.table(rounds)
await parts.close()
process.exit(0)

async function ask({ kind, text }: (typeof questions)[number]): Promise<Timed> {
  const unit = Math.min(measureUnit(), measureUnit())
  const from = process.cpuUsage()
  const answer = await desk.ask(reader, { text, askerPlace: null, context: [] })
  const cpuMs = spent(from)
  if (values.show) process.stderr.write(`${cpuMs} ${text}\n  ${JSON.stringify(answer).slice(0, 160)}\n`)
  return { kind, cpuMs, units: cpuMs / unit }
}

function spent(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from)
  return Math.round((user + system) / 100) / 10
}

/** Milliseconds of a fixed piece of work: pairs of characters counted in one text, about 5 ms on one quiet core of 2026. */
function measureUnit(): number {
  const from = process.cpuUsage()
  const counts = new Map<string, number>()
  for (let round = 0; round < 8; round++)
    for (let at = 0; at + 2 <= fixedText.length; at++) {
      const pair = fixedText.slice(at, at + 2)
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
    }
  return Math.max(0.1, spent(from))
}

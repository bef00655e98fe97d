// Bench: the processor's time of an answer over many generated reports, by kind: `node --import tsx test/bench/answers.ts [--reports 3000] [--rounds 2] [--show]`.
// Words alone (no encoder). The first round has nothing kept from earlier questions, the others have.
import { parseArgs } from 'node:util'
import { openApp } from '#app/open-app.ts'
import { readConfig } from '#config.ts'
import { listQuestions, prepareLibrary } from './channels/many-reports.ts'
import { spread } from './channels/tell-figures.ts'

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '3000' },
    rounds: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    show: { type: 'boolean', default: false },
  },
})
const env = { ANTOU_EMBEDDER: 'none' }
const library = await prepareLibrary(Number(values.reports), env, false)
const app = await openApp(readConfig(env, { dataDir: library.dataDir }), {
  access: 'write',
  withSamples: false,
})
const questions = listQuestions(library).filter(({ kind }) => kind.includes(values.only))
const rounds: Record<string, unknown> = {}
for (let round = 1; round <= Number(values.rounds); round++) {
  const times: { readonly kind: string; readonly cpuMs: number }[] = []
  for (const { kind, text } of questions) {
    const from = process.cpuUsage()
    const answer = await app.desk.ask(app.reader, { text, askerPlace: null, context: [] })
    const { user, system } = process.cpuUsage(from)
    times.push({ kind, cpuMs: Math.round((user + system) / 1000) })
    if (values.show)
      process.stderr.write(`${times.at(-1)?.cpuMs} ${text}\n  ${JSON.stringify(answer).slice(0, 160)}\n`)
  }
  const kinds = ['', ...new Set(times.map(({ kind }) => kind))]
  for (const kind of kinds) {
    const own = times.filter((one) => kind === '' || one.kind === kind).map(({ cpuMs }) => cpuMs)
    rounds[`round ${round}: ${kind || 'all'}`] = spread(own)
  }
}
console.table(rounds)
await app.close()
process.exit(0)

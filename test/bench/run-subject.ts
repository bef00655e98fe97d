// Bench: the child process. `run-subject.ts NAME DIR COUNT` builds one subject over the collection, asks it everything, prints JSON.
import { openCollection } from './collection.ts'
import { percentile, rssMb, type Subject, seconds } from './subject.ts'
import { antouSearch, antouStore } from './subject-antou.ts'
import { lancedb } from './subject-lancedb.ts'
import { langchain } from './subject-langchain.ts'
import { minisearch } from './subject-minisearch.ts'
import { orama } from './subject-orama.ts'

const subjects: Readonly<Record<string, (dir: string) => Subject>> = {
  'antou-store': antouStore,
  'antou-search': antouSearch,
  orama,
  minisearch,
  langchain,
  lancedb,
}

const [name = '', dir = '', count = '0'] = process.argv.slice(2)
const open = subjects[name]
if (!open) throw new Error(`no such subject: ${name}`)
const collection = await openCollection(dir, Number(count))
const subject = open(dir)
const notes: Record<string, number> = {}
const buildSeconds = await seconds(() =>
  subject.build(collection, (note, value) => {
    notes[note] = value
  }),
)
const asked = collection.questions.slice(0, subject.mostQuestions ?? collection.questions.length)
const times: number[] = []
const processor: number[] = []
collection.release()
globalThis.gc?.()
let found = 0
// The first question warms up whatever is read late.
for (const [at, question] of [...asked.slice(0, 1), ...asked].entries()) {
  const before = process.cpuUsage()
  const took = await seconds(async () => {
    found += await subject.ask(question)
  })
  const { user, system } = process.cpuUsage(before)
  if (at === 0) continue
  times.push(took)
  processor.push((user + system) / 1e6)
}
const p50Ms = 1000 * percentile(times, 0.5)
const p95Ms = 1000 * percentile(times, 0.95)
const cpuP50Ms = 1000 * percentile(processor, 0.5)
globalThis.gc?.()
const result = {
  buildSeconds,
  questions: times.length,
  p50Ms,
  p95Ms,
  cpuP50Ms,
  rssMb: rssMb(),
  found,
  ...notes,
}
await subject.close?.()
process.stdout.write(`${JSON.stringify({ ...result, realVectors: collection.realVectors })}\n`)
process.exit(0)

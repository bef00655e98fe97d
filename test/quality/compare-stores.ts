// Quality: the same library embedded, on PostgreSQL, and on PostgreSQL with Milvus: gold questions and handed talks asked of each. Prints how many answers are the same, and the scores.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { moveData } from '#app/move/move-data.ts'
import { openApp } from '#app/open-app.ts'
import { openParts } from '#app/open-parts.ts'
import { readConfig } from '#config.ts'
import { milvusBin, startMilvus } from '../fakes/stores/start-milvus.ts'
import { postgresBin, startPostgres } from '../fakes/stores/start-postgres.ts'
import { askAll, cache, type GoldQuestion, openReports, print, readLines, score, shared } from './ask-gold.ts'

type App = Awaited<ReturnType<typeof openApp>>

interface Talk {
  readonly id: string
  readonly library: string
  readonly asker_place?: string
  readonly turns: readonly { readonly say: string }[]
}

/** What a person sees of each turn, without times and numbers that every run has anew. */
async function talk({ chat, desk }: App, { id, asker_place, turns }: Talk): Promise<readonly string[]> {
  const reader = await desk.readerFor(`compare:${id}`)
  if (asker_place) await desk.savePlace(reader, asker_place).catch(() => {})
  const seen: string[] = []
  for (const { say } of turns) {
    const parts: string[] = []
    for await (const event of chat.converse({ conversation: `compare:${id}:${runs}`, reader, text: say })) {
      if (event.kind === 'answer') {
        const { text, citations } = event.answer
        parts.push(text, ...citations.map(({ quote, file }) => `${file} ${quote}`))
      } else if ('text' in event) parts.push(event.kind, event.text)
    }
    seen.push(parts.join('\n'))
  }
  return seen
}

let runs = 0

async function askEverything(app: App, talks: readonly Talk[], questions: readonly GoldQuestion[]) {
  runs++
  const turns: string[] = []
  for (const one of talks) turns.push(...(await talk(app, one)))
  const answers = await askAll(app, questions)
  return { turns, answers }
}

type Asked = Awaited<ReturnType<typeof askEverything>>

function compare(name: string, before: Asked, now: Asked): void {
  const plain = ({ elapsedMs: _, ...answer }: Asked['answers'][number]) => JSON.stringify(answer)
  const sameTurns = before.turns.filter((turn, at) => turn === now.turns[at]).length
  const sameAnswers = before.answers.filter((one, at) => plain(one) === plain(now.answers[at]!)).length
  console.log(
    `${name}: talks ${sameTurns} of ${before.turns.length} turns the same, questions ${sameAnswers} of ${before.answers.length}`,
  )
  const other = before.turns.findIndex((turn, at) => turn !== now.turns[at])
  if (other >= 0) console.log(`first turn that differs:\n--- ${before.turns[other]}\n+++ ${now.turns[other]}`)
}

if (postgresBin === null) throw new Error('PostgreSQL is not on this machine')
const postgres = await startPostgres()
const milvus = milvusBin === null ? null : await startMilvus()
if (milvus === null) console.log('skipped: milvus-lite is not on this machine')
const talks = readLines<Talk>(join(shared, 'talks/handed.jsonl'))
const gold = join(shared, 'gold/questions.jsonl')

for (const library of ['samples', 'real5']) {
  const name = `stores-${library}`
  const dataDir = join(cache, name)
  // Talks of an earlier run would be gone on with; what was read and encoded stays.
  for (const file of ['journal.db', 'journal.db-wal', 'journal.db-shm'])
    rmSync(join(dataDir, file), { force: true })
  const ownTalks = talks.filter((one) => one.library === library)
  const questions = library === 'real5' ? readLines<GoldQuestion>(gold) : []
  const app = await openReports(name, [join(shared, 'talks/library', library)])
  const before = await askEverything(app, ownTalks, questions)
  await app.close()
  if (questions.length > 0) print('embedded', score('questions', before.answers, { gold, flags: [] }))
  for (const isWithMilvus of milvus ? [false, true] : [false]) {
    const DATABASE_URL = await postgres.urlFor(`${library} ${isWithMilvus}`)
    await moveData({ dataDir, databaseUrl: DATABASE_URL, onProgress: () => {} })
    const env = { DATABASE_URL, ...(isWithMilvus && milvus ? { MILVUS_ADDRESS: milvus.address } : {}) }
    const other = join(cache, `${name}-server`)
    rmSync(other, { recursive: true, force: true })
    mkdirSync(other, { recursive: true })
    const config = readConfig(env, { dataDir: other })
    const parts = await openParts(config, { access: 'write', withSamples: true })
    await parts.shared?.syncVectors?.()
    await parts.close()
    const served = await openApp(config, { access: 'write', withSamples: true })
    const now = await askEverything(served, ownTalks, questions)
    await served.close()
    const label = isWithMilvus ? 'PostgreSQL + Milvus' : 'PostgreSQL'
    compare(`${library}, ${label}`, before, now)
    if (questions.length > 0) print(label, score('questions', now.answers, { gold, flags: [] }))
  }
}
await milvus?.stop()
await postgres.stop()

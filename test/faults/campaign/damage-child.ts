// Child of the campaign: seeds -> a damaged copy of a folder each, what is answered from it, and whether the damage was said. A line of JSON a seed.
import { cpSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openVisitorKey } from '#adapters/file-system/open-visitor-key.ts'
import { findDamage } from '#adapters/sqlite/database/find-damage.ts'
import { openJournal } from '#adapters/sqlite/journal/open-journal.ts'
import { openLibrary } from '#adapters/sqlite/open-library.ts'
import { findAltered } from '#adapters/sqlite/seals/find-altered.ts'
import { joinDesk } from '#app/join-desk.ts'
import { openParts } from '#app/open-parts.ts'
import { readConfig } from '#config.ts'
import { AppError } from '#shared/errors.ts'
import { fakeEmbedder } from '../../fakes/fake-embedder.ts'
import { everyReader } from '../../fakes/library/whole-library.ts'
import { spoil } from './damage.ts'

const [whole = '', older = '', work = '', ...seeds] = process.argv.slice(2)
const questions = [
  '青禾县各镇2023年调解了多少起纠纷？',
  '其他乡镇怎么处理欠薪的？',
  '石桥乡2023年开展了多少次检查？',
  '哪个乡镇调解的纠纷最多？',
  '库里有哪些报告',
]

const parts = {
  ...(await openParts(readConfig({ ANTOU_EMBEDDER: 'none' }, { dataDir: join(work, 'none') }), {
    access: 'read',
    withSamples: true,
  })),
  embedder: fakeEmbedder(),
}

/** What people would see of a folder. */
async function look(dataDir: string): Promise<string> {
  const library = await openLibrary({ ...parts, dataDir, isReadOnly: true })
  const journal = await openJournal({ dataDir, isReadOnly: true })
  try {
    const { store, views } = library
    const desk = joinDesk({ ...parts, store, views, journal })
    const seen: unknown[] = []
    for (const text of questions) {
      const { elapsedMs: _, ...answer } = await desk.ask(everyReader, { text, askerPlace: null, context: [] })
      seen.push(answer)
    }
    const reports = await desk.listReports(everyReader)
    seen.push(reports, await desk.listFigures(everyReader, {}))
    for (const { id } of reports) {
      const bytes = await desk.readOriginal(everyReader, id)
      seen.push(bytes && Buffer.from(bytes).toString('base64'))
    }
    const kept = [await journal.draftsUnderWay.read('web:1'), await desk.readPlace(everyReader)]
    return JSON.stringify([seen, kept, openVisitorKey(dataDir, { isWritable: false }).length])
  } finally {
    await library.close()
    await journal.close()
  }
}

/** `doctor` reads these; null where it has nothing to say. */
async function findSaid(dataDir: string): Promise<string | null> {
  for (const name of ['library.db', 'journal.db']) {
    const damage = findDamage(join(dataDir, name))
    if (damage) return damage.message
  }
  const { reports, lost, rotten } = await findAltered(dataDir)
  if (reports.length + lost.length + rotten.length > 0) return 'altered texts or originals'
  return null
}

const expected = await look(whole)
for (const seed of seeds) {
  const dataDir = join(work, `seed-${seed}`)
  cpSync(whole, dataDir, { recursive: true })
  const damage = spoil(dataDir, Number(seed), older)
  const outcome = await judge(dataDir)
  writeSync(1, `${JSON.stringify({ seed: Number(seed), damage, outcome })}\n`)
  rmSync(dataDir, { recursive: true, force: true })
}
await parts.close()

async function judge(dataDir: string): Promise<string> {
  const doctor = await findSaid(dataDir).catch((error: unknown) =>
    error instanceof AppError ? error.message : `foreign: ${error}`,
  )
  if (doctor?.startsWith('foreign')) return doctor
  try {
    const seen = await look(dataDir)
    if (seen === expected) return doctor === null ? 'same' : 'same, said'
    return doctor === null ? `silent: ${findDifference(seen)}` : 'other, said'
  } catch (error) {
    return error instanceof AppError && error.fix !== '' ? 'told' : `foreign: ${String(error)}`
  }
}

function findDifference(seen: string): string {
  let at = 0
  while (seen[at] === expected[at]) at++
  return `${expected.slice(at - 40, at + 40)} -> ${seen.slice(at, at + 40)}`
}

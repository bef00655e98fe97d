// ANTOU_FUZZ=2000 is the long run (about 15 minutes, on an idle machine); the default takes every format a few times.
import { expect, test } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openFileReader } from '#adapters/readers/open-file-reader.ts'
import { readFile } from '#ingest/read-file.ts'
import { AppError } from '#shared/errors.ts'
import { buildBroken, listSeeds } from './mutate-files.ts'

const long = Number(process.env.ANTOU_FUZZ ?? 0)
const count = long || 120

test('broken files of every format are read as reports or refused with a reason', async () => {
  const seeds = await listSeeds()
  const book = { indicators: [], phrases: [] }
  // A cold start on a busy machine takes seconds; the long run is for an idle one.
  const fileReader = openFileReader({ timeoutMs: long ? 10_000 : 30_000, processes: 1 })
  const deps = { fileReader, gazetteer: openGazetteer(), book }
  const bad: string[] = []
  const outcomes = { read: 0, refused: 0 }
  let slowest = 0
  for (let number = 0; number < count; number++) {
    const { name, bytes } = await buildBroken(seeds, number)
    const startedAt = performance.now()
    const outcome = await readFile(bytes, name, deps).catch((error: unknown) => error)
    slowest = Math.max(slowest, performance.now() - startedAt)
    const isRefusal = outcome instanceof AppError && outcome.kind === 'input' && outcome.fix !== ''
    if (isRefusal && /秒内没有读完|内存/.test(outcome.message))
      bad.push(`${name} ${number}: ${outcome.message}`)
    else if (isRefusal) outcomes.refused++
    else if (Array.isArray(outcome)) outcomes.read++
    else bad.push(`${name} ${number}: ${outcome instanceof Error ? outcome.stack : String(outcome)}`)
  }
  await fileReader.close()
  const mb = Math.round(process.memoryUsage().rss / 1e6)
  if (long)
    console.log(`${count} files, ${JSON.stringify(outcomes)}, slowest ${Math.round(slowest)} ms, ${mb} MB`)
  expect(bad).toEqual([])
  expect(outcomes.read).toBeGreaterThan(0)
  expect(outcomes.refused).toBeGreaterThan(0)
}, 7_200_000)

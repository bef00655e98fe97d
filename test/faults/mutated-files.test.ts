// ANTOU_FUZZ=2000 is the long run (about 15 minutes, on an idle machine); the default takes every format a few times.

import { expect, test } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openFileReader } from '#adapters/readers/open-file-reader.ts'
import { readFile } from '#ingest/read-file.ts'
import { AppError } from '#shared/errors.ts'
import { readingBook } from '../fakes/reading-book.ts'
import { buildBroken, listSeeds } from './mutate-files.ts'

const long = Number(process.env.ANTOU_FUZZ ?? 0)
const count = long || 120

test('broken files of every format are read as reports or refused with a reason', async () => {
  const seeds = await listSeeds()
  const book = readingBook
  // A cold start on a busy machine takes seconds: what hangs, hangs twice.
  const fileReader = openFileReader({ timeoutMs: long ? 10_000 : 30_000, processes: 1 })
  const deps = { fileReader, gazetteer: openGazetteer(), book }
  const isRefusal = (outcome: unknown): outcome is AppError =>
    outcome instanceof AppError && outcome.kind === 'input' && outcome.fix !== ''
  const isEnded = (outcome: unknown) => isRefusal(outcome) && /秒内没有读完|内存/.test(outcome.message)
  const bad: string[] = []
  const outcomes = { read: 0, refused: 0, again: 0 }
  for (let number = 0; number < count; number++) {
    const { name, bytes } = await buildBroken(seeds, number)
    const read = () => readFile(bytes, name, deps).catch((error: unknown) => error)
    let outcome = await read()
    if (isEnded(outcome)) {
      outcomes.again++
      outcome = await read()
    }
    if (isEnded(outcome)) bad.push(`${name} ${number}: ${(outcome as AppError).message}`)
    else if (isRefusal(outcome)) outcomes.refused++
    else if (Array.isArray(outcome)) outcomes.read++
    else bad.push(`${name} ${number}: ${outcome instanceof Error ? outcome.stack : String(outcome)}`)
    if (long && number % 100 === 99)
      console.log(`${number + 1} files, ${JSON.stringify(outcomes)}, ${bad.length} bad`)
  }
  await fileReader.close()
  expect(bad).toEqual([])
  expect(outcomes.read).toBeGreaterThan(0)
  expect(outcomes.refused).toBeGreaterThan(0)
}, 7_200_000)

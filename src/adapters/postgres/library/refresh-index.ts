// Step: index. At opening: passages that would be cut differently now are indexed again; texts without a vector are noted. One replica does it, the others wait.
import { sql } from 'kysely'
import type { Statements } from '#adapters/postgres/database/open-postgres.ts'
import { cutPassage } from '#adapters/stored/cut-passage.ts'
import { readPassage } from '#adapters/stored/report-rows.ts'
import type { Passage } from '#domain/report.ts'
import { cuttingVersion } from '#index/cut-terms.ts'
import { encodeTerms } from '#index/term-blob.ts'
import { textsVersion } from '#index/text-to-embed.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import { AppError } from '#shared/errors.ts'
import type { EmbedderRow } from './embedder-row.ts'
import { putPending } from './index-passages.ts'
import { changeReports, noteChange } from './library-state.ts'
import { parse } from './parse-stored.ts'
import { passageColumns } from './read-reports.ts'
import type { Deps } from './store-report.ts'

const stampOf = (embedder: EmbedderRow | null) => (embedder ? `${embedder.name}/${textsVersion}` : '')
const cuttingOf = ({ id }: Segmenter) => `${id}/${cuttingVersion}`

/** Whether the texts that wait are those of the present embedder. */
export async function isListed(statements: Statements, embedder: EmbedderRow | null): Promise<boolean> {
  return (await readSetting(statements, 'pending')) === stampOf(embedder)
}

/** Throws AppError `storage` for a command that only reads, where the words were cut by another segmenter. */
export async function refuseOtherCut(statements: Statements, segmenter: Segmenter): Promise<void> {
  const known = await readSetting(statements, 'cutting')
  if (known === null || known === cuttingOf(segmenter)) return
  throw new AppError('storage', `词索引是另一个分词组件建的，与现在的 ${segmenter.id} 不符。`, {
    fix: '运行一次 antou serve 或 antou ingest，索引会自动重建；各台机器要用同一个分词组件。',
  })
}

export async function refreshIndex(deps: Deps): Promise<void> {
  const { postgres, segmenter, embedder } = deps
  const isFresh = async (statements: Statements) =>
    (await readSetting(statements, 'cutting')) === cuttingOf(segmenter) &&
    (await isListed(statements, embedder))
  if (await isFresh(postgres)) return
  await changeReports(postgres, async (statements, version) => {
    if ((await readSetting(statements, 'cutting')) !== cuttingOf(segmenter)) {
      await cutAgain(statements, segmenter, version)
      await writeSetting(statements, 'cutting', cuttingOf(segmenter))
    }
    if (await isListed(statements, embedder)) return
    await statements.run(sql`DELETE FROM pending`)
    await eachPassage(statements, ({ report, passage }) =>
      putPending(statements, embedder, { report, passages: [passage] }),
    )
    await writeSetting(statements, 'pending', stampOf(embedder))
  })
}

/** New numbers, as for every passage that an index in memory is to take in anew. */
async function cutAgain(statements: Statements, segmenter: Segmenter, version: number): Promise<void> {
  const reports = new Set<number>()
  await eachPassage(statements, async ({ id, report, passage }) => {
    reports.add(report)
    const terms = cutPassage(passage, segmenter)
    await statements.run(sql`UPDATE passage SET id = nextval(pg_get_serial_sequence('passage', 'id')),
      word_count = ${terms.words.length}, bigram_count = ${terms.bigrams.length},
      words = ${Buffer.from(encodeTerms(terms.words))}, bigrams = ${Buffer.from(encodeTerms(terms.bigrams))}
      WHERE id = ${id}`)
  })
  for (const report of reports) await noteChange(statements, report, version)
}

interface One {
  readonly id: number
  readonly report: number
  readonly passage: Passage
}

/** In the order of their numbers, as they were before the first is visited. */
async function eachPassage(statements: Statements, visit: (one: One) => Promise<void>): Promise<void> {
  const newest = await statements.get(sql`SELECT coalesce(max(id), 0) AS id FROM passage`)
  for (let last = 0; ; ) {
    const rows = await statements.all(sql`SELECT ${passageColumns} FROM passage
      WHERE passage.id > ${last} AND passage.id <= ${Number(newest?.id)} ORDER BY passage.id LIMIT 500`)
    if (rows.length === 0) return
    for (const row of rows)
      await visit({ id: Number(row.id), report: Number(row.report), passage: readPassage(row, parse) })
    last = Number(rows.at(-1)?.id)
  }
}

async function readSetting(statements: Statements, key: string): Promise<string | null> {
  const row = await statements.get(sql`SELECT value FROM setting WHERE key = ${key}`)
  return row && String(row.value)
}

async function writeSetting(statements: Statements, key: string, value: string): Promise<void> {
  await statements.run(sql`INSERT INTO setting (key, value) VALUES (${key}, ${value})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`)
}

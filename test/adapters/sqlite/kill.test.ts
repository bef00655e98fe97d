import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { openDatabase } from '#adapters/sqlite/database/open-database.ts'
import { libraryMigrations } from '#adapters/sqlite/migrations.ts'
import { fakeEmbedder } from '../../fakes/fake-embedder.ts'
import { openWholeLibrary } from '../../fakes/library/whole-library.ts'

const script = new URL('./store-until-killed.ts', import.meta.url).pathname

/** Runs the storing child until it has acknowledged `least` reports, then kills it in the middle of whatever it does. */
async function storeAndKill(dir: string, least: number): Promise<readonly { id: number; at: number }[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dir])
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (output.split('\n').length > least) child.kill('SIGKILL')
  })
  await once(child, 'close')
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [id, at] = line.split(' ').map(Number)
      return { id: id!, at: at! }
    })
}

it('keeps every report that was acknowledged before a kill, searchable, whole and once', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kill-'))
  try {
    const acknowledged = await storeAndKill(dir, 25)
    expect(acknowledged.length).toBeGreaterThanOrEqual(25)
    const segmenter = await openSegmenter(['@node-rs/jieba'])
    const library = await openWholeLibrary({ dataDir: dir, segmenter, embedder: fakeEmbedder() })
    const reports = await library.listReports()
    expect(new Set(reports.map(({ file }) => file)).size).toBe(reports.length)
    for (const { id, at } of acknowledged) {
      const { candidates } = await library.search({
        text: `第${at}号报告`,
        vector: null,
        reports: [id],
        limit: 20,
      })
      expect(candidates).toHaveLength(10)
      expect(await library.readOriginal(id)).not.toBeNull()
    }
    const { passages, vectors } = await library.stats()
    expect(passages).toBe(reports.length * 10)
    // Ten passages, ten first sentences, and one second sentence that they share.
    expect(vectors.pending).toBe(reports.length * 21)
    await library.close()
    const database = openDatabase({
      path: join(dir, 'library.db'),
      migrations: libraryMigrations,
      isReadOnly: true,
    })
    expect(database.get('PRAGMA integrity_check')?.integrity_check).toBe('ok')
    database.close()
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
})

// Step of the campaign: invented reports of corpus/ -> a data folder with vectors, a journal and a key; and the same folder of before.
import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Libsql from 'libsql'
import { openVisitorKey } from '#adapters/file-system/open-visitor-key.ts'
import { openJournal } from '#adapters/sqlite/journal/open-journal.ts'
import { openLibrary } from '#adapters/sqlite/open-library.ts'
import { joinDesk } from '#app/join-desk.ts'
import { openParts } from '#app/open-parts.ts'
import { readConfig } from '#config.ts'
import { embedPending } from '#ingest/embed-pending.ts'
import { fakeEmbedder } from '../../fakes/fake-embedder.ts'
import { everyReader } from '../../fakes/library/whole-library.ts'

const corpus = resolve(import.meta.dirname, '../../../corpus')

export interface Folders {
  readonly whole: string
  /** Without the last reports. */
  readonly older: string
}

export async function buildFolders(root: string, reports: number): Promise<Folders> {
  const folders = { whole: join(root, 'whole'), older: join(root, 'older') }
  const files = readdirSync(corpus)
    .filter((name) => /^qinghe.*\.(?:txt|html)$/.test(name))
    .slice(0, reports)
  const parts = await openParts(readConfig({ ANTOU_EMBEDDER: 'none' }, { dataDir: join(root, 'none') }), {
    access: 'write',
    withSamples: true,
  })
  mkdirSync(folders.whole)
  const embedder = fakeEmbedder()
  const library = await openLibrary({ ...parts, dataDir: folders.whole, embedder })
  const journal = await openJournal({ dataDir: folders.whole })
  const { store, views } = library
  const desk = joinDesk({ ...parts, store, views, journal, embedder })
  const take = async (some: readonly string[]) => {
    const paths = some.map((name) => join(corpus, name))
    await desk.ingest(everyReader, paths, { waitForVectors: false, onProgress: () => {} })
    await embedPending({ store, embedder })
  }
  openVisitorKey(folders.whole, { isWritable: true })
  await take(files.slice(0, -2))
  await journal.draftsUnderWay.update('web:1', () => ({ draft: '2024年调解纠纷88起，调处成功86起。' }))
  settle(folders.whole)
  cpSync(folders.whole, folders.older, { recursive: true })
  await take(files.slice(-2))
  await desk.savePlace(everyReader, '青禾县柳溪镇')
  await library.close()
  await journal.close()
  await parts.close()
  settle(folders.whole)
  return folders
}

/** Everything in the files themselves, so that damage to them counts. */
function settle(dir: string): void {
  for (const name of ['library.db', 'journal.db']) {
    const connection = new Libsql(join(dir, name))
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    connection.close()
  }
}

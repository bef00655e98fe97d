import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '#adapters/postgres/database/migrate.ts'
import { openPostgres } from '#adapters/postgres/database/open-postgres.ts'
import { movingKey } from '#adapters/postgres/open-shared.ts'
import { moveData } from '#app/move/move-data.ts'
import { moveTable } from '#app/move/move-table.ts'
import { openSources } from '#app/move/open-sources.ts'
import { tableMoves } from '#app/move/table-moves.ts'
import { openApp } from '#app/open-app.ts'
import { buildUpkeep } from '#app/upkeep.ts'
import type { App } from '#channels/terminal/app-port.ts'
import { readConfig } from '#config.ts'
import { openCorpusApp } from '../../fakes/open-corpus-app.ts'
import { postgresBin, type StartedPostgres, startPostgres } from '../../fakes/stores/start-postgres.ts'

const title = postgresBin === null ? 'Moving: no PostgreSQL on this machine, skipped' : 'Moving to PostgreSQL'
const questions = ['石桥乡追回了多少工资', '哪些乡镇写到了调解', '白塔镇2023年调解多少件']

describe.skipIf(postgresBin === null)(title, () => {
  let server: StartedPostgres
  let embedded: Awaited<ReturnType<typeof openCorpusApp>>
  let dataDir = ''
  let before: readonly unknown[] = []
  const ask = async ({ desk, reader }: App) => {
    const answers = await Promise.all(
      questions.map((text) => desk.ask(reader, { text, askerPlace: null, context: [] })),
    )
    return answers.map(({ elapsedMs: _, ...answer }) => answer)
  }
  beforeAll(async () => {
    server = await startPostgres()
    embedded = await openCorpusApp()
    dataDir = embedded.config.dataDir
    const { desk, chat, reader } = embedded.app
    for await (const _ of chat.converse({ conversation: 'c1', reader, text: questions[0]! }));
    const [first] = await desk.listReports(reader)
    await desk.correctReport(reader, first!.id, { title: '另起的标题' })
    before = await ask(embedded.app)
    await embedded.app.close()
  })
  afterAll(() => server.stop())
  const openMoved = (databaseUrl: string) => {
    const set = { ANTOU_EMBEDDER: 'none', ANTOU_PORT: '0', DATABASE_URL: databaseUrl }
    const config = readConfig(set, { dataDir: join(dataDir, 'other') })
    return openApp(config, { access: 'write', withSamples: true })
  }
  const move = (databaseUrl: string) => moveData({ dataDir, databaseUrl, onProgress: () => {} })

  it('answers as before, with all originals, and goes on counting', async () => {
    const url = await server.urlFor('whole')
    const { rows, originals } = await move(url)
    expect(rows).toMatchObject({ report: 4, turn: 1 })
    expect(rows.passage).toBeGreaterThan(40)
    expect(originals).toBe(readdirSync(join(dataDir, 'originals')).length)
    const app = await openMoved(url)
    expect(await ask(app)).toEqual(before)
    const added = [new URL('../../../corpus/qinghe-liuxi-2022.txt', import.meta.url).pathname]
    await app.desk.ingest(app.reader, added, { waitForVectors: false, onProgress: () => {} })
    expect((await app.desk.listReports(app.reader)).length).toBe(5)
    await app.close()
  })

  it('goes on where it was ended, and lets no program work on the half', async () => {
    const url = await server.urlFor('half')
    const postgres = openPostgres(url)
    await migrate(postgres)
    await postgres.run(sql`INSERT INTO setting (key, value) VALUES (${movingKey}, ${dataDir})`)
    const sources = openSources(dataDir)
    for (const one of tableMoves.slice(0, 6)) await moveTable(postgres, sources, one)
    sources.close()
    await postgres.run(sql`DELETE FROM passage WHERE id > 20`)
    await expect(openMoved(url)).rejects.toMatchObject({ message: expect.stringContaining('还没有搬完') })
    await move(url)
    const app = await openMoved(url)
    expect(await ask(app)).toEqual(before)
    await app.close()
    await postgres.close()
  })

  it('names a row that is not what it was, and keeps the base closed', async () => {
    const url = await server.urlFor('altered')
    const postgres = openPostgres(url)
    await migrate(postgres)
    await postgres.run(sql`INSERT INTO setting (key, value) VALUES (${movingKey}, ${dataDir})`)
    const sources = openSources(dataDir)
    for (const one of tableMoves.slice(0, 7)) await moveTable(postgres, sources, one)
    sources.close()
    await postgres.run(sql`UPDATE figure SET figure = replace(figure, '1', '7') WHERE position = 1`)
    await expect(move(url)).rejects.toMatchObject({ message: expect.stringContaining('表 figure') })
    await expect(openMoved(url)).rejects.toMatchObject({ message: expect.stringContaining('还没有搬完') })
    await postgres.close()
  })

  it('refuses a base that is in use, and a folder without a library', async () => {
    const url = await server.urlFor('whole')
    await expect(move(url)).rejects.toMatchObject({ kind: 'input' })
    const nothing = moveData({ dataDir: join(dataDir, 'none'), databaseUrl: url, onProgress: () => {} })
    await expect(nothing).rejects.toMatchObject({ kind: 'input' })
  })
})

describe('a base that is set', () => {
  const upkeep = buildUpkeep(({ dataDir }) =>
    readConfig({ DATABASE_URL: 'postgres://antou:geheim@127.0.0.1:1/antou' }, { dataDir }),
  )

  it('is backed up by its own means, and says so instead of a backup that holds nothing', async () => {
    await expect(upkeep.backup({ file: '/nowhere/a.tar' })).rejects.toMatchObject({
      kind: 'setting',
      fix: expect.stringContaining('pg_dump'),
    })
    const restoring = upkeep.restore({ file: '/nowhere/a.tar', isForced: false })
    await expect(restoring).rejects.toMatchObject({ fix: expect.stringContaining('pg_restore') })
  })

  it('is where things are moved to, with Milvus only where that is set', async () => {
    const moving = upkeep.move({ to: 'postgres+milvus', onProgress: () => {} })
    await expect(moving).rejects.toMatchObject({
      kind: 'setting',
      message: expect.stringContaining('MILVUS_ADDRESS'),
    })
  })
})

// Each fault that can be planted into a data folder: `doctor` has a row that names it and says what to do, and the other rows stand.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHnswIndex } from '#adapters/hnsw/open-hnsw-index.ts'
import { holdLock } from '#adapters/sqlite/database/hold-lock.ts'
import { openApp } from '#app/open-app.ts'
import { readConfig } from '#config.ts'
import { createPassageVectors } from '#index/passage-vectors.ts'
import { encodeVector } from '#shared/vectors/vector-code.ts'
import { inventedReports } from '../../fakes/open-test-library.ts'

const root = mkdtempSync(join(tmpdir(), 'antou-doctor-'))
const whole = join(root, 'whole')
const open = (dataDir: string, access: 'read' | 'write', env: Record<string, string> = {}) =>
  openApp(readConfig({ ANTOU_EMBEDDER: 'none', ANTOU_PORT: '0', ...env }, { dataDir }), {
    access,
    withSamples: false,
  })

beforeAll(async () => {
  mkdirSync(join(root, 'reports'))
  for (const [name, text] of Object.entries(inventedReports)) writeFileSync(join(root, 'reports', name), text)
  const app = await open(whole, 'write')
  await app.desk.ingest(app.reader, [join(root, 'reports')], { waitForVectors: false, onProgress: () => {} })
  await app.desk.savePlace(app.reader, '岚水县松岗乡')
  await app.close()
  for (const name of ['library.db', 'journal.db'])
    new Libsql(join(whole, name)).exec('PRAGMA wal_checkpoint(TRUNCATE)')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** What `doctor` says of a copy that `spoil` was done to. */
async function diagnose(spoil: (dataDir: string) => unknown, env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(root, 'planted-'))
  cpSync(whole, dataDir, { recursive: true })
  await spoil(dataDir)
  const app = await open(dataDir, 'read', env)
  try {
    const rows = await app.diagnose()
    expect(rows.length).toBeGreaterThan(60)
    return (name: string) => rows.find((row) => row.name === name)
  } finally {
    await app.close()
  }
}

const originals = (dataDir: string) =>
  readdirSync(join(dataDir, 'originals')).map((name) => join(dataDir, 'originals', name))

/** One character of a stored text becomes another, so that SQLite sees nothing. */
function alterText(dataDir: string): void {
  const path = join(dataDir, 'library.db')
  const bytes = readFileSync(path)
  const text = Buffer.from('松岗乡')
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) bytes[at + 2]! ^= 1
  writeFileSync(path, bytes)
}

function fillGraph(dataDir: string) {
  const table = createPassageVectors(16)
  for (let id = 1; id <= 4100; id++)
    table.add(id, encodeVector(Float32Array.from({ length: 16 }, (_, at) => Math.sin(id * (at + 1)) / 4)))
  return openHnswIndex({ dir: join(dataDir, 'hnsw'), embedder: 'test', table, isReadOnly: false }).then(
    async (index) => {
      await index.settle()
      await index.close()
    },
  )
}

describe('doctor over a data folder', () => {
  it('has nothing to say of a sound one', async () => {
    const backups = join(root, 'nightly')
    mkdirSync(backups)
    writeFileSync(join(backups, 'antou-2026-01-01.tar'), 'x')
    const row = await diagnose(fillGraph, { ANTOU_BACKUPS: backups })
    const names = [
      '资料库文件',
      '对话记录',
      '报告内容',
      '原件',
      '向量索引',
      '签名密钥',
      '磁盘',
      '运行',
      '备份',
    ]
    expect(names.map((name) => row(name)?.state)).toEqual(names.map(() => 'ok'))
    expect(row('原件')?.text).toContain('4个')
  })

  it('names reports whose text is no longer what was stored', async () => {
    const row = await diagnose(alterText)
    expect(row('资料库文件')?.state).toBe('ok')
    expect(row('报告内容')).toMatchObject({ state: 'fail', fix: expect.stringContaining('antou restore') })
  })

  it.each([
    ['a number', `UPDATE figure SET figure = replace(figure, '"value":', '"value":9')`],
    ['who may see it', "UPDATE report SET visible = 'admin'"],
    ['a place', "UPDATE report SET metadata = replace(metadata, '松岗', '荷塘')"],
    ['a passage', "UPDATE passage SET text = replace(text, '工资', '工程')"],
  ])(
    'names reports in which %s was changed past the program, and no report that it changed itself',
    async (_, sql) => {
      const row = await diagnose((dataDir) => {
        const connection = new Libsql(join(dataDir, 'library.db'))
        connection.exec(sql)
        connection.close()
      })
      expect(row('报告内容')).toMatchObject({ state: 'fail', fix: expect.stringContaining('antou restore') })
    },
  )

  it('finds nothing after corrections by hand', async () => {
    const row = await diagnose(async (dataDir) => {
      const app = await open(dataDir, 'write')
      const [report] = await app.desk.listReports(app.reader)
      const [figure] = await app.desk.listFigures(app.reader, {})
      await app.desk.correctReport(app.reader, report!.id, { year: 2022 })
      await app.desk.dropFigure(app.reader, figure!.id)
      await app.close()
    })
    expect(row('报告内容')?.state).toBe('ok')
  })

  it('names an original that rotted and one that is gone, and how to take it from a backup', async () => {
    const rotten = await diagnose((dataDir) => writeFileSync(originals(dataDir)[0]!, 'x'))
    expect(rotten('原件')).toMatchObject({
      state: 'warn',
      text: expect.stringContaining('损坏1个'),
      fix: expect.stringContaining('tar -xf'),
    })
    const gone = await diagnose((dataDir) => rmSync(originals(dataDir)[1]!))
    expect(gone('原件')).toMatchObject({ state: 'warn', text: expect.stringContaining('不见了1个') })
  })

  it.each(['graph.bin', 'graph.json'])(
    'says that the vector index is not whole, where %s was cut',
    async (name) => {
      const row = await diagnose(async (dataDir) => {
        await fillGraph(dataDir)
        const path = join(dataDir, 'hnsw', name)
        truncateSync(path, statSync(path).size - 7)
      })
      expect(row('向量索引')).toMatchObject({ state: 'warn', fix: expect.stringContaining('自动重建') })
    },
  )

  it('says so where the key of cookies is no key', async () => {
    const row = await diagnose((dataDir) => writeFileSync(join(dataDir, 'visitor.key'), 'x'))
    expect(row('签名密钥')).toMatchObject({ state: 'fail', fix: expect.stringContaining('备份') })
  })

  it('tells a running server from a foreign program on its port', async () => {
    const server = createServer()
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    )
    const env = { ANTOU_PORT: String(port) }
    expect((await diagnose(() => {}, env))('运行')).toMatchObject({
      state: 'warn',
      fix: expect.stringContaining('ANTOU_PORT'),
    })
    let lock: ReturnType<typeof holdLock> | null = null
    const held = await diagnose((dataDir) => {
      lock = holdLock(dataDir, 'serve')
    }, env)
    expect(held('运行')?.state).toBe('ok')
    lock!.release()
    server.close()
  })

  it('says when none are set, when no nightly backup was made, and when the last one is too old', async () => {
    const dir = join(root, 'backups')
    mkdirSync(dir)
    const env = { ANTOU_BACKUPS: dir }
    expect((await diagnose(() => {}))('备份')).toMatchObject({
      state: 'warn',
      fix: expect.stringContaining('ANTOU_BACKUPS'),
    })
    expect((await diagnose(() => {}, env))('备份')).toMatchObject({
      state: 'warn',
      fix: expect.stringContaining('antou backup'),
    })
    const file = join(dir, 'antou-2026-01-01.tar')
    writeFileSync(file, 'x')
    expect((await diagnose(() => {}, env))('备份')?.state).toBe('ok')
    utimesSync(file, new Date('2026-01-01'), new Date('2026-01-01'))
    expect((await diagnose(() => {}, env))('备份')?.state).toBe('fail')
  })
})

describe('an original that is no longer what was kept', () => {
  it('is neither handed out nor read again from, and the same file put in anew heals it', async () => {
    const dataDir = mkdtempSync(join(root, 'healed-'))
    cpSync(whole, dataDir, { recursive: true })
    for (const path of originals(dataDir)) writeFileSync(path, '另一个文件')
    const app = await open(dataDir, 'write')
    const { desk, reader } = app
    const before = await desk.listReports(reader)
    expect(await desk.readOriginal(reader, before[0]!.id)).toBeNull()
    await desk.removeReport(reader, before[0]!.id)
    await desk.ingest(reader, [join(root, 'reports')], { waitForVectors: false, onProgress: () => {} })
    const again = (await desk.listReports(reader)).find(({ file }) => file === before[0]!.file)
    expect(new TextDecoder().decode((await desk.readOriginal(reader, again!.id)) ?? undefined)).toContain(
      '法治政府',
    )
    await app.close()
  })
})

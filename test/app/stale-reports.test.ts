import { execFile } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { App, AppSettings } from '#channels/terminal/app-port.ts'
import { openApp } from '../../src/app/open-app.ts'
import { readConfig } from '../../src/config.ts'

const root = resolve(import.meta.dirname, '../..')
const indicator = '充电桩安全监测探头'
const text = `岚水县荷塘镇2023年法治政府建设工作报告
2023年，荷塘镇推进法治政府建设，现将情况报告如下。
一、主要举措和成效
（一）守住安全底线
全镇安装充电桩安全监测探头46个，开展联合检查22次，发现的问题都已整改。
荷塘镇人民政府
2024年1月18日`

let folder: string
let report: string
let settings: Record<string, string>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'antou-stale-'))
  cpSync(join(root, 'prompts'), join(folder, 'prompts'), { recursive: true })
  for (const name of ['empty', 'inbox']) mkdirSync(join(folder, name))
  report = join(folder, 'hetang-2023.txt')
  writeFileSync(report, text)
  settings = {
    ANTOU_DATA: join(folder, 'data'),
    ANTOU_INBOX: join(folder, 'inbox'),
    ANTOU_PROMPTS: join(folder, 'prompts'),
    ANTOU_EMBEDDER: 'none',
    ANTOU_PORT: '0',
  }
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const addIndicator = () =>
  appendFileSync(join(folder, 'prompts/indicators.tsv'), `${indicator}\t\t个\tsum\t安全\n`)

async function withApp<T>(access: AppSettings['access'], work: (app: App) => Promise<T>): Promise<T> {
  const config = { ...readConfig(settings), corpusDir: join(folder, 'empty') }
  const app = await openApp(config, { access, withSamples: false })
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}

const ingest = (paths: readonly string[], again = false) =>
  withApp('write', ({ desk, reader }) =>
    desk.ingest(reader, paths, { waitForVectors: false, again, onProgress: () => {} }),
  )

const compare = () =>
  withApp('read', async ({ desk, reader }) => {
    const { rows } = await desk.compare(reader, {
      indicators: [indicator],
      places: [],
      years: [],
      own: null,
      chartYear: null,
    })
    return rows.flatMap(({ cells }) =>
      cells.flatMap(({ figures }) => figures.map(({ value, unit }) => `${value}${unit}`)),
    )
  })

const readStaleRow = () =>
  withApp('read', async (app) => (await app.diagnose()).find(({ name }) => name === '重读'))

describe('an indicator that is added to the table', () => {
  it('is known of old reports after the next start, once the background has settled', async () => {
    await ingest([report])
    addIndicator()
    expect(await readStaleRow()).toMatchObject({ state: 'warn', text: expect.stringContaining('1份报告') })
    const said: string[] = []
    await withApp('serve', async (app) => {
      const serving = await app.serve((line) => said.push(line))
      await serving.settle()
      await serving.close()
    })
    expect(said).toContain('重读好了：1份有变化，0份没有变化。')
    expect(await compare()).toEqual(['46个'])
    expect(await readStaleRow()).toMatchObject({ state: 'ok' })
  })

  it('is known of old reports when their files are taken in again, changed or not', async () => {
    await ingest([report])
    addIndicator()
    expect(await ingest([report])).toMatchObject({ added: 0, updated: 1, unchanged: 0, failed: [] })
    expect(await compare()).toEqual(['46个'])
    expect(await ingest([report])).toMatchObject({ updated: 0, unchanged: 1 })
  })

  it('is known of old reports after ingest --again without a path, from the kept originals', async () => {
    await ingest([report])
    rmSync(report)
    addIndicator()
    const run = promisify(execFile)
    const argv = ['--import', 'tsx', join(root, 'src/main.ts'), 'ingest', '--again', '--json']
    const { stdout, stderr } = await run(process.execPath, argv, {
      cwd: root,
      env: { ...process.env, ...settings },
    })
    expect(JSON.parse(stdout)).toMatchObject({ added: 0, updated: 1, unchanged: 0, failed: [], reports: 1 })
    expect(stderr).toContain('重读原件 1/1')
    expect(await compare()).toEqual(['46个'])
  })

  it('makes nothing stale by a comment, or by a table that reading does not use', async () => {
    await ingest([report])
    appendFileSync(join(folder, 'prompts/indicators.tsv'), '# 以上由办公室维护\n')
    appendFileSync(join(folder, 'prompts/synonyms.tsv'), '探头\t摄像头\n')
    expect(await readStaleRow()).toMatchObject({ state: 'ok' })
  })
})

it('counts every report once when paths are taken in with --again', async () => {
  await ingest([report])
  const other = join(folder, 'songgang-2023.txt')
  writeFileSync(other, text.replaceAll('荷塘镇', '松岗乡'))
  expect(await ingest([report, other], true)).toMatchObject({
    added: 1,
    updated: 0,
    unchanged: 1,
    failed: [],
    reports: 2,
  })
})

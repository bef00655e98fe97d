import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFileSystem } from '#adapters/file-system/open-file-system.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { openWebSource } from '#adapters/web-source/open-web-source.ts'
import { embedPending } from '#ingest/embed-pending.ts'
import { ingestFiles } from '#ingest/ingest.ts'
import type { FileReader } from '#ports/file-reader.ts'
import { fakeEmbedder } from '../fakes/fake-embedder.ts'
import { openWholeLibrary, type WholeLibrary } from '../fakes/library/whole-library.ts'
import { readingBook } from '../fakes/reading-book.ts'

const webSource = openWebSource({ hosts: { allowed: [], intranet: [] } })
const segmenter = await openSegmenter(['@node-rs/jieba'])
const fileSystem = openFileSystem({ maxBytes: 100_000 })
/** Each file is text; one that holds ==== is two documents, as a zip would be. */
const fileReader: FileReader = {
  read: async (bytes, fileName) => {
    const parts = new TextDecoder().decode(bytes).split('====')
    return parts.map((text, index) => ({
      fileName: parts.length > 1 ? `${index + 1}.txt` : fileName,
      file: {
        format: 'txt',
        blocks: text.split('\n').map((line) => ({ kind: 'text' as const, text: line })),
        properties: {},
        confidence: null,
        notes: [],
      },
    }))
  },
}

const report = (town: string, year: number, count = 12) =>
  `青禾县${town}${year}年法治政府建设工作报告\n${year}年,${town}扎实推进依法行政,现将有关情况报告如下:\n一、主要举措\n${town}组织网格员入户走访,全年调解各类矛盾纠纷${count}起,成功率达96%,群众满意度持续提高。\n二、存在的问题\n部分干部运用法治思维解决问题的能力还需要提升,普法形式还不够丰富。\n三、下一步打算\n继续加强队伍建设,完善工作机制,把各项工作做得更细更实。`

let folder: string
let data: string
let library: WholeLibrary
const embedder = fakeEmbedder()

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'antou-in-'))
  data = mkdtempSync(join(tmpdir(), 'antou-data-'))
  library = await openWholeLibrary({ dataDir: data, segmenter, embedder })
})

afterEach(async () => {
  await library.close()
  rmSync(folder, { recursive: true })
  rmSync(data, { recursive: true })
})

const put = (name: string, text: string) => writeFileSync(join(folder, name), text)
const run = (options = {}) =>
  ingestFiles([folder], {
    store: library,
    fileReader,
    fileSystem,
    webSource,
    gazetteer: openGazetteer(),
    book: readingBook,
    ...options,
  })

describe('ingest', () => {
  it('adds reports once, and a second run touches nothing', async () => {
    put('a.txt', report('柳溪镇', 2023))
    put('b.txt', report('石桥乡', 2024))
    expect(await run()).toMatchObject({ added: 2, updated: 0, unchanged: 0, failed: [], reports: 2 })
    expect(await run()).toMatchObject({ added: 0, updated: 0, unchanged: 2, reports: 2 })
  })

  it('replaces a report whose file changed', async () => {
    put('a.txt', report('柳溪镇', 2023))
    await run()
    put('a.txt', report('柳溪镇', 2023, 345))
    expect(await run()).toMatchObject({ updated: 1, reports: 1 })
    const [row] = await library.listReports()
    expect((await library.readReport(row!.id))?.text).toContain('345起')
  })

  it('tells what failed and goes on', async () => {
    put('a.txt', '')
    put('b.txt', `机密★1年\n${report('柳溪镇', 2023)}`)
    put('c.txt', report('石桥乡', 2024))
    put('d.txt', '大'.repeat(60_000))
    const result = await run()
    expect(result).toMatchObject({ added: 1, reports: 1 })
    expect(result.failed.map((failure) => failure.file)).toEqual(['a.txt', 'b.txt', 'd.txt'])
    for (const failure of result.failed) expect(failure.reason.length).toBeGreaterThan(8)
  })

  it('joins the same report from two files into one with two sources', async () => {
    put('a.txt', report('柳溪镇', 2023))
    put('copy.txt', `来源:青禾县\n${report('柳溪镇', 2023)}\n扫一扫在手机打开当前页`)
    put('other.txt', report('石桥乡', 2023))
    expect(await run()).toMatchObject({ added: 2, unchanged: 1, reports: 2 })
    const rows = await library.listReports()
    const sources = await Promise.all(
      rows.map(async (row) => (await library.readReport(row.id))!.sources.length),
    )
    expect(sources.sort()).toEqual([1, 2])
    expect(await run()).toMatchObject({ added: 0, updated: 0, unchanged: 3, reports: 2 })
  })

  const long = (town: string, year: number, count = 12) =>
    `${report(town, year, count)}\n${Array.from({ length: 12 }, (_, at) => `(${at + 1})${town}第${at + 1}次走访群众${at + 3}00户,当场办结事项${at + 5}件,需要研究的明确专人和时限。`).join('\n')}`
  const readAll = async () =>
    Promise.all((await library.listReports()).map(async ({ id }) => (await library.readReport(id))!))

  it('joins two versions, and a changed file gives the report its new text while both sources stay', async () => {
    put('a.txt', long('柳溪镇', 2023))
    put('b.txt', long('柳溪镇', 2023, 15))
    expect(await run()).toMatchObject({ added: 1, unchanged: 1, reports: 1 })
    put('b.txt', long('柳溪镇', 2023, 17))
    expect(await run()).toMatchObject({ updated: 1, unchanged: 1, reports: 1 })
    const [stored] = await readAll()
    expect(stored?.text).toContain('纠纷17起')
    expect(stored?.sources).toHaveLength(2)
    expect(await run()).toMatchObject({ added: 0, updated: 0, unchanged: 2, reports: 1 })
  })

  it('joins a copy that lost its title, and one whose place was read otherwise and set by a person', async () => {
    put('a.txt', long('柳溪镇', 2023))
    await run()
    const { id } = (await library.listReports())[0]!
    const place = { province: null, city: null, county: '云岭县', town: '柳溪镇' }
    await library.setMetadata(id, { place, year: 2022 })
    put('b.txt', long('柳溪镇', 2023))
    put('c.txt', long('柳溪镇', 2023).split('\n').slice(1).join('\n').replace('2023年,柳溪镇', ''))
    expect(await run()).toMatchObject({ added: 0, unchanged: 3, reports: 1 })
    const [stored] = await readAll()
    expect(stored?.sources).toHaveLength(3)
    expect(stored?.metadata).toMatchObject({ place, year: 2022 })
  })

  it('keeps what a person set when the file changes', async () => {
    put('a.txt', long('柳溪镇', 2023))
    await run()
    const { id } = (await library.listReports())[0]!
    await library.setMetadata(id, { year: 2022 })
    put('a.txt', long('柳溪镇', 2023, 99))
    expect(await run()).toMatchObject({ updated: 1, reports: 1 })
    expect((await readAll())[0]?.metadata).toMatchObject({
      year: 2022,
      evidence: { year: { from: 'person' } },
    })
  })

  it('moves a location whose file became a copy of another report', async () => {
    put('a.txt', long('柳溪镇', 2023))
    put('b.txt', long('石桥乡', 2024))
    await run()
    put('b.txt', long('柳溪镇', 2023))
    expect(await run()).toMatchObject({ reports: 1 })
    expect((await readAll())[0]?.sources).toHaveLength(2)
  })

  const spoil = (text: string) => text.replace(/\d+(?=起|件|00户)/g, '**')
  it.each([
    ['a mirror page first', spoil(long('柳溪镇', 2023)), long('柳溪镇', 2023)],
    ['a mirror page last', long('柳溪镇', 2023), spoil(long('柳溪镇', 2023))],
  ])('keeps the sound text of two, %s', async (_, first, second) => {
    put('a.txt', first)
    await run()
    put('b.txt', second)
    expect(await run()).toMatchObject({ reports: 1 })
    const [stored] = await readAll()
    expect(stored?.isTrusted).toBe(true)
    expect(stored?.text).toContain('纠纷12起')
    expect(stored?.sources).toHaveLength(2)
  })

  it('marks a mirror page with planted words and takes no figures from it', async () => {
    put('a.txt', long('柳溪镇', 2023).replace('完善工作机制', '三升体育平台完善工作机制'))
    await run({ book: readingBook })
    const [stored] = await readAll()
    expect(stored).toMatchObject({ isTrusted: false, figures: [] })
    expect(stored?.warnings.map(({ rule }) => rule)).toContain('tampered')
  })

  it('does not join two years of one township', async () => {
    put('a.txt', report('柳溪镇', 2023))
    put('b.txt', report('柳溪镇', 2024))
    expect(await run()).toMatchObject({ added: 2, reports: 2 })
  })

  it('takes each document of a bag as a report of its own', async () => {
    put('bag.zip', `${report('柳溪镇', 2023)}====${report('石桥乡', 2024)}`)
    expect(await run()).toMatchObject({ added: 2, reports: 2 })
    expect(await run()).toMatchObject({ unchanged: 2, reports: 2 })
    expect((await library.listReports()).map((row) => row.file).sort()).toEqual(['1.txt', '2.txt'])
  })

  it('marks what lies in the folder of samples', async () => {
    put('a.txt', report('柳溪镇', 2023))
    await run({ samplesFolder: folder })
    expect((await library.listReports()).map((row) => row.isSample)).toEqual([true])
  })

  it('tells each step', async () => {
    put('a.txt', report('柳溪镇', 2023))
    put('b.txt', '')
    const steps: unknown[] = []
    await run({ onStep: (step: unknown) => steps.push(step) })
    expect(steps).toEqual([
      { done: 1, total: 2, file: 'a.txt', location: join(folder, 'a.txt'), outcome: 'added' },
      { done: 2, total: 2, file: 'b.txt', location: join(folder, 'b.txt'), outcome: 'failed' },
    ])
  })

  it('reports a path that is not there', async () => {
    const result = await ingestFiles([join(folder, 'none')], {
      store: library,
      fileReader,
      fileSystem,
      webSource,
      gazetteer: openGazetteer(),
      book: readingBook,
    })
    expect(result.failed).toHaveLength(1)
    expect(result.failed[0]?.reason).toContain('找不到')
  })

  it('skips hidden files and what editors leave behind', async () => {
    put('.hidden.txt', report('柳溪镇', 2023))
    put('~$a.docx', 'x')
    mkdirSync(join(folder, 'sub'))
    put('sub/a.txt', report('石桥乡', 2023))
    expect(await run()).toMatchObject({ added: 1, failed: [] })
  })

  it.skipIf(process.getuid?.() === 0)('reports a folder that may not be read', async () => {
    mkdirSync(join(folder, 'locked'))
    chmodSync(join(folder, 'locked'), 0)
    const result = await run()
    chmodSync(join(folder, 'locked'), 0o700)
    expect(result.failed[0]?.reason).toContain('权限')
  })
})

describe('vectors', () => {
  it('are made until none is missing', async () => {
    put('a.txt', report('柳溪镇', 2023))
    await run()
    const steps: number[] = []
    const made = await embedPending({ store: library, embedder, onStep: ({ done }) => steps.push(done) })
    expect(made).toBeGreaterThan(0)
    expect(steps.at(-1)).toBe(made)
    expect((await library.stats()).vectors.pending).toBe(0)
  })

  it('stop when told to', async () => {
    put('a.txt', report('柳溪镇', 2023))
    await run()
    expect(await embedPending({ store: library, embedder, signal: AbortSignal.abort() })).toBe(0)
    expect((await library.stats()).vectors.pending).toBeGreaterThan(0)
  })
})

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openFileReader } from '#adapters/readers/open-file-reader.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { openPreviewDesk, type PreviewDesk } from '#desk/previews/preview-desk.ts'
import type { Reader } from '#domain/reader.ts'
import { readFile } from '#ingest/read-file.ts'
import { fakeEmbedder } from '../fakes/fake-embedder.ts'
import { everyReader, openWholeLibrary, type WholeLibrary } from '../fakes/library/whole-library.ts'
import { readingBook } from '../fakes/reading-book.ts'

const segmenter = await openSegmenter(['@node-rs/jieba'])
const gazetteer = openGazetteer()
const fileReader = openFileReader()
const name = '2023年法治政府建设报告.txt'

/** Each line is told by its number, so that a share of the report can be written anew. */
const report = (town: string, { year = 2023, rewritten = 0, kind = '法治政府建设工作报告' } = {}) =>
  [
    `青禾县${town}${year}年${kind}`,
    `${year}年，${town}扎实推进各项工作，现将有关情况报告如下。`,
    '一、主要举措',
    ...Array.from({ length: 20 }, (_, at) =>
      at < rewritten
        ? `（${at + 1}）今年改为由综治中心牵头，按季度分片包干，第${at + 1}片区销号${at + 40}件。`
        : `（${at + 1}）${town}第${at + 1}次走访群众${at + 3}00户，当场办结事项${at + 5}件，明确专人和时限。`,
    ),
    `青禾县${town}人民政府`,
  ].join('\n')

let folder: string
let library: WholeLibrary
let desk: PreviewDesk
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'antou-preview-'))
  library = await openWholeLibrary({ dataDir: folder, segmenter, embedder: fakeEmbedder() })
  let tokens = 0
  desk = openPreviewDesk({
    views: library.views,
    store: library,
    fetchAddress: async () => {
      throw new Error('not in this test')
    },
    readFile: (bytes, file) => readFile(bytes, file, { fileReader, gazetteer, book: readingBook }),
    storeReport: (request) => library.storeReport(request),
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    newToken: () => `t${++tokens}`,
    now: () => new Date('2025-01-06T01:31:00Z'),
    kinds: [],
    parsePlace: (text) => ({ province: null, city: null, county: text.slice(0, 3), town: text.slice(3) }),
  })
})
afterEach(async () => {
  await library.close()
  rmSync(folder, { recursive: true })
})

const preview = async (text: string, reader: Reader = everyReader) => {
  const bytes = new TextEncoder().encode(text)
  const [card] = await desk.previewFile(reader, { name, bytes }, null)
  return card!
}
const upload = async (text: string, reader: Reader = everyReader) =>
  desk.confirmPreview(reader, (await preview(text, reader)).token)
const readOriginals = async () =>
  Promise.all(
    (await library.listReports()).map(async ({ id }) =>
      new TextDecoder().decode((await library.readOriginal(id)) ?? undefined),
    ),
  )

it('a file of a name that is used already enters as a report of its own where it is another town’s', async () => {
  await upload(report('柳溪镇'))
  expect((await preview(report('石桥乡'))).replaces).toBeNull()
  expect(await upload(report('石桥乡'))).toMatchObject({ outcome: 'added' })
  expect(await readOriginals()).toEqual([report('柳溪镇'), report('石桥乡')])
})

it.each([1, 10])(
  'a report with %i of 20 paragraphs rewritten replaces itself, which is said before the yes',
  async (rewritten) => {
    const { id } = await upload(report('柳溪镇'))
    const card = await preview(report('柳溪镇', { rewritten }))
    expect(card.replaces).toEqual({
      reportId: id,
      name: '青禾县柳溪镇2023年法治政府建设工作报告',
      place: '青禾县柳溪镇',
      year: 2023,
      isKept: false,
    })
    expect(await desk.confirmPreview(everyReader, card.token)).toMatchObject({ id, outcome: 'updated' })
    expect(await readOriginals()).toEqual([report('柳溪镇', { rewritten })])
    const [earlier] = await library.listEarlier(id)
    const kept = await library.readOriginalFile(earlier!.hash)
    expect(new TextDecoder().decode(kept ?? undefined)).toBe(report('柳溪镇'))
  },
)

it.each([
  ['of another year', report('柳溪镇', { year: 2024 })],
  ['of another kind', report('柳溪镇', { kind: '政府工作报告', rewritten: 10 })],
  ['that shares next to nothing', report('柳溪镇', { rewritten: 20 })],
])('a report of the same town %s replaces nothing', async (_, text) => {
  await upload(report('柳溪镇'))
  expect((await preview(text)).replaces).toBeNull()
  expect(await upload(text)).toMatchObject({ outcome: 'added' })
})

it('a text that is stored already changes nothing, and its preview says so', async () => {
  const { id } = await upload(report('柳溪镇'))
  expect((await preview(report('柳溪镇'))).replaces).toMatchObject({ reportId: id, isKept: true })
  expect(await upload(report('柳溪镇'))).toEqual({ id, outcome: 'unchanged', file: name })
  expect(await library.listReports()).toHaveLength(1)
})

it('a correction before the yes decides what is replaced', async () => {
  await upload(report('柳溪镇'))
  const { id } = await upload(report('石桥乡', { rewritten: 10 }))
  const card = await preview(report('柳溪镇', { rewritten: 10 }))
  const amended = await desk.amendPreview(everyReader, card.token, { place: '青禾县石桥乡' })
  expect(amended.replaces).toMatchObject({ reportId: id })
})

it('what came in after the preview is not replaced before the preview has named it', async () => {
  const card = await preview(report('柳溪镇', { rewritten: 5 }))
  const { id } = await upload(report('柳溪镇'))
  await expect(desk.confirmPreview(everyReader, card.token)).rejects.toMatchObject({
    kind: 'input',
    message: expect.stringContaining('《青禾县柳溪镇2023年法治政府建设工作报告》'),
  })
  expect(await readOriginals()).toEqual([report('柳溪镇')])
  expect(await desk.confirmPreview(everyReader, card.token)).toMatchObject({ id, outcome: 'updated' })
})

it('a report that the reader may not see is neither named nor replaced', async () => {
  const { id } = await upload(report('柳溪镇'))
  await library.setMetadata(id, { visible: 'admin' })
  const guest: Reader = { person: 'web:1', unit: null, role: 'editor', withSamples: false }
  expect((await preview(report('柳溪镇', { rewritten: 1 }), guest)).replaces).toBeNull()
  expect(await upload(report('柳溪镇'), guest)).toMatchObject({ outcome: 'added' })
  expect(await library.listReports()).toHaveLength(2)
})

it('an upload that an earlier version stored under its name is replaced by its new version like any other', async () => {
  const { id } = await upload(report('柳溪镇'))
  const stored = await library.readReport(id)
  await library.removeReport(id)
  const source = { ...stored!.sources[0]!, location: `upload:${name}` }
  const old = await library.storeReport({ report: stored!, source, isSample: false })
  expect(await upload(report('石桥乡'))).toMatchObject({ outcome: 'added' })
  expect(await upload(report('柳溪镇', { rewritten: 3 }))).toMatchObject({ id: old.id, outcome: 'updated' })
})

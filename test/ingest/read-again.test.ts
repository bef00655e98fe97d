import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFileSystem } from '#adapters/file-system/open-file-system.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { openWebSource } from '#adapters/web-source/open-web-source.ts'
import type { Phrase } from '#domain/prompt-book.ts'
import { ingestFiles } from '#ingest/ingest.ts'
import { stampReading } from '#ingest/read/reading-stamp.ts'
import { readAgain, readAllAgain } from '#ingest/read-again.ts'
import type { FileReader } from '#ports/file-reader.ts'
import { AppError } from '#shared/errors.ts'
import { fakeEmbedder } from '../fakes/fake-embedder.ts'
import { openWholeLibrary, type WholeLibrary } from '../fakes/library/whole-library.ts'
import { readingBook } from '../fakes/reading-book.ts'

const segmenter = await openSegmenter(['@node-rs/jieba'])
const gazetteer = openGazetteer()
const fileSystem = openFileSystem()
const webSource = openWebSource({ hosts: { allowed: [], intranet: [] } })

/** A text; one that holds ==== is a bag of documents, which like the real one may not be called a document. */
const fileReader: FileReader = {
  read: async (bytes, fileName) => {
    const parts = new TextDecoder().decode(bytes).split('====')
    if (isBroken) throw new AppError('input', '文件坏了。', { fix: '换一份' })
    if (parts.length > 1 && fileName.endsWith('.txt'))
      throw new AppError('input', '名字像文档', { fix: '换一份' })
    return parts.map((text, index) => ({
      fileName: parts.length > 1 ? `里/${index + 1}.txt` : fileName,
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

const rows = Array.from(
  { length: 12 },
  (_, at) =>
    `(${at + 1})第${at + 1}次走访群众${at + 3}00户，当场办结事项${at + 5}件，需要研究的明确专人和时限。`,
)
const report = (town: string, count = 12, more: readonly string[] = rows) =>
  `青禾县${town}2023年法治政府建设工作报告\n2023年，${town}扎实推进依法行政，现将有关情况报告如下。\n一、主要举措\n${town}组织网格员入户走访，全年调解各类矛盾纠纷${count}起，群众满意度持续提高。\n${more.join('\n')}`
const flagged: Phrase = { wrong: '网格员', right: '网格人员', fromYear: null, toYear: null, why: '试' }

let folder: string
let data: string
let library: WholeLibrary
let isBroken: boolean
beforeEach(async () => {
  isBroken = false
  folder = mkdtempSync(join(tmpdir(), 'antou-in-'))
  data = mkdtempSync(join(tmpdir(), 'antou-data-'))
  library = await openWholeLibrary({ dataDir: data, segmenter, embedder: fakeEmbedder() })
})
afterEach(async () => {
  await library.close()
  rmSync(folder, { recursive: true })
  rmSync(data, { recursive: true })
})

const put = (name: string, text: string) => writeFileSync(join(folder, name), text)
const depsWith = (phrases: readonly Phrase[] = []) => ({
  store: library,
  fileReader,
  fileSystem,
  webSource,
  gazetteer,
  book: { ...readingBook, phrases },
})
const ingest = (phrases: readonly Phrase[] = []) => ingestFiles([folder], depsWith(phrases))
const readAll = async () =>
  Promise.all((await library.listReports()).map(async ({ id }) => (await library.readReport(id))!))
const readFirst = async () => (await library.listReports())[0]!.id
const listRules = async () => (await readAll()).map(({ warnings }) => warnings.map(({ rule }) => rule))
const breakFiles = () => {
  isBroken = true
}
const loseOriginals = () => rmSync(join(data, 'originals'), { recursive: true })

describe('a stale report', () => {
  it('is read by the present tables from its original, under its number, with what a person set', async () => {
    put('a.txt', report('柳溪镇'))
    await ingest()
    rmSync(join(folder, 'a.txt'))
    const id = await readFirst()
    const place = { province: null, city: null, county: '云岭县', town: '双河镇' }
    await library.setMetadata(id, { year: 2022, place, visible: 'admin' })
    const deps = depsWith([flagged])
    expect(await library.listStale(stampReading(deps.book))).toEqual([id])
    expect(await readAgain(id, deps)).toEqual({ outcome: 'updated' })
    const [stored] = await readAll()
    expect(stored?.warnings.map(({ text }) => text).join()).toContain('网格员')
    expect(stored?.summary).toMatchObject({ id, visible: 'admin', metadata: { year: 2022, place } })
    expect(await library.listStale(stampReading(deps.book))).toEqual([])
    expect(await readAgain(id, deps)).toEqual({ outcome: 'unchanged' })
  })

  it('of a bag is read from its own document', async () => {
    put('bag.zip', `${report('柳溪镇')}====${report('石桥乡')}`)
    await ingest()
    const deps = depsWith([flagged])
    const ids = (await library.listReports()).map(({ id }) => id)
    expect(await readAllAgain(ids, deps)).toEqual({ updated: 2, unchanged: 0, failed: [] })
    expect((await readAll()).map(({ metadata }) => metadata.place.town)).toEqual(['柳溪镇', '石桥乡'])
  })

  it('in a folder with # in its name is read as the file that it is', async () => {
    put('a#1.txt', report('柳溪镇'))
    await ingest()
    const id = await readFirst()
    expect(await readAgain(id, depsWith([flagged]))).toEqual({ outcome: 'updated' })
  })

  it('of two sources is read from the one that its text came from', async () => {
    put('a.txt', report('柳溪镇', 12))
    put('b.txt', report('柳溪镇', 15))
    await ingest()
    put('b.txt', report('柳溪镇', 17))
    await ingest()
    const id = await readFirst()
    await readAgain(id, depsWith([flagged]))
    expect((await readAll())[0]?.text).toContain('纠纷17起')
  })

  it.each([
    ['whose original was not kept', loseOriginals, '原件没有保存'],
    ['whose original cannot be read any more', breakFiles, '文件坏了'],
  ])('%s stays as it was and says so once', async (_, lose, reason) => {
    put('a.txt', report('柳溪镇'))
    await ingest()
    const [before] = await readAll()
    lose()
    for (const phrases of [[flagged], [flagged, flagged]]) {
      const again = await readAgain(before!.summary.id, depsWith(phrases))
      expect(again).toMatchObject({ outcome: 'kept', file: 'a.txt', reason: expect.stringContaining(reason) })
      expect(await library.listStale(stampReading({ ...readingBook, phrases }))).toEqual([])
    }
    const [after] = await readAll()
    expect(after?.text).toBe(before?.text)
    expect(after?.warnings.filter(({ rule }) => rule === 'stale')).toHaveLength(1)
  })

  it('loses the note that it could not be read again once it can', async () => {
    put('a.txt', report('柳溪镇'))
    await ingest()
    const id = await readFirst()
    isBroken = true
    await readAgain(id, depsWith([flagged]))
    isBroken = false
    await readAgain(id, depsWith([flagged, flagged]))
    expect((await listRules()).flat()).not.toContain('stale')
  })

  it('is read when its unchanged file is taken in again, and its original kept anew where it got lost', async () => {
    put('a.txt', report('柳溪镇'))
    put('b.txt', report('石桥乡'))
    await ingest()
    expect(await ingest([flagged])).toMatchObject({ added: 0, updated: 2, unchanged: 0, failed: [] })
    expect(await ingest([flagged])).toMatchObject({ updated: 0, unchanged: 2 })
    loseOriginals()
    expect(await ingest()).toMatchObject({ updated: 2, failed: [] })
    const id = await readFirst()
    expect(await library.readOriginal(id)).not.toBeNull()
  })

  it('is not read on after the signal', async () => {
    put('a.txt', report('柳溪镇'))
    await ingest()
    const tally = await readAllAgain([1], { ...depsWith([flagged]), signal: AbortSignal.abort() })
    expect(tally).toEqual({ updated: 0, unchanged: 0, failed: [] })
  })
})

describe('a path that shows another report', () => {
  const other = report('石桥乡', 31, ['全乡没有行政复议和行政诉讼案件，普法宣传进了每一个村组和学校。'])

  it('replaces what it showed, says which one that was, and keeps its original', async () => {
    put('a.txt', report('柳溪镇'))
    await ingest()
    const id = await readFirst()
    const place = { province: null, city: null, county: '云岭县', town: '双河镇' }
    await library.setMetadata(id, { place })
    put('a.txt', other)
    expect(await ingest()).toMatchObject({ updated: 1, reports: 1 })
    const [stored] = await readAll()
    expect(stored?.metadata.place.town).toBe('石桥乡')
    expect(stored?.warnings.find(({ rule }) => rule === 'replaced')?.text).toContain('云岭县双河镇，2023年')
    const [earlier] = await library.listEarlier(id)
    const kept = await library.readOriginalFile(earlier!.hash)
    expect(new TextDecoder().decode(kept ?? undefined)).toBe(report('柳溪镇'))
  })

  it('says nothing where a new version of the same report lies there', async () => {
    put('a.txt', report('柳溪镇'))
    await ingest()
    put('a.txt', report('柳溪镇', 99, ['今年的工作另有专题报告。']))
    expect(await ingest()).toMatchObject({ updated: 1, reports: 1 })
    expect((await listRules()).flat()).not.toContain('replaced')
  })

  it('that is a copy of a stored one leaves its old original to that one', async () => {
    put('a.txt', report('柳溪镇'))
    put('b.txt', other)
    await ingest()
    put('b.txt', report('柳溪镇'))
    expect(await ingest()).toMatchObject({ reports: 1 })
    const id = await readFirst()
    const [earlier] = await library.listEarlier(id)
    const kept = await library.readOriginalFile(earlier!.hash)
    expect(new TextDecoder().decode(kept ?? undefined)).toBe(other)
  })
})

it('two documents of one bag are two reports, though of one place and year', async () => {
  const summary = report('柳溪镇', 31, ['本镇的食品安全检查、森林防火和防汛各项工作也都按时完成。'])
  put('bag.zip', `${report('柳溪镇')}====${summary}`)
  expect(await ingest()).toMatchObject({ added: 2, reports: 2 })
})

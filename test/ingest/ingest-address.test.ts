import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFileSystem } from '#adapters/file-system/open-file-system.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openFileReader } from '#adapters/readers/open-file-reader.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { openWebSource } from '#adapters/web-source/open-web-source.ts'
import { ingestFiles } from '#ingest/ingest.ts'
import { openWholeLibrary, type WholeLibrary } from '../fakes/library/whole-library.ts'
import { readingBook } from '../fakes/reading-book.ts'
import { buildDocx, buildParagraph } from '../fixtures/files/build-docx.ts'

const segmenter = await openSegmenter(['@node-rs/jieba'])
const fileReader = openFileReader()
afterAll(() => fileReader.close())

const lines = (town: string, year: number) => [
  `青禾县${town}${year}年法治政府建设情况报告`,
  `${year}年，${town}在县委、县政府的坚强领导下，扎实推进依法行政，各项工作有了新进展，现将有关情况报告如下：`,
  '一、主要举措和成效',
  ...Array.from(
    { length: 8 },
    (_, index) =>
      `${town}组织网格员第${index + 1}次入户走访，听取群众意见，当场办结的当场办结，需要研究的明确专人和时限。`,
  ),
]
const article = (town: string, year: number) =>
  lines(town, year)
    .map((line) => `<p>${line}</p>`)
    .join('')
const page = (body: string) =>
  `<html><head><meta charset="utf-8"><title>青禾县人民政府</title></head><body>${body}</body></html>`
const docx = (town: string, year: number) =>
  buildDocx({
    body: lines(town, year)
      .map((line) => buildParagraph(line))
      .join(''),
  })

let pages: Record<string, string | Uint8Array>
let server: Server
let base: string
let folder: string
let library: WholeLibrary

beforeEach(async () => {
  pages = {}
  const serve: RequestListener = (request, response) => {
    const found = pages[decodeURIComponent(request.url ?? '')]
    if (found === undefined) response.writeHead(404)
    response.end(found)
  }
  server = createServer(serve)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  folder = mkdtempSync(join(tmpdir(), 'antou-web-'))
  library = await openWholeLibrary({ dataDir: folder, segmenter, embedder: null })
})

afterEach(async () => {
  server.close()
  await library.close()
  rmSync(folder, { recursive: true })
})

const ingest = (...paths: string[]) =>
  ingestFiles(
    paths.map((path) => `${base}${path}`),
    {
      store: library,
      fileReader,
      fileSystem: openFileSystem(),
      webSource: openWebSource({ hosts: { allowed: [], intranet: [base] } }),
      gazetteer: openGazetteer(),
      book: readingBook,
    },
  )

const readSources = async () =>
  Promise.all((await library.listReports()).map(async ({ id }) => (await library.readReport(id))!.sources))

describe('ingest of an address', () => {
  it('stores the report of a page under its address; again changes nothing, a changed page replaces it', async () => {
    pages['/art_1.html'] = page(article('柳溪镇', 2023))
    expect(await ingest('/art_1.html#main')).toMatchObject({ added: 1, failed: [], reports: 1 })
    expect((await readSources()).flat()).toMatchObject([
      { location: `${base}/art_1.html`, file: 'art_1.html' },
    ])
    expect(await ingest('/art_1.html')).toMatchObject({ added: 0, unchanged: 1, reports: 1 })
    pages['/art_1.html'] = page(
      `${article('柳溪镇', 2023)}<p>全年调解矛盾纠纷345起，群众满意度持续提高。</p>`,
    )
    expect(await ingest('/art_1.html')).toMatchObject({ updated: 1, reports: 1 })
  })

  it('takes in what is attached to a page without text of its own, named after the link', async () => {
    pages['/cover.html'] = page(
      '<h1>柳溪镇年度报告</h1><a href="files/P0203.docx">附件1：青禾县柳溪镇2023年法治政府建设情况报告.docx</a><a href="/gone.pdf">附件2：说明.pdf</a>',
    )
    pages['/files/P0203.docx'] = docx('柳溪镇', 2023)
    const result = await ingest('/cover.html')
    expect(result).toMatchObject({ added: 1, reports: 1 })
    expect(result.failed.map(({ file }) => file)).toEqual(['附件2：说明.pdf'])
    expect((await readSources()).flat()).toMatchObject([
      { location: `${base}/files/P0203.docx`, file: '青禾县柳溪镇2023年法治政府建设情况报告.docx' },
    ])
    expect(await ingest('/cover.html')).toMatchObject({ added: 0, unchanged: 1, reports: 1 })
  })

  it('offers what is attached beside a report, and takes it for the same report when it is', async () => {
    pages['/art_2.html'] = page(`${article('石桥乡', 2024)}<a href="/down?id=7">石桥乡报告.docx</a>`)
    pages['/down?id=7'] = docx('石桥乡', 2024)
    const result = await ingest('/art_2.html')
    expect(result).toMatchObject({
      added: 1,
      attachments: [{ name: '石桥乡报告.docx', address: `${base}/down?id=7` }],
    })
    expect(await ingest('/down?id=7')).toMatchObject({ added: 0, unchanged: 1, reports: 1 })
    expect(await readSources()).toHaveLength(1)
    expect((await readSources()).flat()).toHaveLength(2)
  })

  it('tells what failed and goes on; an attachment elsewhere is not asked for', async () => {
    pages['/only.html'] = page('<a href="http://other.example/a.docx">报告.docx</a>')
    pages['/art_3.html'] = page(article('望江街道', 2022))
    const result = await ingest('/none.html', '/only.html', '/art_3.html')
    expect(result).toMatchObject({ added: 1, reports: 1 })
    expect(result.failed).toHaveLength(2)
    expect(result.failed[0]?.reason).toContain('404')
    expect(result.failed[1]?.reason).toContain('ANTOU_ALLOWED_HOSTS')
  })
})

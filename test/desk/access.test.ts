// Property: whatever a person asks of the desk, he gets what he would get if the library held only what he may see.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openParts, type Parts } from '#app/open-parts.ts'
import type { Reader } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import { readConfig } from '../../src/config.ts'
import { fakeEmbedder } from '../fakes/fake-embedder.ts'
import {
  chooseSeen,
  drawReader,
  drawShelf,
  openShelf,
  type Shelf,
  type Shelved,
} from './restricted-library.ts'

const questions = [
  '其他乡镇怎么处理欠薪？',
  '荷塘镇2023年调解了多少起纠纷？',
  '哪个乡镇法治讲座最多？',
  '各镇追回多少工资？',
  '云台街道存在什么不足？',
  '资料库里有哪些报告',
  '松岗乡明年有什么打算？',
]
const brief = '写化解纠纷这段：2024年调解各类矛盾纠纷88起，调处成功86起。开展法治讲座9场。'
const sent = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })

/** Each verb that shows something, as (desk, reader, numbers of the reports that exist anywhere) -> what is shown. */
function listVerbs(all: readonly Shelved[], reader: Reader) {
  const ask =
    (text: string, context: readonly string[] = []) =>
    ({ desk }: Shelf) =>
      desk.ask(reader, { text, askerPlace: '岚水县荷塘镇', context })
  const forAll = (read: (shelf: Shelf, id: number) => Promise<unknown>) => async (shelf: Shelf) => {
    const found: unknown[] = []
    for (const { file } of all) found.push(await read(shelf, shelf.ids.get(file) ?? 999_999))
    return found
  }
  const compared = ['调解矛盾纠纷数', '法治讲座场次']
  return {
    ...Object.fromEntries(questions.map((text) => [`ask ${text}`, ask(text)])),
    'follow-up': ask('那北岭县的呢？', ['荷塘镇2023年调解了多少起纠纷？']),
    search: ({ desk }: Shelf) =>
      desk.search(reader, { text: '怎么讨薪', place: null, year: null, limit: 10 }),
    'search of a place': ({ desk }: Shelf) =>
      desk.search(reader, { text: '调解', place: '云台', year: 2023, limit: 10 }),
    'reports found by words': ({ desk }: Shelf) => desk.findReports(reader, '调解 纠纷'),
    'list of reports': ({ desk }: Shelf) => desk.listReports(reader),
    counts: ({ desk }: Shelf) => desk.readIndexState(reader),
    'report by number': forAll(({ desk }, id) => desk.readReport(reader, id)),
    'original by number': forAll(({ desk }, id) => say(desk.readOriginal(reader, id))),
    'outline by number': forAll(({ desk }, id) => say(desk.readOutline(reader, String(id)))),
    'outline by name': async ({ desk }: Shelf) => {
      const found: unknown[] = []
      for (const { file } of all) found.push(await say(desk.readOutline(reader, file)))
      return found
    },
    'correction by number': forAll(({ desk }, id) => say(desk.correctReport(reader, id, {}))),
    'figure set by number': forAll(async ({ desk }, id) => [
      await say(desk.correctFigure(reader, `${id}-0`, {})),
      await say(desk.dropFigure(reader, `${id}-0`)),
      await say(desk.restoreFigure(reader, `${id}-0`)),
    ]),
    figures: ({ desk }: Shelf) => desk.listFigures(reader, {}),
    'figure choices': ({ desk }: Shelf) => desk.listFigureChoices(reader),
    compare: ({ desk }: Shelf) =>
      desk.compare(reader, { indicators: compared, places: [], years: [], own: null, chartYear: null }),
    'suggested places': ({ desk }: Shelf) => desk.suggestPlaces(reader, '荷塘'),
    'unknown places of the answer': ask('云台街道2022年调解了多少起纠纷？'),
    draft: ({ desk }: Shelf) => desk.writeDraft(reader, { text: brief, place: '岚水县松岗乡', year: 2024 }),
    check: ({ desk }: Shelf) =>
      desk.checkFile(reader, { file: sent('稿.txt', all[0]!.text), place: '北岭县云台街道' }),
    'tools of an agent': async ({ desk }: Shelf) => {
      const tools = await desk.openTools(reader)
      return Promise.all(tools.map((tool) => tool.run('工资')))
    },
    preview: async ({ desk }: Shelf) => {
      const previews = await Promise.all(
        all.map(({ file, text }) => say(desk.previewFile(reader, sent(file, text), null))),
      )
      return previews.map((one) =>
        typeof one === 'string' ? one : one.map(({ token: _, ...shown }) => shown),
      )
    },
    export: ({ desk }: Shelf) => say(desk.exportLangchain(reader, '/nowhere')),
  }
}

/** Words of an error count as shown. */
async function say<T>(work: Promise<T>): Promise<T | string> {
  return work.catch((error: unknown) => {
    if (error instanceof AppError)
      // The number that was asked for is said again.
      return `${error.message} ${error.fix}`.replace(/“\d+”/g, '“N”')
    throw error
  })
}

/** Numbers of reports differ between the two libraries; their files do not. */
function nameReports(value: unknown, { ids }: Shelf): unknown {
  const files = new Map([...ids].map(([file, id]) => [id, file]))
  const rename = function (this: object, key: string, one: unknown) {
    const [, report, figure] = (key === 'id' && /^(\d+)(-.+)$/.exec(String(one))) || []
    if (report) return `${files.get(Number(report))}${figure}`
    const isReport = ['reportId', 'replaces'].includes(key) || (key === 'id' && 'file' in this)
    if (isReport && typeof one === 'number') return files.get(one) ?? one
    return key === 'elapsedMs' ? 0 : one
  }
  return JSON.parse(JSON.stringify(value ?? null, rename))
}

describe('what a reader may not see leaves no trace', () => {
  let parts: Parts
  const dataDir = mkdtempSync(join(tmpdir(), 'antou-access-'))
  beforeAll(async () => {
    const config = readConfig({ ANTOU_EMBEDDER: 'none', ANTOU_DATA: dataDir })
    parts = await openParts(config, { access: 'read', withSamples: false })
  })
  afterAll(async () => {
    await parts.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it.each([
    ['by words', null, 12],
    ['by words and meaning', fakeEmbedder(), 6],
  ] as const)(
    'in any verb, %s',
    async (_, embedder, runs) => {
      await fc.assert(
        fc.asyncProperty(drawShelf, drawReader, async (shelf, reader) => {
          const whole = await openShelf(shelf, { parts, embedder })
          const seen = await openShelf(chooseSeen(shelf, reader), { parts, embedder })
          try {
            for (const [verb, run] of Object.entries(listVerbs(shelf, reader))) {
              const [given, expected] = [await run(whole), await run(seen)]
              expect([verb, nameReports(given, whole)]).toEqual([verb, nameReports(expected, seen)])
            }
          } finally {
            await whole.close()
            await seen.close()
          }
        }),
        { numRuns: runs, seed: 20261128, endOnFailure: true },
      )
    },
    300_000,
  )
})

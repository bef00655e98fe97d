// Kit: random libraries with reports of all visibilities, random readers, and the desk over each: the whole library, or only what a reader may see.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { openLibrary } from '#adapters/sqlite/open-library.ts'
import { answerQuestion } from '#answer/answer.ts'
import { joinDesk } from '#app/join-desk.ts'
import type { Parts } from '#app/open-parts.ts'
import type { Desk } from '#desk/desk.ts'
import type { Reader, Visibility } from '#domain/reader.ts'
import type { ReadReport } from '#domain/report.ts'
import { embedPending } from '#ingest/embed-pending.ts'
import { readReport } from '#ingest/read/read-report.ts'
import type { Embedder } from '#ports/embedder.ts'
import type { Journal } from '#ports/journal.ts'
import { openMemoryJournal } from '../fakes/memory-journal.ts'

export interface Shelved {
  readonly file: string
  readonly text: string
  readonly visible: Visibility
  readonly isSample: boolean
}

const towns = ['岚水县荷塘镇', '岚水县松岗乡', '北岭县荷塘镇', '北岭县云台街道']
const visibilities: readonly Visibility[] = ['all', 'all', 'unit:司法局', 'unit:信访局', 'person:p1', 'admin']

const drawReport = fc.record({
  town: fc.constantFrom(...towns),
  year: fc.constantFrom(2022, 2023, 2024),
  cases: fc.integer({ min: 30, max: 300 }),
  money: fc.integer({ min: 10, max: 90 }),
  lectures: fc.integer({ min: 2, max: 30 }),
  tells: fc.subarray(['wages', 'law', 'peace', 'plan'] as const, { minLength: 1 }),
  visible: fc.constantFrom(...visibilities),
  isSample: fc.boolean(),
})

type Drawn = typeof drawReport extends fc.Arbitrary<infer T> ? T : never

/** Two to six reports, each of its own township and year. */
export const drawShelf: fc.Arbitrary<readonly Shelved[]> = fc
  .uniqueArray(drawReport, { minLength: 2, maxLength: 6, selector: ({ town, year }) => `${town}${year}` })
  .map((drawn) => drawn.map(shelve))

export const drawReader: fc.Arbitrary<Reader> = fc.record({
  person: fc.constantFrom('p1', 'p2'),
  unit: fc.constantFrom(null, '司法局', '信访局'),
  role: fc.constantFrom('reader', 'editor', 'administrator'),
  withSamples: fc.boolean(),
})

function shelve({ town, year, cases, money, lectures, tells, visible, isSample }: Drawn): Shelved {
  const name = town.replace(/^.{2}县/, '')
  const parts = {
    wages: `（一）治理欠薪\n${name}建立欠薪台账，联合劳动监察逐一摸排工地，帮助${cases % 40}名农民工追回工资${money}万元。`,
    law: `（二）普法宣传\n全年开展法治讲座${lectures}场，发放宣传资料${cases * 7}份，培育法律明白人${lectures + 9}名。`,
    peace: `（三）化解矛盾纠纷\n全年调解各类矛盾纠纷${cases}起，调处成功${cases - 3}起，没有发生民转刑案件。`,
    plan: `（四）规范执法\n开展联合执法检查${lectures + 2}次，立案查处${lectures}件。`,
  }
  const body = tells.map((tell) => parts[tell]).join('\n')
  const text = `${town}${year}年法治政府建设工作报告\n${year}年，${name}推进法治政府建设，现将情况报告如下。\n一、主要举措和成效\n${body}\n二、存在的不足\n一是${name}${tells.length}个村的调解记录写得不规范。\n三、${year + 1}年工作安排\n一是${name}每季度办一次调解员培训。\n${name}人民政府\n${year + 1}年1月18日`
  return { file: `${town}-${year}.txt`, text, visible, isSample }
}

/** The rule as a person would say it, written apart from the SQL that it tests. */
export function chooseSeen(shelf: readonly Shelved[], reader: Reader): readonly Shelved[] {
  const { unit, person, role, withSamples } = reader
  const rights = shelf.filter(({ visible }) => {
    if (role === 'administrator' || visible === 'all') return true
    return visible === `person:${person}` || (unit !== null && visible === `unit:${unit}`)
  })
  const own = rights.filter(({ isSample }) => !isSample)
  return withSamples || own.length === 0 ? rights : own
}

export interface Shelf {
  readonly desk: Desk
  readonly journal: Journal
  /** Number of each report in this library, by file. */
  readonly ids: ReadonlyMap<string, number>
  close(): Promise<void>
}

/** `parts` are shared by all shelves; library and journal are this one's own. */
export async function openShelf(
  reports: readonly Shelved[],
  { parts, embedder }: { readonly parts: Parts; readonly embedder: Embedder | null },
): Promise<Shelf> {
  const dataDir = mkdtempSync(join(tmpdir(), 'antou-shelf-'))
  const { store, views, close } = await openLibrary({ dataDir, segmenter: parts.segmenter, embedder })
  const ids = new Map<string, number>()
  for (const { file, text, visible, isSample } of reports) {
    const source = { location: `/in/${file}`, file, hash: file }
    const { id } = await store.storeReport({ report: readText(text, file, parts), source, isSample })
    if (visible !== 'all') await store.setMetadata(id, { visible })
    ids.set(file, id)
  }
  if (embedder) await embedPending({ store, embedder })
  const clocked = { ...parts, embedder, thisYear: 2025, clock: () => 0 }
  const answer: Parts['answer'] = ({ text, askerPlace, context, last = null }, library) =>
    answerQuestion({ text, askerPlace, context, last }, {}, { ...clocked, library })
  const journal = openMemoryJournal()
  const desk = joinDesk({ ...parts, embedder, store, views, journal, answer })
  return {
    desk,
    journal,
    ids,
    async close() {
      await close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function readText(text: string, file: string, parts: Parts): ReadReport {
  const blocks = text.split('\n').map((line) => ({ kind: 'text' as const, text: line }))
  return readReport({ format: 'txt', blocks, properties: {}, confidence: null, notes: [] }, file, parts)
}

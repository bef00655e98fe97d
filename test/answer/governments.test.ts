// Reports of a county, its office, its townships and its table of townships in one library: whose number an answer gives, and what it calls them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { answerQuestion } from '#answer/answer.ts'
import type { Block } from '#domain/block.ts'
import { readReport } from '#ingest/read/read-report.ts'
import { openWholeLibrary, type WholeLibrary } from '../fakes/library/whole-library.ts'

const texts: Readonly<Record<string, string>> = {
  '县.txt': `云岭县2025年政府工作报告
各位代表：
现在，我代表云岭县人民政府向大会作工作报告。
一、2024年工作回顾
2024年，全县粮食产量12.6万吨。全县建成小城镇3个。
二、2025年工作安排
2025年，粮食产量力争达到13万吨。`,
  '司法局.txt': `云岭县司法局2024年法治政府建设工作报告
一、主要做法
全年办理法律援助案件47件。开展法治讲座9次。
云岭县司法局
2025年1月10日`,
  '白塔镇.txt': `云岭县白塔镇人民政府2024年法治政府建设年度报告
一、主要做法
全年调解矛盾纠纷101起。粮食产量0.8万吨。`,
  '台账.txt': `云岭县2024年各乡镇矛盾纠纷台账
乡镇 | 受理矛盾纠纷(起) | 排查隐患(处)
合计 | 170 | 40
松柏镇 | 94 | 18
龙潭乡 | 76 | 22`,
}

let library: WholeLibrary
let ask: (text: string) => ReturnType<typeof answerQuestion>
const dataDir = mkdtempSync(join(tmpdir(), 'antou-governments-'))

beforeAll(async () => {
  const segmenter = await openSegmenter()
  const gazetteer = openGazetteer()
  const book = await loadPrompts('prompts')
  library = await openWholeLibrary({ dataDir, segmenter, embedder: null })
  for (const [i, [file, text]] of Object.entries(texts).entries()) {
    const lines = text.split('\n')
    const rows = lines.filter((line) => line.includes(' | ')).map((line) => line.split(' | '))
    const blocks: Block[] = lines
      .filter((line) => !line.includes(' | '))
      .map((line) => ({ kind: 'text', text: line }))
    if (rows.length > 0) blocks.push({ kind: 'table', rows, hasHeader: true })
    const extracted = { format: 'txt', blocks, properties: {}, confidence: null, notes: [] }
    const report = readReport(extracted, file, { gazetteer, book })
    const source = { location: `/reports/${file}`, file, hash: String(i).padStart(64, '0') }
    await library.storeReport({ report, source, isSample: false })
  }
  const deps = { library, segmenter, embedder: null, wordings: () => null, gazetteer, book }
  ask = (text) =>
    answerQuestion({ text, askerPlace: null, context: [] }, {}, { ...deps, thisYear: 2025, clock: () => 0 })
})
afterAll(async () => {
  await library.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const fileOf = (answer: Awaited<ReturnType<typeof answerQuestion>>) => answer.citations[0]?.file

describe('a report of a county', () => {
  it('answers a question that names the county, not a report of its townships', async () => {
    const answer = await ask('云岭县2024年粮食产量多少')
    expect(answer).toMatchObject({ kind: 'answer' })
    expect(answer.text).toContain('12.6万吨')
    expect(answer.text).not.toContain('13万吨')
    expect(fileOf(answer)).toBe('县.txt')
  })
  it('is taken where only its title bears the year asked for, and that is said', async () => {
    const answer = await ask('云岭2025年粮食产量多少')
    expect(answer.text).toContain('2025年的政府工作报告写的是2024年。')
    expect(answer.text).not.toContain('没有')
  })
  it('leaves the field to its townships where they are asked for', async () => {
    expect(fileOf(await ask('云岭县各乡镇2024年粮食产量多少'))).toBe('白塔镇.txt')
  })
  it('of an office is found by the office’s name', async () => {
    const answer = await ask('云岭县司法局2024年搞了几次法治讲座')
    expect(answer.text).toContain('9次')
    expect(fileOf(answer)).toBe('司法局.txt')
  })
})

describe('a table of townships', () => {
  it('answers a question about a township by its row: whose, of what, how many', async () => {
    const answer = await ask('松柏镇2024年受理了多少起矛盾纠纷')
    expect(answer.text).toMatch(/松柏镇2024年\S*矛盾纠纷94起\[1\]/)
    expect(answer.citations[0]?.quote).toContain('松柏镇 | 94 | 18')
    expect(answer.text).not.toMatch(/170|76/)
  })
  it('lines its townships up as places of their own', async () => {
    const answer = await ask('比一下各镇2024年受理矛盾纠纷多少起')
    expect(answer.text).not.toContain('170')
  })
})

describe('what was searched', () => {
  it('is counted as reports where levels are mixed, and never as townships', async () => {
    const answer = await ask('2024年粮食产量多少')
    expect(answer.text).toContain('查了：4份报告，2024年。')
    expect((await ask('白塔镇2024年有多少名网格员')).text).toMatch(/查了：\S*白塔镇2024年的报告。/)
  })
})

import { afterAll, describe, expect, it } from 'vitest'
import { openDraftWork } from '#draft/draft-work.ts'
import { readReport } from '#ingest/read/read-report.ts'
import { openTextWork } from '../../../src/app/workers/open-text-work.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'
import { openMemoryLibrary } from '../../fakes/library/memory-library.ts'

const { deps } = await openDraftDeps()
const library = { ...openMemoryLibrary([]), readReport: async () => null }
const threads = openTextWork('prompts', { writer: null })
const work = threads.over(library)
const here = openDraftWork({ ...deps, library })
afterAll(() => threads.close())

const text = '写化解纠纷这段：调处132起，成功130起，讲座12场。'
const extracted = {
  format: 'txt',
  blocks: [
    '柳溪镇2023年法治政府建设年度报告',
    '一、主要工作',
    '全年调解纠纷132起，成功130起。'.repeat(4),
  ].map((line) => ({ kind: 'text' as const, text: line })),
  properties: {},
  confidence: null,
  notes: [],
}

describe('work on texts in a thread', () => {
  it('reads, drafts and checks as the main thread would', async () => {
    const brief = await work.readBrief({ text, place: ownPlace })
    expect(brief).toEqual(await here.readBrief({ text, place: ownPlace }))
    const made = await work.draft({ brief }, { withModel: false })
    expect(made).toEqual(await here.draft({ brief }, { withModel: false }))
    const request = { text: '全年调解纠纷132起，成功140起。', place: ownPlace, year: 2023 }
    expect(await work.checkText(request)).toEqual(await here.checkText(request))
    expect(await threads.readReport(extracted, '柳溪镇.txt')).toEqual(
      readReport(extracted, '柳溪镇.txt', deps),
    )
  })

  it('takes 100,000 characters and refuses more with what to do', async () => {
    const most = '一'.repeat(100_000)
    await expect(work.readBrief({ text: most })).resolves.toMatchObject({ figures: [] })
    await expect(work.checkText({ text: `${most}一`, place: null, year: null })).rejects.toMatchObject({
      kind: 'input',
      message: '送检的文字太长：100001字，最多100000字。',
      fix: expect.stringContaining('拆成几份'),
    })
  })
})

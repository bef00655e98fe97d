import { describe, expect, it } from 'vitest'
import { renderAnswer, renderCitations } from '#chat/render-answer.ts'
import { renderLibrary } from '#chat/render-library.ts'
import { renderOutcome, renderPreview } from '#chat/render-preview.ts'
import { buildPreview } from '#desk/previews/build-preview.ts'
import { buildAnswer, buildCitation, buildClarify, buildReport } from './open-test-desk.ts'

describe('an answer as text', () => {
  it('is the answer, the sources, and last what was searched', () => {
    const answer = buildAnswer(
      '石桥乡2023：“追回61万元”[1]\n查了：24份报告，8个乡镇，2022—2024年；未计本镇。',
      [buildCitation(1)],
    )
    expect(renderAnswer(answer, null).split('\n\n')).toEqual([
      '石桥乡2023：“追回61万元”[1]',
      '[1] 青禾县石桥乡 2023年报告 · 一（四）',
      '查了：24份报告，8个乡镇，2022—2024年；未计本镇。',
    ])
  })

  it('says what was searched even when the answer does not', () => {
    expect(renderAnswer(buildAnswer('没有写到'), null)).toBe(
      '没有写到\n\n查了：24份报告，2个乡镇，2022—2024年。',
    )
  })

  it('lists each section once with all its marks, in order of mention', () => {
    const citations = [
      buildCitation(1),
      buildCitation(2, { reportId: 2, place: '青禾县杨坪镇', section: '一/(五)' }),
      buildCitation(3),
    ]
    expect(renderCitations(citations, null)).toEqual([
      '[1][3] 青禾县石桥乡 2023年报告 · 一（四）',
      '[2] 青禾县杨坪镇 2023年报告 · 一（五）',
    ])
  })

  it.each([
    ['一/(四)/1.', '一（四）第1条'],
    ['一/4', '第一部分第4条'],
    ['一/四是', '一、四是'],
    ['一/()', '一'],
  ])('writes the part %s as %s', (section, shown) => {
    expect(renderCitations([buildCitation(1, { section })], null)).toEqual([
      `[1] 青禾县石桥乡 2023年报告 · ${shown}`,
    ])
  })

  it('warns of a peer that bears the asker’s own name, and of samples', () => {
    const citations = [
      buildCitation(1, { place: '云岭县柳溪镇' }),
      buildCitation(2, { place: '青禾县柳溪镇', reportId: 2 }),
      buildCitation(3, { place: '青禾县石桥乡', reportId: 3, isSample: true }),
    ]
    expect(renderCitations(citations, '青禾县柳溪镇')).toEqual([
      '[1] 云岭县柳溪镇 2023年报告（与本镇同名，不是本镇） · 一（四）',
      '[2] 青禾县柳溪镇 2023年报告 · 一（四）',
      '[3] 青禾县石桥乡 2023年报告（样例） · 一（四）',
    ])
  })

  it('names the file where the place is unknown and leaves an unknown year and section out', () => {
    expect(renderCitations([buildCitation(1, { place: '', year: null, section: '' })], null)).toEqual([
      '[1] shiqiao.txt 报告（年份不明）',
    ])
  })

  it('that asks back says how to choose, and lists choices the text does not list', () => {
    const choices = [
      { label: '青禾县柳溪镇', place: '青禾县柳溪镇' },
      { label: '云岭县柳溪镇', place: '云岭县柳溪镇' },
      { label: '都要', place: '青禾县柳溪镇和云岭县柳溪镇' },
    ]
    expect(renderAnswer(buildClarify('要看哪一个？', choices), null)).toBe(
      '要看哪一个？\n\n①青禾县柳溪镇\n②云岭县柳溪镇\n都要\n回复序号或名称就行。',
    )
    expect(renderAnswer(buildClarify('有两个：①青禾县柳溪镇 ②云岭县柳溪镇。', choices), null)).toBe(
      '有两个：①青禾县柳溪镇 ②云岭县柳溪镇。\n\n回复序号或名称就行。',
    )
  })
})

describe('a preview as text', () => {
  const read = { fileName: 'a.docx', report: buildReport() }

  it('shows what was read, what is unsure, the outline and the warnings', () => {
    const replaces = { reportId: 4, name: '石桥乡报告', place: '青禾县石桥乡', year: 2023, isKept: false }
    const text = renderPreview(buildPreview(read, { token: 't', replaces }))
    expect(text.split('\n')).toEqual([
      '《石桥乡2023年法治政府建设年度报告》',
      '文件：a.docx',
      '地区：临江省安和市青禾县石桥乡',
      '年份：2023（待核）',
      '种类：法治政府建设年度报告',
      '读出：0个段落，0个数据',
      '提纲：2个标题',
      '　一、主要做法',
      '　　（一）加强组织领导',
      '提醒：1条',
      '　· （二）后面缺（三）',
      '待核的要是不对，回“年份是2023”或“地区是青禾县柳溪镇”就能改。',
      '入库后替换库里的《石桥乡报告》（青禾县石桥乡，2023年）；它的原件还留着。',
    ])
  })

  it('of a report without a place or year says so', () => {
    const report = buildReport({
      place: { province: null, city: null, county: null, town: null },
      year: null,
      title: null,
    })
    const preview = buildPreview({ fileName: 'a.docx', report }, { token: 't', replaces: null })
    expect(preview.unsure).toEqual(['标题', '地区', '年份'])
    expect(renderPreview(preview)).toContain('地区：没认出来（待核）')
  })

  it('fits a phone: of a long outline only the top headings', () => {
    const base = buildReport()
    const sections = Array.from({ length: 60 }, (_, index) => ({ ...base.sections[index % 2]! }))
    const text = renderPreview(
      buildPreview({ fileName: 'a', report: { ...base, sections } }, { token: 't', replaces: null }),
    )
    expect(text.split('\n').length).toBeLessThan(25)
    expect(text).toContain('提纲：60个标题')
  })

  it('names each outcome', () => {
    expect(renderOutcome('a.txt', 'updated')).toBe('《a.txt》已更新，旧的一份不再引用。')
    expect(renderOutcome('a.txt', 'unchanged')).toBe('《a.txt》与库里的一样，没有变化。')
  })
})

describe('the library as text', () => {
  const { metadata } = buildReport()
  const summary = (id: number, year: number | null, isSample = false) => ({
    id,
    file: 'a',
    metadata: { ...metadata, year },
    rowPlaces: [],
    isSample,
    isTrusted: true,
    visible: 'all' as const,
    warnings: [],
    counts: { sections: 1, passages: 1, figures: 1 },
  })
  const state = {
    reports: 2,
    passages: 2,
    figures: 2,
    vectors: { ready: 2, pending: 0 },
    mode: 'meaning',
  } as const

  it('groups years by township in order', () => {
    expect(renderLibrary([summary(1, 2024), summary(2, 2022), summary(3, null)], state)).toBe(
      '资料库里有3份报告，1个乡镇：\n青禾县石桥乡　2022、2024',
    )
  })

  it('says which are samples and what the search lacks', () => {
    expect(renderLibrary([summary(1, 2024, true)], state)).toContain('都是样例')
    expect(
      renderLibrary([summary(1, 2024, true), summary(2, 2023)], { ...state, mode: 'words-only' }),
    ).toMatch(/其中1份是样例（虚构的乡镇），也参与回答。\n没有装语义模型/)
  })
})

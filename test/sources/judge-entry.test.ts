// Titles and dates of lists: what is taken, what is left and why; the table of words line by line.
import { describe, expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { nowhere } from '#domain/place.ts'
import { type Judging, judgeEntry } from '#sources/judge-entry.ts'
import { readListDate } from '#sources/read-list-date.ts'

const book = await loadPrompts('prompts')
const judging: Judging = {
  book,
  gazetteer: openGazetteer(),
  place: { ...nowhere, county: '青禾县' },
  kinds: ['法治政府建设年度报告'],
  today: '2026-03-01',
}
const judge = (words: string, beside = '2025-01-20') =>
  judgeEntry({ words, beside, address: 'https://www.qinghe.example/a.html' }, judging)

describe('prompts/reading/listed-titles.tsv', () => {
  it.each(book.listed.map((rule) => [rule.words.join(';'), rule] as const))(
    '%s',
    (_, { as, reason, example }) => {
      const verdict = judge(example)
      if (as === 'skipped') expect(verdict).toEqual({ kind: 'skipped', reason })
      else expect(verdict.kind).toBe('taken')
    },
  )
})

describe('a title', () => {
  it.each([
    ['· 1.青禾县柳溪镇2024年法治政府建设年度报告 [2025-01-20]', '青禾县柳溪镇2024年法治政府建设年度报告'],
    ['【置顶】柳溪镇人民政府2024年度依法行政工作情况报告.pdf', '柳溪镇人民政府2024年度依法行政工作情况报告'],
  ])('is freed of what a list hangs on it: %s', (words, title) => {
    expect(judge(words)).toMatchObject({ kind: 'taken', entry: { title, year: 2024, date: '2025-01-20' } })
  })

  it('without year and date is the name of a column', () => {
    expect(judge('法治政府建设年度报告', '').kind).toBe('other')
  })

  it.each([
    ['连江县2024年法治政府建设年度报告', '是别的地方的'],
    ['福建省2024年法治政府建设年度报告', '是别的地方的'],
  ])('of elsewhere is left: %s', (words, reason) => {
    expect(judge(words)).toEqual({ kind: 'skipped', reason })
  })

  it('that names a township alone is taken: its name may stand in many counties', () => {
    expect(judge('敖江镇2024年法治政府建设年度报告').kind).toBe('taken')
  })

  it('of another kind is left to who looks for that kind', () => {
    const words = '柳溪镇2024年政府信息公开工作年度报告'
    expect(judge(words).kind).toBe('other')
    const wanted = { ...judging, kinds: ['政府信息公开工作年度报告'] }
    expect(judgeEntry({ words, beside: '2025-01-20', address: 'https://a.example/' }, wanted).kind).toBe(
      'taken',
    )
  })

  it('of a year that has not come is taken with a note', () => {
    const verdict = judge('柳溪镇2052年法治政府建设年度报告')
    expect(verdict.kind === 'taken' && verdict.entry.notes.join()).toContain('2052年还没有到')
  })
})

describe('the date of a line', () => {
  it.each([
    ['发布日期：2025-1-3', '', '2025-01-03'],
    ['[2025/01/03]', '', '2025-01-03'],
    ['2025.01.03 10:20', '', '2025-01-03'],
    ['生成日期 2025年1月3日', '', '2025-01-03'],
    ['', 'https://a.example/202501/t20250103_88.html', '2025-01-03'],
    ['', 'https://a.example/art/2025/1/3/art_5_88.html', '2025-01-03'],
    ['2025-02-30', '', null],
    ['浏览20250次', 'https://a.example/1.html', null],
  ])('%s %s', (beside, address, date) => {
    expect(readListDate(beside, address).date).toBe(date)
  })
})

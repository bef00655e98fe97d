import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Frame } from '#domain/frame.ts'
import { emptyMetadata } from '#domain/report.ts'
import { buildFigures } from '#ingest/figures/build-figures.ts'
import { answerCompare } from '../../src/answer/answer-compare.ts'
import { textOf } from '../../src/answer/gate/draft-line.ts'
import { parseIndicators } from '../../src/text/parse-indicators.ts'
import { openMemoryLibrary } from '../fakes/library/memory-library.ts'
import { tableWords } from '../fakes/reading-book.ts'

const indicators = parseIndicators(readFileSync('prompts/indicators.tsv', 'utf8'))

function report(town: string, year: number, text: string) {
  const place = { province: '临江省', city: '安和市', county: '青禾县', town }
  const metadata = {
    ...emptyMetadata,
    title: null,
    place,
    year,
    kind: '法治政府建设年度报告' as const,
    issuer: null,
    issuedOn: null,
    evidence: {},
  }
  const figures = buildFigures({ text, sections: [], year }, { indicators, tableWords })
  return { file: `${town}${year}.txt`, report: { metadata, figures, text }, isSample: false }
}

const reports = [
  report('石桥乡', 2023, '全年调解各类矛盾纠纷187起，调处成功率97.8%。发放普法资料2000余份。'),
  report('柳溪镇', 2023, '全年调解各类矛盾纠纷132件，其中邻里纠纷60件，调处成功率98.5%。'),
  report('杨坪镇', 2022, '发放普法资料20000余份。'),
]
const library = openMemoryLibrary(reports)

const frame = (topic: string, text: string): Frame => ({
  text,
  topic,
  plain: topic,
  head: null,
  terms: [],
  want: 'compare',
  isNegated: false,
  n: null,
  isLeastFirst: false,
  asksOwnRank: false,
  asksHeading: false,
  asksLaw: false,
  takes: null,
  about: null,
  cues: [],
  part: null,
  assertedNumbers: [],
  own: { province: null, city: null, county: '青禾县', town: '柳溪镇' },
  ambiguous: [],
  include: [],
  exclude: [],
  unknown: [],
  wantsPeers: false,
  wantsTowns: false,
  office: null,
  period: null,
  years: [],
  isRelativeYear: false,
})

async function ask(topic: string, text = topic) {
  const visible = await library.listReports()
  const made = await answerCompare(frame(topic, text), visible, { library, book: { indicators }, visible })
  return made && { ...made, text: made.lines.map(textOf).join('\n') }
}

describe('a comparison in chat', () => {
  it('says who has most, then the table, then what differs; every number is cited', async () => {
    const made = await ask('调解纠纷数', '比一下各镇调解纠纷数')
    expect(made?.lines.map(({ kind }) => kind)).toEqual(['sentence', 'table', 'frame'])
    expect(made?.text).toContain('2023年，石桥乡187起[1]，多于柳溪镇132件[2]。')
    expect(made?.text).toContain('柳溪镇（本单位） 132件[2]')
    expect(made?.text).toContain('“件”“起”按各报告原文，未换算。')
    expect(made?.text).toContain('杨坪镇的报告没有写这个数。')
    expect(made?.text).toContain('本单位2023年的132件在2个有数的乡镇中列第2')
    for (const { reportId, start, end, quote } of made?.citations ?? [])
      expect(reports[reportId - 1]?.report.text.slice(start, end)).toBe(quote)
  })

  it('leaves the part of a number out of the table', async () => {
    expect((await ask('调解纠纷'))?.text).not.toContain('60件')
  })

  it('names the year of each number where no two townships share one, and says so', async () => {
    const made = await ask('发的普法资料多', '哪个镇发的普法资料多')
    expect(made?.text).toContain('杨坪镇（2022年）20000余份[1]，多于石桥乡（2023年）2000余份[2]。')
    expect(made?.text).toContain('不是同一年的')
  })

  it('begins with the lowest rate where the lowest is asked for', async () => {
    expect((await ask('调处成功率最低', '哪个镇调处成功率最低'))?.text).toContain(
      '97.8%[1]，低于柳溪镇98.5%[2]',
    )
  })

  it('lines two indicators up one after the other', async () => {
    const made = await ask('调解数和普法资料', '比一下调解数和普法资料')
    expect(made?.lines.filter(({ kind }) => kind === 'heading')).toEqual([
      { kind: 'heading', text: '调解矛盾纠纷数' },
      { kind: 'heading', text: '发放普法资料份数' },
    ])
  })

  it('is left to quoting where no indicator is meant or only one township tells it', async () => {
    expect(await ask('执法队伍更强', '哪个镇执法队伍更强')).toBeNull()
    expect(await ask('网格员人数')).toBeNull()
  })
})

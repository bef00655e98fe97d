import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { placeFullName } from '#domain/place.ts'
import type { ReadReport } from '#domain/report.ts'
import { readReport } from '#ingest/read/read-report.ts'
import { AppError } from '#shared/errors.ts'
import { normalise } from '#text/normalise.ts'
import { readingBook } from '../fakes/reading-book.ts'
import { generateReports } from './generate-reports.ts'

const gazetteer = openGazetteer()
const deps = { gazetteer, book: readingBook }
const corpus = '../shared/corpus'

function readText(text: string, fileName = 'a.txt', properties = {}): ReadReport {
  const blocks = text.split('\n').map((line) => ({ kind: 'text' as const, text: line }))
  return readReport({ format: 'txt', blocks, properties, confidence: null, notes: [] }, fileName, deps)
}

const body =
  '2024年,柳溪镇在县委、县政府的正确领导下,扎实推进法治政府建设,各项工作取得新成效,现将有关情况报告如下:\n一、主要举措和成效\n全年调解纠纷12起。'

describe('a recognised scan', () => {
  it('marks the figures of lines under 0.9 for a look, and no others', () => {
    const lines = body.split('\n')
    const blocks = [...lines, '发放宣传资料1200余份。'].map((text, index) => ({
      kind: 'text' as const,
      text,
      confidence: index === lines.length ? 0.83 : 0.97,
    }))
    const extracted = { format: 'scan', blocks, properties: {}, confidence: 0.95, notes: [] }
    const report = readReport(extracted, 'a.png', deps)
    const marked = report.warnings.filter((warning) => warning.rule === 'unsure-figure')
    expect(marked.map(({ text }) => text)).toEqual(['“1200余份”由图片识别，这一处的置信度 83%，请对照原件'])
    expect(report.text.slice(marked[0]!.where!.start, marked[0]!.where!.end)).toBe('1200余份')
    expect(report.figures).toHaveLength(2)
  })
})

describe('what is kept of a report', () => {
  it('holds no number of a person, in the text and in what was dropped', () => {
    const page = `打印本页 联系电话13800138000\n${body}\n村民王小明（电话13900139000）因土地纠纷信访。`
    const kept = JSON.stringify(readText(page))
    expect(kept).not.toMatch(/13800138000|13900139000|王小明/)
    expect(kept).toContain('×')
  })
})

describe('reading a report', () => {
  it('refuses an empty text', () => {
    expect(() => readText('  \n\n')).toThrow(AppError)
  })

  it('refuses a text far beyond a report', () => {
    expect(() => readText('一二三四五六七八九十'.repeat(110_000))).toThrow(/超过上限/)
  })

  it.each([
    '绝密',
    '机密★1年',
    '秘密★10年',
    '内部资料',
    '内部资料 注意保存',
    '【内部资料,不得外传】',
    '密级:机密',
    '机 密',
  ])('refuses the marking %s', (marking) => {
    expect(() => readText(`${marking}\n${body}`)).toThrow(/已拒收/)
  })

  it.each([
    '组织学习《中华人民共和国保守国家秘密法》,签订保密承诺书。',
    '加强机密文件管理,严防失泄密事件发生。',
    '做好保密工作,绝密、机密、秘密文件专人专柜。',
    '清理内部资料性出版物3种。',
  ])('does not take %s for a marking', (sentence) => {
    expect(readText(`${body}\n${sentence}`).text).toContain(sentence)
  })

  it('keeps every span a piece of the stored text', () => {
    const { text, passages, sections } = readText(body)
    expect(passages.length).toBeGreaterThan(0)
    for (const passage of passages) expect(text.slice(passage.start, passage.end)).toBe(passage.text)
    for (const section of sections)
      expect(text.slice(section.headingSpan.start, section.headingSpan.end)).toBe(section.heading)
  })

  it('reads place, kind and year of a page in traditional characters', () => {
    const { metadata } = readText(
      '南浦市梅嶺鎮2023年法治政府建設情況報告\n2023年,梅嶺鎮在市委、市政府的堅強領導下,紮實推進依法行政,現將有關情況報告如下:\n一、主要舉措\n全年調解糾紛12起,均已辦結。',
    )
    expect(metadata).toMatchObject({
      place: { county: '南浦市', town: '梅岭镇' },
      year: 2023,
      kind: '法治政府建设年度报告',
    })
  })

  it('leaves a name with a traditional character as it is in a simplified text', () => {
    expect(readText(`临西县尖塚镇2024年法治政府建设年度报告\n${body}`).metadata.place).toMatchObject({
      county: '临西县',
      town: '尖塚镇',
    })
  })

  it('takes the title from the meta tags of a page whose text has none', () => {
    const { metadata } = readText(body, 'a.html', {
      title: '法治政府建设',
      articletitle: '青禾县柳溪镇2024年度法治政府建设情况报告',
      sitename: '青禾县人民政府',
    })
    expect(metadata).toMatchObject({
      title: '青禾县柳溪镇2024年度法治政府建设情况报告',
      place: { county: '青禾县', town: '柳溪镇' },
    })
  })

  it('is not sure of a town that only running text names', () => {
    const { metadata } = readText(
      '2024年,花溪河镇在县委、县政府的正确领导下,扎实推进法治政府建设。\n一、主要举措\n与邻近的官埠桥镇联合调解纠纷12起。',
    )
    expect(metadata.place.town).toBe('花溪河镇')
    expect(metadata.evidence.place!.confidence).toBeLessThan(0.6)
  })

  it('takes the year reviewed, not the year in which a work report was given', () => {
    const { metadata } = readText(
      '政府工作报告\n——2024年1月18日在桃源里乡第十九届人民代表大会第四次会议上\n桃源里乡人民政府乡长\n各位代表:\n现在,我代表乡人民政府向大会报告工作,请予审议,并请列席人员提出意见。\n一、2023年工作回顾\n全年调解纠纷12起,均已办结。\n二、2024年工作安排\n继续抓好各项工作。',
    )
    expect(metadata).toMatchObject({ year: 2023, kind: '政府工作报告', place: { town: '桃源里乡' } })
  })

  it('takes no figures from a page whose digits were replaced', () => {
    const report = readText(`${body}\n发放资料***份,开展讲座**场,走访农户**户。`)
    expect(report.isTrusted).toBe(false)
    expect(report.figures).toEqual([])
    expect(report.warnings.map((warning) => warning.rule)).toContain('tampered')
  })
})

describe('200 generated pages', () => {
  const pages = generateReports(20_260_101, 200).map((page) => ({
    page,
    report: readReport(
      { format: 'txt', blocks: page.blocks, properties: {}, confidence: null, notes: [] },
      page.fileName,
      deps,
    ),
  }))
  const listMisses = (isRight: (entry: (typeof pages)[number]) => boolean) =>
    pages.filter((entry) => !isRight(entry)).map((entry) => entry.page.shape)

  it('give the right place, year and kind for 99%', () => {
    const misses = listMisses(
      ({ page, report: { metadata } }) =>
        metadata.year === page.year &&
        metadata.kind === page.kind &&
        placeFullName(metadata.place) === placeFullName(page.place),
    )
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(2)
  })

  it('give the right outline for 98%', () => {
    const name = (section: { level: number; heading: string }) =>
      `${section.level} ${normalise(section.heading).text}`
    const misses = listMisses(({ page, report }) => {
      const found = report.sections.filter((section) => section.level >= 1 && section.level <= 3).map(name)
      return found.join('|') === page.outline.map(name).join('|')
    })
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(4)
  })

  it('leave no page furniture in any passage', () => {
    const misses = listMisses(({ page, report }) => {
      const lines = new Set(
        report.passages.flatMap((passage) => passage.text.split('\n').map((line) => normalise(line).text)),
      )
      return !page.furniture.some((line) => lines.has(normalise(line).text))
    })
    expect(misses).toEqual([])
  })

  it('warn of every planted fault of numbering', () => {
    const misses = listMisses(({ page, report }) =>
      page.faults.every((fault) => report.warnings.some((warning) => warning.rule === fault)),
    )
    expect(misses).toEqual([])
  })

  it('keep passages within 400 characters, each in one section', () => {
    for (const { report } of pages) {
      for (const passage of report.passages) {
        expect(passage.text.length).toBeLessThanOrEqual(400)
        const crossed = report.sections.filter(
          (section) =>
            section.level >= 1 &&
            section.level <= 4 &&
            section.start > passage.start &&
            section.start < passage.end,
        )
        expect(crossed).toEqual([])
      }
    }
  })
})

if (!existsSync(corpus)) console.log('skipped: the five reports are not here')
describe.skipIf(!existsSync(corpus))('the five reports', () => {
  const reports = existsSync(corpus)
    ? readdirSync(corpus)
        .sort()
        .map((file) => readText(readFileSync(`${corpus}/${file}`, 'utf8'), file))
    : []
  const rules = (at: number) => reports[at]!.warnings.map((warning) => warning.rule)

  it('have their place and year', () => {
    expect(reports.map(({ metadata }) => `${placeFullName(metadata.place)} ${metadata.year}`)).toEqual([
      '福建省福州市连江县敖江镇 2023',
      '湖南省怀化市麻阳苗族自治县锦和镇 2025',
      '重庆市奉节县云雾土家族乡 2023',
      '湖北省咸宁市咸安区官埠桥镇 2022',
      '广东省湛江市吴川市大山江街道 2024',
    ])
    expect(new Set(reports.map(({ metadata }) => metadata.kind))).toEqual(new Set(['法治政府建设年度报告']))
  })

  it('have every heading of their outlines', () => {
    expect(
      reports.map(({ sections }) =>
        [1, 2, 3].map((level) => sections.filter((section) => section.level === level).length),
      ),
    ).toEqual([
      [3, 9, 0],
      [3, 7, 11],
      [3, 8, 0],
      [3, 3, 9],
      [3, 13, 5],
    ])
  })

  it('have their faults as warnings', () => {
    expect(rules(0)).toContain('numeral-missing')
    expect(rules(1)).toEqual(expect.arrayContaining(['numeral-repeated', 'stale-year']))
    expect(rules(2)).toContain('cause-missing')
    expect(rules(3)).toContain('cause-missing')
    expect(rules(4)).toContain('repeated-character')
  })

  it('have no page furniture in any passage', () => {
    const furniture = /扫一扫|附件下载|相关链接|政策文件|热门搜索|打印|字体|云上咸安|来源:|时间:|日期:/
    expect(
      reports.flatMap((report) => report.passages).filter((passage) => furniture.test(passage.text)),
    ).toEqual([])
  })
})

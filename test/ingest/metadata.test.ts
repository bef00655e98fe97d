import { describe, expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import type { Block } from '#domain/block.ts'
import type { ReadReport } from '#domain/report.ts'
import { readReport } from '#ingest/read/read-report.ts'
import { readingBook } from '../fakes/reading-book.ts'

const gazetteer = openGazetteer()

function read(text: string, given: { file?: string; blocks?: readonly Block[] } = {}): ReadReport {
  const lines = text.split('\n').map((line): Block => ({ kind: 'text', text: line }))
  const blocks = [...(given.blocks ?? []), ...lines]
  const extracted = { format: 'txt', blocks, properties: {}, confidence: null, notes: [] }
  return readReport(extracted, given.file ?? 'a.txt', { gazetteer, book: readingBook })
}

const said = '一、主要做法\n全年培训干部12场,受理申请30件。\n二、存在问题\n力量不足,宣传不够。'

describe('whose report it is', () => {
  it.each([
    ['贵州省2024年法治政府建设年度报告', '省', { province: '贵州省', city: null, county: null, town: null }],
    ['延边州2023年法治政府建设情况的报告', '市', { city: '延边朝鲜族自治州', county: null, town: null }],
    ['遵义市2023年法治政府建设情况的报告', '市', { province: '贵州省', city: '遵义市', county: null }],
    ['夏县2023年法治政府建设情况的报告', '县', { city: '运城市', county: '夏县', town: null }],
    ['科右中旗2023年工作总结', '县', { county: '科尔沁右翼中旗', town: null }],
    ['夏县应急管理局2023年工作总结', '部门', { county: '夏县', town: null }],
    ['夏县埝掌镇2023年工作总结', '乡镇', { county: '夏县', town: '埝掌镇' }],
    ['夏县埝掌镇镇长2023年述法报告', '乡镇', { county: '夏县', town: '埝掌镇' }],
  ])('%s is of level %s', (title, level, place) => {
    expect(read(`${title}\n${said}`).metadata).toMatchObject({ level, place })
  })

  it('is the congress under the title where the title names nobody', () => {
    const { metadata } = read(
      `政府工作报告\n——2025年1月15日在遵义市第六届人民代表大会第五次会议上\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2024年工作回顾\n全市新增就业6.3万人，建设中心镇12个，振兴乡村产业。`,
    )
    expect(metadata).toMatchObject({ level: '市', place: { city: '遵义市', town: null }, year: 2024 })
  })

  it('stands in the letterhead alone', () => {
    const blocks: Block[] = [{ kind: 'margin', text: '夏县埝掌镇人民政府文件' }]
    const { metadata } = read(`2024年度工作总结\n${said}`, { blocks })
    expect(metadata.place).toMatchObject({ county: '夏县', town: '埝掌镇' })
    expect(metadata.evidence.place?.from).toBe('letterhead')
  })

  it('stands in the signature of a text that only says 我镇', () => {
    const { metadata } = read(
      `2024年度普法工作总结\n一年来我镇扎实开展普法。下面将我镇情况汇报如下。\n${said}\n夏县埝掌镇人民政府\n2024年12月28日`,
    )
    expect(metadata).toMatchObject({ place: { county: '夏县', town: '埝掌镇' }, issuedOn: '2024-12-28' })
  })

  it('is the title of a sheet', () => {
    const blocks: Block[] = [
      { kind: 'text', text: '2024年夏县埝掌镇工作数据统计表' },
      {
        kind: 'table',
        rows: [
          ['指标', '2024年'],
          ['调解纠纷', '163起'],
        ],
        hasHeader: true,
      },
    ]
    expect(read('', { blocks }).metadata).toMatchObject({
      year: 2024,
      place: { county: '夏县', town: '埝掌镇' },
    })
  })

  it.each([
    '小城镇',
    '中心镇',
    '发展乡村',
    '振兴乡村',
    '宜居乡村',
    '低于城镇',
    '三个镇',
    '各乡镇',
    '特色小镇',
  ])('is no town where a county writes of %s', (word) => {
    const { metadata } = read(
      `夏县2023年工作总结\n2023年,全县推进${word}建设,${word}面貌改善,居民收入${word}有所提高。\n${said}`,
    )
    expect(metadata.place).toMatchObject({ county: '夏县', town: null })
  })

  it('is nobody where a text only says 我镇 and 乡镇', () => {
    const { metadata } = read(`乡镇半年工作总结\n上半年全镇上下认真落实各项部署,我镇工作有起色。\n${said}`)
    expect(metadata.place.town).toBeNull()
  })

  it('gives a namesake its county only for a reason in the text, and tells what is inferred', () => {
    const bare = read(`宁安镇2024年工作总结\n2024年,宁安镇在县委、县政府领导下完成任务。\n${said}`)
    expect(bare.metadata.place).toEqual({ province: null, city: null, county: null, town: '宁安镇' })
    const told = read(`宁安镇2024年工作总结\n2024年,宁安镇在中宁县委、县政府领导下完成任务。\n${said}`)
    expect(told.metadata).toMatchObject({
      place: { county: '中宁县', town: '宁安镇' },
      inferred: ['province', 'city'],
    })
  })
})

describe('the year', () => {
  it('of a work report is the one reviewed, and the title keeps its own', () => {
    const { metadata } = read(
      '夏县埝掌镇2025年政府工作报告\n一、2024年工作回顾\n2024年,全镇财政收入528万元。\n二、2025年工作安排\n财政收入力争达到580万元。',
    )
    expect(metadata).toMatchObject({ year: 2024, titleYear: 2025, kind: '政府工作报告' })
  })

  it('of a work report without a heading for last year is the one before it was given', () => {
    const { metadata } = read(
      '政府工作报告\n——2024年1月9日在夏县第十八届人民代表大会第四次会议上\n各位代表：\n现在，我代表县人民政府作工作报告，请予审议。\n一、过去一年工作\n全县生产总值增长5.2%。\n二、今年任务\n生产总值增长5%。',
    )
    expect(metadata).toMatchObject({ year: 2023, titleYear: null })
  })

  it('may stand in the first sentences alone, with half a year as the period', () => {
    const { metadata } = read(
      '夏县埝掌镇上半年工作情况总结\n一、工作情况\n2024年上半年,全镇签订招商合同17个,到位资金9650万元。',
    )
    expect(metadata).toMatchObject({ year: 2024, period: '上半年' })
  })

  it('is not the day that the head of a site shows', () => {
    const { metadata } = read(
      `夏县人民政府 2019年11月5日星期二\n夏县埝掌镇2022年法治政府建设年度报告\n来源：埝掌镇 发布时间：2023-02-14 10:20\n${said}`,
    )
    expect(metadata).toMatchObject({ year: 2022, issuedOn: '2023-02-14' })
  })
})

describe('the kind', () => {
  it.each([
    ['夏县埝掌镇2024年信访工作总结', '信访工作总结'],
    ['夏县埝掌镇2024年治理欠薪工作总结', '欠薪治理工作总结'],
    ['夏县埝掌镇2024年安全生产工作情况汇报', '安全生产工作总结'],
    ['夏县埝掌镇2024年平安建设工作总结', '平安建设工作总结'],
    ['夏县埝掌镇2023年工作总结和2024年工作打算', '工作总结'],
    ['夏县埝掌镇2024年工作要点', '计划'],
    ['关于报送2024年法治政府建设年度报告的通知', '通知'],
    ['夏县埝掌镇2024年政府信息公开工作年度报告', '政府信息公开工作年度报告'],
    ['夏县埝掌镇2024年度行政执法数据表', '行政执法统计年报'],
    ['夏县埝掌镇党委书记2024年述法报告', '述职述法报告'],
    ['夏县埝掌镇2024年法治政府建设工作总结', '法治政府建设年度报告'],
    ['夏县埝掌镇集镇管理办法', '其他'],
  ])('of %s is %s', (title, kind) => {
    expect(read(`${title}\n${said}`).metadata.kind).toBe(kind)
  })
})

describe('lines that say something', () => {
  const textOf = (report: ReadReport) => report.passages.map(({ text }) => text).join('\n')

  it('stay at the end of a report without a stop, and what stands below it goes', () => {
    const report = read(
      '夏县埝掌镇2024年工作总结\n一、主要工作\n举办培训4次。\n二、化解矛盾\n全年调解矛盾纠纷52件,成功率97%\n全年检查企业73家次,整改隐患31处\n版权所有:夏县人民政府',
    )
    expect(textOf(report)).toContain('全年检查企业73家次,整改隐患31处')
    expect(report.text).not.toContain('版权所有')
  })

  it('stay before the first heading, and after the name of an authority alone on a line', () => {
    const report = read(
      '夏县埝掌镇2024年工作总结\n全镇配网格员29人\n镇党委、政府\n按照会议要求汇报如下。\n一、主要工作\n全镇完成财政收入936万元。\n引进项目7个。',
    )
    expect(textOf(report)).toContain('全镇配网格员29人')
    expect(textOf(report)).toContain('引进项目7个')
  })

  it('stay text where they share a line with their heading', () => {
    const report = read(
      '夏县埝掌镇2024年工作总结\n一、矛盾纠纷化解情况全年调解矛盾纠纷84起,成功82起。\n二、存在问题执法人员少。',
    )
    expect(textOf(report)).toContain('全年调解矛盾纠纷84起')
    expect(textOf(report)).toContain('执法人员少')
    expect(report.sections.map(({ heading }) => heading)).toContain('一、矛盾纠纷化解情况')
  })

  it('are found in a page that lost its line breaks', () => {
    const report = read(
      '夏县埝掌镇2023年法治政府建设情况报告 2023年，埝掌镇坚持依法行政，现报告如下。 一、主要做法 （一）加强学习。领导班子集体学法7次。 （二）强化服务。聘请法律顾问2名。 二、存在问题 普法形式单一，群众参与不够。',
    )
    expect(report.metadata.title).toBe('夏县埝掌镇2023年法治政府建设情况报告')
    expect(report.sections.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['一', '一/(一)', '一/(二)', '二']),
    )
  })

  it('are told where they were left out after all', () => {
    const report = read(
      `夏县埝掌镇2024年工作总结\n${said}\n夏县埝掌镇人民政府\n2024年12月28日\n地址：夏县埝掌镇新街，服务窗口12个。`,
    )
    expect(report.warnings.map(({ rule }) => rule)).not.toContain('no-passage')
    expect(`${report.text}${JSON.stringify(report.warnings)}`).toContain('服务窗口12个')
  })
})

it('numerals that run on over the sections are no fault', () => {
  const { warnings } = read(
    '夏县埝掌镇2024年工作总结\n一、主要做法\n（一）抓学习。集体学法4次。\n（二）抓宣传。发放资料600份。\n二、存在问题\n（三）人手少。\n（四）经费少。',
  )
  expect(warnings.filter(({ rule }) => rule.startsWith('numeral'))).toEqual([])
})

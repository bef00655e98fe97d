import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Section, SectionPart } from '#domain/report.ts'
import { buildFigures } from '#ingest/figures/build-figures.ts'
import { parseIndicators } from '../../src/text/parse-indicators.ts'
import { tableWords } from '../fakes/reading-book.ts'

const indicators = parseIndicators(readFileSync('prompts/indicators.tsv', 'utf8'))
const read = (text: string, sections: readonly Section[] = []) =>
  buildFigures({ text, sections, year: 2024 }, { indicators, tableWords })

function section(text: string, heading: string, part: SectionPart): Section {
  const start = text.indexOf(heading)
  return {
    path: heading.split('、')[0] ?? '',
    level: 1,
    heading,
    part,
    start,
    end: text.length,
    headingSpan: { start, end: start + heading.length },
  }
}

it('the clause of a figure goes past the comma of 1,286', () => {
  const figures = read('走访重点人群31名1,286次，办结率100%。')
  expect(figures.map(({ quote }) => quote)).toEqual([
    '走访重点人群31名1,286次',
    '走访重点人群31名1,286次',
    '办结率100%',
  ])
})

describe('the indicator of a figure', () => {
  it.each([
    ['全年调处各类矛盾纠纷187起。', '调解矛盾纠纷数'],
    ['排查矛盾纠纷52件。', '排查矛盾纠纷数'],
    ['调解队伍中调解成功183起。', '调解成功数'],
    ['帮42名农民工追回工资61万元。', '帮助农民工讨薪人数;帮助农民工讨薪(追回工资)金额'],
    ['拆除违法建筑12处、面积860平方米。', '拆除违建户数;拆除违建面积'],
    ['排查安全隐患41处，整改39处。', '排查隐患数;整改隐患数'],
    ['出动执法人员320人次，检查企业95家。', '出动执法人员人次;检查市场主体数'],
    ['受理12345热线工单210件，按时办结率100%。', '12345工单办理数;12345办结率'],
    ['受理信访件31件，办结率100%。', '信访件受理数;信访办结率'],
    ['办理人大代表建议9件、政协提案4件。', '人大代表建议办理数;政协提案办理数'],
    ['无行政复议、行政诉讼案件发生。', '行政复议案件数;行政诉讼(应诉)案件数'],
    ['清理规范性文件7件，废止规范性文件2件。', '规范性文件清理数;规范性文件废止数'],
    ['配齐13名治保主任、11名辅警、87名网格员。', '治保主任人数;辅警人数;网格员人数'],
    ['3名干部报名参加行政执法资格考试。', '新考取(报考)执法证人数'],
    ['全年共排查各类矛盾纠纷217件，化解209件。', '排查矛盾纠纷数;调解矛盾纠纷数'],
    ['整治各类风险，查出隐患642处，整改639处。', '排查隐患数;整改隐患数'],
    ['替52名采摘工追回工钱41.8万元。', '帮助农民工讨薪人数;帮助农民工讨薪(追回工资)金额'],
    ['接待群众来访76批133人次。', '信访件受理数;信访件受理数'],
    ['开展法治讲座28场，受益群众6500多人。', '法治讲座(宣讲)次数;普法覆盖人次'],
    ['排查矛盾纠纷284宗，其中林地纠纷61宗。', '排查矛盾纠纷数;林地纠纷'],
  ])('%s', (sentence, names) => {
    expect(
      read(sentence)
        .map((figure) => figure.indicator)
        .join(';'),
    ).toBe(names)
  })

  it('is the noun that is counted, with its verb, when the book has none', () => {
    const names = read('改造背街小巷6条，发现问题25个，解决问题24个，化解了3起群体性案件，成功率100%。')
    expect(names.map((figure) => figure.indicator)).toEqual([
      '改造背街小巷',
      '发现问题',
      '解决问题',
      '化解群体性案件',
      '群体性案件成功率',
    ])
  })

  it('leaves out place, means and clause around the noun', () => {
    const name = (sentence: string) => read(sentence)[0]?.indicator
    expect(name('依托文艺小分队演出法治小戏18场。')).toBe('演出法治小戏')
    expect(name('把离职率控制在15%以内。')).toBe('离职率')
    expect(name('13名社区书记接受居民代表打分。')).toBe('社区书记')
    expect(name('4件三年以上信访积案全部息访。')).toBe('信访积案化解数')
    expect(name('平均办理时限由5个工作日压缩至2个工作日。')).toBe('平均办理时限')
    expect(name('对相距97公里的特点作了安排。')).not.toBe('特点')
  })

  it('is the village, the household or the person where the measure word is the noun', () => {
    const names = read('全乡辖11个村4820户2.1万人。').map((figure) => figure.indicator)
    expect(names).toEqual(['村', '户数', '人数'])
  })

  it('of a change after 分别 is that of the number in the same place before it', () => {
    const names = read('发现线索76条、拆除围挡133米，同比分别下降19.1%和24%。').map(
      ({ indicator }) => indicator,
    )
    expect(names.slice(2)).toEqual([`${names[0]}同比下降`, `${names[1]}同比下降`])
  })

  it('goes on from what a value was to what it became, and to how much it changed', () => {
    const names = read('信访量由63件下降到41件，下降34.9%。').map((figure) => figure.indicator)
    expect(names).toEqual(['信访量', '信访量', '信访量下降'])
  })

  it('carries the threshold that picks out what is counted', () => {
    const [all, threshold, some] = read('落地20家企业（其中注册资本5000万以上企业共10家）。')
    expect(threshold).toMatchObject({ kind: 'condition', value: 50_000_000, unit: '元', qualifier: '以上' })
    expect(some).toMatchObject({ indicator: '注册资本5000万以上企业', value: 10, parent: 0 })
    expect(all?.parent).toBeNull()
  })
})

describe('the kind of a figure', () => {
  it.each([
    ['调解纠纷12起。', 'count'],
    ['群众满意率98%。', 'rate'],
    ['信访总量同比下降23%。', 'change'],
    ['许可事项由21个压减至3个。', 'change;count'],
    ['调解成功率由95%提升到98.5%。', 'change;rate'],
    ['每月排查一次重点人员。', 'frequency'],
    ['发放补助每人每月300元。', 'condition'],
    ['对投资5000万元以上的项目专人跟踪。', 'condition'],
    ['材料齐全的5个工作日内办结。', 'condition'],
  ])('%s is %s', (sentence, kinds) => {
    expect(
      read(sentence)
        .map((figure) => figure.kind)
        .join(';'),
    ).toBe(kinds)
  })

  it('is a condition for what a plan sets out to reach, in the year that the heading names', () => {
    const text = '一、主要成效\n调解纠纷12起。\n三、2025年工作安排\n开展法治培训4次，调解成功率达到98%以上。'
    const figures = read(text, [
      section(text, '一、主要成效', 'practice'),
      section(text, '三、2025年工作安排', 'plan'),
    ])
    expect(figures.map((figure) => [figure.kind, figure.period, figure.section])).toEqual([
      ['count', null, '一'],
      ['condition', '2025年', '三'],
      ['condition', '2025年', '三'],
    ])
  })
})

describe('scope', () => {
  it('keeps the door through which cases came', () => {
    const figures = read(
      '今年以来，镇综治中心共受理并调解矛盾纠纷40余起，镇派出所共受理并调解矛盾纠纷80余起，全镇共调解130余起。',
    )
    expect(figures.map((figure) => figure.channel)).toEqual(['镇综治中心', '镇派出所', null])
    expect(figures.map((figure) => figure.period)).toEqual(['今年以来', '今年以来', '今年以来'])
  })

  it('keeps the period as written, and leaves a year inside a noun alone', () => {
    const period = (sentence: string) => read(sentence)[0]?.period
    expect(period('9月份，化解信访积案3起。')).toBe('9月份')
    expect(period('2024年开展普法活动6场。')).toBe('2024年')
    expect(period('“百日攻坚”专项行动期间调解纠纷20起。')).toBe('“百日攻坚”专项行动期间')
    expect(period('兑付2021年奖补资金2万元。')).toBeNull()
  })

  it('links a list to the number before it that it adds up to, and dates it as that number', () => {
    const figures = read('民警把2022年30件旧案摊开,查出偷牛14件、换锁9件、赊账7件,今年没有再发。')
    expect(figures.slice(0, 4).map(({ parent }) => parent)).toEqual([null, 0, 0, 0])
    expect(figures.slice(1, 4).map(({ period }) => period)).toEqual(['2022年', '2022年', '2022年'])
    const others = read('走访农户30户，查出偷牛14件、换锁9件。')
    expect(others.map(({ parent }) => parent)).toEqual([null, null, null])
  })

  it('makes parts of a whole list no parts of its last item, nor names them by it', () => {
    const figures = read('查处占道4起、偷倒1起、烧荒2起,其中罚款3起、警告4起。')
    expect(figures.map(({ parent }) => parent)).toEqual([null, null, null, null, null])
    expect(figures.at(-1)?.indicator).toBe('警告')
  })

  it('links parts to their whole', () => {
    const parents = (sentence: string) => read(sentence).map((figure) => figure.parent)
    expect(parents('开具处罚决定书7次，其中罚款6次，警告1次，检查企业20家。')).toEqual([null, 0, 0, null])
    expect(parents('办理案件12件（简易程序10件，一般程序2件），审核合同5份。')).toEqual([null, 0, 0, null])
    expect(parents('14名巡查员中驻村5名，另聘保洁员3名。')).toEqual([null, 0, null])
    expect(parents('权责事项354项=120+134+100。')).toEqual([null, 0, 0, 0])
    expect(parents('调解纠纷12起。其中难案3起。走访群众20户。')).toEqual([null, 0, null])
    expect(parents('调解纠纷50起，成功48起，成功率96%，其中林地纠纷9起、欠款纠纷7起。')).toEqual([
      null,
      null,
      null,
      0,
      0,
    ])
    expect(parents('调解纠纷50起，成功48起，其中林地纠纷30起、欠款纠纷20起。')).toEqual([null, null, 0, 0])
  })
})

describe('lists', () => {
  it('give one figure a rate when they share a value, and the k-th value to the k-th noun after 分别', () => {
    expect(read('参学率、参考率、及格率均达100%。').map((figure) => figure.indicator)).toEqual([
      '干部学法考试参学率',
      '干部学法考试参考率',
      '干部学法考试及格率',
    ])
    const figures = read('学法考试参考率和优秀率分别为100%、96%。')
    expect(figures.map((figure) => [figure.indicator, figure.value])).toEqual([
      ['干部学法考试参考率', 100],
      ['干部学法考试优秀率', 96],
    ])
  })
})

describe('spans', () => {
  it('quote the clause and the number exactly, also in full width and with blanks', () => {
    const text = '全年调解纠纷 １８７ 起，追回工资　２５．６ 万元；无行政复议案件发生。'
    const figures = read(text)
    expect(figures.map((figure) => figure.value)).toEqual([187, 256_000, 0])
    for (const figure of figures) {
      expect(text.slice(figure.start, figure.end)).toBe(figure.quote)
      expect(text.slice(figure.at.start, figure.at.end)).toBe(figure.raw)
    }
    expect(figures.at(-1)?.quote).toBe('无行政复议案件发生')
  })

  it('stay within reach in a text without a stop', () => {
    const figures = read('调解纠纷3起'.repeat(3000))
    expect(figures.length).toBe(3000)
    expect(Math.max(...figures.map((figure) => figure.quote.length))).toBeLessThan(400)
    for (const piece of ['1起', '1%、', '同比下降1%、']) expect(read(piece.repeat(3000))).toHaveLength(3000)
  })
})

import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { type Place, placeName } from '#domain/place.ts'
import { emptyMetadata, type ReportSummary } from '#domain/report.ts'
import { type FrameDeps, readFrame } from '#question/read-frame.ts'

const report = (county: string, town: string, year: number): ReportSummary => ({
  id: year,
  file: `${town}${year}.txt`,
  metadata: {
    ...emptyMetadata,
    title: null,
    place: { province: null, city: null, county, town },
    year,
    kind: '法治政府建设年度报告',
    issuer: null,
    issuedOn: null,
    evidence: {},
  },
  rowPlaces: [],
  isSample: false,
  isTrusted: true,
  visible: 'all',
  counts: { sections: 0, passages: 0, figures: 0 },
  warnings: [],
})

let deps: FrameDeps
beforeAll(async () => {
  deps = {
    segmenter: await openSegmenter(),
    gazetteer: openGazetteer(),
    book: await loadPrompts(resolve(import.meta.dirname, '../../prompts')),
    thisYear: 2025,
    visible: [
      report('岚水县', '荷塘镇', 2023),
      report('岚水县', '松岗乡', 2023),
      report('北岭县', '荷塘镇', 2023),
      report('北岭县', '白沙坪镇', 2024),
    ],
  }
})

const frame = (text: string, askerPlace: string | null = null, context: readonly string[] = []) =>
  readFrame({ text, askerPlace, context }, deps)
const included = async (text: string, ...rest: [(string | null)?, (readonly string[])?]) =>
  (await frame(text, rest[0] ?? null, rest[1] ?? [])).include.map(placeName)

describe('places of a question', () => {
  it('are found by full name, by short name and with one wrong character', async () => {
    expect(await included('松岗乡调解了多少')).toEqual(['岚水县松岗乡'])
    expect(await included('松岗调解了多少')).toEqual(['岚水县松岗乡'])
    expect(await included('白纱坪镇调解了多少')).toEqual(['北岭县白沙坪镇'])
  })
  it('are heard where two characters are misspelt by one, and a suffix with them', async () => {
    expect(await included('松刚调解了多少')).toEqual(['岚水县松岗乡'])
    expect(await included('白纱坪真调解了多少')).toEqual(['北岭县白沙坪镇'])
    expect(await included('送货调解了多少')).toEqual([])
  })
  it('are one’s own where the asker’s is among those that bear the name, and both where both counties are named', async () => {
    const own = await frame('荷塘镇有几个网格员', '北岭县荷塘镇')
    expect(own.include.map(placeName)).toEqual(['北岭县荷塘镇'])
    expect(own.namesakes?.map(placeName)).toEqual(['岚水县荷塘镇'])
    expect(await included('都叫荷塘镇，岚水和北岭的谁网格员多')).toHaveLength(2)
  })
  it('are those of the asker’s county where it is said', async () => {
    expect(await included('24年我们跟本县的荷塘镇比', '北岭县白沙坪镇')).toContain('北岭县荷塘镇')
    expect(await included('我们县长去过荷塘镇没', '北岭县白沙坪镇')).not.toContain('北岭县荷塘镇')
  })
  it('are ambiguous when two townships bear the name, and not once the county is said', async () => {
    expect((await frame('荷塘镇有几个网格员')).ambiguous).toHaveLength(2)
    expect(await included('北岭那个荷塘镇有几个网格员')).toEqual(['北岭县荷塘镇'])
    expect(await included('岚水县荷塘镇和北岭县荷塘镇各有几个网格员')).toEqual([
      '岚水县荷塘镇',
      '北岭县荷塘镇',
    ])
  })
  it('leave out the own township when peers are asked for, and mean it when 本镇 is said', async () => {
    const peers = await frame('其他乡镇怎么处理欠薪', '岚水县松岗乡')
    expect(peers.exclude.map(placeName)).toEqual(['岚水县松岗乡'])
    expect(peers.include).toEqual([])
    expect(await included('我们乡调解了多少纠纷', '岚水县松岗乡')).toEqual(['岚水县松岗乡'])
  })
  it('are one’s own where 我们 speaks, beside another that is named, and over its county for a rank', async () => {
    expect(await included('我们24年网格员几个', '岚水县松岗乡')).toEqual(['岚水县松岗乡'])
    expect(await included('再看我们和白沙坪24年满意率', '岚水县松岗乡')).toHaveLength(2)
    expect(await included('我们镇24年满意率在县里头排第几', '岚水县荷塘镇')).toEqual(['岚水县'])
    expect(await included('我们镇24年满意率排第几', '岚水县荷塘镇')).toEqual([])
    expect(await included('我们24年隐患排查几处', '岚水县松岗乡')).toEqual(['岚水县松岗乡'])
  })
  it('are not left out where what was taken away is counted', async () => {
    expect(await included('松岗拿掉多少处违建')).toEqual(['岚水县松岗乡'])
    expect((await frame('拿掉松岗，其余调解了多少')).exclude.map(placeName)).toEqual(['岚水县松岗乡'])
  })
  it('are none where people are spoken of that work elsewhere, nor where places are counted', async () => {
    expect((await frame('松岗帮外头打工的讨回多少工资', '北岭县白沙坪镇')).wantsPeers).toBe(false)
    expect((await frame('五个乡镇街道2024年执法人员总数')).unknown).toEqual([])
  })
  it('without a suffix are unknown where they open the question before a year', async () => {
    for (const text of [
      '双河2023年调解了多少纠纷',
      '双河这几年调解了多少',
      '双河近三年普法咋样',
      '双河三年一共调解多少',
    ])
      expect((await frame(text)).unknown, text).toEqual(['双河'])
    expect((await frame('普法2023年做了什么')).unknown).toEqual([])
    // 平安镇 there is, but practices are told of 平安.
    expect((await frame('平安2023年做了什么')).unknown).toEqual([])
  })
  it('that the library does not have are named as unknown', async () => {
    expect((await frame('青山湾镇有几个网格员')).unknown).toEqual(['青山湾镇'])
    expect((await frame('比一下各镇调解数')).unknown).toEqual([])
    expect((await frame('各乡镇、其他街道怎么做普法')).unknown).toEqual([])
    expect((await frame('人家街道怎么做普法', '岚水县松岗乡')).unknown).toEqual([])
  })
})

const upper = (level: Partial<Place>, title: string | null = null): ReportSummary => {
  const { metadata, ...rest } = report('', '', 2024)
  const place = { province: null, city: null, county: null, town: null, ...level }
  return { ...rest, metadata: { ...metadata, place, title } }
}

describe('places above the townships', () => {
  const visible = [
    upper({ province: '新疆维吾尔自治区' }),
    upper({ province: '吉林省', city: '延边朝鲜族自治州' }),
    upper({ province: '内蒙古自治区', city: '兴安盟', county: '科尔沁右翼中旗' }),
    upper({ province: '青海省', city: '海东市', county: '平安区' }),
    upper({ province: '河南省', city: '洛阳市', county: '洛宁县' }, '洛宁县司法局2024年工作总结'),
    upper({ province: '江苏省', city: '南通市', county: '通州区' }),
  ]
  const read = (text: string) =>
    readFrame({ text, askerPlace: null, context: [] }, { ...deps, visible: [...deps.visible, ...visible] })
  it.each([
    ['新疆的报告写了什么', ['新疆维吾尔自治区']],
    ['延边州2024年粮食产量多少', ['延边朝鲜族自治州']],
    ['科右中旗2024年查处多少起', ['科尔沁右翼中旗']],
    ['洛宁办理了多少件法律援助案件', ['洛宁县']],
    ['南通通州区2024年产值多少', ['通州区']],
    ['北京市通州区和南通通州区', ['通州区']],
    ['平安2024年修了多少路', ['平安区']],
    ['平安建设做了什么', []],
  ])('%s: %s', async (text, places) => {
    expect((await read(text)).include.map(placeName)).toEqual(places)
    expect((await read(text)).unknown).toEqual([])
  })
  it('that are others of the same name are not in the library', async () => {
    expect(await read('北京市通州区2024年产值多少')).toMatchObject({ include: [], unknown: ['北京市通州区'] })
  })
  it('have offices that are no words of the topic, where a report is theirs', async () => {
    expect(await read('洛宁县司法局2024年搞了几次讲座')).toMatchObject({ office: '司法局' })
    expect((await read('洛宁县司法局2024年搞了几次讲座')).topic).not.toContain('司法局')
    expect((await read('洛宁县水利局2024年修了几条渠')).office).toBeNull()
  })
  it('are asked for their townships by 各镇 and 哪些乡镇', async () => {
    expect((await read('洛宁县各乡镇调解多少')).wantsTowns).toBe(true)
    expect((await read('洛宁县调解多少')).wantsTowns).toBe(false)
  })
})

it.each([
  '小城镇建设花了多少钱',
  '三个镇的调解数给我列一下',
  '我镇调解了多少',
  '上半年全镇招商多少',
  '去掉街道再排一下',
  '收入是不是低于城镇居民',
  '中心镇有几个',
  '重点镇怎么选的',
])('%s names no place', async (text) => {
  const { include, unknown, ambiguous } = await frame(text)
  expect([...include, ...unknown, ...ambiguous]).toEqual([])
})

describe('what is counted', () => {
  it.each([
    ['松岗离婚率是多少', '离婚率'],
    ['松岗一年交多少税', '税'],
    ['松岗拆违面积多少', '面积'],
    ['松岗要回来多少钱', undefined],
    ['松岗赢了几场', undefined],
  ] as const)('in %s is %s', async (text, head) => {
    expect((await frame(text)).head?.word).toBe(head)
  })
})

describe('typing errors', () => {
  it('of long words are mended, of short ones guessed at', async () => {
    expect((await frame('松岗满义率多少')).terms.map(({ word }) => word)).toContain('满意率')
    expect((await frame('打鱼的怎么安置')).topic).toContain('打鱼的')
    const guessed = (await frame('松岗罚宽多少')).terms.find(({ isGuess }) => isGuess)
    expect(guessed?.alternatives).toContain('罚款')
  })
  it('are no lay words that differ from another by one character', async () => {
    expect((await frame('松岗打伤人的怎么处理')).topic).toContain('打伤')
    expect((await frame('松岗当事人去哪申请')).topic).toContain('当事人')
  })
  it('are not seen inside a known word', async () => {
    expect((await frame('合法性审查做了几件')).terms.map(({ word }) => word)).toContain('合法性审查')
  })
})

describe('an order', () => {
  it('asks for the whole order where both of its ends are meant', async () => {
    const { n, isLeastFirst } = await frame('2024年热线满意率哪家最高、哪家垫底')
    expect([n, isLeastFirst]).toEqual([null, false])
  })
})

describe('years of a question', () => {
  it('are explicit or relative to this year', async () => {
    expect((await frame('松岗2023年调解了多少')).years).toEqual([2023])
    expect(await frame('松岗去年调解了多少')).toMatchObject({ years: [2024], isRelativeYear: true })
    expect((await frame('近两年松岗调解了多少')).years).toEqual([2023])
  })
  it('are listed and spread as people type them, and are no claims', async () => {
    const read = async (text: string) => {
      const { years, assertedNumbers } = await frame(text)
      return [years, assertedNumbers]
    }
    expect(await read('松岗22 23 24三年发案各几起')).toEqual([[2022, 2023, 2024], []])
    expect(await read('松岗23和24两年审查多少件')).toEqual([[2023, 2024], []])
  })
  it('of a plan mean the report of the year before', async () => {
    expect(await frame('松岗2024年打算怎么普法')).toMatchObject({ years: [2023, 2024], part: 'plan' })
    expect(await frame('松岗明年打算怎么普法')).toMatchObject({ years: [], part: 'plan' })
  })
})

describe('a follow-up', () => {
  it('takes its topic from what was asked before', async () => {
    const asked = await frame('那松岗呢?', null, ['白沙坪镇有几个人有执法证'])
    expect(asked.include.map(placeName)).toEqual(['岚水县松岗乡'])
    expect(asked.terms.map((term) => term.word)).toContain('执法证')
    expect(asked.want).toBe('value')
  })
  it('takes its place from what was asked before', async () => {
    expect(await included('满意率也是100%?', null, ['松岗办理率多少'])).toEqual(['岚水县松岗乡'])
  })
  it('takes its year from the newest question about that place that named one', async () => {
    const years = async (text: string, ...context: string[]) => (await frame(text, null, context)).years
    expect(await years('成功率呢', '松岗2022年调解了多少', '那2023年呢')).toEqual([2023])
    expect(await years('成功率呢', '白沙坪2021年调解了多少', '松岗调解了多少')).toEqual([])
    expect(await years('那2024年呢', '松岗2022年调解了多少')).toEqual([2024])
    expect(await years('成功率呢', '松岗2022年调解了多少', '满意率呢')).toEqual([2022])
  })
  it('about several things of that place keeps it', async () => {
    expect(await included('抓到几个挖沙的', null, ['松岗巡江多少次'])).toEqual(['岚水县松岗乡'])
  })
  it('does not narrow a question about all townships', async () => {
    expect(await included('哪些乡镇写了反诈?', null, ['松岗办理率多少'])).toEqual([])
  })
})

describe('what is wanted', () => {
  it.each([
    ['调解了多少起', 'value'],
    ['其他乡镇怎么做的', 'how'],
    ['哪些乡镇写了反诈', 'who'],
    ['比一比各镇的调解数', 'compare'],
    ['报告编号有没有毛病', 'quality'],
    ['镇长叫什么', 'private'],
    ['请的哪家律所', 'detail'],
    ['规定第几条要求公开', 'outside'],
    ['成功率是100%吧', 'whether'],
    ['讲座加宣传一共几次', 'total'],
    ['谁调解得多', 'rank'],
    ['装成了几部电梯', 'value'],
    ['听说荷塘镇编了考卷，20道题平均答对多少道', 'value'],
    ['各镇拆违一共多少平，没写数的注明', 'total'],
    ['你好', 'chat'],
    ['今天天气怎么样', 'outside'],
    ['民法典怎么规定离婚冷静期的', 'outside'],
    ['低保怎么申请', 'outside'],
    ['欠薪的是哪个村谁家的', 'private'],
    ['哪份按什么框架写的', 'who'],
  ] as const)('%s is a question of kind %s', async (text, want) => {
    expect((await frame(text)).want).toBe(want)
  })
  it.each([
    ['荷塘镇存在什么问题，下一步怎么打算', 'overview problem overview plan'],
    ['积分怎么管的？换走了多少袋米', 'how null value null'],
    ['调解了多少件，成功了多少件', 'value null  '],
    ['哪几家写了拆违面积，面积合计多少', 'who null total null'],
  ] as const)('%s asks %s', async (text, asked) => {
    const { want, part, also } = await frame(text)
    expect([want, part ?? 'null', also?.want ?? '', also ? (also.part ?? 'null') : ''].join(' ')).toBe(asked)
  })
  it('is no private person where the name of a body is asked for', async () => {
    expect((await frame('松岗乡的调解室叫什么名字')).want).not.toBe('private')
    expect((await frame('被欠薪的工人叫什么名字')).want).toBe('private')
  })
  it('is a person where 谁 is asked of one township, and no office', async () => {
    expect((await frame('松岗谁被罚了款')).want).toBe('private')
    expect((await frame('松岗谁出庭应诉的')).want).not.toBe('private')
    expect((await frame('谁写了合法性审查制度')).want).not.toBe('private')
  })
  it('is no rule where a township or a year is named', async () => {
    expect((await frame('松岗调解最长几天办结')).asksLaw).toBe(false)
    expect((await frame('2023年低保怎么申请')).asksLaw).toBe(false)
  })
  it('has no place among its words where the village or the town in general is meant', async () => {
    const words = async (text: string) => (await frame(text)).terms.map(({ word }) => word)
    expect(await words('两口子打架村里咋调解')).not.toContain('村里')
    expect(await words('欠薪镇里怎么管')).not.toContain('镇里')
  })
  it('keeps asserted numbers apart from the topic', async () => {
    const asked = await frame('松岗外资到账1100万美元是怎么做到的')
    expect(asked.assertedNumbers).toEqual(['1100万'])
    expect(asked.terms.map((term) => term.word)).not.toContain('1100')
  })
  it.each([
    ['松岗怎么照顾老人家', '老人家'],
    ['松岗帮教了几个人', '帮教'],
    ['松岗办执照要几天', '执照'],
    ['松岗两口子打架找谁', '两口子'],
    ['松岗怎么治踢皮球', '踢皮球'],
    ['松岗娃娃下河洗澡怎么管', '下河洗澡'],
  ] as const)('in %s is told by the lay word %s', async (text, word) => {
    const found = (await frame(text)).terms.find((term) => term.word.includes(word))
    expect(found?.alternatives.length).toBeGreaterThan(0)
  })
  it('knows the synonyms of prompts/synonyms', async () => {
    const [term] = (await frame('松岗讨薪')).terms
    expect([term?.word, ...(term?.alternatives ?? [])].join()).toMatch(/欠薪|拖欠/)
  })
})

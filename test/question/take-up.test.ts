import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import type { Citation, LastAnswer } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import { showFrame } from '#domain/frame.ts'
import { type Place, placeName } from '#domain/place.ts'
import { emptyMetadata, type ReportSummary } from '#domain/report.ts'
import { readClaimedNumber } from '#question/read-claimed-number.ts'
import { type FrameDeps, readFrame } from '#question/read-frame.ts'

const report = (county: string, town: string, year: number): ReportSummary => ({
  id: year,
  file: `${county}${town}${year}.txt`,
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

const towns = [
  ['岚水县', '荷塘镇'],
  ['岚水县', '松岗乡'],
  ['北岭县', '荷塘镇'],
  ['北岭县', '白沙坪镇'],
  ['北岭县', '河沿街道'],
] as const

let deps: FrameDeps
beforeAll(async () => {
  deps = {
    segmenter: await openSegmenter(),
    gazetteer: openGazetteer(),
    book: await loadPrompts(resolve(import.meta.dirname, '../../prompts')),
    thisYear: 2026,
    visible: towns.flatMap(([county, town]) => [2022, 2023, 2024].map((year) => report(county, town, year))),
  }
})

/** The last of some questions of one talk, each on the frame before it. */
const follow = (...turns: readonly string[]): Promise<Frame> => followAs(null, ...turns)
const followAs = (askerPlace: string | null, ...turns: readonly string[]): Promise<Frame> =>
  readFrame({ text: turns.at(-1)!, askerPlace, context: turns.slice(0, -1) }, deps)
const names = (places: readonly Place[]) => places.map(placeName)
const words = ({ terms }: Frame) => terms.map(({ word }) => word)

const citation = (n: number, place: string, quote: string): Citation => ({
  ...{ n, place, quote, year: 2023, reportId: n, file: '', section: '', start: 0, end: 1, isSample: false },
})
const shown = (quotes: readonly (readonly [string, string])[]): Pick<LastAnswer, 'lines' | 'citations'> => ({
  citations: quotes.map(([place, quote], i) => citation(i + 1, place, quote)),
  lines: quotes.map(([place], i) => ({ kind: 'quotes', lead: place, quotes: [i + 1] })),
})
/** A question after an answer that showed these quotes. */
const afterShowing = async (
  question: string,
  quotes: readonly (readonly [string, string])[],
  text: string,
): Promise<Frame> =>
  readFrame(
    { text, askerPlace: null, context: [], last: { frame: await follow(question), ...shown(quotes) } },
    deps,
  )

describe('the tables of follow-ups', () => {
  it('read each of their own examples as the operation that they stand for', () => {
    for (const { as, pattern, example } of deps.book.operations)
      expect(pattern.test(example), `${as} ${example}`).toBe(true)
  })
  it.each([
    ['第二名呢', 'nth'],
    ['还有谁', 'other'],
    ['去掉街道', 'remove'],
    ['再加上河沿街道', 'add'],
    ['加起来多少', 'sum'],
    ['整成三条', 'shorten'],
    ['详细点', 'expand'],
    ['为啥', 'why'],
    ['那成功率呢', 'same-place'],
    ['22年呢', 'same-year'],
    ['原文给我看看', 'source'],
  ] as const)('%s after 哪个镇调解最多 is %s', async (text, operation) => {
    expect((await follow('2023年哪个镇调解纠纷最多', text)).takes).toBe(operation)
  })
  it('have no say in a question of its own', async () => {
    expect((await follow('松岗2023年调解了多少', '哪些镇写了法律顾问')).takes).toBeNull()
    expect((await follow('松岗2023年调解了多少', '白沙坪镇2022年网格员有多少')).takes).toBeNull()
    expect(await follow('松岗2023年调解了多少', '另外问个事，反诈是怎么宣传的')).toMatchObject({
      takes: null,
      include: [],
    })
  })
})

describe('the words of a talk', () => {
  it('mean the own place where 我们 stands before a name that sounds like it', async () => {
    const asked = await followAs('北岭县白沙坪镇', '我们白沙平镇2023年调解了多少')
    expect(names(asked.include)).toEqual(['北岭县白沙坪镇'])
    expect(asked).toMatchObject({ unknown: [], respelt: [{ said: '白沙平镇' }] })
    const other = await followAs('北岭县白沙坪镇', '我们县红岩镇2023年调解了多少')
    expect(names(other.include)).not.toContain('北岭县白沙坪镇')
  })
  it('are those of the thing and of what is asked now, without what was asked of it in between', async () => {
    const { plain } = await follow('松岗2023年调解了多少', '那22年又差几起', '那24年又是多少')
    expect(plain).toContain('调解')
    expect(plain).not.toContain('差几起')
  })
  it('point to the quotes of the answer where its story goes on, and not where another thing is asked', async () => {
    const quotes = [['岚水县松岗乡', '调解了一起山界纠纷']] as const
    expect((await afterShowing('松岗2023年调解了什么', quotes, '谁牵的头')).told).toHaveLength(1)
    expect((await afterShowing('松岗2023年调解了什么', quotes, '白沙坪镇2022年网格员有多少')).told).toEqual(
      [],
    )
  })
  it('of less of the thing and other places are of the whole thing', async () => {
    const { terms } = await follow('松岗2023年电诈发案几起', '别的镇呢，谁发案最少')
    expect(terms.map(({ word }) => word)).toContain('电诈')
  })
})

describe('an order', () => {
  const asked = '2024年哪个镇调解纠纷最多'
  it('gives its first three, its second and its last', async () => {
    expect(await follow(asked, '前三名')).toMatchObject({ want: 'rank', n: 3, years: [2024] })
    expect(await follow(asked, '前三名', '第二名呢')).toMatchObject({ want: 'rank', n: 2, takes: 'nth' })
    expect(await follow(asked, '前三名', '第二、第三名')).toMatchObject({ want: 'rank', n: 2, until: 3 })
    expect(await follow(asked, '第二到第四名', '第三呢')).not.toHaveProperty('until')
    expect(await follow(asked, '排最末的呢')).toMatchObject({ want: 'rank', n: 1, isLeastFirst: true })
  })
  it('leaves kinds of places and single ones out, and they name no place', async () => {
    const left = await follow(asked, '去掉街道')
    expect(names(left.exclude)).toEqual(['北岭县河沿街道'])
    expect(left).toMatchObject({ include: [], unknown: [], want: 'rank', years: [2024] })
    expect(names((await follow(asked, '去掉街道', '松岗也不要')).exclude)).toEqual([
      '北岭县河沿街道',
      '岚水县松岗乡',
    ])
    expect(names((await follow(asked, '只看街道')).exclude)).toHaveLength(4)
  })
  it('has the place of the own township in it', async () => {
    const own = await followAs('北岭县白沙坪镇', asked, '我们排第几')
    expect(own).toMatchObject({ want: 'rank', asksOwnRank: true, include: [] })
    expect(words(own)).toEqual(words(await follow(asked)))
    const held = await followAs('北岭县白沙坪镇', asked, '我们排第几', '跟第三名差几条')
    expect(held).toMatchObject({ want: 'compare', n: 3, asksOwnRank: true })
    expect(await follow('2024年各镇调解纠纷多少', '第二名呢')).toMatchObject({ want: 'rank', n: 2 })
  })
  it('is added up, of the first three only where three are meant', async () => {
    expect(await follow(asked, '加起来')).toMatchObject({ want: 'total', n: null, years: [2024] })
    expect(await follow(asked, '前三名', '这三家加起来多少')).toMatchObject({ want: 'total', n: 3 })
  })
})

describe('places of a follow-up', () => {
  it('are others than those that were asked about', async () => {
    const others = await follow('松岗2023年调解了多少', '别的镇呢')
    expect(names(others.exclude)).toEqual(['岚水县松岗乡'])
    expect(others).toMatchObject({ include: [], wantsPeers: true, years: [2023] })
  })
  it('are the namesake where the other one is meant', async () => {
    expect(names((await follow('岚水县荷塘镇调解了多少', '那另一个呢')).include)).toEqual(['北岭县荷塘镇'])
  })
  it('are the namesake of the county that is named alone', async () => {
    expect(names((await follow('岚水县荷塘镇调解了多少', '北岭的呢')).include)).toEqual(['北岭县荷塘镇'])
  })
  it('are the namesake of the county that is named where it was asked which is meant', async () => {
    const { include, years } = await follow('荷塘镇23年的成功率', '我问的是北岭那个')
    expect([names(include), years]).toEqual([['北岭县荷塘镇'], [2023]])
  })
  it('are the one of both namesakes that the county alone names', async () => {
    const both = '岚水县荷塘镇和北岭县荷塘镇2024年调解了多少'
    expect(names((await follow(both, '北岭那个立案几件')).include)).toEqual(['北岭县荷塘镇'])
  })
  it('with 总共 ask for the whole of which a part was told elsewhere', async () => {
    const whole = await follow('松岗2024年调解了多少件', '里头物业的几件', '那白沙坪24年总共调了多少')
    expect(whole).toMatchObject({ want: 'value', years: [2024] })
    expect(names(whole.include)).toEqual(['北岭县白沙坪镇'])
    expect(words(whole)).toContain('调解')
    expect(words(whole)).not.toContain('物业')
  })
  it('are the only 街道 of the library where it is called so', async () => {
    expect(names((await follow('荷塘镇和松岗乡的热线件数加起来', '那22年街道是多少')).include)).toEqual([
      '北岭县河沿街道',
    ])
    expect((await follow('各镇街道路修了几条')).include).toEqual([])
  })
  it('are all of them where the own number is held against theirs', async () => {
    const frame = await followAs('北岭县白沙坪镇', '我们镇24年调解了多少起', '别的镇有比咱们还少的没得')
    expect(frame).toMatchObject({ want: 'rank', isLeastFirst: true, include: [], exclude: [] })
    expect(words(frame)).toContain('调解')
  })
  it('stay where something new is asked of those who were spoken of', async () => {
    const tea = await follow('松岗2023年调解了多少', '换一个问，他们的茶叶卖了多少斤')
    expect(tea.takes).toBe('same-place')
    expect(names(tea.include)).toEqual(['岚水县松岗乡'])
  })
  it('come to those before where one is added or held against them', async () => {
    expect(names((await follow('松岗和白沙坪调解比一比', '加上河沿街道')).include)).toHaveLength(3)
    const held = await follow('松岗有几名辅警', '法律顾问和白沙坪比，谁写了')
    expect(names(held.include)).toEqual(['岚水县松岗乡', '北岭县白沙坪镇'])
    expect(words(held)).toContain('法律顾问')
  })
  it('are all that were gone through where they are held against each other', async () => {
    const both = await follow('松岗2023年调解了多少', '白沙坪呢', '两个镇差几件')
    expect(names(both.include)).toEqual(['岚水县松岗乡', '北岭县白沙坪镇'])
  })
  it('come from the answer where the question named none', async () => {
    const quotes = [['北岭县白沙坪镇', '为17家企业做法治体检']] as const
    expect(names((await afterShowing('企业法治体检怎么做的', quotes, '24年体检了几家')).include)).toEqual([
      '北岭县白沙坪镇',
    ])
  })
})

describe('the thing of a follow-up', () => {
  it('is the whole again where the whole is asked for after a part', async () => {
    const talk = ['松岗2024年调解了多少起', '里头劳动争议几起', '23年总数'] as const
    expect(words(await follow(...talk))).toEqual(words(await follow(talk[0])))
    expect((await follow(...talk)).years).toEqual([2023])
  })
  it('is spoken of still where nothing names the library', async () => {
    expect((await follow('松岗2024年拆违多少平', '有没拆完的吗')).want).not.toBe('library')
    expect((await follow('松岗2024年拆违多少平', '资料库里都有哪几年的报告')).want).toBe('library')
  })
})

describe('years of a follow-up', () => {
  const asked = '松岗2024年拆违多少平'
  it.each([
    ['两年前的呢', [2022]],
    ['头一年呢', [2022]],
    ['最后一年罚款多少', [2024]],
    ['比前一年少了多少', [2023, 2024]],
    ['比头一年多多少', [2022, 2024]],
    ['三年排一排', [2022, 2023, 2024]],
    ['近两年呢', [2023, 2024]],
    ['23、24两年呢', [2023, 2024]],
    ['22到24年呢', [2022, 2023, 2024]],
    ['不要2022的', [2024]],
    ['22呢', [2022]],
    ['二二年呢', [2022]],
    ['从22年算起呢', [2022, 2023, 2024]],
    ['从头一年到23年呢', [2022, 2023]],
    ['24比23多几起', [2023, 2024]],
    ['当年网格员有多少', [2024]],
  ] as const)('%s: %s', async (text, years) => {
    expect((await follow(asked, text)).years).toEqual(years)
  })
  it('are not added up where the change over them is asked for', async () => {
    const frame = await follow('松岗乡24年电诈发案多少起', '头两年呢', '三年共下降了多少起')
    expect([frame.want, frame.years]).toEqual(['trend', [2022, 2023, 2024]])
  })
  it('are later ones where it is asked what came of it', async () => {
    expect((await follow('松岗2022年积案有几件', '剩的那件后来呢')).years).toEqual([2023, 2024])
  })
  it('are all that were gone through where the change is asked for', async () => {
    expect((await follow(asked, '22年呢', '等于降了多少')).years).toEqual([2022, 2024])
  })
  it('are those that follow where the next ones are asked for, and all of them where the reason is', async () => {
    expect((await follow('松岗2022年拆违多少平', '后面两年分别呢')).years).toEqual([2023, 2024])
    expect((await follow(asked, '前两年各多少', '为什么变少了')).years).toEqual([2022, 2023, 2024])
  })
  it('of the first and the last are compared where the change is asked for', async () => {
    expect((await follow(asked, '22年呢', '等于降了多少')).want).toBe('compare')
  })
  it('are none of 三年行动 and 第三年', async () => {
    expect((await follow('松岗三年行动计划写了什么')).years).toEqual([])
    expect((await follow('松岗第三年怎么做的')).years).toEqual([])
  })
})

describe('one of what was listed', () => {
  const listed = [
    ['岚水县松岗乡', '一是分级标准不够细，企业有意见'],
    ['岚水县松岗乡', '二是驻点骨干走后断档，原因是队员不能独立办案'],
  ] as const
  it('is what is asked about, with its own place and year', async () => {
    const second = await afterShowing('松岗2023年有哪些不足', listed, '第二条为啥')
    expect(second).toMatchObject({ want: 'why', takes: 'nth', years: [2023] })
    expect(second.about).toContain('驻点骨干')
    expect(words(second).join()).toContain('骨干')
    expect(names(second.include)).toEqual(['岚水县松岗乡'])
  })
  it('is the first from the end where the last is meant', async () => {
    expect((await afterShowing('松岗2023年有哪些不足', listed, '最后一条展开')).about).toContain('骨干')
  })
})

describe('places that a follow-up points to', () => {
  const ranked = (text: string) =>
    afterShowing(
      '2024年哪个镇调解纠纷最多',
      [
        ['岚水县松岗乡', '全年调解矛盾纠纷98起'],
        ['北岭县白沙坪镇', '全年调解矛盾纠纷61起'],
      ],
      text,
    )
  it.each(['那它23年是多少', '该乡前一年的数值', '这家有几个网格员', '网格员有多少它'])(
    'are, of an order, the first: %s',
    async (text) => expect(names((await ranked(text)).include)).toEqual(['岚水县松岗乡']),
  )
  it('are as many of those spoken of as are counted, whatever was asked of them', async () => {
    const talk = ['松岗2024年网格员有多少', '换个问题，白沙坪2024年法律明白人多少'] as const
    expect(names((await follow(...talk, '这两个乡镇调解哪个多')).include)).toEqual([
      '岚水县松岗乡',
      '北岭县白沙坪镇',
    ])
    expect((await follow('松岗2024年网格员有多少', '这两个乡镇调解哪个多')).include).not.toHaveLength(2)
  })
  it('are none in a question that names its own, and in one about all of them', async () => {
    expect(names((await ranked('北岭县河沿街道它有多少')).include)).toEqual(['北岭县河沿街道'])
    expect((await ranked('谁最少')).include).toEqual([])
  })
  it('stay those of the talk where the question is long and names none', async () => {
    const asked = await follow('松岗2024年调解了多少', '另查一下，综治中心建设的经费列支和场地面积分别是多少')
    expect(names(asked.include)).toEqual(['岚水县松岗乡'])
    expect((await follow('松岗2024年调解了多少', '哪些镇写了法律顾问')).include).toEqual([])
  })
  it('are left out where others are asked whether they do it', async () => {
    const asked = await follow('松岗2024年讨薪多少', '别的镇讨薪写了没')
    expect(asked).toMatchObject({ want: 'who', wantsPeers: true })
    expect(names(asked.exclude)).toEqual(['岚水县松岗乡'])
  })
})

describe('the thing of a follow-up', () => {
  it('weighs no more than what is asked now, and is not taken along by 他们', async () => {
    const { terms } = await follow('松岗的农民工讨薪有多少', '他们纠纷调了多少起')
    expect(terms.filter(({ word }) => /讨薪|农民工/.test(word))).toEqual([])
  })
  it('is no longer a part of the report where one number is asked', async () => {
    expect((await follow('松岗2024年有什么不足', '巡逻艇用了几年')).part).toBeNull()
  })
  it('is asked in a word of asking, whatever was wanted before', async () => {
    expect((await follow('松岗乡工资被拖欠的原因', '最后那笔钱是谁垫的')).want).toBe('detail')
  })
  it('is the one before where it is only pointed to', async () => {
    expect(words(await follow('松岗建综治中心花了多少', '里面设了哪些室'))).toContain('综治中心')
    expect(words(await follow('松岗梳理积案几件', '化解了几件')).join()).toMatch(/积案/)
  })
  it('is held against a number that the asker remembers', async () => {
    const held = await follow('松岗2023年调解了多少', '不对吧，我记得是98起')
    expect(held).toMatchObject({ want: 'whether', assertedNumbers: ['98'], years: [2023] })
    expect(words(held)).toContain('调解')
    expect((await follow('松岗2023年调解了多少', '不对吧，我记得是98起', '22年呢')).want).toBe('value')
  })
  it('is told of the one township that is spoken of, over its years where they are put in order', async () => {
    expect((await follow('松岗的综治中心花了多少', '哪几家在里头办公')).want).toBe('detail')
    expect((await follow('松岗2024年拆违多少平', '三年排一排')).want).toBe('trend')
  })
  it('stays one question as a talk goes on', async () => {
    const turns = ['松岗2024年调解了多少', ...Array.from({ length: 30 }, () => '那22年呢')]
    expect((await follow(...turns)).text.length).toBeLessThan(300)
  })
})

it('what is asked is shown without synonyms, places by name', async () => {
  expect(showFrame(await follow('松岗2023年调解了多少', '第二名呢'))).toMatchObject({
    want: 'value',
    n: 2,
    takes: 'nth',
    places: { in: [], out: [], unknown: [], peers: false },
  })
})

describe('two that are held against each other in a follow-up', () => {
  it('are the place that is named and the one spoken of last', async () => {
    const { include, want } = await follow('松岗2024年调解成功率', '那白沙坪24年', '同一年松岗跟它哪个高')
    expect(names(include).toSorted()).toEqual(['北岭县白沙坪镇', '岚水县松岗乡'])
    expect(want).toBe('compare')
  })
  it('are one’s own and the place before', async () => {
    const turns = ['白沙坪24年整改率是多少', '跟我们比谁高']
    const { include } = await followAs('岚水县松岗乡', ...turns)
    expect(names(include).toSorted()).toEqual(['北岭县白沙坪镇', '岚水县松岗乡'])
  })
  it('keep the thing and the year where only its measure is said', async () => {
    const frame = await follow('松岗2023年普法活动搞了多少场', '白沙坪呢', '场次两家差几多')
    expect(frame).toMatchObject({ years: [2023], want: 'compare' })
    expect(words(frame)).toContain('普法')
    expect(frame.include).toHaveLength(2)
  })
})

it('two years with what lies between are years where the library has both, and no count', async () => {
  expect((await follow('松岗22到24调解的走势')).years).toEqual([2022, 2023, 2024])
  expect((await follow('松岗调解了22到24件吧')).years).toEqual([])
})

it('a part of another place’s report is a question of its own', async () => {
  const frame = await follow('松岗有几个执法的', '回到白沙坪，它写的不足，只要前两个')
  expect(frame).toMatchObject({ takes: null, part: 'problem', n: 2 })
  expect(names(frame.include)).toEqual(['北岭县白沙坪镇'])
})

describe('a thing that the talk goes back to', () => {
  it('is the one whose turn has the word that is said now', async () => {
    const turns = ['松岗24年周转金垫了几次', '网格员有多少', '换成23年，垫了多少']
    const frame = await follow(...turns)
    expect(frame).toMatchObject({ years: [2023] })
    expect(words(frame).join()).toContain('周转金')
    expect(words(frame)).not.toContain('网格员')
  })
  it('is what a rate is asked of, where nothing else is named', async () => {
    expect(words(await follow('松岗24年网格员几名', '持证率是多少'))).toContain('网格员')
  })
})

it('what is asked after one of a list keeps nothing of it', async () => {
  const last = { frame: await follow('松岗24年的不足'), ...shown([['岚水县松岗乡', '村书记开会靠嗓门']]) }
  const nth = await readFrame({ text: '第一个展开说说', askerPlace: null, context: [], last }, deps)
  const text = '线索员有多少名'
  const next = { frame: nth, lines: [], citations: [] }
  const frame = await readFrame({ text, askerPlace: null, context: [], last: next }, deps)
  expect(words(frame).join()).not.toContain('嗓门')
})

describe('several things of one place', () => {
  it('are counted off by 跟 as well, and of the place that is spoken of', async () => {
    const frame = await follow('松岗乡2024年调解了多少', '它网格员跟辅警加起来多少')
    expect(things(frame)).toEqual(['网格员', '辅警'])
  })
  const things = ({ things: asked }: Frame) =>
    asked?.map(({ terms }) => terms.map(({ word }) => word).join(''))
  it('are not places or years that were gone through', async () => {
    expect((await follow('松岗乡2023年调解了多少', '2024年呢', '加起来')).things).toBeUndefined()
    expect((await follow('松岗乡2024年调解了多少', '白沙坪镇呢', '两家加起来')).things).toBeUndefined()
  })
})

describe('numbers that a talk goes on with', () => {
  it('are asked of the pair that was held against each other', async () => {
    const frame = await follow('松岗乡和白沙坪镇2024年调解数谁多', '成功率谁高')
    expect(frame).toMatchObject({ want: 'compare', years: [2024] })
    expect(names(frame.include)).toEqual(['岚水县松岗乡', '北岭县白沙坪镇'])
  })
  it('go on behind thanks', async () => {
    expect(await follow('松岗乡2023年调解了多少', '好的谢谢，那2024年呢')).toMatchObject({
      takes: 'same-year',
      years: [2024],
    })
  })
  it('have their place in the order of the county, or of all', async () => {
    const frame = await follow('松岗乡2024年调解了多少', '全县排第几')
    expect(frame).toMatchObject({ want: 'rank', asksOwnRank: true, own: { town: '松岗乡' } })
    expect(names(frame.include)).toEqual(['岚水县'])
    expect((await follow('松岗乡2024年调解了多少', '排第几')).include).toEqual([])
  })
  it('are called by the word that stands before them in the answer', async () => {
    const frame = await follow('松岗乡2024年调解了多少纠纷')
    const last = { frame, ...shown([['岚水县松岗乡', '全年调解矛盾纠纷129起，成功126起']]) }
    const next = await readFrame({ text: '成功的呢', askerPlace: null, context: [], last }, deps)
    expect(words(next)).toContain('成功')
  })
  it('are denied by one in characters, where it is remembered so', async () => {
    const frame = await follow('松岗乡2024年发案几起', '不对吧我记得是两件')
    expect(frame).toMatchObject({ want: 'whether', assertedNumbers: ['两'] })
  })
})

describe('what a follow-up is held against', () => {
  it('is one’s own place, whatever year stands behind it', async () => {
    const own = '岚水县松岗乡'
    const frame = await followAs(own, '松岗24年调解多少起', '白沙坪24年呢', '跟咱24年差多少')
    expect(names(frame.include).sort()).toEqual(['北岭县白沙坪镇', own])
    expect([frame.want, frame.years]).toEqual(['compare', [2024]])
    const remembered = await followAs(own, '松岗24年调解多少起', '白沙坪呢', '我记得我们23年是27起吧')
    expect([names(remembered.include), remembered.years]).toEqual([[own], [2023]])
  })
  it('are the two sides that were spoken of', async () => {
    const frame = await follow('岚水荷塘24年审查多少件', '北岭那个荷塘呢', '两边差多少')
    expect(names(frame.include)).toEqual(['岚水县荷塘镇', '北岭县荷塘镇'])
    expect(words(frame).join()).not.toContain('两边')
  })
  it('is a number, of the thing before alone', async () => {
    const frame = await follow('白沙坪24年夜校办了多少场', '我记得2023年是31场吧')
    expect(frame.plain).not.toContain('记得')
    expect(readClaimedNumber(frame)).toMatchObject({ noun: '', value: 31, unit: '场' })
  })
  it('are the two years that were gone through, whichever they are', async () => {
    const frame = await follow('白沙坪24年调解多少起', '22年呢', '两年差多少')
    expect([frame.want, frame.years]).toEqual(['compare', [2022, 2024]])
  })
  it('is the whole, and no sum, where how far its 总数 is apart is asked for', async () => {
    const frame = await follow('白沙坪24年调解多少起', '其中水田纠纷几起', '总数两年差多少')
    expect([frame.want, words(frame).includes('水田')]).toEqual(['compare', false])
  })
})

describe('what a follow-up asks of the thing', () => {
  it('is asked of the one that stands there in an order', async () => {
    const text = '第三名那个镇里护林员占几个'
    const quotes = [
      ['北岭县白沙坪镇', '调解90起'],
      ['岚水县松岗乡', '调解80起'],
      ['北岭县河沿街道', '调解70起'],
    ] as const
    const frame = await afterShowing('24年调解哪家最多', quotes, text)
    expect([names(frame.include), words(frame).includes('护林员')]).toEqual([['北岭县河沿街道'], true])
  })
  it('is an order of all the others where one of an order is left out', async () => {
    const frame = await follow('24年调解哪家最多', '松岗呢', '去掉白沙坪，24年谁最多')
    expect([frame.want, names(frame.include), names(frame.exclude)]).toEqual(['rank', [], ['北岭县白沙坪镇']])
  })
  it('is in any year where the year of a number is asked for', async () => {
    const frame = await follow('白沙坪24年发案多少起', '23年呢', '那27起是哪年的')
    expect([frame.years, frame.assertedNumbers]).toEqual([[], ['27']])
  })
  it('is in the year that is named behind 后来', async () => {
    expect((await follow('白沙坪22年官司咋判的', '后来23年咋补的')).years).toEqual([2023])
  })
  it('stays the case that a number names, as it is told in short', async () => {
    const frame = await follow('白沙坪24年那个19人的案子用了多少天', '短一点')
    expect([frame.takes, frame.assertedNumbers]).toEqual(['shorten', ['19']])
  })
  it('is a number and another, where two are asked for and none is a sum', async () => {
    const frame = await follow('白沙坪24年护林员几名', '松岗22年一共多少名，其中妇女几名')
    expect(frame.takes).not.toBe('sum')
  })
  it('is of one’s own place as before where something new begins, if the talk was of no other', async () => {
    const turns = ['我们镇24年夜校办了多少场', '换个话题，24年信访件受理多少'] as const
    expect(names((await followAs('北岭县白沙坪镇', ...turns)).include)).toEqual(['北岭县白沙坪镇'])
    const others = ['我们镇24年夜校办了多少场', '松岗呢', turns[1]] as const
    expect(names((await followAs('北岭县白沙坪镇', ...others)).include)).toEqual([])
  })
  it('is what is named where it is gone back to', async () => {
    const frame = await follow('白沙坪24年夜校办了多少场', '信访件受理多少', '再回到夜校，24年几场')
    expect(words(frame)).not.toContain('信访')
  })
})

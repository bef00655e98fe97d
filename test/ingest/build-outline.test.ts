import { describe, expect, it } from 'vitest'
import type { Block } from '#domain/block.ts'
import { buildOutline } from '#ingest/read/build-outline.ts'
import { buildPassages } from '#ingest/read/build-passages.ts'
import { cleanText } from '#ingest/read/clean-text.ts'

const outline = (text: string) =>
  buildOutline(cleanText(text.split('\n').map((line): Block => ({ kind: 'text', text: line }))))
const lead = '2024年,柳溪镇扎实推进依法行政,现将有关情况报告如下:'
const paths = (text: string) =>
  outline(`${lead}\n${text}`).sections.map((section) => `${section.path} ${section.part}`)

describe('the outline', () => {
  it('has a path for every shape of heading', () => {
    expect(
      paths(
        '一、主要举措和成效\n(一)抓学习。班子带头学。\n1.学法律\n正文一段。\n(二)抓执法\n正文二段。\n二、存在的不足和原因\n一是人少;二是钱少。\n三、2025年打算\n继续努力。',
      ),
    ).toEqual([
      '导语 other',
      '一 practice',
      '一/(一) practice',
      '一/(一)/1 practice',
      '一/(二) practice',
      '二 problem',
      '二/一是 problem',
      '二/二是 problem',
      '三 plan',
    ])
  })

  it('ends a heading at the first full stop, and leaves it out', () => {
    expect(
      outline('一、主要举措\n(一)强化领导。班子带头学法12次。').sections.map((section) => section.heading),
    ).toEqual(['一、主要举措', '(一)强化领导'])
  })

  it('ends a heading where 一是 begins', () => {
    expect(outline('一、下一步打算,一是抓学习;二是抓执法。').sections[0]?.heading).toBe('一、下一步打算')
  })

  it('finds headings whose line break was lost', () => {
    expect(
      outline('一、主要举措\n全年调解12起。二、存在问题\n人手不足。').sections.map((section) => section.path),
    ).toEqual(['一', '二'])
  })

  it('knows 1.2022年 for a heading, and 一、二、三产业 for none', () => {
    expect(
      outline(
        '一、主要举措\n一、二、三产业融合,全年调处涉企纠纷12起。\n1.2022年4月起持证上岗。全员参加。',
      ).sections.map((section) => section.heading),
    ).toEqual(['一、主要举措', '1.2022年4月起持证上岗'])
  })

  it('parts (一) from the 一、 that it was glued to', () => {
    expect(
      outline('一、主要工作情况(一)加强学习。班子带头学。(二)依法决策。审查合同3份。').sections.map(
        (section) => section.heading,
      ),
    ).toEqual(['一、主要工作情况', '(一)加强学习', '(二)依法决策'])
  })

  it('takes no numbered name of an attachment for a heading', () => {
    expect(
      paths(
        '一、主要举措\n全年调解12起,均已办结。\n附件:1.普法清单\n2.执法人员名单\n柳溪镇人民政府\n2025年1月9日',
      ),
    ).toEqual(['导语 other', '一 practice'])
  })

  it('takes a heading that only the format marks', () => {
    const blocks: Block[] = [
      { kind: 'text', text: lead },
      { kind: 'heading', level: 2, text: '普法工作' },
      { kind: 'text', text: '全年普法12场。' },
    ]
    expect(buildOutline(cleanText(blocks)).sections.map((section) => section.heading)).toEqual([
      '',
      '普法工作',
    ])
  })

  it('puts 一、 below 第一部分', () => {
    expect(
      paths('第一部分 主要举措\n一、抓学习\n正文一段。\n第二部分 下一步打算\n一、再努力\n正文。'),
    ).toEqual([
      '导语 other',
      '第一部分 practice',
      '第一部分/一 practice',
      '第二部分 plan',
      '第二部分/一 plan',
    ])
  })

  it.each([
    ['一、甲事\n正文。\n三、乙事\n正文。', 'numeral-skipped'],
    ['一、甲事\n正文。\n一、乙事\n正文。', 'numeral-repeated'],
    ['一、甲事\n(一)子\n正文。\n()丑\n正文。', 'numeral-missing'],
    ['一、甲事\n(一)子\n正文。\n二)丑\n正文。', 'half-bracket'],
  ])('warns once of the fault in %j', (text, rule) => {
    expect(outline(text).warnings.map((warning) => warning.rule)).toEqual([rule])
  })

  it('warns of nothing when the numbering is right', () => {
    expect(outline('一、甲事\n(一)子\n正文。\n(二)丑\n正文。\n二、乙事\n(一)寅\n正文。').warnings).toEqual([])
  })
})

describe('passages', () => {
  const build = (text: string) => {
    const cleaned = cleanText(text.split('\n').map((line): Block => ({ kind: 'text', text: line })))
    return buildPassages(cleaned.text, buildOutline(cleaned).sections)
  }

  it('carry the headings above them and not the heading itself', () => {
    const [passage] = build('一、主要举措\n(一)强化领导。班子带头学法12次。')
    expect(passage).toMatchObject({
      text: '班子带头学法12次。',
      path: '一/(一)',
      heading: '一、主要举措 / (一)强化领导',
    })
  })

  it('keep the whole sentence when the heading is only its first clause', () => {
    const long =
      '1.全镇17个村居调解组织坚持每周排查,共调处各类矛盾纠纷256起,调处成功250起,比上年多出12起,涉及土地、邻里、婚姻等多个方面,群众满意度持续提高。'
    expect(build(`一、主要举措\n${long}`)[0]?.text).toBe(long.slice(2))
  })

  it('are cut at paragraphs and items once they are long enough', () => {
    const item = (numeral: string) => `${numeral}是${'扎实开展排查化解,'.repeat(12)}成效明显。`
    expect(
      build(`一、主要举措\n${item('一')}${item('二')}${item('三')}`).map((passage) =>
        passage.text.slice(0, 2),
      ),
    ).toEqual(['一是', '二是', '三是'])
  })

  it('cut a sentence that is longer than 400 characters', () => {
    const lengths = build(`一、主要举措\n${'开展排查化解工作,'.repeat(120)}完成。`).map(
      (passage) => passage.text.length,
    )
    expect(lengths.length).toBeGreaterThan(1)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(400)
  })
})

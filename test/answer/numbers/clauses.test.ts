// A number as one whole sentence: which clauses of a quote tell it, and how they run on behind whose it is.
import { describe, expect, it } from 'vitest'
import { nameSteps } from '#answer/items/name-steps.ts'
import type { Entry } from '#answer/numbers/entry.ts'
import { tellClause } from '#answer/numbers/tell-clause.ts'
import { findClause } from '#answer/quotes/find-clause.ts'
import type { Term } from '#domain/frame.ts'

const term = (word: string): Term => ({ word, alternatives: [], weight: 1 })

/** The clauses of these numbers of the text, which stands at 100. */
function find(text: string, numbers: readonly string[], { terms = [''], asked = '' } = {}) {
  const spans = numbers.map((number) => ({
    start: 100 + text.indexOf(number),
    end: 100 + text.indexOf(number) + number.length,
  }))
  const quote = { start: 100, end: 100 + text.length, text }
  const frame = { terms: terms.filter(Boolean).map(term), text: asked }
  return findClause({ quote, numbers: spans, frame })
}

describe('the clauses that tell a number', () => {
  it.each<[string, string, readonly string[], string]>([
    [
      'its own where that says what was done',
      '整治违建,拆除违法建筑30户,面积达1108平方米',
      ['30户'],
      '拆除违法建筑30户',
    ],
    [
      'with the one before where it says too little',
      '拆除两违11处，面积1360平方米，7户自行拆除',
      ['1360平方米'],
      '拆除两违11处，面积1360平方米',
    ],
    [
      'of several numbers from the first to the last',
      '其中二期一案涉及19人、32万元，从投诉到到账用了8天，无反复',
      ['19人', '8天'],
      '其中二期一案涉及19人、32万元，从投诉到到账用了8天',
    ],
    [
      'whole where a comma stands in a number',
      '发放宣传资料1,286份，受众广',
      ['1,286份'],
      '发放宣传资料1,286份',
    ],
  ])('are %s', (_, text, numbers, words) => {
    const found = find(text, numbers)
    expect(found?.words).toBe(words)
    expect(found?.span).toEqual({
      start: 100 + text.indexOf(words),
      end: 100 + text.indexOf(words) + words.length,
    })
  })
  it('go on as far as the question asks for more', () => {
    const text = '作出处罚决定5次,其中罚款4次,警告1次,队伍更守规矩'
    expect(find(text, ['5次'], { terms: ['处罚', '罚款', '警告'] })?.words).toBe(
      '作出处罚决定5次,其中罚款4次,警告1次',
    )
    expect(find(text, ['5次'], { terms: ['处罚'] })?.words).toBe('作出处罚决定5次')
    const houses = '拆除违法建筑30户，拆除面积达1108平方米'
    expect(find(houses, ['30户'], { asked: '拆了多少户多少平' })?.words).toBe(houses)
  })
  it('are none where they are long, or cut a bracket', () => {
    expect(find(`${'按照上级部署要求认真组织实施'.repeat(6)}30户`, ['30户'])).toBeNull()
    expect(find('印发《规范管理，实施细则》3份', ['3份'])).toBeNull()
  })
})

const entry = (written: string, given: Partial<Entry> = {}): Entry => ({
  name: '甲镇',
  town: '甲镇',
  door: null,
  county: '',
  year: 2023,
  value: 30,
  unit: '户',
  text: written,
  written,
  period: null,
  qualifier: 'none',
  kind: 'count',
  isPart: false,
  thing: '',
  indicator: '',
  words: written,
  told: written,
  before: '',
  index: 0,
  whole: null,
  n: 1,
  ...given,
})

describe('a sentence of them', () => {
  it.each([
    ['全年拆除违法建筑30户', '甲镇2023年拆除违法建筑30户[1]'],
    ['2023年全镇共拆除违法建筑30户,', '甲镇2023年拆除违法建筑30户[1]'],
    ['现场督促我镇拆除违法建筑30户', '甲镇2023年现场督促拆除违法建筑30户[1]'],
    ['并联审批后拆除30户', '甲镇2023年并联审批后拆除30户[1]'],
  ])('runs on behind the place and the year: %s', (words, said) => {
    expect(tellClause([entry('30户')], words)).toBe(said)
  })
  it('says the period, and that it is no year’s number where the year is asked', () => {
    const own = entry('160余起', { period: '专项行动期间' })
    expect(tellClause([own], '专项行动期间化解纠纷160余起', { asksWhole: true })).toBe(
      '甲镇2023年专项行动期间化解纠纷160余起[1]，不是全年数',
    )
    expect(tellClause([own], '化解纠纷160余起')).toBe('甲镇2023年（专项行动期间）化解纠纷160余起[1]')
  })
  it('is none of numbers that the words do not hold, or that are not of one place, year and citation', () => {
    expect(tellClause([entry('31户')], '拆除违法建筑30户')).toBeNull()
    for (const other of [{ town: '乙镇' }, { year: 2022 }, { n: 2 }, { door: '司法所' }])
      expect(tellClause([entry('30户'), entry('8天', other)], '拆除30户，用了8天')).toBeNull()
  })
})

describe('steps that a quote counts', () => {
  it('are named, each by its first words', () => {
    expect(nameSteps('第一步是摸底,逐一看。第二步是对症,分头办。第三步是盯住,马上去')).toEqual([
      '摸底',
      '对症',
      '盯住',
    ])
  })
  it.each(['第一步是摸底,第二步是对症', '第二步是摸底,第三步是对症,第四步是盯住', '三项是重点'])(
    'are none: %s',
    (quote) => expect(nameSteps(quote)).toEqual([]),
  )
})

import { describe, expect, it } from 'vitest'
import type { Entry } from '#answer/numbers/entry.ts'
import type { NumberForm } from '#answer/numbers/number-form.ts'
import { sayTenths } from '#answer/numbers/tell-division.ts'
import { tellNumbers } from '#answer/numbers/tell-numbers.ts'

let n = 0
const entry = (name: string, year: number, text: string, given: Partial<Entry> = {}): Entry => {
  const value = Number(/[\d.]+/.exec(text)![0])
  const unit = text.replace(/^[\d.]+/, '')
  return {
    name,
    town: name,
    door: null,
    county: '',
    year,
    value,
    unit,
    text,
    written: text,
    period: null,
    qualifier: 'none',
    kind: unit === '%' ? 'rate' : 'count',
    isPart: false,
    thing: text,
    indicator: '',
    words: text,
    told: text,
    before: '',
    index: n,
    whole: null,
    n: ++n,
    ...given,
  }
}
const tell = (form: NumberForm, ...entries: Entry[]) => {
  const told = tellNumbers(
    form,
    entries.map((one, i) => ({ ...one, n: i + 1 })),
  )
  return told
}
const ranked = { form: 'ranked', isLeastFirst: false, from: 1, of: 8 } as const
const trend = { form: 'trend', asked: null } as const

describe('several things of one place', () => {
  const of = (thing: string, text: string, given: Partial<Entry> = {}) =>
    entry('甲乡', 2024, text, { thing, ...given })
  it('are added up, each with what it counts', () => {
    expect(tell({ form: 'things' }, of('网格员', '87名'), of('辅警', '11名'))).toBe(
      '甲乡2024年合计98名：网格员87名[1]、辅警11名[2]（87+11=98）',
    )
  })
  it('are not where one is part of another, or counted otherwise', () => {
    const whole = of('处罚', '9件')
    expect(tell({ form: 'things' }, whole, of('罚款', '7件', { whole: whole.index }))).toBeNull()
    expect(tell({ form: 'things' }, whole, of('满意率', '96%'))).toBeNull()
    expect(tell({ form: 'things' }, whole, whole)).toBeNull()
    expect(tell({ form: 'things' }, whole, entry('乙镇', 2024, '3件'))).toBeNull()
  })
})

describe('parts of one whole', () => {
  const of = (thing: string, text: string, given: Partial<Entry> = {}) =>
    entry('甲乡', 2024, text, { thing, ...given })
  const sumOf = (whole: Entry, given: Partial<Entry> = {}) =>
    tell({ form: 'kinds' }, of('邻里', '5件', given), of('婚姻', '4件', given), whole)
  it('are added up and held against it', () => {
    expect(sumOf(of('纠纷', '9件'))).toBe(
      '甲乡2024年合计9件：邻里5件[1]、婚姻4件[2]（5+4=9），和写的总数9件[3]对得上',
    )
    const whole = of('纠纷', '10件')
    expect(sumOf(whole, { whole: whole.index })).toBe(
      '甲乡2024年合计9件：邻里5件[1]、婚姻4件[2]（5+4=9），和写的总数10件[3]对不上，加起来少1件',
    )
  })
  it('are told alone where nothing says what they are parts of', () =>
    expect(sumOf(of('纠纷', '10件'))).toBe('甲乡2024年合计9件：邻里5件[1]、婚姻4件[2]（5+4=9）'))
})

describe('the sums of two years', () => {
  const years: [string, number, string][] = [
    ['甲乡', 2023, '88件'],
    ['乙镇', 2023, '112件'],
    ['甲乡', 2024, '100件'],
    ['乙镇', 2024, '120件'],
  ]
  it('are held against each other, each with its addends', () => {
    expect(tell({ form: 'totals' }, ...years.map((one) => entry(...one)))).toBe(
      '2024年比2023年多20件（10%）：2024年合计220件（甲乡100件[3]、乙镇120件[4]），2023年合计200件（甲乡88件[1]、乙镇112件[2]）',
    )
  })
  it('are not where a place is missing in one of them, or a number is no exact one', () => {
    const entries = years.map((one) => entry(...one))
    expect(tell({ form: 'totals' }, ...entries.slice(1))).toBeNull()
    expect(tell({ form: 'totals' }, entry('甲乡', 2022, '9件'), ...entries)).toBeNull()
    expect(tell({ form: 'totals' }, ...entries.slice(1), { ...entries[0]!, qualifier: '余' })).toBeNull()
  })
})

describe('a total', () => {
  it('shows its addends, each cited, and the sum', () => {
    expect(tell({ form: 'total' }, entry('甲乡', 2024, '88条'), entry('乙镇', 2024, '108条'))).toBe(
      '2024年合计196条：甲乡88条[1]、乙镇108条[2]（88+108=196）',
    )
  })
  it('of one place over years names the place once', () => {
    expect(tell({ form: 'total' }, entry('甲乡', 2023, '23件'), entry('甲乡', 2024, '19件'))).toBe(
      '甲乡合计42件：2023年23件[1]、2024年19件[2]（23+19=42）',
    )
  })
  it('says that 起 and 件 were not converted', () => {
    expect(tell({ form: 'total' }, entry('甲乡', 2024, '3起'), entry('乙镇', 2024, '4件'))).toContain(
      '“起”“件”未换算',
    )
  })
  it('with an inexact number is no sum', () => {
    const rough = entry('乙镇', 2024, '3000份', { qualifier: '余', text: '3000余份' })
    expect(tell({ form: 'total' }, entry('甲乡', 2024, '2600份'), rough)).toBe(
      '2024年不能直接加，有1个是约数：甲乡2600份[1]、乙镇3000余份[2]；粗加约5600份',
    )
  })
  it.each([
    ['rates', [entry('甲乡', 2024, '97%'), entry('乙镇', 2024, '98%')]],
    ['different units', [entry('甲乡', 2024, '97人'), entry('乙镇', 2024, '98条')]],
    ['one place and year twice', [entry('甲乡', 2024, '9起'), entry('甲乡', 2024, '8起')]],
    ['a part of another number', [entry('甲乡', 2024, '9起'), entry('乙镇', 2024, '8起', { isPart: true })]],
    ['a single number', [entry('甲乡', 2024, '9起')]],
  ])('is not made of %s', (_, entries) => expect(tell({ form: 'total' }, ...entries)).toBeNull())
})

describe('an order', () => {
  const three = () => [entry('甲乡', 2024, '88条'), entry('乙镇', 2024, '108条'), entry('丙镇', 2024, '96条')]
  it('names the first with its number, then the others', () => {
    expect(tell(ranked, ...three())).toBe('2024年乙镇最多，108条[2]；其次是丙镇96条[3]、甲乡88条[1]')
  })
  it('begins with the least where that is asked', () => {
    expect(tell({ ...ranked, isLeastFirst: true, of: 1 }, ...three())).toBe('2024年甲乡最少，88条[1]')
  })
  it('tells the one that is asked for by its place', () => {
    expect(tell({ ...ranked, from: 2, of: 1 }, ...three())).toBe('2024年第二是丙镇，96条[3]')
  })
  it('lets equals share a place', () => {
    const tied = [entry('甲乡', 2024, '9起'), entry('乙镇', 2024, '9起'), entry('丙镇', 2024, '8起')]
    expect(tell(ranked, ...tied)).toBe('2024年甲乡9起[1]、乙镇9起[2]，并列最多；其次是丙镇8起[3]')
  })
  it('over several years says that they only hint', () => {
    expect(tell(ranked, entry('甲乡', 2023, '8起'), entry('乙镇', 2024, '9起'))).toContain('不是同一年的数')
  })
  it('is not made of different kinds of number', () => {
    expect(tell(ranked, entry('甲乡', 2024, '97%'), entry('乙镇', 2024, '9起'))).toBeNull()
    expect(tell(ranked, entry('甲乡', 2024, '97人'), entry('乙镇', 2024, '9起'))).toBeNull()
  })
})

describe('a course', () => {
  const years = (...texts: string[]) => texts.map((text, i) => entry('甲乡', 2022 + i, text))
  it.each([
    [['7起', '8起', '9起'], '逐年增加'],
    [['9起', '8起', '7起'], '逐年减少'],
    [['7起', '9起', '8起'], '先升后降'],
    [['9起', '7起', '8起'], '先降后升'],
    [['8起', '8起', '8起'], '持平'],
  ])('%s goes %s', (texts, shape) => expect(tell(trend, ...years(...texts))).toContain(`甲乡${shape}：`))
  it('shows each year and what lies between the first and the last', () => {
    expect(tell(trend, ...years('187起', '193起'))).toBe(
      '甲乡2023年比2022年多6起（3.2%）：187起[1] → 193起[2]',
    )
  })
  it('answers whether it always rose', () => {
    expect(tell({ form: 'trend', asked: 'yes-no-up' }, ...years('7起', '9起', '8起'))).toMatch(/^不是，/)
    expect(tell({ form: 'trend', asked: 'yes-no-down' }, ...years('9起', '8起', '7起'))).toMatch(/^是，/)
  })
  it('is one place’s', () => {
    expect(tell(trend, entry('甲乡', 2022, '7起'), entry('乙镇', 2023, '8起'))).toBeNull()
  })
})

describe('several numbers of one place and year', () => {
  const values = (...entries: Entry[]) => tellNumbers({ form: 'values' }, entries)
  it('stand behind one name, marked once where one citation holds them', () =>
    expect(values(entry('甲镇', 2024, '37天', { n: 1 }), entry('甲镇', 2024, '290件', { n: 1 }))).toBe(
      '甲镇2024年：37天、290件[1]',
    ))
  it('say what each counts where they are in one unit', () =>
    expect(
      values(
        entry('甲镇', 2024, '33件', { n: 1, thing: '反映' }),
        entry('甲镇', 2024, '31件', { n: 2, thing: '解决' }),
      ),
    ).toBe('甲镇2024年反映33件[1]、解决31件[2]'))
  it('are none of two places', () =>
    expect(values(entry('甲镇', 2024, '33件'), entry('乙镇', 2024, '31件'))).toBeNull())
})

describe('a difference', () => {
  const difference = (a: Entry, b: Entry) => tell({ form: 'difference' }, a, b)
  it('names the greater first', () => {
    expect(
      difference(
        entry('甲镇', 2023, '2.35万元', { value: 23500, unit: '元' }),
        entry('乙镇', 2023, '3.1万元', { value: 31000, unit: '元' }),
      ),
    ).toBe('乙镇多，2023年3.1万元[2]，比甲镇2.35万元[1]多0.75万元')
  })
  it('of one place names the later year first', () => {
    expect(difference(entry('甲镇', 2024, '12件'), entry('甲镇', 2023, '16件'))).toBe(
      '甲镇2024年12件[1]，比2023年16件[2]少4件',
    )
  })
  it('is told in a hundred where that is asked', () => {
    const two = [entry('甲镇', 2024, '12件'), entry('甲镇', 2023, '16件')]
    expect(tell({ form: 'difference', asksShare: true }, ...two)).toMatch(/少4件（25%）$/)
  })
  it('of rates is told in percentage points', () => {
    expect(difference(entry('甲镇', 2023, '93.3%'), entry('甲镇', 2022, '89.7%'))).toContain('高3.6个百分点')
  })
  it('of nothing says so', () => {
    expect(difference(entry('甲镇', 2024, '12件'), entry('乙镇', 2024, '12件'))).toContain('一样')
  })
  it('of two kinds of number is none', () => {
    expect(difference(entry('甲镇', 2024, '12件'), entry('乙镇', 2024, '12人'))).toBeNull()
  })
})

describe('years of one place', () => {
  const years = { form: 'years', isLeastFirst: false } as const
  it('are told with the one that has most, or least, first', () => {
    const both = [entry('甲乡', 2023, '82起'), entry('甲乡', 2024, '78起')]
    expect(tell(years, ...both)).toBe('甲乡2023年最多，82起[1]；其次是2024年78起[2]')
    expect(tell({ ...years, isLeastFirst: true }, ...both)).toBe(
      '甲乡2024年最少，78起[2]；其次是2023年82起[1]',
    )
  })
  it('are not where two share the first place, or another place or unit stands among them', () => {
    expect(tell(years, entry('甲乡', 2023, '8起'), entry('甲乡', 2024, '8起'))).toBeNull()
    expect(tell(years, entry('甲乡', 2023, '8起'), entry('乙乡', 2024, '7起'))).toBeNull()
    expect(tell(years, entry('甲乡', 2023, '8起'), entry('甲乡', 2024, '7%'))).toBeNull()
  })
})

describe('a number that two others make', () => {
  const each = { form: 'quotient', of: 'each' } as const
  const share = { form: 'quotient', of: 'share' } as const
  it('is told with its division, to one digit and large amounts to two of 万', () => {
    const money = entry('甲乡', 2024, '33.2万元', { value: 332_000, unit: '元' })
    expect(tell(each, money, entry('甲乡', 2024, '26名'))).toBe(
      '甲乡2024年平均每名约1.28万元：33.2万元[1]÷26名[2]',
    )
    expect(tell(each, entry('甲乡', 2024, '620份'), entry('甲乡', 2024, '31家'))).toBe(
      '甲乡2024年平均每家20份：620份[1]÷31家[2]',
    )
    expect(tell(share, entry('甲乡', 2024, '14场'), entry('甲乡', 2024, '34场'))).toBe(
      '甲乡2024年约占41.2%（约四成）：14场[1]÷34场[2]',
    )
  })
  it('is told in tenths as people say them', () => {
    const said = [8, 17.6, 30, 44, 45.2, 58, 70.9, 85.7, 97].map(sayTenths)
    expect(said).toEqual(['', '近两成', '三成', '四成多', '约四成半', '近六成', '约七成', '约八成半', ''])
  })
  it('is told of no two places, years or units that do not fit', () => {
    expect(tell(each, entry('甲乡', 2024, '620份'), entry('乙乡', 2024, '31家'))).toBeNull()
    expect(tell(each, entry('甲乡', 2024, '620份'), entry('甲乡', 2023, '31家'))).toBeNull()
    expect(tell(each, entry('甲乡', 2024, '14起'), entry('甲乡', 2024, '34件'))).toBeNull()
    expect(tell(share, entry('甲乡', 2024, '34场'), entry('甲乡', 2024, '14场'))).toBeNull()
    expect(tell(share, entry('甲乡', 2024, '14场'), entry('甲乡', 2024, '34件'))).toBeNull()
  })
})

describe('the doors of one town', () => {
  it('stand behind their numbers where they change over the years', () => {
    const first = entry('甲乡司法所', 2022, '21份', { town: '甲乡', door: '司法所' })
    expect(tell(trend, first, entry('甲乡', 2023, '18份'))).toBe(
      '甲乡2023年比2022年少3份（14.3%）：21份（司法所）[1] → 18份[2]',
    )
  })
})

describe('what is counted', () => {
  const of = (year: number, text: string, given: Partial<Entry>) => entry('甲乡', year, text, given)
  it('is called as the reports call it, without the other numbers of its clause', () => {
    const behind = (text: string) => ({ before: text, thing: '农民工追回工资' })
    expect(
      tell(
        { form: 'total' },
        of(2023, '61万元', behind('三家联合约谈，帮42名农民工追回工资')),
        of(2024, '33万元', behind('全年为26名农民工追回工资')),
      ),
    ).toBe('甲乡为农民工追回工资合计94万元：2023年61万元[1]、2024年33万元[2]（61+33=94）')
  })
  it('is of a bare rate what its sentence counted before', () => {
    const rate = (before: string) => ({ before, thing: '满意率', indicator: '群众满意率' })
    expect(
      tell(
        { form: 'ranked', isLeastFirst: false, from: 1, of: 8 },
        entry('甲乡', 2024, '95%', rate('受理12345热线工单241件，办结241件，满意率')),
        entry('乙镇', 2024, '93%', rate('12345热线诉求193件，满意率')),
      ),
    ).toBe('2024年甲乡最高，12345热线满意率95%[1]；其次是乙镇93%[2]')
  })
  it('is told for each where the two are no one thing', () => {
    const given = (thing: string) => ({ thing, before: thing })
    expect(
      tell(
        { form: 'difference' },
        entry('甲乡', 2024, '58件', given('市民热线')),
        entry('乙镇', 2024, '43件', given('12345投诉件')),
      ),
    ).toBe('甲乡多，2024年市民热线58件[1]，比乙镇12345投诉件43件[2]多15件')
  })
  it('people counted by 人 and 名 need no note', () => {
    expect(tell({ form: 'total' }, entry('甲乡', 2024, '11人'), entry('乙镇', 2024, '12名'))).not.toContain(
      '未换算',
    )
  })
})

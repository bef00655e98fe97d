import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findQuantities } from '#text/numbers/find-quantities.ts'

const things = fc.constantFrom(
  ['调解各类矛盾纠纷', '起'],
  ['发放宣传资料', '份'],
  ['开展法治宣传活动', '场次'],
  ['出动执法人员', '人次'],
  ['检查生产经营单位', '家'],
  ['排查安全隐患', '处'],
  ['办理代表建议', '件'],
  ['培养法律明白人', '名'],
  ['悬挂横幅', '幅'],
  ['拆除违法建筑面积', '平方米'],
  ['新建农村道路', '公里'],
  ['受理来访', '批次'],
  ['追回工资', '元'],
  ['开展法治讲座', '场(次)'],
  ['发放宣传册', '份(册)'],
  ['走访企业', '家（次）'],
)

const digits = '零一二三四五六七八九'

/** 2345 -> 二千三百四十五, as reports write it; 10 to 9999. */
function writeChinese(value: number): string {
  const places = ['千', '百', '十', '']
  const parts = [...String(value).padStart(4, '0')].map((digit, at) =>
    digit === '0' ? '零' : `${digits[Number(digit)]}${places[at]}`,
  )
  const joined = parts
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '')
  return value < 20 ? joined.replace(/^一十/, '十') : joined
}

interface Written {
  readonly text: string
  readonly value: number
  readonly isRound: boolean
}

const numbers: fc.Arbitrary<Written> = fc.oneof(
  fc.integer({ min: 0, max: 99_999_999 }).map((value) => ({ text: String(value), value, isRound: false })),
  fc
    .integer({ min: 1000, max: 9_999_999 })
    .map((value) => ({ text: value.toLocaleString('en-US'), value, isRound: false })),
  fc
    .integer({ min: 1, max: 99_999 })
    .map((value) => ({ text: `${value / 100}万`, value: value * 100, isRound: true })),
  fc
    .integer({ min: 1, max: 9999 })
    .map((value) => ({ text: `${value}万`, value: value * 10_000, isRound: true })),
  fc.integer({ min: 11, max: 9999 }).map((value) => ({ text: writeChinese(value), value, isRound: false })),
  fc
    .integer({ min: 1000, max: 9_999_999 })
    .map((value) => ({ text: value.toLocaleString('en-US').replaceAll(',', ' '), value, isRound: false })),
)

const bounds = fc.constantFrom(
  ['', '', 'none'],
  ['近', '', '近'],
  ['约', '', '约'],
  ['超过', '', '余'],
  ['不少于', '', '以上'],
  ['不超过', '', '以下'],
  ['', '以上', '以上'],
  ['', '左右', '约'],
  ['', '余', '余'],
  ['', '多', '余'],
)

const clause = fc
  .record({ thing: things, number: numbers, bound: bounds })
  .map(({ thing, number, bound }) => {
    const [noun = '', unit = ''] = thing
    const [prefix = '', suffix = '', qualifier = ''] = bound
    const isInfix = suffix === '余' || suffix === '多'
    const written = isInfix ? `${number.text}${suffix}${unit}` : `${number.text}${unit}${suffix}`
    return {
      text: `${noun}${prefix}${written}`,
      expected: { value: number.value, unit: unit.replace('（', '(').replace('）', ')'), qualifier },
    }
  })

const pick = ({ value, unit, qualifier }: { value: number; unit: string; qualifier: string }) => ({
  value,
  unit,
  qualifier,
})

describe('what was written is what is read', () => {
  it('for any run of clauses with a noun, a number and a measure word', () => {
    fc.assert(
      fc.property(
        fc.array(clause, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('，', '、', '；', '。'),
        (clauses, stop) => {
          const text = `${clauses.map((one) => one.text).join(stop)}。`
          expect(findQuantities(text).map(pick)).toEqual(clauses.map((one) => one.expected))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('with half-width and full-width punctuation and digits alike', () => {
    fc.assert(
      fc.property(clause, (one) => {
        const wide = one.text.replace(/[0-9.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
        expect(findQuantities(`${wide}。`).map(pick)).toEqual(findQuantities(`${one.text}。`).map(pick))
      }),
    )
  })

  it('and the raw text is the exact span', () => {
    fc.assert(
      fc.property(fc.array(clause, { minLength: 1, maxLength: 4 }), (clauses) => {
        const text = clauses.map((one) => one.text).join('，')
        for (const quantity of findQuantities(text))
          expect(text.slice(quantity.at.start, quantity.at.end)).toBe(quantity.raw)
      }),
    )
  })
})

const small = fc.integer({ min: 1, max: 60 })
const names: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(small, small).map(([a, b]) => `依据《某某条例》第${a}条第${b}款`),
  fc
    .tuple(small, fc.integer({ min: 2015, max: 2030 }))
    .map(([n, year]) => `按照某政发〔${year}〕${n}号文件精神`),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([m, d]) => `结合“${m}·${d}”主题日`),
  fc
    .tuple(
      fc.integer({ min: 2019, max: 2030 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([y, m, d]) => `自${y}年${m}月${d}日起`),
  fc.constantFrom('12345', '12348', '12315', '110', '96110').map((line) => `用好${line}热线`),
  fc
    .constantFrom(
      '“十四五”规划',
      '“八五”普法',
      '“四个意识”',
      '“1+3+N”机制',
      '“一站式”服务',
      '三级网格',
      '“双随机、一公开”监管',
      '中央八项规定精神',
      '二十大精神',
      '行政执法三项制度',
    )
    .map((name) => `落实${name}`),
  fc
    .tuple(fc.integer({ min: 2015, max: 2022 }), fc.integer({ min: 2023, max: 2030 }))
    .map(([a, b]) => `贯彻《实施纲要(${a}-${b}年)》`),
)

describe('numbers that share what follows them', () => {
  const joiner = fc.constantFrom('—', '-', '~', '至', '到')
  // 2019至2023 are years.
  const bound = fc.integer({ min: 1, max: 949 })

  it('are both read from a range', () => {
    fc.assert(
      fc.property(things, bound, bound, joiner, ([noun = '', unit = ''], low, more, join) => {
        const plain = unit.replace('（', '(').replace('）', ')')
        const both = [low, low + more].map((value) => ({ value, unit: plain, qualifier: 'none' }))
        expect(findQuantities(`${noun}${low}${join}${low + more}${unit}。`).map(pick)).toEqual(both)
        const scaled = both.map((one) => ({ ...one, value: one.value * 10_000 }))
        expect(findQuantities(`${noun}${low}${join}${low + more}万${unit}。`).map(pick)).toEqual(scaled)
      }),
    )
  })

  it('are all read from a list after 分别', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 5 }), (tenths) => {
        const values = tenths.map((tenth) => tenth / 10)
        const text = `满意率、办结率同比分别提升${values.join('、')}个百分点。`
        expect(findQuantities(text).map((one) => one.value)).toEqual(values)
        expect(new Set(findQuantities(text).map((one) => one.unit))).toEqual(new Set(['个百分点']))
      }),
    )
  })
})

describe('parts of a whole', () => {
  it('are per cent, in digits, words and tenths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 99 }), fc.constantFrom('', '以上'), (value, suffix) => {
        const qualifier = suffix === '' ? 'none' : suffix
        for (const text of [`${value}%`, `百分之${writeChinese(value)}`, `百分之${value}`])
          expect(findQuantities(`化解率达${text}${suffix}。`).map(pick)).toEqual([
            { value, unit: '%', qualifier },
          ])
      }),
    )
    for (const [index, digit] of [...'一二三四五六七八九'].entries())
      expect(findQuantities(`占比近${digit}成。`).map(pick)).toEqual([
        { value: (index + 1) * 10, unit: '%', qualifier: '近' },
      ])
  })
})

describe('names made of digits', () => {
  it('are never read as quantities, alone or beside real ones', () => {
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 4 }), clause, (before, one) => {
        const text = `${before.join('，')}，${one.text}。`
        expect(findQuantities(text).map(pick)).toEqual([one.expected])
      }),
      { numRuns: 400 },
    )
  })
})

describe('any text at all', () => {
  it('is read in one pass, also where each number could lead on to the next', () => {
    for (const piece of ['3-', '1/', '分别1、2、', '1 000 ', '无一起一起', '第1、', '百分之'])
      expect(findQuantities(piece.repeat(100_000 / piece.length)).length).toBeLessThan(100_000)
  })

  it('is read without a throw, in order and without overlap', () => {
    const letters = fc.constantFrom(
      ...'一二两三十百千万亿0123456789.,，。余多近约第年月日人次件起%《》“”()（）〔〕+=-—无零\n 率均达每',
    )
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 80 }), (characters) => {
        let end = 0
        for (const quantity of findQuantities(characters.join(''))) {
          expect(Number.isFinite(quantity.value)).toBe(true)
          if (!quantity.isAddend) expect(quantity.at.start).toBeGreaterThanOrEqual(end)
          end = quantity.at.end
        }
      }),
      { numRuns: 500 },
    )
  })
})

import { describe, expect, it } from 'vitest'
import { isBorneOut, readClaimedNumber } from '#question/read-claimed-number.ts'
import { readAssertedNumbers } from '#question/read-want.ts'

const claimOf = (text: string) => readClaimedNumber({ text, assertedNumbers: readAssertedNumbers(text) })

describe('a number that is asserted', () => {
  it.each([
    ['满意率是97%吧', { value: 97, unit: '%', noun: '满意率' }],
    ['满意率写的97%对不对', { value: 97, unit: '%', noun: '满意率' }],
    ['满意率过97%了没', { value: 97, unit: '%', noun: '满意率', bound: 'over' }],
    ['拆违超过200处了吗', { value: 200, bound: 'over' }],
    ['拆违达到200处了吗', { value: 200, bound: 'least' }],
    ['拆违有200处以上吧', { value: 200, bound: 'least' }],
  ] as const)('%s', (text, claim) => expect(claimOf(text)).toMatchObject(claim))

  it.each(['拆违不到200处吧', '拆违大概200处吧', '拆违200多处吧', '拆违不超过200处吧'])(
    'is none of a range that one number cannot decide: %s',
    (text) => expect(claimOf(text)).toBeNull(),
  )

  it('is borne out by more, by as many, or by itself alone', () => {
    expect([98, 97, 96].map((value) => isBorneOut(value, { value: 97, bound: 'over' }))).toEqual([
      true,
      false,
      false,
    ])
    expect([98, 97, 96].map((value) => isBorneOut(value, { value: 97, bound: 'least' }))).toEqual([
      true,
      true,
      false,
    ])
    expect([98, 97].map((value) => isBorneOut(value, { value: 97 }))).toEqual([false, true])
  })
})

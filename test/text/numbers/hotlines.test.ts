import { expect, it } from 'vitest'
import { hotlinePattern, hotlines } from '#text/numbers/hotlines.ts'

const standsIn = (text: string) => new RegExp(`(?<!\\d)${hotlinePattern}(?!\\d)`).test(text)

it('a line is a name; a count that is no line, or that a measure word follows, is a number', () => {
  for (const name of ['12345热线', '96110劝阻电话', '110报警', '119指挥中心'])
    expect(standsIn(name), name).toBe(true)
  for (const count of ['110件', '12600份', '212345人', '120名']) expect(standsIn(count), count).toBe(false)
  expect(hotlines.has('12348')).toBe(true)
})

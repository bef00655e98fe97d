import { expect, test } from 'vitest'
import { asksForPaper } from '#draft/wish/asks-for-paper.ts'

test.each([
  '河道整治小结，急用。清淤9公里，植树36亩，巡查61次',
  '您好，我要写个林业站2024年上半年工作总结',
  '那个，给我整一份2024年河长制的汇报',
])('%s asks for a paper', (said) => {
  expect(asksForPaper(said)).toBe(true)
})

test.each([
  '2024年河长制的汇报里写了什么？',
  '各镇的总结写得怎么样',
  '清淤9公里，植树36亩，巡查61次',
  '总结里清淤多少公里，植树多少亩',
])('%s asks for none', (said) => {
  expect(asksForPaper(said)).toBe(false)
})

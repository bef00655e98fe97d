// A follow-up that says that the answer was another's, and what is meant -> the thing that is meant, as one goes on to it.
import { expect, it } from 'vitest'
import { sayPlainly } from '#question/follow/say-plainly.ts'

it.each([
  ['不对吧我问的是修渠', '修渠呢'],
  ['不对不对，我刚才是问成功率', '成功率呢'],
  ['你跑题了我说的是打算', '打算呢'],
  ['错了错了 我问的是怎么修的', '怎么修的'],
])('%s is %s', (text, meant) => {
  expect(sayPlainly(text, [])).toBe(meant)
})

it.each(['不对吧你问的是啥', '我问的是修渠', '不对吧，我记得是98件', '修渠的错别字是谁说的'])(
  '%s stays',
  (text) => {
    expect(sayPlainly(text, [])).toBe(text)
  },
)

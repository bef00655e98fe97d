// Runs of tokens that belong to the topic: what joins them, what ends them.
import { describe, expect, it } from 'vitest'
import { joinTokens } from '#adapters/heads/topic-tagger.ts'

const each = (plain: string) =>
  [...plain].flatMap((one, start) => (one === ' ' ? [] : [{ span: { start, end: start + 1 } }]))
const join = (
  plain: string,
  numbers: readonly number[],
  cuts: readonly number[] = [...plain].map((_, i) => i),
) => joinTokens(cuts, each(plain), numbers).map(({ start, end }) => plain.slice(start, end))

describe('tokens that are likely topic', () => {
  it('are one run where they stand side by side', () => {
    expect(join('请问老房子', [-4, -4, 3, 3, 3])).toEqual(['老房子'])
  })
  it('hold one among them that is unlikely alone', () => {
    expect(join('人均可支配收入', [4, 4, -2, 4, 4, 4, 4])).toEqual(['人均可支配收入'])
  })
  it('are two runs around what surely asks', () => {
    expect(join('巡河几次', [3, 3, -5, 2])).toEqual(['巡河', '次'])
  })
  it('are in or out with the word that they are in', () => {
    expect(join('支配好多', [0.5, -3, -3, -3], [0, 2])).toEqual([])
    expect(join('支配好多', [4, -2, -4, -4], [0, 2])).toEqual(['支配'])
  })
  it('are no topic where none of them is likely by itself', () => {
    expect(join('谢谢啊', [-0.1, -0.2, -0.1])).toEqual([])
  })
  it('end at a blank, where a place or a year was said', () => {
    expect(join('普法 场次', [3, 3, 3, 3])).toEqual(['普法', '场次'])
  })
  it('are none in no words', () => {
    expect(join('', [])).toEqual([])
  })
})

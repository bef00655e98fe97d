import { expect, it } from 'vitest'
import type { Place } from '#domain/place.ts'
import { namePointed } from '#question/hand/name-pointed.ts'
import type { Hand } from '#question/hand/read-hand.ts'

const townOf = (town: string): Place => ({ province: null, city: null, county: '岚水县', town })
const [heshan, tanxi] = [townOf('禾山乡'), townOf('潭溪镇')]
const rowOf = (...names: readonly string[]) => ({
  sorted: names.map((name) => ({ name, year: 2024, unit: '件' })),
  isLeastFirst: false,
})

const hand: Hand = {
  places: rowOf('禾山乡', '潭溪镇', '松岗乡', '荷塘镇'),
  years: null,
  named: [tanxi, heshan],
  lately: [],
  year: 2024,
  about: null,
  isPointed: false,
}
const named = (text: string, more: Partial<Hand> = {}) => namePointed(text, { ...hand, ...more })

it('one of an order is named where another thing is asked of it, with the year it was told of', () => {
  expect(named('最多的那家网格员几个')).toBe('禾山乡2024年网格员几个')
  expect(named('垫底的那个镇成功率多少')).toBe('荷塘镇2024年成功率多少')
  expect(named('第三名合同又是多少件')).toBe('松岗乡2024年合同又是多少件')
  expect(named('最少的那家23年办了几件')).toBe('荷塘镇23年办了几件')
})
it('who stands there is asked for, and nothing of it', () => {
  for (const text of ['最多的是谁', '第二名呢', '第一名是哪个镇', '最少的那个呢'])
    expect(named(text)).toBe(text)
})
it('another one is pointed to alone once something was asked of the first', () => {
  expect(named('最少的那个呢', { isPointed: true })).toBe('荷塘镇2024年呢')
})
it('the first and the last of two are those that the question named', () => {
  expect(named('前者发了多少资料')).toBe('岚水县潭溪镇2024年发了多少资料')
  expect(named('后者呢')).toBe('岚水县禾山乡2024年呢')
  expect(named('第一个多少钱')).toBe('岚水县潭溪镇2024年多少钱')
})
it('several from one end are named where they are added up', () => {
  expect(named('前三名加起来')).toBe('禾山乡、潭溪镇、松岗乡2024年加起来')
  expect(named('前三名')).toBe('前三名')
})
it('two that are held against each other are both named', () => {
  expect(named('第二名比第三名多几件')).toBe('潭溪镇2024年比松岗乡2024年多几件')
})
it('who is left out of a sum is named alone, whatever year it was told of', () => {
  expect(named('去掉最多的那家合计多少')).toBe('去掉禾山乡合计多少')
  expect(named('除了第一名加起来多少')).toBe('除了禾山乡加起来多少')
})
it('items of a list and parts of a year are no places', () => {
  for (const text of ['第二条打算怎么办', '第一季度多少件', '第一责任人是谁', '第一个问题怎么解决的'])
    expect(named(text)).toBe(text)
})
it('nothing is named where no order was told', () => {
  expect(named('最多的那家网格员几个', { places: null })).toBe('最多的那家网格员几个')
})

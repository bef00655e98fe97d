import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestComposer, type TestComposer } from './open-test-composer.ts'
import { overviewReports } from './reports.ts'

let antou: TestComposer
beforeAll(async () => {
  antou = await openTestComposer(overviewReports)
})
afterAll(() => antou.close())

describe('a question why', () => {
  it('is answered by the cause that the report gives', async () => {
    const answer = await antou.compose('潭溪镇夜班船工为什么流动快', { want: 'why' })
    expect(answer?.dropped).toEqual([])
    expect(answer?.text).toMatch(/^潭溪镇 2024：“.*原因是补贴按季度发/)
  })
  it('is told that the report gives none, with what it does write', async () => {
    const answer = await antou.compose('禾山乡普法形式为什么单一', { want: 'why', terms: [termOf('劝阻')] })
    expect(answer?.text).toMatch(/^禾山乡的报告没有写原因，写到的是：/)
    expect(answer?.text).toContain('上门劝阻')
  })
  it('is left to the general path where the topic is not written', async () => {
    expect(
      await antou.compose('禾山乡为什么修机场', { want: 'why', terms: [termOf('机场')], include: [] }),
    ).toBeNull()
  })
})

const termOf = (word: string) => ({ word, alternatives: [], weight: 1 })

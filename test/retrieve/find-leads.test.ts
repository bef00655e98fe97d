// Checks which sentences a question is led to by what few of them write.
import { describe, expect, it } from 'vitest'
import type { Term } from '#domain/frame.ts'
import { findLeads } from '#retrieve/rank/find-leads.ts'
import type { Sentence } from '#retrieve/sentence.ts'

const pool: readonly Sentence[] = [
  '两村为一片茶山争了多年，镇里三次上山指界。',
  '最后写成协议四条，双方各让一步。',
  '全年调解纠纷60件。',
].map((text, at) => ({
  reportId: 1,
  start: 100 * at,
  end: 100 * at + text.length,
  text,
  section: at < 2 ? '一/(二)' : '二/(一)',
  heading: '',
  part: 'practice',
  isHeading: false,
  meaning: null,
}))

const idf = {
  words: new Map([
    ['茶山', 5],
    ['纠纷', 1],
  ]),
  bigrams: new Map<string, number>(),
}
const termOf = (word: string): Term => ({ word, alternatives: [], weight: 1 })

describe('findLeads', () => {
  it('leads to the sentence that holds a word of few, and to what stands beside it', () => {
    const asked = { text: '茶山写了几条协议', topic: '茶山 协议', terms: [termOf('茶山')] }
    expect(findLeads(asked, pool, { idf })).toEqual([1, 0.4, 0])
  })

  it('leads nowhere by a word of many, or by one that may be no topic', () => {
    const common = { text: '纠纷几件', topic: '纠纷', terms: [termOf('纠纷')] }
    const guessed = { text: '茶山', topic: '茶山', terms: [{ ...termOf('茶山'), isGuess: true }] }
    for (const asked of [common, guessed]) expect(findLeads(asked, pool, { idf })).toEqual([0, 0, 0])
  })

  it('leads to a phrase in quotation marks', () => {
    const asked = { text: '“双方各让一步”是谁说的', topic: '', terms: [] }
    expect(findLeads(asked, pool, { idf })).toEqual([0.4, 1, 0])
  })
})

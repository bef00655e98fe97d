// Ranking of sentences: what a text without any term of the question may be spared, and what it may not.
import { describe, expect, it } from 'vitest'
import type { Frame } from '#domain/frame.ts'
import { rankSentences } from '#retrieve/rank/rank-sentences.ts'
import type { Sentence } from '#retrieve/sentence.ts'

const frame: Frame = {
  text: '化解矛盾',
  topic: '化解矛盾',
  plain: '化解矛盾',
  terms: [],
  head: null,
  want: 'detail',
  isNegated: false,
  n: null,
  isLeastFirst: false,
  asksOwnRank: false,
  asksHeading: false,
  asksLaw: false,
  takes: null,
  about: null,
  cues: [],
  part: null,
  assertedNumbers: [],
  own: null,
  ambiguous: [],
  include: [],
  exclude: [],
  unknown: [],
  wantsPeers: false,
  wantsTowns: false,
  office: null,
  period: null,
  years: [],
  isRelativeYear: false,
}

function sentence(text: string): Sentence {
  return {
    start: 0,
    end: text.length,
    reportId: 1,
    text,
    section: '一',
    heading: '',
    part: 'other',
    isHeading: false,
    meaning: null,
  }
}

describe('rankSentences', () => {
  const idf = { words: new Map([['矛盾', 2]]), bigrams: new Map([['解矛', 2]]) }
  const rank = (texts: readonly string[], cut: (text: string) => readonly string[]) =>
    rankSentences(frame, texts.map(sentence), {
      idf,
      segmenter: { id: 'fake', cut },
      asksNumber: false,
      kinds: [],
      things: [],
    })

  it('counts a pair of characters across a comma', () => {
    const [first, second] = rank(['走访入户', '化解,矛盾'], () => [])
    expect(first?.text).toBe('化解,矛盾')
    expect(first?.score).toBeGreaterThan(second?.score ?? 0)
  })

  it('cuts no sentence that holds no word of the question', () => {
    const cut: string[] = []
    rank(['走访入户一百次', '排查矛盾三起'], (text) => {
      cut.push(text.trim())
      return []
    })
    expect(cut).toEqual(['化解矛盾', '排查矛盾三起'])
  })
})

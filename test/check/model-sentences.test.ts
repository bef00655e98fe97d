import { beforeAll, describe, expect, it } from 'vitest'
import { checkSentence } from '#check/claims/check-sentence.ts'
import type { CheckDeps, CitedPassage } from '#check/claims/cited-passage.ts'
import { type CorpusPassage, readCorpusPassages } from '../fakes/corpus-passages.ts'
import { type SentenceGroup, sentenceGroups } from '../fixtures/model-sentences.ts'

let corpus: readonly CorpusPassage[]
let deps: CheckDeps

beforeAll(async () => {
  ;({ passages: corpus, deps } = await readCorpusPassages())
})

function open({ cites }: SentenceGroup): readonly CitedPassage[] {
  return cites.map(([file, holds], at) => {
    const found = corpus.filter((one) => one.file === file && one.text.includes(holds))
    expect(found.length, `${file} ${holds}`).toBe(1)
    return { ...found[0]!, n: at + 1 }
  })
}

const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length

describe('sentences written by hand as models write them', () => {
  it('at most 3% of the honest ones are dropped', () => {
    const judged = sentenceGroups.flatMap((group) => {
      const passages = open(group)
      return group.sound.map((text) => ({ text, fault: checkSentence(text, passages, deps) }))
    })
    const dropped = judged.filter(({ fault }) => fault !== null)
    const told = dropped.map(({ text, fault }) => `${text} ${JSON.stringify(fault)}`).join('\n')
    expect(share(dropped, judged), told).toBeLessThanOrEqual(0.03)
  })

  it('at least 98% of the mistaken ones are caught', () => {
    const judged = sentenceGroups.flatMap((group) => {
      const passages = open(group)
      return group.faulty.map(([kind, text]) => ({ kind, text, fault: checkSentence(text, passages, deps) }))
    })
    const missed = judged.filter(({ fault }) => fault === null)
    const told = missed.map(({ kind, text }) => `${kind}: ${text}`).join('\n')
    expect(share(missed, judged), told).toBeLessThanOrEqual(0.02)
  })
})

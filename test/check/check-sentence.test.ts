import { beforeAll, describe, expect, it } from 'vitest'
import { checkSentence } from '#check/claims/check-sentence.ts'
import type { CheckDeps } from '#check/claims/cited-passage.ts'
import { type WrittenSentence, writeSentences } from '../fakes/check-sentences.ts'
import { type CorpusPassage, readCorpusPassages } from '../fakes/corpus-passages.ts'

let passages: readonly CorpusPassage[]
let deps: CheckDeps

beforeAll(async () => {
  ;({ passages, deps } = await readCorpusPassages())
})

const fault = (one: WrittenSentence) => checkSentence(one.text, passages, deps)
const tell = ({ kind, text }: WrittenSentence) => `${kind}: ${text}`

describe('500 generated sentences', () => {
  it('at most 3% of the sound ones are dropped', () => {
    const sound = writeSentences(500, 20, passages).filter(({ isSound }) => isSound)
    const dropped = sound.filter((one) => fault(one) !== null)
    expect(sound.length).toBe(250)
    expect(
      dropped.length / sound.length,
      dropped.map((one) => `${tell(one)} ${JSON.stringify(fault(one))}`).join('\n'),
    ).toBeLessThanOrEqual(0.03)
  })

  it('at least 98% of the planted faults are caught', () => {
    const planted = writeSentences(500, 20, passages).filter(({ isSound }) => !isSound)
    const missed = planted.filter((one) => fault(one) === null)
    expect(planted.length).toBe(250)
    expect(missed.length / planted.length, missed.map(tell).join('\n')).toBeLessThanOrEqual(0.02)
  })
})

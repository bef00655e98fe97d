// A clause in other words than the passage's: held against it by the shipped encoder, with no word for word.
import { afterAll, describe, expect, it } from 'vitest'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openMeaning } from '#adapters/heads/open-meaning.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { bareSentence } from '#check/claims/bare-sentence.ts'
import { checkSentence } from '#check/claims/check-sentence.ts'
import type { CitedPassage } from '#check/claims/cited-passage.ts'
import { compareWords } from '#check/claims/judge/compare-words.ts'
import { nowhere } from '#domain/place.ts'
import { dot } from '#shared/vectors/dot.ts'

const { sameWords } = await loadPrompts(new URL('../../prompts', import.meta.url).pathname)
const embedder = await openOnnxEmbedder()
const meaning = openMeaning(embedder)!
const deps = { gazetteer: openGazetteer(), known: [], sameWords, meaning }
afterAll(() => embedder.close())

const text = '绿萝怕晒，摆在散射光下就行。盆土干透了再浇，冬天半个月一次足够。'
const passage: CitedPassage = { n: 1, text, place: nowhere, year: null }

async function check(sentence: string) {
  await meaning.prepare(bareSentence(sentence), [text])
  return checkSentence(sentence, [passage], deps)
}

describe('what an encoder makes of a clause', () => {
  it('lets other words for the same pass, which letter by letter do not', async () => {
    const sentence = '冬季隔半个月浇水一次便够了[1]。'
    expect(await check(sentence)).toBeNull()
    expect(checkSentence(sentence, [passage], { ...deps, meaning: null })).not.toBeNull()
  })

  it('does not carry what the passage does not speak of', async () => {
    expect(await check('绿萝的汁液有毒，家里养猫的要当心[1]。')).toMatchObject({ rule: 'clause' })
  })

  it('weighs what a rule says against it: a reason that the passage does not give', async () => {
    expect(await check('因为怕晒，绿萝摆在散射光下就行[1]。')).toBeNull()
    expect(await check('因为邻居投诉，绿萝摆在散射光下就行[1]。')).not.toBeNull()
  })

  it('finds each sentence of a passage by itself', async () => {
    await meaning.prepare('绿萝不耐晒', [text])
    const { own, pieces } = meaning.read('绿萝不耐晒', [text])!
    const [first, ...others] = pieces.map(({ vector }) => dot(own.vector, vector))
    expect(others.every((cosine) => cosine < first!)).toBe(true)
  })

  it('lets a no in other words pass, and stops one that the passage does not say', async () => {
    const soaked = '木耳泡发超过八小时容易滋生细菌，隔夜的应当丢弃。'
    const judge = async (sentence: string) => {
      await meaning.prepare(bareSentence(sentence), [soaked])
      return checkSentence(sentence, [{ ...passage, text: soaked }], deps)
    }
    expect(await judge('泡了一夜的木耳别再吃了，要扔掉[1]。')).toBeNull()
    expect(await judge('泡了一夜的木耳不影响食用[1]。')).not.toBeNull()
  })

  it('mends no number and no negation', async () => {
    expect(await check('冬天三个月浇一次足够[1]。')).not.toBeNull()
    expect(await check('盆土没有干透就要浇[1]。')).not.toBeNull()
  })

  it('compares nothing that was not encoded', () => {
    expect(meaning.read('没有备好的句子', [text])).toBeNull()
  })

  it('finds the pieces of a part among those of the whole', async () => {
    await meaning.prepare('盆土干透再浇', [text])
    const part = text.slice(text.indexOf('盆土'))
    const { own, pieces } = meaning.read('盆土干透再浇', [part])!
    const { source } = compareWords(own, pieces, deps)
    const nearest = source[0]!.near.map((_, word) => Math.max(...source.map(({ near }) => near[word]!)))
    expect(nearest.every((near) => near > 0.5)).toBe(true)
  })
})

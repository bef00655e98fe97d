import { expect, it } from 'vitest'
import { readSentences } from '#answer/writer/model-sentences.ts'

async function read(...pieces: string[]): Promise<string[]> {
  const sentences: string[] = []
  const stream = (async function* () {
    yield* pieces
  })()
  for await (const one of readSentences(stream)) sentences.push(one)
  return sentences
}

it('a sentence is handed on as soon as it has ended, however long the model then thinks', async () => {
  let isPulledAgain = false
  const stream = (async function* () {
    yield '石桥乡2023年调解187起'
    yield '[1]。'
    isPulledAgain = true
    await new Promise(() => {})
  })()
  const { value } = await readSentences(stream).next()
  expect(value).toBe('石桥乡2023年调解187起[1]。')
  expect(isPulledAgain).toBe(false)
})

it('marks may stand before the stop or after it, in one piece or in several', async () => {
  const both = ['石桥乡调解187起[1][2]。', '杨坪镇调解96件[3]。']
  expect(await read('石桥乡调解187起[1][2]。杨坪镇调解96件[3]。')).toEqual(both)
  expect(await read('石桥乡调解187起。[1]', '[2]杨坪镇调解96件。', '[3]')).toEqual(both)
  expect(await read('石桥乡调解187起【1,2】。\n', '2. 杨坪镇调解96件[3]\n')).toEqual([
    both[0],
    '杨坪镇调解96件[3]',
  ])
})

it('a mark that comes after a sentence was done is not the next one’s', async () => {
  expect(await read('石桥乡调解187起[1]。', '[2]杨坪镇调解96件[3]。')).toEqual([
    '石桥乡调解187起[1]。',
    '杨坪镇调解96件[3]。',
  ])
})

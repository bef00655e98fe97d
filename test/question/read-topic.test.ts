import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { correctSounds } from '#question/correct-typos.ts'
import { readTopic, type TopicDeps } from '#question/read-topic.ts'

let deps: TopicDeps
beforeAll(async () => {
  const { synonyms, sounds, asking } = await loadPrompts(resolve(import.meta.dirname, '../../prompts'))
  deps = { segmenter: await openSegmenter(), synonyms, sounds, fillers: asking.fillers }
})

const lexicon = (written: readonly string[], rare: readonly string[] = []) => ({
  isWritten: (word: string) => written.includes(word),
  isRare: (word: string) => rare.includes(word),
})

describe('a slip of typing', () => {
  const read = (text: string, written: readonly string[]) =>
    readTopic(text, { ...deps, lexicon: lexicon(written) }).terms.map(({ word }) => word)
  it('is none where a report writes it so', () => {
    expect(read('满义率', [])).toContain('满意率')
    expect(read('满义率', ['满义率'])).not.toContain('满意率')
  })
})

describe('a number asked of a word that only fills elsewhere', () => {
  it('is asked of that word, where the library writes it', () => {
    const read = (asksNumber: boolean) =>
      readTopic('火塘', { ...deps, likely: [0.1, 0.1], lexicon: lexicon(['火塘']), asksNumber }).terms
    expect(read(true).map(({ word }) => word)).toEqual(['火塘'])
    expect(read(false)).toEqual([])
  })
})

describe('words of the topic', () => {
  const read = (text: string, rare: readonly string[], chance: number) =>
    readTopic(text, { ...deps, likely: [...text].map(() => chance), lexicon: lexicon(rare, rare) }).terms
  it('are those that few passages write, though little else says so', () => {
    expect(read('火塘', [], 0.2).map(({ word }) => word)).toEqual([])
    expect(read('火塘', ['火塘'], 0.2)).toEqual([{ word: '火塘', alternatives: [], weight: 1 }])
  })
  it('are a guess where nothing else says so', () => {
    expect(read('火塘', ['火塘'], 0.05)).toEqual([
      { word: '火塘', alternatives: [], weight: 0.7, isGuess: true },
    ])
    expect(read('火塘', ['火塘'], 0.01)).toEqual([])
  })
  it('are whole where the dictionary cuts a name into single characters', () => {
    expect(read('剧本杀', [], 0.9).map(({ word }) => word)).toEqual(['剧本杀'])
    expect(read('双审双签', [], 0.9).map(({ word }) => word)).toContain('双审')
  })
  it('take no single character that is hardly topic', () => {
    const likely = [0.9, 0.9, 0.2]
    expect(readTopic('剧本杀', { ...deps, likely }).terms.map(({ word }) => word)).toEqual(['剧本'])
  })
})

it('a thing that is named after a word of the table is asked for whole', () => {
  const [whole, part] = readTopic('消防车', { ...deps, likely: [0.9, 0.9, 0.9] }).terms
  expect(whole).toEqual({ word: '消防车', alternatives: [], weight: 1 })
  expect(part).toMatchObject({ word: '消防', isGuess: true })
})

describe('words that are misspelt by sound', () => {
  const mend = (text: string, written: readonly string[] = []) =>
    correctSounds(text, { ...deps, sounds: deps.sounds!, lexicon: lexicon(written) })
  it('are read as the word of the table that sounds the same', () => {
    expect(mend('普发活动')).toBe('普法活动')
  })
  it('hold no word that joins others', () => {
    expect(mend('调解数和资料')).toBe('调解数和资料')
  })
  it('stay as they are where the library writes them', () => {
    expect(mend('普发活动', ['普发'])).toBe('普发活动')
  })
  it('are none where a written word begins in them', () => {
    expect(mend('搞商事调解', ['商事', '调解'])).toBe('搞商事调解')
  })
  it('are no end of one word with the beginning of the next', () => {
    expect(mend('财政收入')).toBe('财政收入')
  })
})

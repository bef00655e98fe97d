import { describe, expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { parsePlace } from '#text/parse-place.ts'
import { isCommonNoun, isNounAlways } from '#text/place-nouns.ts'
import { readingBook } from '../fakes/reading-book.ts'

const nouns = readingBook.placeNouns
const gazetteer = openGazetteer()

describe('every line of the table of words that are no places', () => {
  it.each(nouns.filter(({ as }) => as !== 'short').map((noun) => [noun.word, noun.as, noun] as const))(
    '%s (%s) is needed',
    (word, as, noun) => {
      const name = as === 'start' ? `${word}石坝镇` : `${as === 'end' ? '石坝' : ''}${word}镇`
      const without = nouns.filter((other) => other !== noun)
      expect(isCommonNoun(name, nouns)).toBe(true)
      expect(isCommonNoun(name, without) && (as !== 'whole' || isNounAlways(name, without))).toBe(false)
    },
  )
})

describe('a name', () => {
  it.each(['三里沟镇', '石城镇', '高城镇', '万全镇', '阿尔善宝力格镇', '双河镇'])('%s is one', (town) => {
    expect(parsePlace(`夏县${town}2024年工作总结`, { gazetteer, nouns })).toMatchObject({
      county: '夏县',
      town,
    })
  })

  it.each([
    '推进小城镇建设情况',
    '中心镇培育工作总结',
    '全镇2024年工作总结',
    '上半年全镇工作总结',
    '三个镇2024年工作总结',
    '各乡镇2024年工作总结',
    '低于城镇居民收入',
    '城镇化工作总结',
    '去掉街道以后的数据',
  ])('%s holds none', (title) => {
    expect(parsePlace(title, { gazetteer, nouns })?.town ?? null).toBeNull()
  })
})

// Towns that are meant without a name: those of one's own county, those that are left, those above one's own.
import { describe, expect, it } from 'vitest'
import type { Place } from '#domain/place.ts'
import { readArea, readOthers } from '#question/scope/read-area.ts'
import { readAbove } from '#question/want/ask-of-others.ts'

const town = (name: string, county = '岚水县'): Place => ({ province: null, city: null, county, town: name })
const [tanxi, heshan, songgang] = [town('潭溪镇'), town('禾山乡'), town('松岗镇')]
const known = [tanxi, heshan, songgang, town('白沙镇', '临江县')]

describe('a set of towns', () => {
  it('is one’s own county', () => {
    const county = { ...tanxi, town: null }
    expect(readArea('咱县三家加一起多少', { own: tanxi, spoken: [] })).toEqual({
      include: [county],
      exclude: [],
    })
    expect(readArea('我们县政府发了几份文', { own: tanxi, spoken: [] })).toBeNull()
    expect(readArea('同一个县里另外两家呢', { own: null, spoken: [heshan] })).toEqual({
      include: [county],
      exclude: [heshan],
    })
  })
  it('is what is left of the county, or of all, where they are so many', () => {
    expect(readOthers('另外两家写没写', { spoken: [tanxi], known })?.include).toEqual([
      { ...tanxi, town: null },
    ])
    expect(readOthers('另外两家写没写', { spoken: [tanxi, heshan], known })?.include).toEqual([])
    expect(readOthers('另外三家写没写', { spoken: [tanxi, heshan], known })).toBeNull()
  })
  it('is who stands above one’s own', () => {
    expect(readAbove('满意率比我们高的还有哪家')).toBe('more')
    expect(readAbove('比咱镇少的有谁')).toBe('less')
    expect(readAbove('比我们高多少')).toBeNull()
  })
})

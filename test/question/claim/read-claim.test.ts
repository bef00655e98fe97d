// A statement that is to be confirmed -> the question behind it and what is held; what asks an open question, or states nothing, holds nothing.
import { describe, expect, it } from 'vitest'
import type { Place } from '#domain/place.ts'
import { readClaim } from '#question/claim/read-claim.ts'
import { claims } from '../../fakes/extents.ts'

const town = (name: string): Place => ({ province: null, city: null, county: '岚水县', town: name })
const known = [town('潭溪镇'), town('禾山乡')]
const read = (text: string) => readClaim(text, { claims, known, last: null })
const ofOwn = (text: string) => readClaim(text, { claims, known, own: known[0]!, last: null })

describe('a claim', () => {
  it('holds the asker’s own by its name', () => {
    expect(ofOwn('第二是我们吧')?.held).toMatchObject({ kind: 'first', name: '潭溪镇' })
    expect(ofOwn('头一名是咱们镇吧')?.held).toMatchObject({ kind: 'first', name: '潭溪镇' })
  })
  it('is a course that falls from year to year', () => {
    expect(read('潭溪的投诉，是不是一年少过一年')?.held).toMatchObject({ kind: 'course', isUp: false })
  })
  it.each([
    ['我记得最多的是禾山吧？要写进去的。', '哪个乡镇最多', 'first'],
    ['第二是潭溪吧', '第二是谁', 'first'],
    ['整改最多的那年是23年嘛', '整改哪一年最多', 'first'],
    [
      '麻烦您帮我核一下，潭溪镇2024年调解30起、成功28起，是不是这样',
      '潭溪镇2024年调解多少起、成功多少起',
      'numbers',
    ],
    ['领导让我核一下：还有3万元没追回来，这个说法对吗', '还有多少元没追回来', 'numbers'],
    ['潭溪二三年比禾山少8起，我没看错吧', '潭溪23年比禾山少多少起', 'gap'],
    ['头一名是它的两倍还多，可以这么讲吧', '头一名是它的几倍', 'times'],
    ['没追回来是因为企业倒闭了吧', '没追回来的原因是什么', 'why'],
    ['积案是镇长包的案，对吧', '积案是谁包的案', 'who'],
    ['执法队成立，是2023年的事吧', '执法队成立是哪一年的事', 'year'],
    ['乙级的是一个季度查一次吧？', '乙级多久查一次', 'often'],
    ['潭溪23年一起安全事故都没有，对吧', '潭溪23年安全事故为多少起', 'numbers'],
    ['禾山24年一件也没有反悔吧', '禾山24年为多少件反悔', 'numbers'],
    ['只有禾山搞了司法确认吧，别的有没有', '哪些乡镇搞了司法确认', 'only'],
  ])('%s', (text, asks, kind) => {
    const claim = read(text)
    expect(claim?.asks).toBe(asks)
    expect(claim?.held.kind).toBe(kind)
  })

  it.each([
    '潭溪镇2024年调解多少起',
    '第二是谁',
    '谢谢',
    '四个乡镇里哪家罚得最多？',
    '潭溪镇写没写反诈',
    '没有30起吧',
  ])('is none: %s', (text) => expect(read(text)).toBeNull())

  it('keeps what bounds its number, and what is counted on both sides', () => {
    expect(read('潭溪镇2024年调解超过30起吧')?.held).toMatchObject({
      numbers: [{ value: 30, bound: 'over' }],
    })
    expect(read('潭溪镇有12名辅警，对吧')?.held).toMatchObject({
      numbers: [{ value: 12, unit: '名', behind: '辅警' }],
    })
  })
})

import { describe, expect, it } from 'vitest'
import { askDone, listKin, ofDone, ofRest } from '#question/want/read-rest.ts'

const squeezed = (text: string) => askDone(text)?.replace(/\s+/g, '') ?? null

describe('a question for what is left undone', () => {
  it.each([
    ['松岗乡22年路灯没修好的还有几盏', '松岗乡22年路灯修好的还有几盏'],
    ['积案还剩多少件没化解', '积案多少件化解'],
    ['未办结的工单多少件', '办结的工单多少件'],
    ['垫的钱没要回来多少', '垫的钱要回来多少'],
    ['几条意见冇采纳', '几条意见采纳'],
  ])('%s is asked of what was done, in a text of the same length', (said, done) => {
    expect(squeezed(said)).toBe(done)
    expect(askDone(said)).toHaveLength(said.length)
  })
  it.each([
    '有没有化解积案',
    '哪几家没整改完',
    '有几个镇没化解积案',
    '没写整改数的有几份',
    '整改了多少处',
    '没整改是为什么',
    '化解几件有没有写',
    '收信访多少件，哪几家没交代',
  ])('%s is none', (said) => expect(askDone(said)).toBeNull())
  it('names its deed in all its words', () => {
    expect(listKin('调成')).toContain('成功')
    expect(listKin('路灯')).toEqual([])
    expect(ofDone({ word: '采纳', alternatives: [], weight: 1 }).alternatives).toContain('吸收')
    expect(ofDone({ word: '路灯', alternatives: [], weight: 1 }).alternatives).toEqual([])
  })
  it('is a number, whatever else the words ask for, and keeps an order', () => {
    expect(ofRest('how')).toBe('value')
    expect(ofRest('rank')).toBe('rank')
  })
})

import { describe, expect, it } from 'vitest'
import { isEnough } from '#answer/quotes/weigh-evidence.ts'
import { evidenceOf as evidence, frameOf as frame, sentenceOf as sentence } from './found.ts'

describe('what was found is enough', () => {
  it('when it is near in meaning, though it shares hardly a word', () => {
    const found = sentence('两小时内转移群众163人，无一伤亡。', 0.66)
    expect(isEnough(frame('半夜下大雨撤出来多少人', 'value'), evidence([found]))).toBe(true)
  })
})

describe('what was found is not enough', () => {
  const found = sentence('乡里9名干部学法6次。', 0.6)
  it('when reports that were not asked about tell it far better', () => {
    const better = sentence('全年法治专项经费31万元。', 0.7, { score: 8 })
    const own = sentence('乡里花2万元办学法班。', 0.6)
    expect(isEnough(frame('法治经费多少', 'value'), evidence([own]))).toBe(true)
    expect(isEnough(frame('法治经费多少', 'value'), evidence([own], better))).toBe(false)
  })
  it('when what is counted stands nowhere in the reports', () => {
    const head = { word: '税', alternatives: [], weight: 1 }
    expect(isEnough(frame('园区交多少税', 'value', head), evidence([found]))).toBe(false)
  })
  it('when the word stands only where nothing is counted', () => {
    const head = { word: '网格员', alternatives: [], weight: 1 }
    const call = sentence('柜员起疑就打网格员电话，全年劝阻26人。', 0.6)
    const count = sentence('现有网格员58名。', 0.6)
    expect(isEnough(frame('网格员有多少', 'value', head), evidence([call]))).toBe(false)
    expect(isEnough(frame('网格员有多少', 'value', head), evidence([count]))).toBe(true)
  })
  it('when no number has the unit that is asked for', () => {
    expect(isEnough(frame('装了几部电梯', 'value'), evidence([found]))).toBe(false)
    expect(isEnough(frame('有几个人学法', 'value'), evidence([found]))).toBe(true)
  })
})

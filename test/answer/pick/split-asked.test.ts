import { describe, expect, it } from 'vitest'
import { splitAsked } from '#answer/pick/split-asked.ts'
import type { Frame, Term } from '#domain/frame.ts'
import { askOf, nameBeside } from '#question/follow/turns.ts'

const term = (word: string): Term => ({ word, alternatives: [], weight: 1 })
const frameOf = (text: string, given: Partial<Frame> = {}) =>
  ({
    text,
    plain: text,
    want: 'value',
    takes: null,
    terms: [],
    head: null,
    include: [],
    ...given,
  }) as unknown as Frame
const partsOf = (text: string, given: Partial<Frame> = {}) =>
  splitAsked(frameOf(text, given)).map(({ plain }) => plain)

describe('a question for several numbers', () => {
  it('is one for each of the things that one 多少 asks for', () => {
    const terms = ['普法资料', '受众', '调解'].map(term)
    expect(partsOf('普法资料和受众各多少', { terms })).toEqual(['普法资料', '受众'])
    expect(partsOf('调解各多少', { terms })).toEqual(['调解各多少'])
  })
  it('is one for each of them, with its own words', () => {
    expect(partsOf('装了多少个路灯，修路多少公里')).toEqual(['装了多少个路灯', '修路多少公里'])
    expect(partsOf('涉及多少户、多少钱')).toEqual(['涉及多少户', '多少钱'])
    expect(partsOf('场次和听众越来越多吗', { want: 'trend' })).toEqual(['场次', '听众越来越多吗'])
    expect(partsOf('各年的场次人数', { want: 'trend' })).toEqual(['各年的场次', '人数'])
    expect(partsOf('因占地闹起来的几起，谈和了几起')).toEqual(['因占地闹起来的几起', '谈和了几起'])
  })

  it('is one for each thing whose course is asked for', () => {
    const terms = ['路灯', '修路'].map(term)
    expect(partsOf('路灯数、修路里程三年走势', { want: 'trend', terms })).toEqual([
      '路灯数',
      '修路里程三年走势',
    ])
    expect(partsOf('路灯数这三年的变化', { want: 'trend', terms })).toEqual(['路灯数这三年的变化'])
  })

  it('is one for each thing that several places are compared by', () => {
    const terms = [
      { ...term('路灯'), alternatives: ['街灯'] },
      { ...term('修路'), alternatives: ['筑路'] },
    ]
    expect(partsOf('我们跟 比路灯和修路哪个多', { want: 'compare', terms })).toEqual(['比路灯', '修路哪个多'])
    expect(partsOf('我们跟 比路灯哪个多', { want: 'compare', terms })).toEqual(['我们跟 比路灯哪个多'])
  })

  it('is one for each unit, and for each known thing that stands beside another', () => {
    expect(partsOf('拆了多少户多少平')).toEqual(['拆了多少户', '多少平'])
    const known = ['建议', '提案'].map((word) => ({ ...term(word), alternatives: [`${word}件`] }))
    expect(partsOf('再说一下，建议提案分别办了几件', { terms: known })).toEqual(['建议', '提案'])
    expect(partsOf('调解几件，其中水田的占多大比例')).toEqual(['调解几件', '其中水田的占多大比例'])
  })

  it('is one for each thing that is named without a word that asks, a measure with the thing before it', () => {
    const known = ['路灯', '修路', '通车'].map((word) => ({ ...term(word), alternatives: [`${word}事`] }))
    expect(partsOf('路灯 处数 修路', { terms: known })).toEqual(['路灯处数', '修路'])
    expect(partsOf('路灯、修路、通车', { terms: known })).toEqual(['路灯', '修路', '通车'])
    expect(partsOf('路灯 人数 金额', { terms: known })).toEqual(['路灯 人数 金额'])
    expect(partsOf('路灯 改造', { terms: known })).toEqual(['路灯 改造'])
  })

  it('is one for a measure that is named behind the one 多少, and for a rate that is asked how it is', () => {
    expect(partsOf('修路花了多少钱，户数也说一下')).toEqual(['修路花了多少钱', '户数也说一下'])
    expect(partsOf('修路花了多少钱')).toEqual(['修路花了多少钱'])
    expect(partsOf('修了几条，完好率咋样')).toEqual(['修了几条', '完好率咋样'])
  })

  it('is one for each of the numbers before, where what follows names none', () => {
    const terms = ['调解', '成功率'].map(term)
    const plain = askOf('调解了多少起，成功率多少', '跟 比多了还是少了')
    const parts = splitAsked(frameOf(plain, { terms, want: 'compare', takes: 'same-year' }))
    expect(parts.map((part) => part.plain)).toEqual([
      askOf('调解了多少起', '跟 比多了还是少了'),
      askOf('成功率多少', '跟 比多了还是少了'),
    ])
  })

  it('counts the words of another number less', () => {
    const terms = [term('路灯'), term('修路'), term('老街')]
    const parts = splitAsked(frameOf('装了多少个路灯，修路多少公里', { terms }))
    expect(parts.map((part) => part.terms.map(({ weight }) => weight))).toEqual([
      [1, 0.3, 1],
      [0.3, 1, 1],
    ])
  })

  it('leaves what was said before in front of each', () => {
    const said = nameBeside('老街的事', '')
    expect(partsOf(`${said}装了多少盏路灯，修路多少公里`)).toEqual([
      `${said}装了多少盏路灯`,
      `${said}修路多少公里`,
    ])
  })

  it.each([
    ['one is asked for', '装了多少个路灯', 'value'],
    ['the second is the sum of the first', '各装了多少件，一共多少件', 'total'],
    ['it went from one number to the other', '路灯由几盏变成几盏', 'value'],
    ['they are held against each other', '装了多少个路灯，修路多少公里', 'compare'],
  ] as const)('is itself where %s', (_, text, want) => expect(partsOf(text, { want })).toEqual([text]))
})

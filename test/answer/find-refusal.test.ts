import { expect, it } from 'vitest'
import { findRefusal } from '#answer/find-refusal.ts'
import { evidenceOf, frameOf, sentenceOf } from './found.ts'

const names = [{ asked: ['律所'], endings: ['律师事务所'] }]
const reason = (question: string, ...texts: readonly string[]) =>
  findRefusal(frameOf(question, 'detail'), evidenceOf(texts.map((text) => sentenceOf(text, 0.7))), names)

it.each([
  '聘请县内一家律师事务所担任法律顾问。',
  '与县内律师事务所签约。',
  '聘请律师事务所把关合同。',
  '两家律师事务所轮流坐班。',
])('a name is asked for and %s names none: refused', (text) => {
  expect(reason('请的哪家律所', text)).toBe('weak')
})

it('a name that is told, or none that the table knows to be asked for, is no reason to refuse', () => {
  expect(reason('请的哪家律所', '聘请聚焦律师事务所担任法律顾问。')).toBeNull()
  expect(reason('请的哪家机构', '聘请一家律师事务所担任法律顾问。')).toBeNull()
})

it('a year that the library lacks is refused, unless another year’s report tells the very number that was asserted', () => {
  const frame = { ...frameOf('2021年外资到账1100万美元', 'whether'), assertedNumbers: ['1100万'] }
  const found = (text: string) => ({
    ...evidenceOf([sentenceOf(text, 0.7)]),
    scope: { reports: [], gap: { kind: 'no-year', years: [2021] } } as const,
  })
  expect(findRefusal(frame, found('外资到账1100万美元。'), names)).toBeNull()
  expect(findRefusal(frame, found('外资到账21100万美元。'), names)).toBe('no-year')
})

it('what is too far from the question is refused, as a number or as words', () => {
  const far = evidenceOf([sentenceOf('乡里9名干部学法6次。', 0.2)])
  expect(findRefusal(frameOf('法治经费多少', 'value'), far, names)).toBe('no-figure')
  expect(findRefusal(frameOf('怎么治水', 'how'), far, names)).toBe('weak')
})

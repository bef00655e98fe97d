// Several numbers in one message, with who told them; what stays; fields side by side; words that find a draft too long.
import { expect, test } from 'vitest'
import { settleWords } from '#draft/speech/settle-words.ts'
import { readArrangement } from '#draft/wish/read-arrangement.ts'
import { readLooseFields } from '#draft/wish/read-paper-field.ts'
import { readDraftQuestion } from '#draft/wish/read-question.ts'

test.each([
  ['渡口管理站刚回话：船只是32艘，不是26；罚款2.4万元', '船只是32艘，不是26；罚款2.4万元'],
  ['水务所核过，清淤9公里，管护12人', '清淤9公里，管护12人'],
  ['会计电话里说罚款是2.6万', '罚款是2.6万'],
  ['刚核的数：转移90户251人', '转移90户251人'],
  ['渡口管理站反馈较好', '渡口管理站反馈较好'],
  ['群众来信反映问题12件', '群众来信反映问题12件'],
])('who told the numbers is no part of them: %s', (said, left) => {
  expect(settleWords(said)).toBe(left)
})

test.each([
  ['太长了 精简点', ''],
  ['文字太啰嗦 精简些', ''],
  ['第二部分精简些', '第二部分'],
])('what finds it too long names no part: %s', (said, target) => {
  expect(readArrangement(said)).toEqual({ kind: 'shorten', target })
})

test('the office that signs is not the one that it goes to', () => {
  expect(readLooseFields('主送单位：县水利局。落款：中共双柳镇委员会。成文日期：2025年12月26日')).toEqual([
    expect.objectContaining({ kind: 'recipient', recipient: '县水利局' }),
    { kind: 'issuer', issuer: '中共双柳镇委员会' },
    { kind: 'date', year: 2025, month: 12, day: 26 },
  ])
})

test.each([
  ['报告现在的标题是什么？', 'field'],
  ['主送写的谁？', 'field'],
  ['写到多少字了', 'length'],
])('a field and the length are asked of the draft: %s', (said, about) => {
  expect(readDraftQuestion(said, () => false)).toMatchObject({ kind: 'tell', about })
})

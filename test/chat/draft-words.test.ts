import { expect, test } from 'vitest'
import { isBareRequest, pointsToMaterial, readDraftIntent } from '#chat/draft-words.ts'

test.each(['可以了，导出', '导成word', '行，导出来吧'])('%s asks for the Word file', (said) => {
  expect(readDraftIntent(said)).toEqual({ kind: 'word' })
})

test.each([
  ['按这个起草', 'one'],
  ['照刚才那份写个总结', 'one'],
  ['根据这几份材料起草一份汇报', 'all'],
  ['这个乡镇写了什么', null],
  ['写化解纠纷这段：调处132起', null],
])('%s points to what was sent before: %s', (said, pointed) => {
  expect(pointsToMaterial(said)).toBe(pointed)
})

test('nothing of words that only point and ask goes into the paper', () => {
  for (const bare of ['按这个起草', '帮我照这几份材料写一份', '根据附件拟个初稿。'])
    expect(isBareRequest(bare)).toBe(true)
  for (const more of ['按这个写成年终总结', '按这个起草，调解是135起', '写化解纠纷这段'])
    expect(isBareRequest(more)).toBe(false)
})

import { expect, test } from 'vitest'
import { pointsToMaterial, readDraftIntent } from '#chat/draft-words.ts'

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

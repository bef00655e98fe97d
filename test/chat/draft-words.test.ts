import { expect, test } from 'vitest'
import { readDraftIntent } from '#chat/draft-words.ts'

test.each(['可以了，导出', '导成word', '行，导出来吧'])('%s asks for the Word file', (said) => {
  expect(readDraftIntent(said)).toEqual({ kind: 'word' })
})

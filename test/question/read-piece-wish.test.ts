import { expect, it } from 'vitest'
import { readPieceWish } from '#question/focus/read-piece-wish.ts'

const read = (text: string, told = 30) => readPieceWish(text, { spoken: ['水渠', '渠长'], told })

it('how long a text of what was told may be is read', () => {
  expect(read('把这些拢成两三句我开会念')).toMatchObject({ sentences: 3, characters: null, hasNumbers: true })
  expect(read('缩成一百字以内我发工作群')).toMatchObject({ characters: 100 })
  expect(read('照这个写两句，别带数字')).toMatchObject({ sentences: 2, hasNumbers: false })
})

it('what it is to tell of must have been spoken of', () => {
  expect(read('把水渠这块写成一小段')).toMatchObject({ named: expect.stringContaining('水渠') })
  expect(read('把消防这块写成一小段')).toBeNull()
})

it('a long answer is shortened itself', () => {
  expect(read('缩成一百字', 300)).toBeNull()
  expect(read('水渠修了几条')).toBeNull()
})

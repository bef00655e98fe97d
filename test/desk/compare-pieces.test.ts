// What changed within a paragraph, as a reader sees it.
import { expect, it } from 'vitest'
import { comparePieces } from '#desk/drafts/compare-pieces.ts'

it('a number changes as a whole, and what stayed is put together', () => {
  expect(comparePieces('共调处132起，成功率98.5%。', '共调处135起，成功率96.3%。')).toEqual([
    { kind: 'same', text: '共调处' },
    { kind: 'removed', text: '132' },
    { kind: 'added', text: '135' },
    { kind: 'same', text: '起，成功率' },
    { kind: 'removed', text: '98.5%' },
    { kind: 'added', text: '96.3%' },
    { kind: 'same', text: '。' },
  ])
})

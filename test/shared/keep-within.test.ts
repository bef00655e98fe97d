// What is kept of what was computed, and what goes first.
import { describe, expect, it } from 'vitest'
import { keepWithin } from '#shared/keep-within.ts'

describe('values kept within a weight', () => {
  it('lets go what was asked for longest ago, by weight and not by number', () => {
    const kept = keepWithin<string, string>(6, ({ length }) => length)
    kept.put('a', 'aaa')
    kept.put('b', 'bb')
    kept.get('a')
    kept.put('c', 'cc')
    expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual(['aaa', undefined, 'cc'])
  })

  it('counts a value that is put again once', () => {
    const kept = keepWithin<string, string>(6, ({ length }) => length)
    for (let i = 0; i < 5; i++) kept.put('a', 'aaa')
    kept.put('b', 'bbb')
    expect([kept.get('a'), kept.get('b')]).toEqual(['aaa', 'bbb'])
  })

  it('keeps one that outweighs the bound until the next comes', () => {
    const kept = keepWithin<string, string>(2, ({ length }) => length)
    kept.put('a', 'aaaa')
    expect(kept.get('a')).toBe('aaaa')
    kept.put('b', 'b')
    expect([kept.get('a'), kept.get('b')]).toEqual([undefined, 'b'])
  })
})

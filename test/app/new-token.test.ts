// Random names: never taken for an option, never the same.
import { expect, it } from 'vitest'
import { newToken } from '#app/new-token.ts'

it('is a name of 24 characters that begins with no hyphen, another each time', () => {
  const tokens = Array.from({ length: 2000 }, newToken)
  expect(tokens.filter((token) => !/^[A-Za-z0-9_][A-Za-z0-9_-]{23}$/.test(token))).toEqual([])
  expect(new Set(tokens).size).toBe(tokens.length)
})

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

describe('the way to an Answer', () => {
  it('is the seal alone: no other source casts to it', () => {
    const root = new URL('../../../src/', import.meta.url).pathname
    const casting = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && /\bas Answer\b/.test(readFileSync(root + file, 'utf8')))
      .sort()
    expect(casting).toEqual(['domain/seal-answer.ts'])
  })
})

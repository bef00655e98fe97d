import { describe, expect, it } from 'vitest'
import { scrubToken } from '#channels/telegram/scrub-token.ts'

describe('scrubToken', () => {
  it('takes tokens out of addresses and sentences, and leaves times and ids', () => {
    const token = `123456789:AA${'x'.repeat(33)}`
    expect(scrubToken(`GET https://api/bot${token}/getMe and ${token} at 12:30, chat 123456789`)).toBe(
      'GET https://api/bot***/getMe and *** at 12:30, chat 123456789',
    )
    expect(scrubToken('https://api/file/bot1:a-b_c/doc')).toBe('https://api/file/bot***/doc')
  })
})

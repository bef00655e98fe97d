// The commands over tokens: what is shown, what goes to standard output alone, and what is refused.
import { describe, expect, it } from 'vitest'
import { listCalls, runTerminal } from './run-terminal.ts'

const listed = {
  id: '0a1b2c3d',
  person: 'page:dify',
  name: 'Dify',
  createdAt: '2026-01-05T08:00:00.000Z',
  lastUsed: null,
}

describe('antou tokens', () => {
  it('lists them beside a running server', async () => {
    const desk = { listTokens: async () => [listed] }
    const shown = await runTerminal(['tokens'], { desk })
    expect(shown.opened[0]?.access).toBe('read')
    expect(shown.out).toMatch(/0a1b2c3d.*page:dify.*Dify.*2026-01-05 08:00/)
    expect(JSON.parse((await runTerminal(['tokens', '--json'], { desk })).out)).toEqual([listed])
    expect((await runTerminal(['tokens'])).out).toContain('都关着')
  })

  it('makes one, which alone goes to standard output', async () => {
    const desk = { addToken: async () => ({ ...listed, token: 'antou_secret' }) }
    const made = await runTerminal(['tokens', 'add', 'page:dify', '--name', 'Dify'], { desk })
    expect(made).toMatchObject({ status: 0, out: 'antou_secret\n' })
    expect(listCalls(made, 'addToken')).toEqual([[expect.anything(), 'page:dify', 'Dify']])
    const json = await runTerminal(['tokens', '--json', 'add', 'page:dify'], { desk })
    expect(JSON.parse(json.out)).toEqual({ ...listed, token: 'antou_secret' })
  })

  it('takes one back, and says so where there is none', async () => {
    const gone = await runTerminal(['tokens', 'remove', '0a1b2c3d'], {
      desk: { removeToken: async () => true },
    })
    expect(gone).toMatchObject({ status: 0, out: '令牌 0a1b2c3d 作废了。\n' })
    const none = await runTerminal(['tokens', 'remove', 'x'], { desk: { removeToken: async () => false } })
    expect(none.status).toBe(1)
    expect(none.err).toContain('antou tokens')
  })
})

// Tokens by which another program asks for a person: shown once, kept as a hash, with his rights as they are, over a real desk and a journal in memory.
import { describe, expect, it } from 'vitest'
import { buildReader, openTestDesk } from '../chat/open-test-desk.ts'

const administrator = buildReader('terminal', { role: 'administrator' })

async function open() {
  const kit = openTestDesk({ admitted: { people: new Set(['wecom:wang']), administrators: new Set() } })
  await kit.desk.allowPerson(administrator, 'wecom:li')
  await kit.desk.setPerson(administrator, 'wecom:li', { role: 'reader', unit: '司法所' })
  return kit
}

describe('a token', () => {
  it('lets in as its person is now: his unit and role, also after they changed', async () => {
    const { desk } = await open()
    const { token, id } = await desk.addToken(administrator, 'wecom:li', 'Dify')
    expect(await desk.openToken(token)).toEqual({
      id,
      reader: { person: 'wecom:li', unit: '司法所', role: 'reader', withSamples: false },
    })
    await desk.setPerson(administrator, 'wecom:li', { role: 'editor', unit: '信访办' })
    expect((await desk.openToken(token))?.reader).toMatchObject({ role: 'editor', unit: '信访办' })
  })

  it('is told once: neither list, journal nor audit hold it', async () => {
    const { desk, journal } = await open()
    const { token, id } = await desk.addToken(administrator, 'wecom:li', 'Dify')
    const listed = await desk.listTokens(administrator)
    expect(listed).toEqual([
      { id, person: 'wecom:li', name: 'Dify', createdAt: expect.any(String), lastUsed: null },
    ])
    const rows = await journal.audit.list({ since: '', after: 0, limit: 100 })
    expect(rows.map(({ row }) => row)).toContainEqual(
      expect.objectContaining({ act: 'people', verb: 'addToken', subject: `wecom:li ${id}` }),
    )
    const kept = JSON.stringify([listed, await journal.tokens.list(), rows])
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(token.slice(6, 30))
  })

  it('says when it was last used', async () => {
    const { desk, wait } = await open()
    const { token } = await desk.addToken(administrator, 'wecom:li')
    await desk.openToken(token)
    const [first] = await desk.listTokens(administrator)
    expect(first?.lastUsed).toBe('2026-01-05T08:00:00.000Z')
    wait(3600_000)
    await desk.openToken(token)
    expect((await desk.listTokens(administrator))[0]?.lastUsed).toBe('2026-01-05T09:00:00.000Z')
  })

  it('opens while nothing can be stored', async () => {
    const { desk, journal } = await open()
    const { token } = await desk.addToken(administrator, 'wecom:li')
    journal.fillDisk()
    expect(await desk.openToken(token)).not.toBeNull()
  })

  it('opens nothing once it was removed, and nothing that only resembles it ever did', async () => {
    const { desk, journal } = await open()
    const { token, id } = await desk.addToken(administrator, 'wecom:li')
    const [kept] = await journal.tokens.list()
    for (const other of [
      '',
      token.slice(0, -1),
      `${token}x`,
      token.toUpperCase(),
      id,
      kept?.hash ?? '',
      'a'.repeat(9999),
    ])
      expect(await desk.openToken(other)).toBeNull()
    expect(await desk.removeToken(administrator, 'nobody')).toBe(false)
    expect(await desk.removeToken(administrator, id)).toBe(true)
    expect(await desk.openToken(token)).toBeNull()
    expect(await desk.hasTokens()).toBe(false)
  })

  it('ends with its person, and stays ended when he is let in again', async () => {
    const { desk } = await open()
    const { token } = await desk.addToken(administrator, 'wecom:li')
    await desk.removePerson(administrator, 'wecom:li')
    expect(await desk.openToken(token)).toBeNull()
    await desk.allowPerson(administrator, 'wecom:li')
    expect(await desk.openToken(token)).toBeNull()
  })

  it('opens nothing while its person is shut out by any way', async () => {
    const { desk, journal } = await open()
    const { token } = await desk.addToken(administrator, 'wecom:li')
    await journal.people.update('wecom:li', (one) => one && { ...one, standing: 'removed' })
    expect(await desk.openToken(token)).toBeNull()
  })

  it('of joined ids is the one person’s', async () => {
    const { desk } = await open()
    const { token } = await desk.addToken(administrator, 'wecom:li')
    await desk.invitePerson(administrator, 'page:li')
    await desk.joinPeople(administrator, 'wecom:li', 'page:li')
    expect((await desk.openToken(token))?.reader.person).toBe('page:li')
  })
})

describe('making one', () => {
  it('lets a new account of the page in as a reader, and no stranger of a chat', async () => {
    const { desk } = await open()
    const { token } = await desk.addToken(administrator, 'page:dify')
    expect((await desk.openToken(token))?.reader).toMatchObject({ person: 'page:dify', role: 'reader' })
    await expect(desk.addToken(administrator, 'wecom:nobody')).rejects.toThrow('还没有开通')
    await desk.removePerson(administrator, 'page:dify')
    await expect(desk.addToken(administrator, 'page:dify')).rejects.toThrow('停用')
  })

  it('is refused for a group, for who sits at the machine, and for a name that hides', async () => {
    const { desk } = await open()
    await desk.allowPerson(administrator, 'wecom:group:g')
    for (const id of ['wecom:group:g', 'terminal', 'web:x', ''])
      await expect(desk.addToken(administrator, id)).rejects.toThrow()
    await expect(desk.addToken(administrator, 'wecom:li', 'a\u0000b')).rejects.toThrow('看不见')
    expect(await desk.hasTokens()).toBe(false)
  })

  it('is an administrator’s, as listing and removing are', async () => {
    const { desk } = await open()
    const { id } = await desk.addToken(administrator, 'wecom:li')
    const li = await desk.readerFor('wecom:li')
    for (const work of [desk.addToken(li, 'wecom:li'), desk.listTokens(li), desk.removeToken(li, id)])
      await expect(work).rejects.toMatchObject({ kind: 'denied' })
    expect(await desk.hasTokens()).toBe(true)
  })
})

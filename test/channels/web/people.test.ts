// The page 人员 over HTTP: an administrator lets in, changes and removes; nobody else sees it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMemoryJournal } from '../../fakes/memory-journal.ts'
import { openTestWeb, openVisitor, type TestWeb } from './open-test-web.ts'

const journal = openMemoryJournal()
let web: TestWeb
beforeAll(async () => {
  web = await openTestWeb({ journal })
  for (const [id, name] of [
    ['wecom:li', '李<b>明</b>'],
    ['telegram:9', '王芳'],
  ] as const)
    await journal.people.update(id, () => ({ id, name, place: null, standing: 'asking' }))
})
afterAll(() => web?.close())

describe('the page of people', () => {
  it('lists who waits, and lets him in, with role and unit, and out again', async () => {
    const visitor = openVisitor(web.url)
    const read = async () => (await visitor.get('/people')).text()
    expect(await read()).toMatch(/等你同意（2）[\s\S]*李&lt;b&gt;明/)
    const allowed = await visitor.post('/people/allow', { id: 'wecom:li' })
    expect(allowed.headers.get('location')).toBe('/people')
    await visitor.post('/people/set', { id: 'wecom:li', role: 'editor', unit: '司法所' })
    expect(await journal.people.read('wecom:li')).toMatchObject({
      standing: 'allowed',
      role: 'editor',
      unit: '司法所',
    })
    await visitor.post('/people/remove', { id: 'wecom:li' })
    expect(await read()).toMatch(/停用的（1）/)
    expect((await visitor.post('/people/allow', { id: 'nobody' })).status).toBe(400)
  })

  it('gives a login link to be copied, says who can open it, and what each role may do', async () => {
    const page = await (
      await openVisitor(web.url).post('/people/invite', { id: '王芳', role: 'reader' })
    ).text()
    expect(page).toMatch(
      /<code class="copied">http:\/\/127\.0\.0\.1:\d+\/in\/[\w-]+<\/code><button[^>]*data-copy>复制链接/,
    )
    expect(page).toMatch(/只有这台机器打得开[\s\S]*ANTOU_PUBLIC_URL/)
    expect(page).toMatch(/<b>编辑<\/b>还能放报告/)
  })

  it('gives a token, shown this once, lists it, and takes it back', async () => {
    const visitor = openVisitor(web.url)
    await visitor.post('/people/allow', { id: 'wecom:li' })
    const made = await (
      await visitor.post('/people/tokens/add', { person: 'wecom:li', name: '<i>Dify' })
    ).text()
    const token = /antou_[\w-]{40,}/.exec(made)?.[0] ?? ''
    expect(token).not.toBe('')
    const listed = await (await visitor.get('/people')).text()
    expect(listed).toContain('&lt;i&gt;Dify')
    expect(listed).toContain('还没用过')
    expect(listed).not.toContain(token)
    const id = (await journal.tokens.list())[0]?.id ?? ''
    const taken = await visitor.post('/people/tokens/remove', { id })
    expect(taken.headers.get('location')).toBe('/people')
    expect(await journal.tokens.list()).toEqual([])
  })

  it('is closed to who is no administrator', async () => {
    const other = await openTestWeb({ journal, isLocalPage: false })
    const visitor = openVisitor(other.url)
    expect((await visitor.get('/people')).status).toBe(403)
    expect((await visitor.post('/people/allow', { id: 'telegram:9' })).status).toBe(403)
    expect((await visitor.post('/people/tokens/add', { person: 'page:me' })).status).toBe(403)
    expect((await journal.people.read('telegram:9'))?.standing).toBe('asking')
    await other.close()
  })
})

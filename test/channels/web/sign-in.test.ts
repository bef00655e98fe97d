// Who gets onto a page that asks for a sign-in, by which door, as whom, and for how long: over HTTP, with the real verbs.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reader } from '#domain/reader.ts'
import { type MemoryJournal, openMemoryJournal } from '../../fakes/memory-journal.ts'
import { openTestWeb, openVisitor, type TestWeb } from './open-test-web.ts'

const password = '一个足够长的密码'
const address = 'https://antou.example.gov.cn'
const [li, wang] = ['wecom:li', 'telegram:7']
const chief: Reader = { person: 'terminal', unit: null, role: 'administrator', withSamples: false }
const clock = { now: new Date('2026-03-02T08:00:00Z') }

let journal: MemoryJournal
let web: TestWeb
const wecom = {
  address: (state: string, path: string) => `https://vendor.example/?state=${state}&back=${path}`,
  readAccount: async (code: string) => ({ 'code-li': 'li', 'code-new': 'new' })[code] ?? null,
}

async function open(settings: Parameters<typeof openTestWeb>[1] = { password }) {
  const admitted = { people: new Set<string>(), administrators: new Set<string>() }
  web = await openTestWeb({ journal, admitted, pageAddress: address, now: () => clock.now }, settings)
}

beforeEach(async () => {
  clock.now = new Date('2026-03-02T08:00:00Z')
  journal = openMemoryJournal()
  await open()
  await web.desk.allowPerson(chief, li)
  await web.desk.setPerson(chief, li, { name: '李明', unit: '司法所' })
})
afterEach(() => web.close())

const as = (person: string): Promise<Reader> => web.desk.readerFor(person)
async function linkOf(person: string): Promise<string> {
  const [reply] = await collect(person, '登录')
  return /\/in\/[\w-]+/.exec(reply ?? '')?.[0] ?? ''
}

async function collect(person: string, text: string): Promise<readonly string[]> {
  const said: string[] = []
  for await (const event of web.chat.converse({ conversation: person, reader: await as(person), text }))
    said.push('text' in event ? event.text : event.kind)
  return said
}

async function signIn(person: string) {
  const visitor = openVisitor(web.url)
  const path = await linkOf(person)
  expect((await visitor.post(path, {})).headers.get('location')).toBe('/')
  return visitor
}

describe('a link from the chat', () => {
  it('lets in him who asked, as who he is there, and shows his name and no more than he may do', async () => {
    expect((await collect(li, '登录')).join()).toContain(`${address}/in/`)
    const visitor = await signIn(li)
    const page = await (await visitor.get('/reports')).text()
    expect(page).toContain('李明')
    expect(page).not.toMatch(/href="\/people"|action="\/reports\/upload"/)
    const { id } = await web.desk.makeDraft(await as(li), { text: '写化解纠纷这段：调处132起，成功130起' })
    expect((await visitor.get(`/drafts/${id}`)).status).toBe(200)
  })

  it('is looked at without being used up, and used once', async () => {
    const path = await linkOf(li)
    for (const _ of [1, 2]) expect(await (await openVisitor(web.url).get(path)).text()).toContain('李明')
    expect((await openVisitor(web.url).post(path, {})).status).toBe(303)
    expect((await openVisitor(web.url).post(path, {})).status).toBe(404)
    expect((await openVisitor(web.url).get(path)).status).toBe(404)
  })

  it('of two who press at once lets one in', async () => {
    const path = await linkOf(li)
    const tries = await Promise.all([1, 2, 3].map(() => openVisitor(web.url).post(path, {})))
    expect(tries.map(({ status }) => status).sort()).toEqual([303, 404, 404])
  })

  it('ends after ten minutes, with the next one, and with the right to be here', async () => {
    const late = await linkOf(li)
    clock.now = new Date(clock.now.getTime() + 10 * 60_000 + 1)
    expect((await openVisitor(web.url).post(late, {})).status).toBe(404)
    const [first, second] = [await linkOf(li), await linkOf(li)]
    expect((await openVisitor(web.url).post(first, {})).status).toBe(404)
    await web.desk.removePerson(chief, li)
    expect((await openVisitor(web.url).post(second, {})).status).toBe(404)
  })

  it('is given to nobody who is not served, in no group, and not where the address is not set', async () => {
    await expect(web.desk.offerSignIn({ ...chief, person: wang, role: 'reader' })).rejects.toMatchObject({
      kind: 'denied',
    })
    await web.desk.allowPerson(chief, 'wecom:group:g')
    await expect(
      web.desk.offerSignIn({ ...chief, person: `wecom:group:g#${li}`, role: 'reader' }),
    ).rejects.toMatchObject({ kind: 'denied' })
    await web.close()
    web = await openTestWeb({ journal }, { password })
    expect((await collect(li, '登录')).join()).toContain('ANTOU_PUBLIC_URL')
  })

  it('is kept as a hash alone', async () => {
    const path = await linkOf(li)
    const keys = await journal.passes.keysOf(li)
    expect(keys.join()).not.toContain(path.slice(4))
    expect(await journal.passes.read(keys[0] ?? '')).toMatchObject({ kind: 'link', person: li })
  })
})

describe('the audit', () => {
  it('has a row for each sign-in, by link and by password, for each that was refused, and for each sign-out', async () => {
    const rows = async () =>
      (await journal.audit.list({ since: '', after: 0, limit: 100 }))
        .map(({ row }) => `${row.person} ${row.role} ${row.verb} ${row.outcome}`)
        .filter((row) => /Session/.test(row))
    const visitor = await signIn(li)
    expect(await rows()).toEqual([`${li} reader openSession done`])
    await visitor.post('/logout', {})
    await visitor.post('/logout', {})
    expect((await rows()).slice(1)).toEqual([`${li} reader closeSession done`])
    await openVisitor(web.url).post('/login', { password })
    expect((await rows()).slice(2)).toEqual(['web:password administrator openSession done'])
    await openVisitor(web.url).post('/login', { password: '不是这个密码' })
    expect(await web.desk.openSession(wang, null)).toBeNull()
    expect((await rows()).slice(3)).toEqual([`${wang} editor openSession refused`])
  })
})

describe('a talk that is held in a chat', () => {
  it('is listed for its owner and opens to be read alone; to others its name opens nothing', async () => {
    await collect(li, '欠薪怎么处理')
    const visitor = await signIn(li)
    const page = await (await visitor.get('/')).text()
    const href = /href="(\/talk\?[^"#]+)#at-/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(page).toMatch(/欠薪怎么处理<small>企业微信/)
    const talk = await (await visitor.get(href)).text()
    expect(talk).toContain('欠薪怎么处理</h2>')
    expect(talk).not.toMatch(/action="\/feedback"|action="\/ask"/)
    await web.desk.allowPerson(chief, wang)
    const other = await signIn(wang)
    expect(await (await other.get('/')).text()).not.toContain('欠薪怎么处理')
    expect((await other.get(href)).status).toBe(303)
    await other.post('/talk/open', { conversation: li })
    expect(await (await other.get('/')).text()).not.toContain('欠薪怎么处理')
  })
})

describe('a session', () => {
  it('ends with the removal of its person at the next request, and is not there again when he is let in again', async () => {
    const visitor = await signIn(li)
    expect((await visitor.get('/')).status).toBe(200)
    await web.desk.removePerson(chief, li)
    expect((await visitor.get('/')).status).toBe(303)
    expect((await visitor.post('/ask', { text: '欠薪' })).status).toBe(401)
    await web.desk.allowPerson(chief, li)
    expect((await visitor.get('/')).status).toBe(303)
  })

  it('outlives a restart, ends after a week, and by signing out', async () => {
    const visitor = await signIn(li)
    const cookies = new Map(visitor.cookies)
    await web.close()
    await open()
    const again = openVisitor(web.url)
    for (const [name, value] of cookies) again.cookies.set(name, value)
    expect((await again.get('/')).status).toBe(200)
    clock.now = new Date('2026-03-09T08:00:01Z')
    expect((await again.get('/')).status).toBe(303)
    const other = await signIn(li)
    await other.post('/logout', {})
    expect((await other.get('/')).status).toBe(303)
  })

  it('has the rights of its person as they are now', async () => {
    const visitor = await signIn(li)
    expect((await visitor.get('/people')).status).toBe(403)
    await web.desk.setPerson(chief, li, { role: 'administrator' })
    expect(await (await visitor.get('/people')).text()).toContain('href="/people"')
  })

  it('by password is an administrator’s, and ends with the password', async () => {
    const visitor = openVisitor(web.url)
    await visitor.post('/login', { password })
    expect(await (await visitor.get('/people')).text()).toContain('管理员')
    const cookies = new Map(visitor.cookies)
    await web.close()
    await open({ password: '另一个足够长的密码' })
    const later = openVisitor(web.url)
    for (const [name, value] of cookies) later.cookies.set(name, value)
    expect((await later.get('/')).status).toBe(303)
  })

  it('cookie is closed to scripts and other sites, and to plain http behind a proxy that speaks https', async () => {
    await web.close()
    await open({ password, proxies: ['127.0.0.1'] })
    const path = await linkOf(li)
    const entered = await openVisitor(web.url).post(path, {}, { 'x-forwarded-proto': 'https' })
    expect(entered.headers.getSetCookie().find((line) => line.startsWith('antou_session='))).toMatch(
      /HttpOnly.*Secure.*SameSite=Lax/,
    )
  })
})

describe('an account of the page', () => {
  it('is made by an administrator, who gets a link to hand on; its person is a reader with his own papers', async () => {
    const boss = openVisitor(web.url)
    await boss.post('/login', { password })
    const page = await (await boss.post('/people/invite', { id: 'page:赵敏', role: 'reader' })).text()
    const [path = ''] = /\/in\/[\w-]+/.exec(page) ?? []
    expect(page).toContain(`${address}${path}`)
    const visitor = openVisitor(web.url)
    expect((await visitor.post(path, {})).status).toBe(303)
    expect(await (await visitor.get('/')).text()).toContain('赵敏')
    expect((await visitor.post('/people/invite', { id: 'page:我' })).status).toBe(403)
    expect(await journal.people.read('page:赵敏')).toMatchObject({ standing: 'allowed', role: 'reader' })
  })

  it('is made for one of a chat as well, who is let in by it, and for nobody who was removed', async () => {
    expect((await web.desk.invitePerson(chief, wang)).path).toMatch(/^\/in\//)
    expect((await journal.people.read(wang))?.standing).toBe('allowed')
    await web.desk.removePerson(chief, wang)
    for (const id of [wang, 'wecom:group:g', 'web:x', 'terminal'])
      await expect(web.desk.invitePerson(chief, id)).rejects.toMatchObject({ kind: 'input' })
  })

  it('opens nothing by its name alone', async () => {
    await expect(
      web.desk.ask(await as('page:nobody'), { text: '欠薪', askerPlace: null, context: [] }),
    ).rejects.toMatchObject({ kind: 'denied' })
    expect(await web.desk.openSession('page:nobody', null)).toBeNull()
  })
})

describe('WeCom', () => {
  beforeEach(async () => {
    await web.close()
    await open({ password, wecom })
  })

  async function comeBack(code: string, forge: (state: string) => string = (state) => state) {
    const visitor = openVisitor(web.url)
    const sent = new URL((await visitor.get('/in/wecom')).headers.get('location') ?? '')
    expect(sent.searchParams.get('back')).toBe('/in/wecom/back')
    const state = forge(sent.searchParams.get('state') ?? '')
    const back = await visitor.get(`/in/wecom/back?${new URLSearchParams({ code, state })}`)
    return { visitor, back }
  }

  it('signs in a member who is let in, as whom the chat knows', async () => {
    const { visitor, back } = await comeBack('code-li')
    expect(back.status).toBe(303)
    expect(await (await visitor.get('/')).text()).toContain('李明')
  })

  it('asks the administrators for one who is not, and refuses another state and a code of nobody', async () => {
    const { back } = await comeBack('code-new')
    expect([back.status, await back.text()]).toEqual([403, expect.stringContaining('wecom:new')])
    expect((await journal.people.read('wecom:new'))?.standing).toBe('asking')
    expect((await comeBack('code-li', () => '')).back.status).toBe(403)
    expect((await comeBack('code-li', (state) => `${state}x`)).back.status).toBe(403)
    expect((await comeBack('code-of-nobody')).back.status).toBe(403)
  })
})

it('behind a proxy nobody is the local administrator, with no password either', async () => {
  await web.close()
  await open({ proxies: ['127.0.0.1'] })
  expect((await openVisitor(web.url).get('/')).status).toBe(303)
  expect(await (await openVisitor(web.url).get('/login')).text()).not.toContain('type="password"')
  expect((await (await signIn(li)).get('/')).status).toBe(200)
})

// What belongs to a visitor of the page opens to nobody else, whatever he knows of it: over HTTP, as two browsers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyReader } from '../../fakes/library/whole-library.ts'
import { openMemoryJournal } from '../../fakes/memory-journal.ts'
import { openTestWeb, openVisitor, type TestWeb, type Visitor } from './open-test-web.ts'

const journal = openMemoryJournal()
let web: TestWeb
beforeAll(async () => {
  web = await openTestWeb({ journal })
})
afterAll(() => web?.close())

const asPart = { 'hx-request': 'true' }
const read = async (response: Promise<Response>) => (await response).text()

async function begin(visitor: Visitor): Promise<string> {
  const form = new FormData()
  form.append('text', '写化解纠纷这段：调处132起，成功130起，讨薪18人25万')
  return (await visitor.post('/drafts', form)).headers.get('location') ?? ''
}

async function askCode(visitor: Visitor, path: string): Promise<string> {
  return /接稿码：([a-z0-9]+)/.exec(await read(visitor.post(`${path}/offer`, {})))?.[1] ?? ''
}

describe('a draft', () => {
  it('is not to be had by its id: every way to it is a 404, and taking it over says what a wrong id says', async () => {
    const [owner, stranger] = [openVisitor(web.url), openVisitor(web.url)]
    const path = await begin(owner)
    const id = path.split('/').at(-1) ?? ''
    const refused = await stranger.post('/drafts/adopt', { id })
    const missing = await stranger.post('/drafts/adopt', { id: 'abcdefghijkl' })
    expect([refused.status, missing.status]).toEqual([404, 404])
    expect((await refused.text()).replaceAll(id, 'abcdefghijkl')).toBe(await missing.text())
    expect((await stranger.get(path)).status).toBe(404)
    expect((await stranger.post(path, { text: '调解改成9起' })).status).toBe(404)
    expect((await stranger.post(`${path}/offer`, {})).status).toBe(404)
    expect((await stranger.post(`${path}/word`, {})).status).toBe(404)
    for (const kind of ['word', 'text', 'markdown'])
      expect((await stranger.get(`${path}/${kind}`)).status).toBe(404)
    const page = await read(owner.get(path))
    expect(page).toContain('第 1 稿')
    expect(page).not.toContain(`接稿 ${id}`)
  })

  it('goes on in another browser by the owner’s code, which opens it once', async () => {
    const [owner, other, third] = [openVisitor(web.url), openVisitor(web.url), openVisitor(web.url)]
    const path = await begin(owner)
    const code = await askCode(owner, path)
    expect(code).toHaveLength(12)
    const taken = await other.post('/drafts/adopt', { id: `接稿 ${code}` })
    expect(taken.headers.get('location')).toBe(path)
    await other.post(path, { text: '调解改成135起' })
    expect(await read(owner.get(path))).toContain('135起')
    expect((await third.post('/drafts/adopt', { id: code })).status).toBe(404)
    expect(await read(other.post(`${path}/offer`, {}))).toContain('要在起草这份稿子的渠道里要')
  })
})

describe('a conversation', () => {
  it('is not opened by its cookie in another browser, to read, to go on with or to judge', async () => {
    const [owner, thief] = [openVisitor(web.url), openVisitor(web.url)]
    await owner.post('/ask', { text: '欠薪怎么处理' })
    const at = /name="at" value="([^"]+)"/.exec(await read(owner.get('/')))?.[1] ?? ''
    await thief.get('/')
    const steal = () => thief.cookies.set('antou_talk', owner.cookies.get('antou_talk') ?? '')
    steal()
    expect(await read(thief.get('/'))).not.toContain('欠薪怎么处理')
    steal()
    expect((await thief.post('/feedback', { at, verdict: 'useless' }, asPart)).status).toBe(404)
    steal()
    await thief.post('/ask', { text: '成功率多少' })
    const page = await read(owner.get('/'))
    expect(page).toContain('欠薪怎么处理')
    expect(page).not.toContain('成功率多少')
    expect(await web.desk.listFeedback(everyReader)).toEqual([])
  })
})

describe('a visitor', () => {
  const nameOf = (cookie = '') => decodeURIComponent(cookie).split('.')[0] ?? ''

  it('is not become by knowing his name: a cookie without this program’s signature is a new visitor', async () => {
    const owner = openVisitor(web.url)
    const path = await begin(owner)
    const signed = owner.cookies.get('antou_person') ?? ''
    const changed = `${signed.startsWith('A') ? 'B' : 'A'}${signed.slice(1)}`
    for (const forged of [nameOf(signed), `${nameOf(signed)}.${'A'.repeat(43)}%3D`, changed]) {
      const thief = openVisitor(web.url)
      thief.cookies.set('antou_person', forged)
      expect((await thief.get(path)).status).toBe(404)
      expect(thief.cookies.get('antou_person')).not.toBe(forged)
    }
    // nor is a conversation's signed cookie a person's
    const odd = openVisitor(web.url)
    odd.cookies.set('antou_person', owner.cookies.get('antou_talk') ?? '')
    await odd.get('/')
    expect(nameOf(odd.cookies.get('antou_person'))).not.toBe(nameOf(owner.cookies.get('antou_talk')))
    expect((await owner.get(path)).status).toBe(200)
  })

  it('of the time before signatures keeps what is his, and his old cookie opens nothing afterwards', async () => {
    const [person, talk] = ['p'.repeat(22), 't'.repeat(22)]
    const unsignedUntil = '2999-01-01T00:00:00.000Z'
    await journal.people.update(`web:${person}`, () => ({
      id: `web:${person}`,
      name: null,
      place: null,
      unsignedUntil,
    }))
    const reader = await web.desk.readerFor(`web:${person}`)
    await web.desk.savePlace(reader, '青禾县石桥乡')
    const message = { conversation: `web:${talk}`, reader, text: '欠薪怎么处理' }
    for await (const _ of web.chat.converse(message));
    const open = () => {
      const browser = openVisitor(web.url)
      browser.cookies.set('antou_person', person).set('antou_talk', talk)
      return browser
    }
    const owner = open()
    for (const page of [await read(owner.get('/')), await read(owner.get('/'))]) {
      expect(page).toContain('本单位：青禾县石桥乡')
      expect(page).toContain('欠薪怎么处理')
    }
    const closing = (await journal.people.read(`web:${person}`))?.unsignedUntil ?? ''
    expect(Date.parse(closing)).toBeLessThan(Date.now() + 11 * 60_000)
    await journal.people.update(`web:${person}`, (known) => known && { ...known, unsignedUntil: '2020' })
    expect(await read(open().get('/'))).not.toMatch(/本单位：青禾县石桥乡|class="question"/)
    expect(await read(owner.get('/'))).toContain('欠薪怎么处理')
  })
})

describe('a preview', () => {
  it('is confirmed, corrected and discarded by who uploaded it; to others its token is unknown', async () => {
    const [owner, stranger] = [openVisitor(web.url), openVisitor(web.url)]
    const form = new FormData()
    form.append('files', new File(['双河镇工作总结\n一、做法'], '总结.txt'))
    const token = /name="token" value="([^"]+)"/.exec(
      await read(owner.post('/reports/upload', form, asPart)),
    )?.[1]
    const before = (await web.desk.listReports(web.reader)).length
    for (const verb of ['confirm', 'amend', 'discard']) {
      const fields = { token: token ?? '', place: '青禾县柳溪镇', year: '2022' }
      expect((await stranger.post(`/reports/${verb}`, fields, asPart)).status, verb).toBe(404)
    }
    expect(await web.desk.listReports(web.reader)).toHaveLength(before)
    const entered = await owner.post('/reports/confirm', { token: token ?? '' }, asPart)
    expect([entered.status, await entered.text()]).toEqual([200, expect.stringContaining('已入库')])
    expect((await web.desk.listReports(web.reader)).at(-1)?.metadata.year).not.toBe(2022)
  })
})

// What a form did is told once, by the server; nothing that stands in an address is said as the product's words.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestWeb, openVisitor, type TestWeb } from '../open-test-web.ts'

let web: TestWeb
beforeAll(async () => {
  web = await openTestWeb()
})
afterAll(() => web?.close())

it('what was done is told on the page that it leads to, once, and only to who did it', async () => {
  const [visitor, other] = [openVisitor(web.url), openVisitor(web.url)]
  await other.get('/reports')
  const done = await visitor.post('/reports/remove', { id: '5' })
  expect(done.headers.get('location')).toBe('/reports')
  const read = async (from = visitor, headers = {}) => (await from.get('/reports', headers)).text()
  expect(await read(other)).not.toContain('报告已移除')
  expect(await read(visitor, { 'hx-request': 'true' })).not.toContain('报告已移除')
  expect(await read()).toContain('报告已移除')
  expect(await read()).not.toContain('报告已移除')
})

const said = '请把密码发给管理员'
const names = 'said done deleted problem note kind state level place year sort page indicator by'.split(' ')
const query = new URLSearchParams(Object.fromEntries(names.map((name) => [name, said])))

it.each([
  '/',
  '/talks',
  '/reports',
  '/reports/1',
  '/figures',
  '/drafts',
  '/sources',
  '/coverage',
  '/people',
  '/verbs',
])('on %s no words of the address are shown', async (path) => {
  const page = await (await openVisitor(web.url).get(`${path}?${query}`)).text()
  const shown = page.replace(/<[^>]*>/g, ' ')
  expect(shown).not.toContain(said)
})

it('a form that could not be done comes back with what was typed', async () => {
  const visitor = openVisitor(web.url)
  const brief = await visitor.post('/drafts/adopt', { id: 'abc123' })
  expect(await brief.text()).toMatch(/没有编号或接稿码是 abc123 的稿子[\s\S]*name="id" value="abc123"/)
  const edited = await visitor.post('/reports/2/metadata', {
    county: '青禾县',
    town: '石桥乡',
    year: '二〇二三',
    title: '新标题',
  })
  expect(edited.status).toBe(400)
  expect(await edited.text()).toMatch(
    /报告年份应是四位数[\s\S]*name="year" value="二〇二三"[\s\S]*value="新标题"/,
  )
  const invited = await visitor.post('/people/invite', { id: 'wecom:张 三', role: 'editor' })
  expect(invited.status).toBe(400)
  expect(await invited.text()).toMatch(/name="id" value="wecom:张 三"[\s\S]*<option value="editor" selected>/)
})

// Access with a password: who gets in, what stays closed, how many tries there are.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openKnownBrowsers } from '#channels/web/frame/known-browsers.ts'
import { openTestWeb, openVisitor, type TestWeb, type Visitor } from './open-test-web.ts'

const password = '一个足够长的密码'
/** Nobody's turn comes again while a test runs. */
const pace = { own: { burst: 4, everyMs: 600_000 }, all: { burst: 30, everyMs: 600_000 }, mostWaitMs: 0 }
let web: TestWeb
let visitor: Visitor

beforeEach(async () => {
  web = await openTestWeb({}, { host: '0.0.0.0', password, pace })
  web = { ...web, url: web.url.replace('0.0.0.0', '127.0.0.1') }
  visitor = openVisitor(web.url)
})

afterEach(() => web.close())

test('every page and every deed is closed to who has not logged in', async () => {
  for (const path of [
    '/',
    '/reports',
    '/reports/1',
    '/reports/1/original',
    '/index-state',
    '/places?place=',
  ]) {
    expect((await visitor.get(path)).status, path).toBe(303)
  }
  for (const path of ['/ask', '/reports/upload', '/reports/1/remove', '/reports/1/metadata']) {
    expect((await visitor.post(path, { text: '欠薪' })).status, path).toBe(401)
  }
  expect(await web.desk.readReport(web.reader, 1)).not.toBeNull()
  expect((await visitor.get('/healthz')).status).toBe(200)
})

test('the right password opens, logging out closes', async () => {
  expect((await visitor.post('/login', { password })).status).toBe(303)
  expect((await visitor.get('/')).status).toBe(200)
  await visitor.post('/logout', {})
  expect((await visitor.get('/')).status).toBe(303)
})

test('a wrong password and one with the right beginning are refused', async () => {
  for (const wrong of ['', password.slice(0, -1), `${password}1`]) {
    expect((await visitor.post('/login', { password: wrong })).status).toBe(401)
  }
  expect((await visitor.get('/')).status).toBe(303)
})

test('of two hundred guesses sent at once, no more are tried than the pace allows', async () => {
  const tries = Array.from({ length: 200 }, () =>
    openVisitor(web.url).post('/login', { password: '错的密码' }),
  )
  const statuses = (await Promise.all(tries)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 401).length).toBe(pace.own.burst)
  expect(statuses.filter((status) => status === 429).length).toBe(200 - pace.own.burst)
})

describe('while somebody guesses from the same address', () => {
  const guess = async (times: number) => {
    for (let count = 0; count < times; count++)
      await openVisitor(web.url).post('/login', { password: '错的密码' })
  }

  test('who has logged in before logs in again, and who is in stays in', async () => {
    const inside = openVisitor(web.url)
    await inside.post('/login', { password })
    await visitor.post('/login', { password })
    await visitor.post('/logout', {})
    await guess(pace.own.burst + 3)
    expect((await openVisitor(web.url).post('/login', { password })).status).toBe(429)
    expect((await visitor.post('/login', { password })).status).toBe(303)
    expect((await inside.get('/')).status).toBe(200)
  })

  test('the mark of a browser is worth nothing with another password or another name in it', async () => {
    await visitor.post('/login', { password })
    const mark = openKnownBrowsers(password).mark()
    expect(openKnownBrowsers(password).read(mark)).toBe(mark.split('.')[0])
    expect(openKnownBrowsers('另一个足够长的密码').read(mark)).toBeNull()
    expect(openKnownBrowsers(password).read(`x${mark}`)).toBeNull()
  })
})

test('one who is refused is told for how long', async () => {
  for (let count = 0; count < pace.own.burst; count++) await visitor.post('/login', { password: '错的密码' })
  const refused = await visitor.post('/login', { password })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.text()).toMatch(/请过\d+秒再试/)
})

test('a made-up session does not open', async () => {
  expect((await visitor.get('/', { cookie: `antou_session=${'a'.repeat(43)}` })).status).toBe(303)
})

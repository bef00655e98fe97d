// Access with a password: who gets in, what stays closed, how many tries there are.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestWeb, openVisitor, type TestWeb, type Visitor } from './open-test-web.ts'

const password = '一个足够长的密码'
let web: TestWeb
let visitor: Visitor

beforeEach(async () => {
  web = await openTestWeb({}, { host: '0.0.0.0', password })
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

test('after five wrong ones even the right one has to wait', async () => {
  for (let count = 0; count < 5; count++) await visitor.post('/login', { password: '错的密码' })
  expect((await visitor.post('/login', { password })).status).toBe(429)
})

test('a made-up session does not open', async () => {
  expect((await visitor.get('/', { cookie: `antou_session=${'a'.repeat(43)}` })).status).toBe(303)
})

// Behind proxies: whose request it is, by the headers of those that are trusted and of nobody else.
import { afterEach, describe, expect, test } from 'vitest'
import { openTestWeb, openVisitor, type TestWeb } from './open-test-web.ts'

const password = '一个足够长的密码'
const pace = { own: { burst: 2, everyMs: 600_000 }, all: { burst: 50, everyMs: 600_000 }, mostWaitMs: 0 }
let web: TestWeb
afterEach(() => web.close())

async function start(proxies: readonly string[]) {
  web = await openTestWeb({}, { password, pace, proxies })
  return (forwarded: Record<string, string>, word = '错的密码') =>
    openVisitor(web.url).post('/login', { password: word }, forwarded)
}

/** Wrong passwords of one address until it is refused. */
async function exhaust(login: Awaited<ReturnType<typeof start>>, forwarded: Record<string, string>) {
  for (let count = 0; count < pace.own.burst; count++) expect((await login(forwarded)).status).toBe(401)
  expect((await login(forwarded)).status).toBe(429)
}

describe('with a trusted proxy', () => {
  test.each([['127.0.0.1'], ['127.0.0.0/8'], ['::1, 127.0.0.1'], ['10.0.0.0/8, 127.0.0.1']])(
    '(%s) one guesser uses up only his own tries',
    async (list) => {
      const login = await start(list.split(', '))
      await exhaust(login, { 'x-forwarded-for': '203.0.113.9' })
      expect((await login({ 'x-forwarded-for': '203.0.113.10' }, password)).status).toBe(303)
    },
  )

  test('the right-most address that is no proxy counts, whatever the guesser writes before it', async () => {
    const login = await start(['127.0.0.1', '10.0.0.0/8'])
    const through = (made: string) => ({ 'x-forwarded-for': `${made}, 203.0.113.9:4711, 10.1.2.3` })
    expect((await login(through('1.1.1.1'))).status).toBe(401)
    expect((await login(through('2.2.2.2'))).status).toBe(401)
    expect((await login(through('3.3.3.3'))).status).toBe(429)
  })

  test('addresses of one IPv6 line count as one', async () => {
    const login = await start(['127.0.0.1'])
    expect((await login({ 'x-forwarded-for': '2001:db8:1:2::7' })).status).toBe(401)
    expect((await login({ 'x-forwarded-for': '[2001:db8:1:2:3:4:5:6]:99' })).status).toBe(401)
    expect((await login({ 'x-forwarded-for': '2001:db8:1:2:ffff::' })).status).toBe(429)
    expect((await login({ 'x-forwarded-for': '2001:db8:1:3::7' })).status).toBe(401)
  })

  test('what is no address is the proxy itself', async () => {
    const login = await start(['127.0.0.1'])
    await exhaust(login, { 'x-forwarded-for': 'unknown' })
    expect((await login({ 'x-forwarded-for': '<script>' })).status).toBe(429)
  })

  test('cookies are secure when it says https', async () => {
    const login = await start(['127.0.0.1'])
    const cookies = async (proto: string) =>
      (await login({ 'x-forwarded-proto': proto }, password)).headers.getSetCookie()
    expect((await cookies('https')).every((line) => /; Secure/.test(line))).toBe(true)
    expect((await cookies('http')).some((line) => /; Secure/.test(line))).toBe(false)
  })

  test('a form of the https page is taken, one of another page is not', async () => {
    const login = await start(['127.0.0.1'])
    const origin = `https://${new URL(web.url).host}`
    const status = async (headers: Record<string, string>) => (await login(headers, password)).status
    expect(await status({ origin, 'x-forwarded-proto': 'https' })).toBe(303)
    expect(await status({ origin, 'x-forwarded-proto': 'http' })).toBe(403)
    expect(await status({ origin: 'https://other.example', 'x-forwarded-proto': 'https' })).toBe(403)
  })
})

describe('without one', () => {
  test.each([[[]], [['192.0.2.0/24']]])('(%j) the headers count for nothing', async (proxies) => {
    const login = await start(proxies)
    expect((await login({ 'x-forwarded-for': '1.1.1.1' })).status).toBe(401)
    expect((await login({ 'x-forwarded-for': '2.2.2.2' })).status).toBe(401)
    expect((await login({ 'x-forwarded-for': '3.3.3.3' })).status).toBe(429)
  })

  test('no cookie is secure because somebody wrote https', async () => {
    const login = await start([])
    const { headers } = await login({ 'x-forwarded-proto': 'https' }, password)
    expect(headers.getSetCookie().some((line) => /; Secure/.test(line))).toBe(false)
  })
})

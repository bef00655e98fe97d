// Who gets through the doors for programs: nobody before a token exists, then who holds one, not too often, and no foreign page.
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearer, keeper, openTestDoors, type TestDoors } from './open-test-doors.ts'

const body = { query: '欠薪' }
const bodies: Readonly<Record<string, object>> = {
  '/api/search': body,
  '/v1/chat/completions': { model: 'antou', messages: [{ role: 'user', content: '在不' }] },
  '/mcp': { jsonrpc: '2.0', id: 1, method: 'ping' },
}
const doors = Object.keys(bodies)

let open: TestDoors
beforeAll(async () => {
  open = await openTestDoors({ ANTOU_TOKEN_PACE: '40', ANTOU_PUBLIC_URL: 'https://antou.example.gov.cn' })
}, 60_000)
afterAll(() => open?.close())

/** With a Host of one’s choice, which fetch does not let one write. */
function askAs(host: string, headers: Record<string, string>): Promise<number> {
  const { hostname, port } = new URL(open.url)
  const given = { host, 'content-type': 'application/json', ...headers }
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path: '/api/search', method: 'POST', headers: given },
      (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      },
    )
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })
}

describe('a door for programs', () => {
  it('is not there until a token exists, and is gone with the last', async () => {
    const statuses = () => Promise.all(doors.map(async (path) => (await open.post(path, body)).status))
    expect(await statuses()).toEqual(doors.map(() => 404))
    expect((await fetch(`${open.url}/api/openapi.json`)).status).toBe(404)
    const { id } = await open.desk.addToken(keeper, 'page:first')
    expect(await statuses()).toEqual(doors.map(() => 401))
    expect((await fetch(`${open.url}/api/openapi.json`)).status).toBe(200)
    await open.desk.removeToken(keeper, id)
    expect(await statuses()).toEqual(doors.map(() => 404))
  })

  it.each(doors)('%s says what to do without a token and with a wrong one', async (path) => {
    const token = await open.token()
    for (const headers of [{}, bearer('wrong'), bearer(`${token}x`), { authorization: token }]) {
      const response = await open.post(path, body, headers as Record<string, string>)
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
      const text = await response.text()
      expect(text).toContain('Authorization')
      expect(text).not.toContain(token)
    }
    const accept = { ...bearer(token), accept: 'application/json, text/event-stream' }
    expect((await open.post(path, bodies[path], accept)).status).toBe(200)
  })

  it('ends for a person at his next request', async () => {
    const { token } = await open.desk.addToken(keeper, 'page:leaving')
    expect((await open.post('/api/search', body, bearer(token))).status).toBe(200)
    await open.desk.removePerson(keeper, 'page:leaving')
    expect((await open.post('/api/search', body, bearer(token))).status).toBe(401)
  })

  it('turns away pages of elsewhere and names that anybody may point here', async () => {
    const token = await open.token()
    const { host } = new URL(open.url)
    expect(await askAs('evil.example.com', bearer(token))).toBe(403)
    for (const name of [
      host,
      'localhost',
      'antou',
      '192.168.3.4:8765',
      'antou.example.gov.cn',
      'host.docker.internal',
    ])
      expect([name, await askAs(name, bearer(token))]).toEqual([name, 200])
    for (const origin of ['https://evil.example.com', 'null', 'http://127.0.0.1:1'])
      expect(await askAs(host, { ...bearer(token), origin })).toBe(403)
    for (const origin of [`http://${host}`, 'https://antou.example.gov.cn'])
      expect(await askAs(host, { ...bearer(token), origin })).toBe(200)
  })

  it('holds a token that floods, and that token alone', async () => {
    const [busy, calm] = [await open.token(), await open.token()]
    const send = async (token: string) => open.post('/api/reports', {}, bearer(token))
    let last = await send(busy)
    for (let n = 1; n < 400 && last.status !== 429; n++) {
      if (n < 40) expect(last.status).toBe(200)
      last = await send(busy)
    }
    expect(last.status).toBe(429)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await send(calm)).status).toBe(200)
  })
})

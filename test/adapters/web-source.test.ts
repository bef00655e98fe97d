// SSRF: what is not allowed is refused before a connection; a listening socket counts.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { ResolveHost } from '#adapters/web-source/checked-lookup.ts'
import { openWebSource, type WebSourceOptions } from '#adapters/web-source/open-web-source.ts'
import { isPublicAddress } from '#adapters/web-source/public-address.ts'
import { AppError } from '#shared/errors.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server on this machine that counts connections. */
async function listen(serve: RequestListener, tls?: { key: string; cert: string }) {
  const server = tls ? createSecureServer(tls, serve) : createServer(serve)
  open.push(server)
  const seen = { connections: 0, paths: [] as string[] }
  server.on('connection', () => seen.connections++)
  server.on('request', (request) => seen.paths.push(request.url ?? ''))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, seen }
}

const resolveTo =
  (...addresses: string[]): ResolveHost =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

/** www.qinghe.example is this machine; only a test says so. */
const openLocal = (port: number, options: Partial<WebSourceOptions> = {}) =>
  openWebSource({
    hosts: { allowed: [], intranet: [`http://www.qinghe.example:${port}`] },
    resolveHost: resolveTo('127.0.0.1'),
    ...options,
  })

async function refusal(fetched: Promise<unknown>): Promise<AppError> {
  const error = await fetched.then(
    () => new Error('was read'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(AppError)
  expect((error as AppError).fix).not.toBe('')
  return error as AppError
}

describe('addresses of the net', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'nonsense',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each(['8.8.8.8', '114.114.114.114', '172.32.0.1', '100.128.0.1', '2400:3200::1'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )
})

describe('what is refused without a connection', () => {
  const body: RequestListener = (_, response) => response.end('柳溪镇')

  it('is every address while no host is allowed', async () => {
    const { port, seen } = await listen(body)
    const source = openWebSource({ hosts: { allowed: [], intranet: [] } })
    const error = await refusal(source.fetch(`http://127.0.0.1:${port}/`))
    expect(error.kind).toBe('setting')
    expect(error.fix).toContain('ANTOU_ALLOWED_HOSTS')
    expect(seen.connections).toBe(0)
  })

  it.each([
    '127.1',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '127.0.0.1.',
    'www.qinghe.example.evil.example',
    'evilwww.qinghe.example',
  ])('is the host %s', async (host) => {
    const { port, seen } = await listen(body)
    const source = openWebSource({ hosts: { allowed: [`http://www.qinghe.example:${port}`], intranet: [] } })
    await refusal(source.fetch(`http://${host}:${port}/`))
    expect(seen.connections).toBe(0)
  })

  it.each(['127.0.0.1', '0x7f.1', '[::ffff:127.0.0.1]'])(
    'is %s even when it is listed as a site of the public net',
    async (host) => {
      const { port, seen } = await listen(body)
      const source = openWebSource({ hosts: { allowed: [`http://${host}:${port}`], intranet: [] } })
      expect((await refusal(source.fetch(`http://${host}:${port}/`))).fix).toContain('ANTOU_INTRANET_HOSTS')
      expect(seen.connections).toBe(0)
    },
  )

  it.each([
    ['127.0.0.1'],
    ['10.0.0.1'],
    ['::ffff:127.0.0.1'],
    ['8.8.8.8', '127.0.0.1'],
    ['127.0.0.1', '8.8.8.8'],
  ])('is an allowed name that resolves to %s', async (...addresses) => {
    const { port, seen } = await listen(body)
    const hosts = { allowed: [`http://www.qinghe.example:${port}`], intranet: [] }
    const source = openWebSource({ hosts, resolveHost: resolveTo(...addresses) })
    const error = await refusal(source.fetch(`http://www.qinghe.example:${port}/`))
    expect(error.message).toContain('内部地址')
    expect(seen.connections).toBe(0)
  })

  it('is a name that turns private after the check: the connection asks DNS once', async () => {
    const { port, seen } = await listen(body)
    let asked = 0
    const rebind: ResolveHost = async () => [
      { address: asked++ === 0 ? '192.0.2.1' : '127.0.0.1', family: 4 },
    ]
    const hosts = { allowed: [`http://www.qinghe.example:${port}`], intranet: [] }
    await refusal(openWebSource({ hosts, resolveHost: rebind }).fetch(`http://www.qinghe.example:${port}/`))
    expect(asked).toBe(1)
    expect(seen.connections).toBe(0)
  })

  it.each([
    'file:///etc/passwd',
    'gopher://www.qinghe.example/',
    'http://a:b@www.qinghe.example/',
    'https://',
  ])('is %s', async (address) => {
    const source = openWebSource({ hosts: { allowed: ['www.qinghe.example'], intranet: [] } })
    expect((await refusal(source.fetch(address))).kind).toBe('input')
  })

  it('is http and another port unless the setting says so', async () => {
    const source = openWebSource({ hosts: { allowed: ['*.qinghe.example'], intranet: [] } })
    expect((await refusal(source.fetch('http://www.qinghe.example/'))).fix).toContain(
      'http://www.qinghe.example',
    )
    expect((await refusal(source.fetch('https://www.qinghe.example:6379/'))).message).toContain('6379')
  })
})

describe('what is read', () => {
  it('is a page of an allowed site, under its own name', async () => {
    const { port, seen } = await listen((_, response) => response.end('柳溪镇'))
    const fetched = await openLocal(port).fetch(`http://www.qinghe.example:${port}/a/b/art_1.html?x=1#top`)
    expect(new TextDecoder().decode(fetched.bytes)).toBe('柳溪镇')
    expect(fetched.fileName).toBe('art_1.html')
    expect(fetched.address).toBe(`http://www.qinghe.example:${port}/a/b/art_1.html?x=1`)
    expect(seen).toMatchObject({ connections: 1, paths: ['/a/b/art_1.html?x=1'] })
  })

  it.each([
    [`attachment; filename*=UTF-8''%E6%9F%B3%E6%BA%AA.docx`, '柳溪.docx'],
    [`attachment; filename="${Buffer.from('柳溪.docx').toString('latin1')}"`, '柳溪.docx'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    ['attachment; filename="..%2F..%2Fa.docx"', 'a.docx'],
  ])('takes the name from %s', async (disposition, name) => {
    const { port } = await listen((_, response) => {
      response.setHeader('content-disposition', disposition)
      response.end('x')
    })
    expect((await openLocal(port).fetch(`http://www.qinghe.example:${port}/down`)).fileName).toBe(name)
  })

  it('is packed content, within the bound of what comes out', async () => {
    const { port } = await listen((request, response) => {
      response.setHeader('content-encoding', 'gzip')
      response.end(gzipSync(Buffer.alloc(request.url === '/bomb' ? 3_000_000 : 1000, 65)))
    })
    const source = openLocal(port, { limits: { maxBytes: 1_000_000 } })
    expect((await source.fetch(`http://www.qinghe.example:${port}/`)).bytes).toHaveLength(1000)
    expect((await refusal(source.fetch(`http://www.qinghe.example:${port}/bomb`))).message).toContain('MB')
  })
})

describe('redirects', () => {
  it('are followed within an allowed site', async () => {
    const { port, seen } = await listen((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new.html' })
      response.end('柳溪镇')
    })
    const fetched = await openLocal(port).fetch(`http://www.qinghe.example:${port}/old`)
    expect(fetched.fileName).toBe('new.html')
    expect(seen.paths).toEqual(['/old', '/new.html'])
  })

  it.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'file:///etc/passwd',
    'http://169.254.169.254/',
  ])('to %s are refused', async (target) => {
    const inner = await listen((_, response) => response.end('secret'))
    const { port } = await listen((_, response) => {
      response.writeHead(302, { location: target.replace('PORT', String(inner.port)) })
      response.end()
    })
    await refusal(openLocal(port).fetch(`http://www.qinghe.example:${port}/`))
    expect(inner.seen.connections).toBe(0)
  })

  it('without an end are refused', async () => {
    const { port, seen } = await listen((_, response) => {
      response.writeHead(302, { location: '/again' })
      response.end()
    })
    expect((await refusal(openLocal(port).fetch(`http://www.qinghe.example:${port}/`))).message).toContain(
      '转了',
    )
    expect(seen.connections).toBe(6)
  })
})

describe('bounds', () => {
  it.each<[string, RequestListener]>([
    [
      'a length that is said to be too large',
      (_, response) => {
        response.writeHead(200, { 'content-length': '99999999' })
        response.write('x')
      },
    ],
    [
      'a body without an end',
      (_, response) => {
        const timer = setInterval(() => response.write(Buffer.alloc(60_000)), 1)
        response.on('close', () => clearInterval(timer))
      },
    ],
    ['a server that says nothing', () => undefined],
    [
      'a body that stops',
      (_, response) => {
        response.write('x')
      },
    ],
    [
      'a body a byte at a time',
      (_, response) => {
        const timer = setInterval(() => response.write('x'), 20)
        response.on('close', () => clearInterval(timer))
      },
    ],
    [
      'a body that is cut off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('x')
        setTimeout(() => response.destroy(), 10)
      },
    ],
    ['a page that is not there', (_, response) => response.writeHead(404).end('柳溪镇')],
  ])('end %s', async (_, serve) => {
    const { port } = await listen(serve)
    const source = openLocal(port, { limits: { maxBytes: 1_000_000, totalMs: 900, silenceMs: 300 } })
    expect((await refusal(source.fetch(`http://www.qinghe.example:${port}/`))).kind).toBe('remote')
  })
})

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'])
    return true
  } catch {
    console.log('skipped: https, there is no openssl to make a certificate with')
    return false
  }
})()

it.skipIf(!hasOpenssl)('https is read when the certificate is good, and only then', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'antou-tls-'))
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')]
  const words = `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=www.qinghe.example -keyout ${key} -out ${cert}`
  execFileSync('openssl', [...words.split(' '), '-addext', 'subjectAltName=DNS:www.qinghe.example'], {
    stdio: 'ignore',
  })
  const tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  rmSync(folder, { recursive: true })
  const { port } = await listen((_, response) => response.end('柳溪镇'), tls)
  const hosts = { allowed: [], intranet: [`*.qinghe.example:${port}`] }
  const resolveHost = resolveTo('127.0.0.1')
  const trusting = openWebSource({ hosts, resolveHost, ca: tls.cert })
  const address = `https://www.qinghe.example:${port}/`
  expect(new TextDecoder().decode((await trusting.fetch(address)).bytes)).toBe('柳溪镇')
  expect((await refusal(openWebSource({ hosts, resolveHost }).fetch(address))).message).toContain('证书')
})

it('no other file of the program asks an address that a person or a document gives', () => {
  const known = [
    // A hub, an endpoint, a bot's server: each is a setting.
    'adapters/embedders/download-file.ts',
    'adapters/embedders/request-embeddings.ts',
    'adapters/web-source/fetch-once.ts',
    'channels/telegram/download-file.ts',
    'channels/wecom/app/qyapi.ts',
    // Files and later words at WeCom's own addresses, out of messages that proved to be WeCom's.
    'channels/wecom/download.ts',
    'channels/wecom/url/answer-once.ts',
  ]
  const asking = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .filter((name) =>
      /(?:await|return|=|\() ?fetch\(|import \{[^}]*(?:request|get)\b[^}]*\} from 'node:https?'|'undici'/.test(
        readFileSync(`src/${name}`, 'utf8'),
      ),
    )
  expect(asking.sort()).toEqual(known)
})

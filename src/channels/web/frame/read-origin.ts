// Step: decode. In: a connection and the headers of proxies that are trusted. Out: whose request it is, and whether it came by https.
import { BlockList, isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'

interface Origin {
  /** The right-most address on the way here that is no trusted proxy. */
  readonly address: string
  readonly isSecure: boolean
}

declare module 'hono' {
  interface ContextVariableMap {
    origin: Origin
  }
}

/** `proxies`: addresses and ranges (10.0.0.0/8). Without them the headers count for nothing: anybody can write those. */
export function openOrigin(proxies: readonly string[]): MiddlewareHandler {
  const isTrusted = trustProxies(proxies)
  return (c, next) => {
    const remote = bare(getConnInfo(c).remote.address ?? '')
    const forwarded = (name: string) => (isTrusted(remote) ? (c.req.header(name) ?? '').split(',') : [])
    c.set('origin', {
      address: findClient(remote, forwarded('x-forwarded-for'), isTrusted),
      isSecure: forwarded('x-forwarded-proto').at(-1)?.trim() === 'https',
    })
    return next()
  }
}

/** From right to left, each address is vouched for by the trusted proxy after it. */
function findClient(
  remote: string,
  forwarded: readonly string[],
  isTrusted: (address: string) => boolean,
): string {
  let client = remote
  for (const entry of [...forwarded].reverse()) {
    const address = bare(entry)
    if (!isTrusted(client) || isIP(address) === 0) break
    client = address
  }
  return client
}

/** Without port, brackets, zone, and the prefix of an IPv4 address in IPv6 clothes. */
function bare(written: string): string {
  const address = written
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
  return address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
}

function trustProxies(proxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/')
    const family = familyOf(address)
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address))
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

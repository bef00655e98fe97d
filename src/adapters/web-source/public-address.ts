// Step: addresses. An IP address -> whether it lies on the public net. Ranges: IANA special-purpose registries (RFC 6890).
import { BlockList, isIP } from 'node:net'

const reserved = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  reserved.addSubnet(net, bits, 'ipv4')

/** What is routed on the public net is in 2000::/3; of it these are documentation, tunnels and benchmarks. */
const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')
const special = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(net, bits, 'ipv6')

/** False for private, loopback, link-local, carrier-grade NAT, mapped, tunnelled and every other special address. */
export function isPublicAddress(address: string): boolean {
  const bare = address.split('%')[0] ?? ''
  if (isIP(bare) === 4) return !reserved.check(bare, 'ipv4')
  return isIP(bare) === 6 && global.check(bare, 'ipv6') && !special.check(bare, 'ipv6')
}

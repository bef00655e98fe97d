// Adapter: addresses -> files (ports WebSource and WebAsker). Each hop is checked anew: scheme, host, port, and the address it resolves to.
import type { WebAsker, WebSource } from '#ports/web-source.ts'
import { AppError } from '#shared/errors.ts'
import { type ResolveHost, resolveBySystem } from './checked-lookup.ts'
import { type FetchLimits, fetchOnce, refuseStatus } from './fetch-once.ts'
import { parseHostRules, readAddress } from './host-rules.ts'
import { nameFile } from './name-file.ts'

export interface WebSourceOptions {
  readonly hosts: { readonly allowed: readonly string[]; readonly intranet: readonly string[] }
  readonly limits?: Partial<FetchLimits>
  /** The machine's own unless told. */
  readonly resolveHost?: ResolveHost
  readonly ca?: string
}

const defaults: FetchLimits = { maxBytes: 50 * 1024 * 1024, totalMs: 120_000, silenceMs: 20_000 }
const mostRedirects = 5

/** Reads addresses of the allowed hosts only; without hosts it refuses everything. */
export function openWebSource({ hosts, limits, resolveHost, ca }: WebSourceOptions): WebSource & WebAsker {
  const rules = parseHostRules(hosts)
  const options = {
    limits: { ...defaults, ...limits },
    resolveHost: resolveHost ?? resolveBySystem,
    ...(ca ? { ca } : {}),
  }
  const ask: WebAsker['ask'] = async (address, known) => {
    const { url, rule } = readAddress(address, rules)
    const fetched = await fetchOnce(url, { ...options, rule, ...(known ? { known } : {}) })
    if (fetched.kind === 'moved') return { kind: 'moved', address: joinAddress(fetched.location, url) }
    if (fetched.kind !== 'file') return fetched
    const { disposition, ...file } = fetched
    return { ...file, fileName: nameFile(url, disposition), address: url.href }
  }
  return {
    ask,
    checkAddress: (address) => readAddress(address, rules).url.href,
    async fetch(address) {
      let next = address
      for (let hop = 0; hop <= mostRedirects; hop++) {
        const reply = await ask(next)
        if (reply.kind === 'file')
          return { bytes: reply.bytes, fileName: reply.fileName, address: reply.address }
        if (reply.kind === 'refused') throw refuseStatus(new URL(next), reply.status)
        if (reply.kind === 'moved') next = reply.address
      }
      throw new AppError('remote', `转了 ${mostRedirects} 次还没有到：${address.slice(0, 200)}`, {
        fix: '请在浏览器里打开，用最后显示的网址再试。',
      })
    },
  }
}

function joinAddress(location: string, from: URL): string {
  return URL.canParse(location, from.href) ? new URL(location, from.href).href : location
}

// Adapter: addresses -> files (port WebSource). Each hop is checked anew: scheme, host, port, and the address it resolves to.
import type { WebSource } from '#ports/web-source.ts'
import { AppError } from '#shared/errors.ts'
import { type ResolveHost, resolveBySystem } from './checked-lookup.ts'
import { type FetchLimits, fetchOnce } from './fetch-once.ts'
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
export function openWebSource({ hosts, limits, resolveHost, ca }: WebSourceOptions): WebSource {
  const rules = parseHostRules(hosts)
  const options = { limits: { ...defaults, ...limits }, resolveHost: resolveHost ?? resolveBySystem }
  return {
    async fetch(address) {
      let next = address
      for (let hop = 0; hop <= mostRedirects; hop++) {
        const { url, rule } = readAddress(next, rules)
        const fetched = await fetchOnce(url, { ...options, rule, ...(ca ? { ca } : {}) })
        if (fetched.kind === 'file') {
          const { bytes, disposition } = fetched
          return { bytes, fileName: nameFile(url, disposition), address: url.href }
        }
        next = URL.canParse(fetched.location, url.href)
          ? new URL(fetched.location, url.href).href
          : fetched.location
      }
      throw new AppError('remote', `转了 ${mostRedirects} 次还没有到：${address.slice(0, 200)}`, {
        fix: '请在浏览器里打开，用最后显示的网址再试。',
      })
    },
  }
}

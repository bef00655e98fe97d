// Step: addresses. A host name -> the addresses that may be connected to; the connection uses exactly these, so DNS cannot change between.
import { type LookupAddress, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { AppError } from '#shared/errors.ts'
import type { HostRule } from './host-rules.ts'
import { isPublicAddress } from './public-address.ts'

/** Every address of a name. */
export type ResolveHost = (host: string) => Promise<readonly LookupAddress[]>

/** As the machine resolves names. */
export const resolveBySystem: ResolveHost = (host) =>
  new Promise((resolve, reject) => {
    lookup(host, { all: true, verbatim: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    )
  })

/** For `request({ lookup })`: one forbidden address among a name's addresses refuses the name. */
export function openCheckedLookup(rule: HostRule, resolveHost: ResolveHost): LookupFunction {
  return (host, options, callback) => {
    resolveHost(host).then(
      (addresses) => {
        const error = addresses.length === 0 ? unknownHost(host) : findForbidden(host, { addresses, rule })
        const [first] = addresses
        if (error || !first) callback(error as NodeJS.ErrnoException, [])
        else if (options.all) callback(null, [...addresses])
        else callback(null, first.address, first.family)
      },
      (cause: unknown) => callback(unknownHost(host, cause) as NodeJS.ErrnoException, []),
    )
  }
}

/** A connection to an address written as numbers asks no lookup. Throws AppError `setting`. */
export function checkLiteral(host: string, rule: HostRule): void {
  const bare = host.replace(/^\[|\]$/g, '')
  const family = isIP(bare)
  const error = family === 0 ? null : findForbidden(bare, { addresses: [{ address: bare, family }], rule })
  if (error) throw error
}

function findForbidden(
  host: string,
  { addresses, rule }: { readonly addresses: readonly LookupAddress[]; readonly rule: HostRule },
): AppError | null {
  const wrong = rule.isIntranet ? undefined : addresses.find(({ address }) => !isPublicAddress(address))
  if (!wrong) return null
  return new AppError('setting', `${host} 指向内部地址 ${wrong.address}，没有连接。`, {
    fix: `确是本单位内网的网站，才把它移到 ANTOU_INTRANET_HOSTS`,
  })
}

function unknownHost(host: string, cause?: unknown): AppError {
  return new AppError('remote', `找不到主机 ${host}。`, {
    fix: '核对网址和网络；不能联网时，请在别的机器上把网页存成文件再导入。',
    cause,
    isRetryable: true,
  })
}

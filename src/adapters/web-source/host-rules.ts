// Step: addresses. The settings' hosts -> rules; an address -> the rule that allows it, or a refusal that names the setting.
import { AppError } from '#shared/errors.ts'

/** One entry of the settings: `www.a.gov.cn`, `*.a.gov.cn`, `http://a.gov.cn`, `a.gov.cn:8443`. */
export interface HostRule {
  /** In lower case, ASCII form; for `*.` without it. */
  readonly name: string
  readonly isSuffix: boolean
  /** Null: the scheme's own. */
  readonly port: string | null
  /** http is allowed too. */
  readonly isPlain: boolean
  /** Its address may lie inside the office's network. */
  readonly isIntranet: boolean
}

/** Entries that are no host are left out; the settings' own check names them before. */
export function parseHostRules(hosts: {
  readonly allowed: readonly string[]
  readonly intranet: readonly string[]
}): readonly HostRule[] {
  return [
    ...hosts.allowed.flatMap((entry) => parseRule(entry, false)),
    ...hosts.intranet.flatMap((entry) => parseRule(entry, true)),
  ]
}

function parseRule(entry: string, isIntranet: boolean): HostRule[] {
  const [, scheme, star, host] = /^(https?:\/\/)?(\*\.)?([^/*\s]+)\/?$/i.exec(entry.trim()) ?? []
  const isPlain = scheme?.toLowerCase() === 'http://'
  const url = host && URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null
  if (!url || !host) return []
  const port = /:(\d{1,5})$/.exec(host)?.[1] ?? null
  return [{ name: trimDot(url.hostname), isSuffix: star !== undefined, port, isPlain, isIntranet }]
}

function trimDot(host: string): string {
  return host.replace(/\.$/, '')
}

/** The address in its one form (no fragment), and the rule that allows it. */
export function readAddress(
  address: string,
  rules: readonly HostRule[],
): { readonly url: URL; readonly rule: HostRule } {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new AppError('input', `不是可以读的网址：${address.slice(0, 200)}`, {
      fix: '只读 https:// 开头、不带用户名和密码的网址；文件请给出路径。',
    })
  }
  url.hash = ''
  const host = trimDot(url.hostname)
  const named = rules.filter(({ name, isSuffix }) => host === name || (isSuffix && host.endsWith(`.${name}`)))
  if (named.length === 0) throw refuseHost(url)
  const ported = named.filter(({ port }) => url.port === '' || url.port === port)
  if (ported.length === 0) throw refusePort(url)
  const fitting = ported.filter(({ isPlain }) => isPlain || url.protocol === 'https:')
  // An intranet entry says more than a general one.
  const rule = fitting.find(({ isIntranet }) => isIntranet) ?? fitting[0]
  if (!rule) throw refusePlain(url)
  return { url, rule }
}

/** The entry of the setting that would allow this address. */
function writeEntry(url: URL): string {
  return url.protocol === 'http:' ? `http://${url.host}` : url.host
}

function refuseHost(url: URL): AppError {
  return new AppError('setting', `没有允许从 ${url.hostname} 取文件。`, {
    fix: `确认是要读的政府网站后，设 ANTOU_ALLOWED_HOSTS=${writeEntry(url)}（多个用逗号分隔）；或在浏览器里把网页存成文件再导入。`,
  })
}

function refusePort(url: URL): AppError {
  return new AppError('setting', `没有允许从 ${url.host} 的 ${url.port} 端口取文件。`, {
    fix: `把端口写进设置：ANTOU_ALLOWED_HOSTS=${writeEntry(url)}`,
  })
}

function refusePlain(url: URL): AppError {
  return new AppError('setting', `${url.hostname} 的这个网址没有加密（http），没有读。`, {
    fix: `先试 https:// 开头的同一网址；只有 http 的，在设置里写 ${writeEntry(url)}`,
  })
}

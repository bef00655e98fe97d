// Step: an endpoint's error -> AppError with what to do. No key, header or answer body is kept.
import { AppError } from '#shared/errors.ts'

/** The first line without the keys, whatever looks like one, and addresses; at most 200 characters. */
export function scrubSecrets(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets) if (secret.length >= 4) clean = clean.replaceAll(secret, '***')
  return clean
    .split('\n', 1)[0]!
    .replace(/https?:\/\/\S+/g, '')
    .replace(/(?:Bearer\s+|sk-|AKID)[\w.*-]{4,}/gi, '***')
    .replace(/\s+/g, ' ')
    .slice(0, 200)
}

/** Already translated errors pass unchanged. */
export function translateError(
  error: unknown,
  { name, secrets }: { name: string; secrets: readonly string[] },
): AppError {
  if (error instanceof AppError) return error
  const missing = findMissingPackage(error)
  if (missing !== null)
    return new AppError('setting', `用大模型 ${name} 还缺一个包：${missing}`, {
      fix: `在安装目录运行 npm install ${missing}，再重新启动；或换一个模型`,
    })
  const status = readStatus(error)
  const said = scrubSecrets(error instanceof Error ? error.message : String(error), secrets)
  const fail = (kind: 'setting' | 'remote', message: string, fix: string) =>
    new AppError(kind, `大模型 ${name}:${message}`, {
      fix,
      isRetryable: kind === 'remote',
      waitMs: readRetryAfter(error),
    })
  if (status === 401 || status === 403)
    return fail('setting', `密钥不对或没有权限（${status}）`, '核对 ANTOU_MODEL_KEY，改好后重新启动')
  if (status === 404 || status === 400)
    return fail(
      'setting',
      `接口地址或模型名不对（${status}）：${said}`,
      '核对 ANTOU_MODEL 和 ANTOU_MODEL_URL（多数以 /v1 结尾）',
    )
  if (status === 402) return fail('setting', '账户欠费（402）', '到服务商处充值，或换一个模型')
  if (status === 429) return fail('remote', '请求太多，被限流（429）', '过一会儿再问；答案先用原文摘录')
  if (status !== null && status >= 500)
    return fail('remote', `对方服务出错（${status}）`, '过一会儿再问；一直这样就换一个模型')
  return fail('remote', `连不上或中断：${said}`, '看网络和 ANTOU_MODEL_URL；答案先用原文摘录')
}

/** A provider's own package that is not installed with this program. */
function findMissingPackage(error: unknown): string | null {
  if ((error as { code?: unknown } | null)?.code !== 'ERR_MODULE_NOT_FOUND') return null
  return /package '([^']+)'/.exec(String(error))?.[1] ?? '未知'
}

function readStatus(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null
  const { status, response } = error as { status?: unknown; response?: { status?: unknown } }
  if (typeof status === 'number') return status
  if (typeof response?.status === 'number') return response.status
  const written =
    error instanceof Error ? /\bstatus(?: code)?:? (\d{3})\b/i.exec(error.message)?.[1] : undefined
  return written ? Number(written) : null
}

/** Milliseconds an endpoint asks to wait (Retry-After in seconds); null when it says nothing. */
function readRetryAfter(error: unknown): number | null {
  const headers = (error as { headers?: unknown } | null)?.headers
  const value =
    headers instanceof Headers
      ? headers.get('retry-after')
      : (headers as Record<string, string> | undefined)?.['retry-after']
  const seconds = Number(value)
  return value && Number.isFinite(seconds) ? seconds * 1000 : null
}

// Step: search. In: what Milvus says its version is. Out: nothing, or an error: versions with known holes are not used.
import { AppError } from '#shared/errors.ts'

/** CVE-2026-26190 lets anyone in by port 9091 before these. */
const least = { '2.5': 27, '2.6': 10 } as const

/** Milvus Lite, for tests, counts by itself. Throws AppError `setting`. */
export function refuseOldVersion(version: string): void {
  const [, major = '', minor = '', patch = '0'] = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? []
  if (major === '') {
    if (version.startsWith('milvus_lite')) return
    throw refusal(version)
  }
  const known = least[`${major}.${minor}` as keyof typeof least]
  const isNew = Number(major) > 2 || (Number(major) === 2 && Number(minor) > 6)
  if (!isNew && (known === undefined || Number(patch) < known)) throw refusal(version)
}

function refusal(version: string): AppError {
  return new AppError(
    'setting',
    `Milvus ${version.slice(0, 40)} 有已知的漏洞（CVE-2026-26190），没有使用。`,
    {
      fix: '升级到 2.6.10 或更新（2.5 系列为 2.5.27）；9091 端口不要对外。',
    },
  )
}

// Noun of the listener: which status of HTTP a known failure is.
import type { AppErrorKind } from '#shared/errors.ts'

export const failureStatuses: Readonly<Record<AppErrorKind, 400 | 403 | 404 | 500 | 502 | 503>> = {
  input: 400,
  missing: 404,
  denied: 403,
  setting: 500,
  storage: 500,
  remote: 502,
  busy: 503,
}

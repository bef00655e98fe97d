// Tool: stops asking an endpoint that keeps failing, and tries it again after a while with one request.
import { AppError } from '#shared/errors.ts'

export interface BreakerOptions {
  /** Failures in a row that open it. */
  readonly failures: number
  readonly pauseMs: number
  /** Monotonic milliseconds. */
  readonly clock: () => number
}

export interface Breaker {
  /** Throws AppError `remote` while it is open; lets one request through once the pause is over. */
  enter(): void
  succeed(): void
  fail(): void
}

export function openBreaker(name: string, { failures, pauseMs, clock }: BreakerOptions): Breaker {
  let failed = 0
  let openUntil = 0
  return {
    enter() {
      const wait = openUntil - clock()
      if (failed >= failures && wait > 0) {
        throw new AppError('remote', `大模型 ${name} 连续出错${failed}次，暂停使用`, {
          fix: `${Math.ceil(wait / 1000)}秒后自动再试；可用 antou doctor 看原因`,
          isRetryable: true,
        })
      }
      // Others wait while this one tries.
      if (failed >= failures) openUntil = clock() + pauseMs
    },
    succeed() {
      failed = 0
    },
    fail() {
      failed++
      if (failed >= failures) openUntil = clock() + pauseMs
    },
  }
}

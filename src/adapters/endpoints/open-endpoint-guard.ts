// Adapter: the EndpointGuard port on cockatiel: one breaker a service, around a time limit, around attempts with pauses, around a time limit each.
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  noop,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
} from 'cockatiel'
import type { EndpointGuard, GuardWords, Patience } from '#ports/endpoint-guard.ts'
import { AppError } from '#shared/errors.ts'

/** In a row. */
const failuresToRest = 3
const restMs = 60_000

/** Its timers hold the process: while a call waits, nothing else may, and a command would end without a word. */
export function openEndpointGuard(words: GuardWords): EndpointGuard {
  const breaker = circuitBreaker(
    handleWhen((error) => !(error instanceof AskerLeft)),
    { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failuresToRest) },
  )
  let restsUntil = 0
  breaker.onBreak(() => {
    restsUntil = performance.now() + restMs
  })
  const resting = () => words.resting(Math.max(1, Math.ceil((restsUntil - performance.now()) / 1000)))
  return {
    async ask(work, patience) {
      // One call tries whether the service is back; the others do not wait for how that ends.
      if (breaker.state === CircuitState.HalfOpen) throw resting()
      try {
        return await breaker.execute(() => askWithin(work, patience, words))
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw resting()
        throw error instanceof AskerLeft ? error.cause : error
      }
    },
  }
}

class AskerLeft extends Error {}

async function askWithin<T>(
  work: (signal: AbortSignal) => Promise<T>,
  patience: Patience,
  { late }: GuardWords,
): Promise<T> {
  const { signal: left, attemptMs, totalMs } = patience
  const inTime = async <R>(
    ms: number | undefined,
    run: (signal: AbortSignal) => Promise<R>,
    outer?: AbortSignal,
  ) => {
    try {
      return await limit(ms).execute(({ signal }) => run(signal), outer)
    } catch (error) {
      throw error instanceof TaskCancelledError ? late() : error
    }
  }
  try {
    return await inTime(
      totalMs,
      (all) =>
        retrying(patience).execute(({ signal }) => {
          signal.throwIfAborted()
          return inTime(attemptMs, work, signal)
        }, all),
      left,
    )
  } catch (cause) {
    throw left?.aborted ? new AskerLeft('', { cause }) : cause
  }
}

function limit(ms: number | undefined) {
  return ms === undefined ? noop : timeout(Math.max(1, Math.round(ms)), TimeoutStrategy.Aggressive)
}

function retrying({ retries, pauseMs, longestPauseMs, mayTryAgain = () => true }: Patience) {
  const mayPass = (error: Error) => error instanceof AppError && error.isRetryable && mayTryAgain()
  const pauseOf = (attempt: number, error: unknown) => {
    const asked = error instanceof AppError ? error.waitMs : null
    return Math.min(asked ?? pauseMs * 2 ** (attempt - 1), longestPauseMs)
  }
  return retry(handleWhen(mayPass), {
    maxAttempts: retries,
    backoff: new DelegateBackoff(({ attempt, result }) =>
      pauseOf(attempt, 'error' in result ? result.error : null),
    ),
  })
}

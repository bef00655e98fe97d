// Port: how a service outside is asked: within a time, again a few times, and not at all while it keeps failing.

/** What one call may take. Absent times: as long as the work takes. */
export interface Patience {
  /** Further attempts after an error that may pass (`isRetryable`). */
  readonly retries: number
  readonly attemptMs?: number
  /** All attempts, with the pauses between them. */
  readonly totalMs?: number
  /** Pause after the first attempt; it doubles. What the other side asks for (`waitMs`) goes before. */
  readonly pauseMs: number
  readonly longestPauseMs: number
  /** False: the rest of what has come would come twice. */
  readonly mayTryAgain?: () => boolean
  /** Whoever asked has left: no failure of the service. */
  readonly signal?: AbortSignal
}

/** How the failures are worded that the guard itself finds: each an AppError. */
export interface GuardWords {
  readonly late: () => Error
  readonly resting: (seconds: number) => Error
}

export interface EndpointGuard {
  /** Throws what `work` threw last, or what the words say. Work without a time limit must end itself when its signal aborts. */
  ask<T>(work: (signal: AbortSignal) => Promise<T>, patience: Patience): Promise<T>
}

export type OpenEndpointGuard = (words: GuardWords) => EndpointGuard

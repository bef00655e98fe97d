// Step: none (tool). One error shape for the whole program: what failed, how to mend it, whether trying again helps.

/** `missing`: there is none, or it is another person's; the two are not told apart. `denied`: this person may not do that. */
export type AppErrorKind = 'input' | 'missing' | 'denied' | 'setting' | 'storage' | 'remote' | 'busy'

/** A failure a person can act on. `message` says what failed, with the value; `fix` names the command or setting. */
export class AppError extends Error {
  readonly kind: AppErrorKind
  readonly fix: string
  readonly isRetryable: boolean
  /** Milliseconds that the other side asks to wait before trying again; null when it says nothing. */
  readonly waitMs: number | null

  constructor(
    kind: AppErrorKind,
    message: string,
    details: { fix: string; cause?: unknown; isRetryable?: boolean; waitMs?: number | null },
  ) {
    super(message, { cause: details.cause })
    this.name = 'AppError'
    this.kind = kind
    this.fix = details.fix
    this.isRetryable = details.isRetryable ?? false
    this.waitMs = details.waitMs ?? null
  }
}

/** The text a person reads: what failed, then what to do. Unknown errors keep their message only, never a stack. */
export function describeError(error: unknown): string {
  if (error instanceof AppError) return `${error.message}\n→ ${error.fix}`
  return error instanceof Error ? error.message : String(error)
}

// Step: storage. In: pieces of work that write. Out: one commit for all that were asked for in one turn of the event loop, because each waits for the disk and everybody with it.

export interface Together {
  /** Resolves once what `work` wrote is on the disk; `work` alone fails by what it throws, and may be run anew. */
  ask<T>(work: () => T): Promise<T>
  /** Does at once what was asked for. */
  flush(): void
}

export interface TogetherParts {
  transaction<T>(work: () => T): T
  /** SQL without values. */
  exec(sql: string): void
}

interface Waiting {
  readonly work: () => unknown
  readonly resolve: (made: unknown) => void
  readonly reject: (error: unknown) => void
}

type Outcome = { readonly made: unknown } | { readonly error: unknown }

export function openTogether({ transaction, exec }: TogetherParts): Together {
  let waiting: Waiting[] = []
  const doAll = (all: readonly Waiting[]): readonly Outcome[] => {
    const [only, ...others] = all
    if (only && others.length === 0) return [attempt(() => transaction(only.work))]
    try {
      return transaction(() => all.map(({ work }) => attemptWithin(work, exec)))
    } catch {
      // What one of them did to the disk is not the others' fault.
      return all.map(({ work }) => attempt(() => transaction(work)))
    }
  }
  const flush = () => {
    const all = waiting
    waiting = []
    for (const [i, outcome] of doAll(all).entries())
      if ('error' in outcome) all[i]!.reject(outcome.error)
      else all[i]!.resolve(outcome.made)
  }
  return {
    flush,
    ask: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ work, resolve: (made) => resolve(made as T), reject })
      }),
  }
}

function attempt(work: () => unknown): Outcome {
  try {
    return { made: work() }
  } catch (error) {
    return { error }
  }
}

/** Throws where SQLite has taken all of the transaction back. */
function attemptWithin(work: () => unknown, exec: TogetherParts['exec']): Outcome {
  exec('SAVEPOINT one')
  const outcome = attempt(work)
  if ('error' in outcome) exec('ROLLBACK TO one')
  exec('RELEASE one')
  return outcome
}

// Where the command line reads and writes; a test gives its own.

export interface Console {
  /** Results alone. */
  out(text: string): void
  /** Progress, warnings, errors. */
  err(text: string): void
  /** True when `err` is a screen on which a line may be overwritten. */
  readonly isScreen: boolean
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
}

/** The process's own streams. */
export function openConsole(): Console {
  // A reader that stops early (head) closes the pipe: that is its good right and no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isScreen: process.stderr.isTTY === true,
    input: process.stdin,
  }
}

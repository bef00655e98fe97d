// One call of the command line: its streams, its common options, and the program opened for one command and closed after it.
import type { App, AppSettings, OpenApp } from './app-port.ts'
import type { Console } from './console.ts'

/** Options that every command takes. */
export interface CommonOptions {
  readonly data?: string
  readonly samples?: boolean
}

export interface Session {
  readonly io: Console
  /** Opens the program, does the work, closes it whatever happens. The work returns the exit status; nothing means 0. */
  run(
    access: AppSettings['access'],
    work: (app: App, common: { withSamples: boolean }) => Promise<number | undefined>,
  ): Promise<void>
  /** Exit status of the work that ran. */
  readStatus(): number
}

export function openSession(io: Console, open: OpenApp, readCommon: () => CommonOptions): Session {
  let status = 0
  return {
    io,
    async run(access, work) {
      const { data, samples } = readCommon()
      const withSamples = samples ?? false
      const app = await open({ access, withSamples, ...(data === undefined ? {} : { dataDir: data }) })
      try {
        status = (await work(app, { withSamples })) ?? 0
      } finally {
        await app.close()
      }
    },
    readStatus: () => status,
  }
}

/** One value as JSON on standard output, alone on its line. */
export function writeJson({ io }: Session, value: unknown): void {
  io.out(`${JSON.stringify(value)}\n`)
}

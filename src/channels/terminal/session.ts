// One call of the command line: its streams, its common options, and the program opened for one command and closed after it.
import type { Antou, App, AppSettings, Upkeep } from './app-port.ts'
import type { Console } from './console.ts'

/** Options that every command takes. */
export interface CommonOptions {
  readonly data?: string
  readonly samples?: boolean
}

export interface Session {
  readonly io: Console
  readonly upkeep: Upkeep
  /** `--data`, for work that does not open the program. */
  readFolder(): { readonly dataDir?: string }
  /** Opens the program; closing it is the caller's. */
  open(access: AppSettings['access']): Promise<App>
  /** Opens the program, does the work, closes it whatever happens. The work returns the exit status; nothing means 0. */
  run(access: AppSettings['access'], work: (app: App) => Promise<number | undefined>): Promise<void>
  /** Exit status of the work that ran. */
  readStatus(): number
}

export function openSession(io: Console, antou: Antou, readCommon: () => CommonOptions): Session {
  let status = 0
  const readFolder = () => {
    const { data } = readCommon()
    return data === undefined ? {} : { dataDir: data }
  }
  const open = (access: AppSettings['access']) =>
    antou.open({ access, withSamples: readCommon().samples ?? false, ...readFolder() })
  return {
    io,
    upkeep: antou,
    readFolder,
    open,
    async run(access, work) {
      const app = await open(access)
      for (const notice of app.notices) io.err(`${notice}\n`)
      try {
        status = (await work(app)) ?? 0
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

// What the command line needs of the program. app/open-app.ts builds it.
import type { Chat } from '#chat/chat.ts'
import type { Desk } from '#desk/desk.ts'
import type { Progress } from '#desk/report-desk.ts'
import type { Reader } from '#domain/reader.ts'

/**
 * `read` works beside a running server; the others need the data folder for themselves. `chat` and `serve` go on where nothing
 * can be written, and say so in `notices`.
 */
export interface AppSettings {
  readonly dataDir?: string
  readonly access: 'read' | 'write' | 'chat' | 'serve'
  /** What conversations (`chat`, the channels of `serve`) answer from. */
  readonly withSamples: boolean
}

/** Throws AppError `busy` with the holder's process id when the folder is taken. */
type OpenApp = (settings: AppSettings) => Promise<App>

/** What is done to the data folder as a whole, without opening the program on it. */
export interface Upkeep {
  /** One file with everything in it, made beside a running server too. Throws AppError `input` or `storage`. */
  backup(call: { readonly file: string; readonly dataDir?: string }): Promise<{
    readonly file: string
    readonly bytes: number
    readonly reports: number
    readonly originals: number
    readonly damaged: readonly string[]
  }>
  /** All of it or nothing. Throws AppError `input` (no backup, damaged, folder not empty), `busy` or `storage`. */
  restore(call: { readonly file: string; readonly dataDir?: string; readonly isForced: boolean }): Promise<{
    readonly madeAt: string
    readonly reports: number
    /** Folder with the data that were there before; null when there were none. */
    readonly former: string | null
  }>
  /**
   * What the data folder holds goes to the server of the settings (`+milvus`: its vectors to theirs as well); begun again
   * where it stopped, and compared row by row. Throws AppError `setting` (no address), `input`, `busy`, `storage` or `remote`.
   */
  move(call: {
    readonly to: 'postgres' | 'postgres+milvus'
    readonly dataDir?: string
    readonly onProgress: (progress: Progress) => void
  }): Promise<{
    /** Rows that lie on both sides alike, by table. */
    readonly rows: Readonly<Record<string, number>>
    readonly originals: number
    /** Passages whose vectors lie with Milvus; null where it was not asked for. */
    readonly vectors: number | null
  }>
  /** Loads an encoder from the hub of the settings. Throws AppError `setting` (no hub), `input` or `remote`. */
  getModel(call: {
    readonly name: string
    readonly dataDir?: string
    readonly onProgress: (progress: Progress) => void
  }): Promise<{
    readonly dir: string
    readonly files: readonly {
      readonly name: string
      readonly bytes: number
      readonly sha256: string
      /** Whether the hub told the same SHA-256. */
      readonly isVerified: boolean
    }[]
    readonly pooling: 'cls' | 'mean' | null
  }>
}

/** The whole program, as the command line runs it. */
export interface Antou extends Upkeep {
  readonly open: OpenApp
}

/** One setting, port, model or index. */
export interface DoctorRow {
  readonly name: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly text: string
  /** What to do; empty when nothing is. */
  readonly fix: string
  /** Nobody set it up: neither well nor bad. */
  readonly isUnused?: boolean
}

/** A running `serve`. */
export interface Serving {
  /** Resolves when the background has nothing left to do: files taken in, stale reports read again. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** What the command line runs: the verbs, the conversation, and who sits at this machine. */
export interface App {
  readonly desk: Desk
  readonly chat: Chat
  readonly reader: Reader
  /** What everybody who uses it now should know: nothing can be stored, a file is damaged. */
  readonly notices: readonly string[]
  diagnose(): Promise<readonly DoctorRow[]>
  /** Starts the page and each channel whose settings are there; `say` gets one line for each. */
  serve(say: (line: string) => void): Promise<Serving>
  /** Speaks MCP on standard input and output until the input ends. Throws AppError `setting` for a token that opens nothing. */
  serveMcp(): Promise<void>
  close(): Promise<void>
}

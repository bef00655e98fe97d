// What the command line needs of the program: functions only. app.ts builds it.
import type { Desk } from '#chat/desk.ts'
import type { Answer } from '#domain/answer.ts'
import type { Comparison, FigureRow } from '#domain/comparison.ts'
import type { Draft } from '#domain/draft.ts'
import type { Finding } from '#domain/finding.ts'

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

export interface Progress {
  /** What is going on: 读报告, 建语义索引. */
  readonly label: string
  readonly done: number
  readonly total: number
}

export interface IngestResult {
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly failed: readonly { readonly file: string; readonly reason: string }[]
  readonly reports: number
  readonly passages: number
  readonly figures: number
  readonly elapsedMs: number
  /** Documents that fetched pages link to beside their own text. */
  readonly attachments?: readonly { readonly name: string; readonly address: string }[]
}

export interface OutlineRow {
  readonly path: string
  readonly level: number
  readonly heading: string
  readonly start: number
  readonly end: number
}

export interface SearchRow {
  readonly file: string
  readonly place: string
  readonly year: number | null
  readonly section: string
  readonly text: string
  readonly start: number
  readonly end: number
  readonly score: number
}

/** `-` is what came on standard input: plain text. */
export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** One setting, port, model or index. */
export interface DoctorRow {
  readonly name: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly text: string
  /** What to do; empty when nothing is. */
  readonly fix: string
}

interface AskRequest {
  readonly text: string
  readonly askerPlace: string | null
  readonly context: readonly string[]
  readonly withSamples: boolean
}

export interface App {
  readonly desk: Desk
  /** 本单位 from the settings, for `ask` without `--place` and for `chat`. */
  readonly place: string | null
  /** What everybody who uses it now should know: nothing can be stored, a file is damaged. */
  readonly notices: readonly string[]
  ingest(
    paths: readonly string[],
    options: { readonly waitForVectors: boolean; readonly onProgress: (progress: Progress) => void },
  ): Promise<IngestResult>
  /** Of a stored report (id or file name) or of a file on disk. Throws AppError `input` when neither. */
  readOutline(fileOrId: string): Promise<readonly OutlineRow[]>
  search(query: {
    readonly text: string
    readonly place: string | null
    readonly year: number | null
    readonly limit: number
    readonly withSamples: boolean
  }): Promise<readonly SearchRow[]>
  ask(request: AskRequest): Promise<Answer>
  /** `place` is free text (青禾县柳溪镇). False when there is no such report. Throws AppError `input` for no known place. */
  setReport(id: number, patch: { readonly place?: string; readonly year?: number }): Promise<boolean>
  listFigures(filter: {
    readonly place: string | null
    readonly year: number | null
    readonly indicator: string | null
    readonly withSamples: boolean
  }): Promise<readonly FigureRow[]>
  renderFigures(rows: readonly FigureRow[], format: 'csv' | 'xlsx'): Promise<Uint8Array>
  compare(request: {
    readonly indicators: readonly string[]
    readonly places: readonly string[]
    readonly years: readonly number[]
    readonly withSamples: boolean
  }): Promise<Comparison>
  renderComparison(table: Comparison, format: 'png' | 'xlsx'): Promise<Uint8Array>
  /** Places down, years across, 未公布 where a report is silent. */
  tabulateComparison(table: Comparison): {
    readonly head: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }
  /** Writes from a brief; what it lacks stands as 【待补充】. Throws AppError `input` for unreadable files. */
  draft(call: {
    readonly brief: SentFile
    readonly place: string | null
    readonly year: number | null
    /** Name of an outline or the text of a notice. */
    readonly outline: string | null
  }): Promise<{ readonly draft: Draft; readonly text: string }>
  /** The draft as docx, labelled as made with AI. */
  writeDocument(
    draft: Draft,
    choice: { readonly withSources: boolean; readonly template: Uint8Array | null },
  ): Promise<Uint8Array>
  check(call: {
    readonly file: SentFile
    readonly brief: SentFile | null
    readonly place: string | null
    readonly year: number | null
  }): Promise<readonly Finding[]>
  /** Passages and vectors as a folder for LangChain. Throws AppError `setting` without an encoder, `input` for a folder in use. */
  exportLangchain(call: { readonly dir: string; readonly withSamples: boolean }): Promise<{
    readonly dir: string
    readonly passages: number
    /** Passages that have no vector yet. */
    readonly leftOut: number
    readonly dimensions: number
  }>
  diagnose(): Promise<readonly DoctorRow[]>
  /** Starts the page and each channel whose settings are there; `say` gets one line for each. */
  serve(say: (line: string) => void): Promise<{ close(): Promise<void> }>
  close(): Promise<void>
}

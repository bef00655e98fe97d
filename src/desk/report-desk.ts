// The desk's verbs over reports: take in, list, read, correct, remove, hand out for LangChain.
import { type Place, placeName, reportLevels } from '#domain/place.ts'
import type { Reader } from '#domain/reader.ts'
import { otherKind, type ReportKind, type ReportSummary, type Section } from '#domain/report.ts'
import type { PassageRow } from '#domain/search.ts'
import type { MetadataPatch, StoredReport } from '#domain/stored-report.ts'
import type { IngestResult } from '#ingest/ingest.ts'
import type { ReadFile } from '#ingest/read-file.ts'
import type { LibraryStats } from '#ports/library-view.ts'
import type { ReportStore } from '#ports/report-store.ts'
import type { Views } from '#ports/views.ts'
import { AppError } from '#shared/errors.ts'
import type { PlaceParts } from './place-desk.ts'
import { filterReports, type ReportFilter } from './reports/filter-reports.ts'

export interface IndexState extends LibraryStats {
  /** `words` while vectors are still being made, `meaning` when all are there, `words-only` without an encoder. */
  readonly mode: 'words' | 'meaning' | 'words-only'
}

export interface Progress {
  /** What is going on: 读报告, 建语义索引. */
  readonly label: string
  readonly done: number
  readonly total: number
}

export interface IngestOptions {
  /** False: searchable by words when it returns, vectors follow while `serve` runs. */
  readonly waitForVectors: boolean
  /** Every stored report is read again from its kept original too. */
  readonly again?: boolean
  readonly onProgress: (progress: Progress) => void
}

/** A line of `outline --json`. */
export type OutlineRow = Pick<Section, 'path' | 'level' | 'heading' | 'start' | 'end'>

/** Passages for a LangChain folder, each with the vector it is compared by. */
interface ExportRow {
  readonly passage: PassageRow
  readonly vector: Float32Array
}

/** What a person corrects; the place as free text (青禾县柳溪镇) or by its levels. */
export type ReportCorrection = Omit<MetadataPatch, 'place'> & { readonly place?: string | Place }

export interface ReportDesk {
  /** Files, folders and addresses; what fails is told and the rest goes on. */
  ingest(reader: Reader, paths: readonly string[], options: IngestOptions): Promise<IngestResult>
  listReports(reader: Reader, filter?: ReportFilter): Promise<readonly ReportSummary[]>
  /** What a report may be: the names of the table of kinds, and 其他. */
  listReportKinds(): readonly ReportKind[]
  /** Null when there is none of that number that this reader may see. */
  readReport(reader: Reader, id: number): Promise<StoredReport | null>
  /** Throws AppError `input` where the text was masked and this reader may not see what is under it. */
  readOriginal(reader: Reader, id: number): Promise<Uint8Array | null>
  /** Of a stored report (id or file name) or of a file on disk. Throws AppError `input` when neither. */
  readOutline(reader: Reader, fileOrId: string): Promise<readonly OutlineRow[]>
  removeReport(reader: Reader, id: number): Promise<boolean>
  /** False when there is no such report. Throws AppError `input` for no known place, kind or level. */
  correctReport(reader: Reader, id: number, correction: ReportCorrection): Promise<boolean>
  readIndexState(reader: Reader): Promise<IndexState>
  /** Throws AppError `setting` without an encoder, `input` when nothing has a vector or the folder is in use. */
  exportLangchain(
    reader: Reader,
    dir: string,
  ): Promise<{
    readonly dir: string
    readonly passages: number
    /** Passages that have no vector yet. */
    readonly leftOut: number
    readonly dimensions: number
  }>
}

export interface ReportParts extends CorrectionParts {
  readonly views: Views
  readonly store: ReportStore
  readonly ingest: (paths: readonly string[], options: IngestOptions) => Promise<IngestResult>
  /** Reads a file as ingest would, without storing. Throws AppError `input` with the reason. */
  readFile(bytes: Uint8Array, name: string): Promise<readonly ReadFile[]>
  readonly readBytes: (path: string) => Promise<Uint8Array>
  /** False where no sentence encoder runs: search is by words alone. */
  readonly hasEmbedder: boolean
  /** Null where no encoder runs. */
  readonly writeFolder: {
    write(dir: string, rows: readonly ExportRow[]): Promise<void>
    readonly dimensions: number
  } | null
}

export function openReportDesk(parts: ReportParts): ReportDesk {
  const { views, store } = parts
  const sees = async (reader: Reader, id: number) =>
    (await views.viewFor(reader).listReports()).some((report) => report.id === id)
  return {
    ingest: (_, paths, options) => parts.ingest(paths, options),
    listReports: async (reader, filter = {}) =>
      filterReports(await views.viewFor(reader).listReports(), filter),
    listReportKinds: () => listKinds(parts),
    readReport: (reader, id) => views.viewFor(reader).readReport(id),
    readOriginal: (reader, id) => readOriginal(reader, id, views),
    readOutline: (reader, fileOrId) => readOutline(reader, fileOrId, parts),
    removeReport: async (reader, id) => (await sees(reader, id)) && store.removeReport(id),
    async correctReport(reader, id, correction) {
      const patch = readCorrection(correction, parts)
      if (!(await sees(reader, id))) return false
      await store.setMetadata(id, patch)
      return true
    },
    async readIndexState(reader) {
      const stats = await views.viewFor(reader).stats()
      const mode = stats.vectors.pending > 0 ? 'words' : 'meaning'
      return { ...stats, mode: parts.hasEmbedder ? mode : 'words-only' }
    },
    exportLangchain: (reader, dir) => exportLangchain(reader, dir, parts),
  }
}

/** What masking leaves: names have two characters, numbers more. */
const maskedRun = /××/

/** Whether the file of a report that he may see opens for him. */
export function opensOriginal({ person, role }: Reader, { text, dropped, summary }: StoredReport): boolean {
  const isMasked = [text, ...dropped.map((line) => line.text)].some((part) => maskedRun.test(part))
  return !isMasked || summary.visible === `person:${person}` || role === 'administrator'
}

/** The file itself, unmasked: of a report with something masked only for administrators and for whom alone it is kept. */
async function readOriginal(reader: Reader, id: number, views: Views): Promise<Uint8Array | null> {
  const library = views.viewFor(reader)
  const report = await library.readReport(id)
  if (!report) return null
  if (opensOriginal(reader, report)) return library.readOriginal(id)
  throw new AppError('input', '这份报告里有遮盖了的个人信息，原件只给管理员看。', {
    fix: '正文在报告页上；确要核对原件，请管理员在装案头的机器上打开。',
  })
}

export interface CorrectionParts extends Pick<PlaceParts, 'parsePlace'> {
  /** Of the table of kinds, in its order. */
  readonly kinds: readonly ReportKind[]
}

function listKinds({ kinds }: Pick<CorrectionParts, 'kinds'>): readonly ReportKind[] {
  return [...new Set([...kinds, otherKind])]
}

/** Throws AppError `input` when the place, the kind or the level is none that is known. */
export function readCorrection(
  { place: typed, ...rest }: ReportCorrection,
  parts: CorrectionParts,
): MetadataPatch {
  const { parsePlace } = parts
  const known = listKinds(parts)
  if (rest.kind !== undefined && !known.includes(rest.kind))
    throw new AppError('input', `没有“${rest.kind}”这个种类。`, { fix: `种类有：${known.join('、')}。` })
  if (rest.level !== undefined && !reportLevels.includes(rest.level))
    throw new AppError('input', `没有“${rest.level}”这一级。`, {
      fix: `级别有：${reportLevels.join('、')}。`,
    })
  if (!typed) return rest
  const place = typeof typed === 'string' ? parsePlace(typed) : typed
  if (place) return { ...rest, place }
  throw new AppError('input', `没认出“${typed}”是哪个乡镇或街道。`, {
    fix: '写到县和乡镇，例如 青禾县柳溪镇。',
  })
}

async function readOutline(
  reader: Reader,
  fileOrId: string,
  { views, readBytes, readFile }: ReportParts,
): Promise<readonly OutlineRow[]> {
  const library = views.viewFor(reader)
  const base = readBaseName(fileOrId)
  const stored = (await library.listReports()).find(
    (report) => String(report.id) === fileOrId || report.file === base,
  )
  const report = stored ? await library.readReport(stored.id) : null
  if (report) return report.sections.map(outlineRow)
  const bytes = await readBytes(fileOrId).catch((cause: unknown) => {
    const fix = '用 antou reports 看编号和文件名，或给出文件的路径。'
    throw new AppError('input', `没有编号或文件名是“${fileOrId}”的报告，也没有这个文件。`, { fix, cause })
  })
  return (await readFile(bytes, base)).flatMap(({ report: { sections } }) => sections.map(outlineRow))
}

function readBaseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

function outlineRow({ path, level, heading, start, end }: Section): OutlineRow {
  return { path, level, heading, start, end }
}

async function exportLangchain(
  reader: Reader,
  dir: string,
  { views, writeFolder }: ReportParts,
): ReturnType<ReportDesk['exportLangchain']> {
  if (!writeFolder)
    throw new AppError('setting', '没有启用句向量，没有可导出的。', {
      fix: '把 ANTOU_EMBEDDER 设为 onnx 或 openai。',
    })
  const library = views.viewFor(reader)
  const rows: ExportRow[] = []
  let leftOut = 0
  for (const { id, file, metadata } of await library.listReports()) {
    const place = placeName(metadata.place)
    for (const { passage, vector } of await library.listPassages(id)) {
      const { text, path: section, start, end } = passage
      if (vector)
        rows.push({ passage: { file, place, year: metadata.year, section, text, start, end }, vector })
      else leftOut++
    }
  }
  if (rows.length === 0)
    throw new AppError('input', '资料库里还没有带句向量的段落，没有导出。', {
      fix: '先运行 antou ingest 目录，等它做完。',
    })
  await writeFolder.write(dir, rows)
  return { dir, passages: rows.length, leftOut, dimensions: writeFolder.dimensions }
}

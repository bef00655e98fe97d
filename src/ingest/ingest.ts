// Step: the headline of this room. Paths -> files -> reports in the library; what fails is told and the rest goes on.
import type { FileReader } from '#ports/file-reader.ts'
import type { FileSystem, FoundFile } from '#ports/file-system.ts'
import type { Library } from '#ports/library.ts'
import { AppError, describeError } from '#shared/errors.ts'
import { type ReadingDeps, readReport } from './read-report.ts'
import { storeReport } from './store-report.ts'

/** What `antou ingest --json` prints; `reports`, `passages` and `figures` count the whole library afterwards. */
export interface IngestResult {
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly failed: readonly { readonly file: string; readonly reason: string }[]
  readonly reports: number
  readonly passages: number
  readonly figures: number
  readonly elapsedMs: number
}

/** Progress after each file. */
interface IngestStep {
  readonly done: number
  readonly total: number
  readonly file: string
  readonly outcome: 'added' | 'updated' | 'unchanged' | 'joined' | 'failed'
}

export interface IngestDeps extends ReadingDeps {
  readonly library: Library
  readonly fileReader: FileReader
  readonly fileSystem: FileSystem
  /** Absolute path of the project's own corpus/; what lies in it is a sample. */
  readonly samplesFolder?: string
  readonly onStep?: (step: IngestStep) => void
  /** Stops after the file under way. */
  readonly signal?: AbortSignal
}

type Failure = { readonly file: string; readonly reason: string }
type Tally = { added: number; updated: number; unchanged: number; failed: Failure[] }

/** Takes files and folders into the library, file by file. A second run touches only what changed. */
export async function ingestFiles(paths: readonly string[], deps: IngestDeps): Promise<IngestResult> {
  const startedAt = performance.now()
  const { files, failed } = await deps.fileSystem.listFiles(paths)
  const tally: Tally = { added: 0, updated: 0, unchanged: 0, failed: [...failed] }
  for (const [index, file] of files.entries()) {
    if (deps.signal?.aborted) break
    const outcome = await ingestFile(file, tally, deps)
    deps.onStep?.({ done: index + 1, total: files.length, file: readBaseName(file.path), outcome })
  }
  const { reports, passages, figures } = await deps.library.stats()
  return { ...tally, reports, passages, figures, elapsedMs: Math.round(performance.now() - startedAt) }
}

/** One file; an error of the file is told, one of the library's lock ends the run. */
async function ingestFile(file: FoundFile, tally: Tally, deps: IngestDeps): Promise<IngestStep['outcome']> {
  try {
    const bytes = await deps.fileSystem.readFile(file.path)
    const hash = deps.fileSystem.hash(bytes)
    const known = await deps.library.findSource(file.path)
    if (known?.hash === hash) {
      tally.unchanged++
      return 'unchanged'
    }
    return await storeDocuments({ path: file.path, bytes, hash }, tally, deps)
  } catch (error) {
    if (error instanceof AppError && error.kind === 'busy') throw error
    tally.failed.push({ file: readBaseName(file.path), reason: describeError(error).replace('\n→ ', ';') })
    return 'failed'
  }
}

async function storeDocuments(
  file: { readonly path: string; readonly bytes: Uint8Array; readonly hash: string },
  tally: Tally,
  deps: IngestDeps,
): Promise<IngestStep['outcome']> {
  const name = readBaseName(file.path)
  const documents = await deps.fileReader.read(file.bytes, name)
  const isSample =
    deps.samplesFolder !== undefined && file.path.startsWith(`${deps.samplesFolder.replace(/[\\/]$/, '')}/`)
  const outcomes: IngestStep['outcome'][] = []
  for (const document of documents) {
    try {
      const report = readReport(document.file, document.fileName, deps)
      // A document inside a zip is a place of its own.
      const isInner = documents.length > 1 || document.fileName !== name
      const location = isInner ? `${file.path}#${document.fileName}` : file.path
      const source = { location, file: readBaseName(document.fileName), hash: file.hash }
      const { outcome } = await storeReport({ report, source, original: file.bytes, isSample }, deps)
      tally[outcome === 'joined' ? 'unchanged' : outcome]++
      outcomes.push(outcome)
    } catch (error) {
      if (documents.length === 1 || (error instanceof AppError && error.kind === 'busy')) throw error
      tally.failed.push({
        file: `${name}#${document.fileName}`,
        reason: describeError(error).replace('\n→ ', ';'),
      })
      outcomes.push('failed')
    }
  }
  return outcomes.find((outcome) => outcome !== 'unchanged') ?? 'unchanged'
}

function readBaseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

// Step: the headline of this room. Paths and addresses -> files -> reports in the library; what fails is told and the rest goes on.
import type { FileSystem, FoundFile } from '#ports/file-system.ts'
import { AppError } from '#shared/errors.ts'
import { type AddressDeps, type Attachment, ingestAddress, isAddress } from './ingest-address.ts'
import { stampReading } from './read/reading-stamp.ts'
import { sayReason } from './say-reason.ts'
import { type FileOutcome, readBaseName, storeDocuments, type Tally } from './store-documents.ts'

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
  /** Documents that fetched pages link to beside their own text; absent when there are none. */
  readonly attachments?: readonly Attachment[]
}

/** Progress after each file. */
interface IngestStep {
  readonly done: number
  readonly total: number
  readonly file: string
  readonly outcome: FileOutcome
}

export interface IngestDeps extends AddressDeps {
  readonly fileSystem: FileSystem
  /** Absolute path of the project's own corpus/; what lies in it is a sample. */
  readonly samplesFolder?: string
  readonly onStep?: (step: IngestStep) => void
  /** Stops after the file under way. */
  readonly signal?: AbortSignal
}

/** Takes files, folders and addresses into the library, one by one. A second run touches only what changed, or was read by other rules. */
export async function ingestFiles(paths: readonly string[], deps: IngestDeps): Promise<IngestResult> {
  const startedAt = performance.now()
  const { files, failed } = await deps.fileSystem.listFiles(paths.filter((path) => !isAddress(path)))
  const tally: Tally = { added: 0, updated: 0, unchanged: 0, failed: [...failed] }
  const offered: Attachment[] = []
  const work = [
    ...files.map((file) => ({ name: readBaseName(file.path), run: () => ingestFile(file, tally, deps) })),
    ...paths.filter(isAddress).map((address) => ({
      name: address,
      run: async () => {
        const found = await ingestAddress(address, tally, deps)
        offered.push(...found.offered)
        return found.outcome
      },
    })),
  ]
  for (const [index, { name, run }] of work.entries()) {
    if (deps.signal?.aborted) break
    const outcome = await runOne({ name, run }, tally)
    deps.onStep?.({ done: index + 1, total: work.length, file: name, outcome })
  }
  const { reports, passages, figures } = await deps.store.stats()
  const elapsedMs = Math.round(performance.now() - startedAt)
  const result = { ...tally, reports, passages, figures, elapsedMs }
  return offered.length > 0 ? { ...result, attachments: offered } : result
}

/** An error of one file is told, one of the library's lock ends the run. */
async function runOne(
  { name, run }: { readonly name: string; readonly run: () => Promise<FileOutcome> },
  tally: Tally,
): Promise<FileOutcome> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof AppError && error.kind === 'busy') throw error
    tally.failed.push({ file: name, reason: sayReason(error) })
    return 'failed'
  }
}

async function ingestFile({ path }: FoundFile, tally: Tally, deps: IngestDeps): Promise<FileOutcome> {
  const bytes = await deps.fileSystem.readFile(path)
  const hash = deps.fileSystem.hash(bytes)
  const known = await deps.store.findSource(path)
  if (known?.hash === hash && known.stamp === stampReading(deps.book)) {
    tally.unchanged++
    return 'unchanged'
  }
  const name = readBaseName(path)
  const isSample =
    deps.samplesFolder !== undefined && path.startsWith(`${deps.samplesFolder.replace(/[\\/]$/, '')}/`)
  const documents = await deps.fileReader.read(bytes, name)
  return storeDocuments({ location: path, name, bytes, hash, isSample, documents }, tally, deps)
}

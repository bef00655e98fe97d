// Step: one file that was fetched or found -> its documents in the library, each under its own location.
import type { FileReader } from '#ports/file-reader.ts'
import { AppError } from '#shared/errors.ts'
import { readReportApart } from './read/read-report.ts'
import type { AgainDeps } from './read-again.ts'
import { sayReason } from './say-reason.ts'
import { storeReport } from './store-report.ts'

type Documents = Awaited<ReturnType<FileReader['read']>>

/** A file with what the reader made of it. */
export interface LocatedFile {
  /** Absolute path or address. */
  readonly location: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly hash: string
  readonly isSample: boolean
  readonly documents: Documents
}

export type FileOutcome = 'added' | 'updated' | 'unchanged' | 'joined' | 'failed'

export interface Tally {
  added: number
  updated: number
  unchanged: number
  readonly failed: { readonly file: string; readonly reason: string }[]
}

/** Stores every document; of several, one that fails is told and the others go on. Throws what a single one throws. */
export async function storeDocuments(file: LocatedFile, tally: Tally, deps: AgainDeps): Promise<FileOutcome> {
  const { documents, name } = file
  const outcomes: FileOutcome[] = []
  for (const { fileName, reason } of documents.flatMap(({ file }) => file.unread ?? []))
    tally.failed.push({ file: `${name}#${fileName}`, reason })
  for (const document of documents) {
    try {
      const outcome = await storeDocument(document, file, deps)
      tally[outcome === 'joined' ? 'unchanged' : outcome]++
      outcomes.push(outcome)
    } catch (error) {
      if (documents.length === 1 || (error instanceof AppError && error.kind === 'busy')) throw error
      tally.failed.push({ file: `${name}#${document.fileName}`, reason: sayReason(error) })
      outcomes.push('failed')
    }
  }
  return outcomes.find((outcome) => outcome !== 'unchanged') ?? 'unchanged'
}

async function storeDocument(
  document: Documents[number],
  { documents, name, location, hash, bytes, isSample }: LocatedFile,
  deps: AgainDeps,
) {
  const report = await readReportApart(document.file, document.fileName, deps)
  // A document inside a zip is a place of its own.
  const isInner = documents.length > 1 || document.fileName !== name
  const source = {
    location: isInner ? `${location}#${document.fileName}` : location,
    file: readBaseName(document.fileName),
    hash,
  }
  return (await storeReport({ report, source, original: bytes, isSample }, deps)).outcome
}

export function readBaseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

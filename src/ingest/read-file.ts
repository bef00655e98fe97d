// Step: bytes -> reports. One file gives one report, a zip one for each document in it.
import type { ReadReport } from '#domain/report.ts'
import type { FileReader } from '#ports/file-reader.ts'
import { type ReadingDeps, readReportApart } from './read/read-report.ts'

/** A document of a file, under its own name. */
export interface ReadFile {
  readonly fileName: string
  readonly report: ReadReport
}

/** Reads a file without storing anything. Throws AppError `input` with the reason. */
export async function readFile(
  bytes: Uint8Array,
  fileName: string,
  deps: ReadingDeps & { readonly fileReader: FileReader },
): Promise<readonly ReadFile[]> {
  const documents = await deps.fileReader.read(bytes, fileName)
  return Promise.all(
    documents.map(async (document) => ({
      fileName: document.fileName,
      report: await readReportApart(document.file, document.fileName, deps),
    })),
  )
}

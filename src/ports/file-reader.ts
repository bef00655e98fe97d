// Port: bytes of a file -> its text as blocks, before any cleaning.
import type { ExtractedFile } from '#domain/block.ts'

/** One entry a document; a zip gives several. Throws AppError `input` with the reason and what to do. */
export interface FileReader {
  read(
    bytes: Uint8Array,
    fileName: string,
  ): Promise<readonly { readonly fileName: string; readonly file: ExtractedFile }[]>
}

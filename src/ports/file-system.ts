// Port: the folder tree that reports are taken from.

export interface FoundFile {
  /** Absolute path. */
  readonly path: string
  /** Another one means that it was written to, whether or not its size is the same. */
  readonly stamp: string
}

export interface FileSystem {
  /** Every regular file under the given files and folders, sorted; hidden files left out. Unreadable ones come as errors. */
  listFiles(paths: readonly string[]): Promise<{
    readonly files: readonly FoundFile[]
    readonly failed: readonly { readonly file: string; readonly reason: string }[]
  }>
  /** Throws AppError `input` when it cannot be read or is over the limit. */
  readFile(path: string): Promise<Uint8Array>
  /** SHA-256, hex. */
  hash(bytes: Uint8Array): string
}

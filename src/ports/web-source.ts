// Port: an address on the web -> the file that lies there. The only way in which a document's address is ever asked.

export interface FetchedFile {
  readonly bytes: Uint8Array
  /** As the server names it, else the end of the address; never a path. */
  readonly fileName: string
  /** Where the bytes came from, after redirects. */
  readonly address: string
}

/** Throws AppError `setting` (host not allowed), `input` (no address that is read) or `remote` (refused, too large, too slow). */
export interface WebSource {
  fetch(address: string): Promise<FetchedFile>
}

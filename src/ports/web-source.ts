// Port: an address on the web -> the file that lies there. The only way in which a document's address is ever asked.

export interface FetchedFile {
  readonly bytes: Uint8Array
  /** As the server names it, else the end of the address; never a path. */
  readonly fileName: string
  /** Where the bytes came from, after redirects. */
  readonly address: string
}

/** What is known of a page since it was last read: its answer may be that nothing has changed. */
export interface Validators {
  readonly etag: string | null
  /** As the server wrote it. */
  readonly modified: string | null
}

/** What one request came to. */
export type WebReply =
  | ({ readonly kind: 'file' } & FetchedFile & Validators)
  | { readonly kind: 'unchanged' }
  /** Where it points next, absolute where it can be read. */
  | { readonly kind: 'moved'; readonly address: string }
  /** `waitMs`: how long the site asks to be left alone; null where it says nothing. */
  | { readonly kind: 'refused'; readonly status: number; readonly waitMs: number | null }

/** One request, no redirect followed. Throws AppError `setting`, `input` or `remote` as WebSource does, but not for a status. */
export interface WebAsker {
  ask(address: string, known?: Validators): Promise<WebReply>
  /** The address in its one form, without asking anybody. Throws AppError `setting` or `input` where it would not be asked. */
  checkAddress(address: string): string
}

/** Throws AppError `setting` (host not allowed), `input` (no address that is read) or `remote` (refused, too large, too slow). */
export interface WebSource {
  fetch(address: string): Promise<FetchedFile>
}

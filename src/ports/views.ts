// Port: where it is decided who sees what. Held by desk and app alone; rooms get the view that was made.
import type { Reader } from '#domain/reader.ts'
import type { LibraryView } from './library-view.ts'

export interface Views {
  viewFor(reader: Reader): LibraryView
}

// The part of word-extractor 1.0.4 that is used; the package ships no types.
declare module 'word-extractor/lib/buffer-reader.js' {
  export default class BufferReader {
    constructor(bytes: Buffer)
  }
}

declare module 'word-extractor/lib/filters.js' {
  export function clean(text: string): string
}

declare module 'word-extractor/lib/word-ole-extractor.js' {
  import type BufferReader from 'word-extractor/lib/buffer-reader.js'

  interface WordDocument {
    _body: string
    _textboxes: string
    getBody(options?: { filterUnicode?: boolean }): string
    getFootnotes(options?: { filterUnicode?: boolean }): string
    getEndnotes(options?: { filterUnicode?: boolean }): string
    getHeaders(options?: { filterUnicode?: boolean; includeFooters?: boolean }): string
    getAnnotations(options?: { filterUnicode?: boolean }): string
    getTextboxes(options?: {
      filterUnicode?: boolean
      includeHeadersAndFooters?: boolean
      includeBody?: boolean
    }): string
  }

  /** A run of the text: `bpc` bytes a character from `startFilePos` on. */
  interface Piece {
    readonly text: string
    readonly length: number
    readonly startCp: number
    readonly startFilePos: number
    readonly bpc: number
  }

  export default class WordOleExtractor {
    _pieces: readonly Piece[]
    /** Lengths of the stories in characters, in the order they stand in the file. */
    _boundaries: Readonly<Record<'ccpText' | 'ccpFtn' | 'ccpHdd' | 'ccpAtn' | 'ccpEdn' | 'ccpTxbx', number>>
    extract(reader: BufferReader): Promise<WordDocument>
    writeParagraphProperties(main: Buffer, table: Buffer): void
    buildDocument(): WordDocument
  }
}

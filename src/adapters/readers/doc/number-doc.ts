// Step: doc, automatic numbers. In: bytes of a doc. Out: the document of word-extractor, its body with the numbers that Word shows.
import BufferReader from 'word-extractor/lib/buffer-reader.js'
import { clean } from 'word-extractor/lib/filters.js'
import WordOleExtractor from 'word-extractor/lib/word-ole-extractor.js'
import { openListCounter } from '#adapters/readers/docx/list-counter.ts'
import { readDocLists } from './doc-lists.ts'
import { openListUses } from './doc-paragraphs.ts'

/** word-extractor leaves lists out; this reads them from the same streams, and on damage leaves them out too. */
class NumberingExtractor extends WordOleExtractor {
  #number: ((position: number) => string) | null = null
  isNumbered = true

  override writeParagraphProperties(main: Buffer, table: Buffer): void {
    super.writeParagraphProperties(main, table)
    try {
      const count = openListCounter(readDocLists(main, table))
      const findUse = openListUses(main, table)
      this.#number = (position) => {
        const use = findUse(position)
        return use ? count(String(use.list), use.level) : ''
      }
    } catch {
      this.isNumbered = false
    }
  }

  override buildDocument() {
    const document = super.buildDocument()
    if (this.#number) document._body = clean(this.#labelBody(this.#number))
    return document
  }

  /** The body's characters in order; a paragraph ends with its mark, a cell's mark or a row's end. */
  #labelBody(number: (position: number) => string): string {
    let body = ''
    let paragraph = ''
    for (const piece of this._pieces) {
      const length = Math.min(piece.length, this._boundaries.ccpText - piece.startCp)
      for (let at = 0; at < length; at++) {
        const char = piece.text.charAt(at)
        paragraph += char
        if (char !== '\r' && char !== '\n' && char !== '\x07') continue
        const label = number(piece.startFilePos + at * piece.bpc)
        // A numbered paragraph without words counts and shows nothing here.
        body += /[^\0\s\x07]/.test(paragraph) ? label + paragraph : paragraph
        paragraph = ''
      }
    }
    return body + paragraph
  }
}

/** Throws what word-extractor throws on damage. `isNumbered` is false when the lists could not be read. */
export async function extractDoc(bytes: Uint8Array) {
  const extractor = new NumberingExtractor()
  const document = await extractor.extract(new BufferReader(Buffer.from(bytes)))
  return { document, isNumbered: extractor.isNumbered }
}

// Step: doc, what word-extractor leaves out. In: bytes of a doc. Out: its document, the body with the numbers that Word shows, text boxes at their place and the shape of rows.
import BufferReader from 'word-extractor/lib/buffer-reader.js'
import { clean } from 'word-extractor/lib/filters.js'
import WordOleExtractor from 'word-extractor/lib/word-ole-extractor.js'
import { openListCounter } from '#adapters/readers/docx/list-counter.ts'
import { type DocBox, type DocBoxes, readDocBoxes } from './doc-boxes.ts'
import { readDocLists } from './doc-lists.ts'
import { type DocParagraphs, openParagraphs } from './doc-paragraphs.ts'
import type { RowShape } from './doc-rows.ts'

/** In the body: around the index of a row's shape before the row's end, around the index of a text box. No text has these. */
export const marks = { row: '\x1c', box: '\x1d' }

const noBoxes: DocBoxes = { anchored: new Map(), loose: [] }

/** Reads from the same streams, and on damage leaves out what it would add. */
class WholeExtractor extends WordOleExtractor {
  #number: ((position: number) => string) | null = null
  #paragraphs: DocParagraphs | null = null
  #boxes = noBoxes
  readonly rows: RowShape[] = []
  readonly boxes: string[] = []
  /** Places of pictures and objects in the body. */
  objects = 0
  isNumbered = true
  hasLooseBoxes = false

  override writeParagraphProperties(main: Buffer, table: Buffer): void {
    super.writeParagraphProperties(main, table)
    try {
      this.#paragraphs = openParagraphs(main, table)
      const { findUse } = this.#paragraphs
      const count = openListCounter(readDocLists(main, table))
      this.#number = (position) => {
        const use = findUse(position)
        return use ? count(String(use.list), use.level) : ''
      }
    } catch {
      this.isNumbered = false
    }
    try {
      this.#boxes = readDocBoxes(main, table)
    } catch {
      this.#boxes = noBoxes
    }
  }

  override buildDocument() {
    const document = super.buildDocument()
    document._body = clean(this.#buildBody())
    const { anchored, loose } = this.#boxes
    if (anchored.size === 0) return document
    document._textboxes = loose.map((box) => this.#cutBox(box)).join('\n')
    this.hasLooseBoxes = document._textboxes.trim() !== ''
    return document
  }

  /** The body's characters in order; a paragraph ends with its mark, a cell's mark or a row's end. */
  #buildBody(): string {
    let body = ''
    let paragraph = ''
    for (const piece of this._pieces) {
      const length = Math.min(piece.length, this._boundaries.ccpText - piece.startCp)
      for (let at = 0; at < length; at++) {
        const char = piece.text.charAt(at)
        if (char === '\x01') this.objects++
        paragraph += char + this.#markBoxes(piece.startCp + at)
        if (char !== '\r' && char !== '\n' && char !== '\x07') continue
        const position = piece.startFilePos + at * piece.bpc
        const label = this.#number?.(position) ?? ''
        if (char === '\n') paragraph = this.#markRow(position) + paragraph
        // A numbered paragraph without words counts and shows nothing here.
        body += /[^\0\s\x07]/.test(paragraph) ? label + paragraph : paragraph
        paragraph = ''
      }
    }
    return body + paragraph
  }

  #markRow(position: number): string {
    const shape = this.#readRow(position)
    return shape ? `${marks.row}${this.rows.push(shape) - 1}${marks.row}` : ''
  }

  #readRow(position: number): RowShape | null {
    try {
      return this.#paragraphs?.findRow(position) ?? null
    } catch {
      return null
    }
  }

  #markBoxes(at: number): string {
    const boxes = this.#boxes.anchored.get(at) ?? []
    return boxes.map((box) => `${marks.box}${this.boxes.push(this.#cutBox(box)) - 1}${marks.box}`).join('')
  }

  /** Text boxes stand behind the body, the notes, the heads and the comments. */
  #cutBox({ start, end }: DocBox): string {
    const { ccpText, ccpFtn, ccpHdd, ccpAtn, ccpEdn, ccpTxbx } = this._boundaries
    const story = ccpText + ccpFtn + ccpHdd + ccpAtn + ccpEdn
    const [from, to] = [story + start, story + Math.min(end, ccpTxbx)]
    let text = ''
    for (const piece of this._pieces)
      if (piece.startCp < to && piece.startCp + piece.length > from)
        text += piece.text.slice(Math.max(0, from - piece.startCp), to - piece.startCp)
    return clean(text)
  }
}

/** Throws what word-extractor throws on damage. `isNumbered` is false when the lists could not be read. */
export async function extractDoc(bytes: Uint8Array) {
  const extractor = new WholeExtractor()
  const document = await extractor.extract(new BufferReader(Buffer.from(bytes)))
  const { isNumbered, hasLooseBoxes, rows, boxes, objects } = extractor
  return { document, isNumbered, hasLooseBoxes, rows, boxes, objects }
}

// Step: doc and wps (OLE) -> blocks. In: bytes. Out: paragraphs, tables as rows, text boxes and notes at the end.

import type { DocumentContent } from '#adapters/readers/document-content.ts'
import { readSafely } from '#adapters/readers/refusal.ts'
import type { Block } from '#domain/block.ts'
import { extractDoc } from './number-doc.ts'

/** A cell ends with a tab and a row with one more line end: `cell TAB cell TAB LF`. */
export async function readDoc(bytes: Uint8Array): Promise<DocumentContent> {
  const { document, isNumbered } = await readSafely('doc', () => extractDoc(bytes))
  const options = { filterUnicode: false }
  const after = [document.getTextboxes({ ...options, includeHeadersAndFooters: false })]
  const notes = [document.getFootnotes(options), document.getEndnotes(options)]
  const noteLines = notes.flatMap(splitLines).map((line, index) => `注${index + 1}：${line}`)
  const blocks = [
    ...readBody(document.getBody(options)),
    ...[...after.flatMap(splitLines), ...noteLines].map(buildText),
  ]
  return {
    blocks,
    notes: isNumbered ? [] : ['由 Word 自动生成的编号读不出来；缺编号时请另存为 docx 再放入'],
  }
}

function readBody(body: string): Block[] {
  const blocks: Block[] = []
  let rows: string[][] = []
  const closeTable = () => {
    if (rows.some((row) => row.length > 1)) blocks.push({ kind: 'table', rows, hasHeader: false })
    else blocks.push(...rows.flat().flatMap(splitLines).map(buildText))
    rows = []
  }
  let row = ''
  for (const line of body.split('\n')) {
    if (line.endsWith('\t')) {
      rows.push(buildCells(row + line))
      row = ''
    } else if (line.includes('\t') && row === '' && rows.length > 0) row = line
    else if (row !== '') row += line
    else {
      closeTable()
      blocks.push(...splitLines(line).map(buildText))
    }
  }
  closeTable()
  return blocks
}

function buildCells(row: string): string[] {
  return row
    .replace(/\t$/, '')
    .split('\t')
    .map((cell) => cell.trim())
}

function splitLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/[\u0000-\u0008\u000e-\u001f]/g, '')
        .replace(/\t/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
}

function buildText(text: string): Block {
  return { kind: 'text', text }
}

// Step: text file -> blocks. In: decoded text of a txt or md file. Out: lines, or headings, tables and lines of Markdown.

import type { DocumentContent } from '#adapters/readers/document-content.ts'
import type { Block } from '#domain/block.ts'

/** Each line that carries text is a block; form feeds and all kinds of line ends split. */
export function readPlain(text: string): DocumentContent {
  const blocks: Block[] = []
  let blanks = 0
  const lines = splitLines(text)
  for (const [at, line] of lines.entries()) {
    // A row of a pasted table may begin or end with an empty cell.
    const isInTable = isRow(line) && (isRow(lines[at - 1] ?? '') || isRow(lines[at + 1] ?? ''))
    const built = isInTable ? buildRow(line) : buildLine(line)
    blocks.push(...built.map((block) => (blanks > 0 ? { ...block, blanks } : block)))
    blanks = built.length > 0 ? 0 : blanks + 1
  }
  return { blocks, properties: {} }
}

/** Headings, pipe tables and lines; emphasis, links, images, comments and quote marks are taken off. */
export function readMarkdown(text: string): DocumentContent {
  const { properties, body } = splitFrontMatter(text)
  const blocks: Block[] = []
  let rows: string[][] = []
  const closeTable = () => {
    if (rows.length > 0) blocks.push(buildTable(rows))
    rows = []
  }
  for (const raw of splitLines(cleanComments(body))) {
    const line = raw.trim()
    if (line.startsWith('|') && line.length > 1) {
      rows.push(splitCells(line))
      continue
    }
    closeTable()
    const heading = /^(#{1,6})[ \t]+(.*)$/.exec(line)
    if (heading)
      blocks.push({ kind: 'heading', level: heading[1]!.length, text: cleanInline(heading[2]!).trim() })
    else if (!/^(?:[-*_=`~][ \t]*){3,}$/.test(line))
      blocks.push(...buildLine(cleanInline(line.replace(/^>+[ \t]*/, ''))))
  }
  closeTable()
  return { blocks, properties }
}

function splitLines(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/)
}

/** Cells parted by tabs. */
const isRow = (line: string) => /\S *\t[ \t]*\S/.test(line)

function buildRow(line: string): Block[] {
  return [{ kind: 'text', text: line.replace(/\0/g, '').replace(/^ +/, '') }]
}

function buildLine(line: string): Block[] {
  const text = line.replace(/\0/g, '').trim()
  return text ? [{ kind: 'text', text }] : []
}

function splitFrontMatter(text: string): { properties: Record<string, string>; body: string } {
  const found = /^\ufeff?---\r?\n([\s\S]{0,5000}?)\r?\n---[ \t]*\r?\n/.exec(text)
  if (!found) return { properties: {}, body: text }
  const properties: Record<string, string> = {}
  for (const line of splitLines(found[1]!)) {
    const colon = line.indexOf(':')
    if (colon > 0) properties[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
  }
  return { properties, body: text.slice(found[0].length) }
}

/** A regex would scan to the end for each unclosed `<!--`. */
function cleanComments(text: string): string {
  let out = ''
  let from = 0
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', from)) {
    const close = text.indexOf('-->', open)
    if (close < 0) break
    out += text.slice(from, open)
    from = close + 3
  }
  return out + text.slice(from)
}

function cleanInline(text: string): string {
  return text
    .replace(/!\[[^[\]]{0,500}\]\([^()]{0,2000}\)/g, '')
    .replace(/\[([^[\]]{0,500})\]\([^()]{0,2000}\)/g, '$1')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/\\([\\*_#|[\](){}.!+<>-])/g, '$1')
}

function splitCells(line: string): string[] {
  const inner = line.replace(/^\|/, '').replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map((cell) => cleanInline(cell).trim())
}

function buildTable(rows: readonly string[][]): Block {
  const isRule = (row: readonly string[] | undefined) => row?.every((cell) => /^:?-+:?$/.test(cell)) ?? false
  return { kind: 'table', rows: rows.filter((row) => !isRule(row)), hasHeader: isRule(rows[1]) }
}

// Step: html page -> blocks. In: decoded text. Out: lines, headings, tables as rows, and what the page says of itself.
// Only what is certainly no text is dropped here (scripts, navigation, hidden elements); page furniture is cleaned later.
import * as cheerio from 'cheerio'
import type { Block, DocumentLink } from '#domain/block.ts'
import type { DocumentContent } from './document-content.ts'
import { buildRefusal } from './refusal.ts'

type Root = cheerio.CheerioAPI
type PageNode = ReturnType<ReturnType<Root>['contents']>[number]
type PageElement = Extract<PageNode, { tagName: string }>

/** Longer than any heading of a report, longer than any cell of a data table; both in characters. */
const maxHeading = 100
const maxCell = 400
/** Real pages are some 40 deep; those with many unclosed tags some hundred. */
const maxDepth = 1000
const documentEnd = /\.(?:docx?|wps|pdf|ofd|xlsx|zip)(?:[?#].{0,200})?$/i
/** More than any report's page offers. */
const maxLinks = 50
/** A span attribute is not trusted beyond this. */
const maxSpan = 100

const selfClosing = new Set(
  'p li td tr th dd dt option br hr img input meta link area base col embed source track wbr param'.split(
    ' ',
  ),
)

const dropped =
  'script, style, noscript, template, iframe, svg, canvas, object, embed, select, textarea, input, button, nav, ' +
  'head, rt, rp, rtc, audio, video, map, [hidden], [style*="display:none" i], [style*="display: none" i]'

const blockTags = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'header hr html li main menu ol p pre section summary ul table caption thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6'
  ).split(' '),
)

/** The charset a page names in its first bytes; Chinese pages name GBK there. */
export function findHtmlCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  return /<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w-]{3,20})/i.exec(head)?.[1]
}

/** Blocks in document order; `properties` holds the title, the meta tags and the canonical address. */
export function readHtml(text: string): DocumentContent {
  checkDepth(text)
  const page = cheerio.load(text)
  const properties = readProperties(page)
  const links = readDocumentLinks(page)
  page(dropped).remove()
  return { blocks: readBlocks(page, page.root().contents().toArray()), properties, links }
}

/** Links whose address, or whose words, end like a document's name. */
function readDocumentLinks(page: Root): DocumentLink[] {
  const links: DocumentLink[] = []
  page('a[href]').each((_, link) => {
    const href = page(link).attr('href')?.trim() ?? ''
    const words = page(link).text().replace(/\s+/g, ' ').trim() || (page(link).attr('title')?.trim() ?? '')
    const isDocument = documentEnd.test(href) || documentEnd.test(words)
    if (isDocument && !/^(?:javascript|data|mailto):/i.test(href) && links.length < maxLinks)
      links.push({ text: words.slice(0, 200), href })
  })
  return links
}

/** The parser looks up its whole stack at each tag: depth must be bounded before it starts. Tags that close themselves do not count. */
function checkDepth(text: string): void {
  let depth = 0
  for (const [, slash, name] of text.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (selfClosing.has(name!.toLowerCase())) continue
    depth = slash ? Math.max(0, depth - 1) : depth + 1
    if (depth > maxDepth)
      throw buildRefusal(
        `网页标签嵌套超过 ${maxDepth} 层`,
        '请在浏览器里打开，把正文复制到 txt 或 docx 后再放入',
      )
  }
}

function readProperties(page: Root): Record<string, string> {
  const properties: Record<string, string> = {}
  const keep = (key: string | undefined, value: string | undefined) => {
    const name = key?.trim().toLowerCase()
    const content = value?.replace(/\s+/g, ' ').trim()
    if (name && content && !(name in properties)) properties[name] = content.slice(0, 1000)
  }
  keep('title', page('title').first().text())
  page('meta').each((_, meta) =>
    keep(page(meta).attr('name') ?? page(meta).attr('property'), page(meta).attr('content')),
  )
  keep('canonical', page('link[rel="canonical"]').attr('href'))
  return properties
}

/** Lines and tables of these nodes. Inline text gathers until a block begins or ends. */
function readBlocks(page: Root, nodes: readonly PageNode[]): Block[] {
  const blocks: Block[] = []
  let line = ''
  let number = ''
  const closeLine = () => {
    const text = cleanLine(line)
    if (text) blocks.push({ kind: 'text', text })
    line = ''
  }
  const readNode = (node: PageNode, isPre: boolean): void => {
    if (node.type === 'text') {
      const pieces = isPre ? node.data.split('\n') : [node.data]
      pieces.forEach((piece, index) => {
        if (index > 0) closeLine()
        const words = piece.replace(/[ \t\r\n\f]+/g, ' ')
        line += words.trim() === '' ? words : number + words
        if (words.trim() !== '') number = ''
      })
    }
    if (!('tagName' in node)) return
    const tag = node.tagName
    const isBlock = blockTags.has(tag) || tag === 'br'
    if (isBlock) closeLine()
    if (tag === 'li') number = numberItem(page, node)
    if (tag === 'table') blocks.push(...readTable(page, node))
    else if (/^h[1-6]$/.test(tag)) blocks.push(...readHeading(page, node))
    else for (const child of node.children) readNode(child as PageNode, isPre || tag === 'pre')
    if (isBlock) closeLine()
  }
  for (const node of nodes) readNode(node, false)
  closeLine()
  return blocks
}

/** What a browser shows before an item of a numbered list; only sentences, for menus and links are such lists too. */
function numberItem(page: Root, item: PageElement): string {
  const list = page(item).parent('ol')
  const text = page(item).text().trim()
  if (list.length === 0 || text.length < 20 || !/[。；]/.test(text)) return ''
  const start = Number.parseInt(list.attr('start') ?? '1', 10) || 1
  return `${start + page(item).prevAll('li').length}.`
}

function cleanLine(text: string): string {
  return text.replace(/ {2,}/g, ' ').trim()
}

/** A heading of more than one line, or of a whole paragraph's length, is laid out as one but is none. */
function readHeading(page: Root, heading: PageElement): Block[] {
  const inner = readBlocks(page, heading.children as PageNode[])
  const only = inner[0]
  if (inner.length !== 1 || only?.kind !== 'text' || only.text.length > maxHeading) return inner
  return [{ kind: 'heading', level: Number(heading.tagName[1]), text: only.text }]
}

interface Cell {
  readonly text: string
  readonly isHeader: boolean
  readonly columns: number
  readonly rows: number
}

/** Data tables become rows; a table that only lays out the page (nested, one column, long cells) is read through. */
function readTable(page: Root, table: PageElement): Block[] {
  const rows = page(table)
    .find('tr')
    .toArray()
    .filter((row) => page(row).closest('table')[0] === table)
  const caption = page(table).children('caption').toArray()
  const isLayout =
    page(table).find('table').length > 0 ||
    rows.every((row) => page(row).children('td, th').length < 2) ||
    page(table)
      .find('td, th')
      .toArray()
      .some((cell) => page(cell).text().trim().length > maxCell)
  if (isLayout) return readBlocks(page, table.children as PageNode[])
  const cells = rows.map((row) =>
    page(row)
      .children('td, th')
      .toArray()
      .map((cell) => readCell(page, cell)),
  )
  const hasHeader =
    page(table).children('thead').length > 0 || (cells[0]?.every((cell) => cell.isHeader) ?? false)
  return [...readBlocks(page, caption), ...buildTable(cells, hasHeader)]
}

function readCell(page: Root, cell: PageElement): Cell {
  const lines = readBlocks(page, cell.children as PageNode[]).map((block) =>
    'text' in block ? block.text : '',
  )
  const span = (name: string) =>
    Math.min(Math.max(Number.parseInt(page(cell).attr(name) ?? '1', 10) || 1, 1), maxSpan)
  const isHeader = cell.tagName === 'th'
  return { text: lines.join(' '), isHeader, columns: span('colspan'), rows: span('rowspan') }
}

/** Spans are filled with the value they span, so that each row stands alone; a row that is one wide cell is a line. */
function buildTable(cells: readonly (readonly Cell[])[], hasHeader: boolean): Block[] {
  const blocks: Block[] = []
  const grid: string[][] = cells.map(() => [])
  cells.forEach((row, y) => {
    let x = 0
    for (const cell of row) {
      while (grid[y]![x] !== undefined) x++
      for (let down = 0; down < cell.rows && y + down < grid.length; down++) {
        for (let right = 0; right < cell.columns; right++) grid[y + down]![x + right] = cell.text
      }
      x += cell.columns
    }
  })
  const isLine = (y: number) => cells[y]!.length === 1 && cells[y]![0]!.columns > 1
  const first = cells.findIndex((_, y) => !isLine(y))
  for (let y = 0; y < first; y++)
    if (cells[y]![0]!.text) blocks.push({ kind: 'text', text: cells[y]![0]!.text })
  const rows = grid.slice(Math.max(first, 0)).map((row) => Array.from(row, (cell) => cell ?? ''))
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  if (filled.length > 0) blocks.push({ kind: 'table', rows: filled, hasHeader })
  return blocks
}

// Step: html page -> blocks. In: decoded text. Out: lines, headings, tables as rows, and what the page says of itself.
// Only what is certainly no text is dropped here (scripts, navigation, hidden elements); page furniture is cleaned later.
import * as cheerio from 'cheerio'
import type { DocumentContent } from '#adapters/readers/document-content.ts'
import { buildRefusal } from '#adapters/readers/refusal.ts'
import type { Block, DocumentLink } from '#domain/block.ts'
import { type PageElement, readDataTable } from './html-tables.ts'

type Root = cheerio.CheerioAPI
type PageNode = ReturnType<ReturnType<Root>['contents']>[number]

/** Longer than any heading of a report, in characters. */
const maxHeading = 100
/** Real pages are some 40 deep; those with many unclosed tags some hundred. */
const maxDepth = 1000
const documentEnd = /\.(?:docx?|wps|pdf|ofd|xlsx|zip)(?:[?#].{0,200})?$/i
/** More than any report's page offers. */
const maxLinks = 50

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
  const unread = countUnread(page)
  page(dropped).remove()
  const blocks = readBlocks(page, page.root().contents().toArray())
  return { blocks, properties, links, notes: sayUnread(unread) }
}

/** Narrower or lower than this, in pixels, is an icon. */
const minPicture = 100

interface Unread {
  readonly pictures: number
  readonly frames: number
}

/** Pictures in the text, that is in a paragraph of their own, and frames that show a document. */
function countUnread(page: Root): Unread {
  const isPicture = (picture: PageElement) => {
    const side = (name: string) => Number.parseInt(page(picture).attr(name) ?? '', 10)
    const holder = page(picture).closest('p, figure, td, h1')
    const isIcon = side('width') < minPicture || side('height') < minPicture
    const isInText =
      holder.is('p, figure') && page(picture).closest('a, nav, ul, header, footer').length === 0
    return isInText && !isIcon && holder.text().trim() === ''
  }
  const isDocument = (frame: PageElement) =>
    documentEnd.test(page(frame).attr('src') ?? page(frame).attr('data') ?? '')
  return {
    pictures: page('img').toArray().filter(isPicture).length,
    frames: page('iframe, embed, object').toArray().filter(isDocument).length,
  }
}

function sayUnread({ pictures, frames }: Unread): string[] {
  return [
    ...(pictures > 0 ? [`网页里的图片 ${pictures} 张未读；图里如有文字和数字，请另存为图片放入`] : []),
    ...(frames > 0 ? [`网页里嵌的文件 ${frames} 个未读，请下载后放入`] : []),
  ]
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
export function checkDepth(text: string): void {
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
    const table = tag === 'table' ? readDataTable(page, node, (nodes) => readBlocks(page, nodes)) : null
    if (table) blocks.push(...table)
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

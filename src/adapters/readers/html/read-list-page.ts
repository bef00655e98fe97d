// Step: list pages. Bytes of a site's list -> its links with what stands beside each (port ListReader). Pages, and lists of data that pages load.
import * as cheerio from 'cheerio'
import { buildRefusal } from '#adapters/readers/refusal.ts'
import { decodeText } from '#adapters/readers/text/decode-text.ts'
import type { ListLink, ListPage } from '#ports/sources/list-reader.ts'
import { measureNodes } from './measure-nodes.ts'
import { checkDepth, findHtmlCharset } from './read-html.ts'
import { listDataRows } from './read-list-data.ts'

/** A list page has some 100 kB; the largest seen, with a menu of the whole site, 800 kB. */
const mostBytes = 4 * 1024 * 1024
const mostLinks = 3000
const mostScript = 300_000
const longestWords = 300

/** Throws AppError `input` for other bytes, a page nested without end, and too much. */
export function readListPage(bytes: Uint8Array, address: string): ListPage {
  if (bytes.length > mostBytes) throw refuseList('列表页太大')
  if (/^(?:%PDF|PK|\xd0\xcf)/.test(Buffer.from(bytes.subarray(0, 4)).toString('latin1')))
    throw refuseList('是一个文件，不是列表页')
  const { text } = decodeText(bytes, findHtmlCharset(bytes))
  const data = readData(text, address)
  return data ?? readPage(text, address)
}

function refuseList(what: string) {
  return buildRefusal(what, '请填列表页的网址：打开后能看到一行行标题的那一页')
}

function readData(text: string, address: string): ListPage | null {
  const start = text.trimStart()
  const rows = /^[[{]|^[\w$.]{1,60}\s?\(/.test(start) ? listDataRows(start) : null
  if (rows !== null) {
    const links = rows.flatMap((row) =>
      'html' in row
        ? readFragment(row.html, address)
        : (openLink({ ...row, href: row.address, base: address }) ?? []),
    )
    return { title: '', links: links.slice(0, mostLinks), scripts: '', base: address, isData: true }
  }
  if (!/^(?:<\?xml[^>]{0,100}>\s{0,100})?<datastore/i.test(start)) return null
  return { title: '', links: readStore(start, address), scripts: '', base: address, isData: true }
}

function readPage(text: string, address: string): ListPage {
  checkDepth(text)
  const page = cheerio.load(text)
  const base = resolve(page('base[href]').attr('href') ?? '', address) ?? address
  const scripts = page('script:not([src])')
    .toArray()
    .map((script) => page(script).text())
  const stored = scripts.filter((script) => /<datastore/i.test(script))
  const links = [...readLinks(page, base), ...stored.flatMap((script) => readStore(script, base))]
  return {
    title: clean(page('title').first().text()),
    links: links.slice(0, mostLinks),
    scripts: scripts
      .filter((script) => !stored.includes(script))
      .join('\n')
      .slice(0, mostScript),
    base,
    isData: false,
  }
}

function readFragment(text: string, base: string): readonly ListLink[] {
  checkDepth(text)
  return readLinks(cheerio.load(text, null, false), base)
}

/** The list that the page's own script turns into rows: each record is a piece of markup, and the next group has an address of its own. */
function readStore(text: string, base: string): readonly ListLink[] {
  const pieces = [...text.matchAll(/<(record|nextgroup)>\s{0,20}<!\[CDATA\[([^\]]{1,8000})\]\]>/gi)]
  return pieces.slice(0, mostLinks).flatMap(([, kind = '', markup = '']) => {
    const links = readFragment(`<div>${markup}</div>`, base)
    return kind.toLowerCase() === 'record' ? links : links.map((link) => ({ ...link, words: '下一页' }))
  })
}

function readLinks(page: cheerio.CheerioAPI, base: string): readonly ListLink[] {
  const besideOf = measureNodes(page)
  const links: ListLink[] = []
  for (const element of page('a, option[value], [onclick]').toArray()) {
    if (links.length >= mostLinks) break
    const node = page(element)
    const href = node.attr('href') ?? (element.tagName === 'option' ? node.attr('value') : undefined) ?? ''
    const words = chooseWords(clean(node.text()), clean(node.attr('title') ?? ''))
    const beside = element.tagName === 'option' ? words : besideOf(element)
    const opened = isAddress(href) ? href : readOpened(node.attr('onclick') ?? href)
    const link = openLink({ words, beside, href: opened ?? '', base })
    if (link && (element.tagName === 'a' || link.address !== '')) links.push(link)
  }
  return links
}

const isAddress = (href: string) => href !== '' && !/^\s*(?:#|javascript:|mailto:|tel:|data:)/i.test(href)

/** What a click opens, where it says so: window.open('/art/2.html'). */
function readOpened(script: string): string | null {
  const literals = script.slice(0, 1000).matchAll(/['"]([^'"\s]{3,300})['"]/g)
  for (const [, literal = ''] of literals)
    if (/^(?:https?:\/)?\.{0,2}\/|\.s?html?$|\.(?:pdf|docx?|xlsx?)$/i.test(literal)) return literal
  return null
}

/** The list cuts long titles short; the whole one is in the attribute. */
function chooseWords(shown: string, title: string): string {
  const isCut = /(?:…|\.{2,3})$/.test(shown)
  return title !== '' && (shown === '' || isCut || title.length > shown.length) ? title : shown
}

/** Null for a link to elsewhere than the web; the address is empty where only a script opens it. */
function openLink(link: {
  readonly words: string
  readonly beside: string
  readonly href: string
  readonly base: string
}): ListLink | null {
  const words = clean(link.words).slice(0, longestWords)
  if (words === '') return null
  const address = link.href === '' ? '' : resolve(link.href, link.base)
  return address === null ? null : { words, address, beside: clean(link.beside) }
}

function resolve(href: string, base: string): string | null {
  const given = href.trim()
  if (given === '' || !URL.canParse(given, base)) return null
  const url = new URL(given, base)
  if (!/^https?:$/.test(url.protocol)) return null
  url.hash = ''
  return url.href
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

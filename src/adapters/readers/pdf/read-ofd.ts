// Step: ofd (GB/T 33190-2016) -> blocks. In: the parts of the zip. Out: paragraphs and tables rebuilt from positions.
import { posix } from 'node:path'
import type { DocumentContent } from '#adapters/readers/document-content.ts'
import type { ArchivePart } from '#adapters/readers/read-archive.ts'
import {
  findAll,
  findChild,
  findChildren,
  readText,
  readXml,
  type XmlElement,
} from '#adapters/readers/read-xml.ts'
import { buildDamage, buildRefusal } from '#adapters/readers/refusal.ts'
import { buildLines, type Piece } from './pdf-lines.ts'
import { cleanPages, type PageLines } from './pdf-pages.ts'
import { buildBlocks } from './pdf-paragraphs.ts'

/** Page size in millimetres where the document names none: A4. */
const a4 = { width: 210, height: 297 }
const maxPages = 1000

/** Locations name parts only; nothing outside the zip can be reached. */
export async function readOfd(parts: readonly ArchivePart[]): Promise<DocumentContent> {
  if (parts.some(({ name }) => /(?:^|\/)Encryptions?\.xml$/i.test(name))) {
    throw buildRefusal('ofd 是加密的，读不了', '请用阅读器打开，另存为不加密的 ofd 或 pdf')
  }
  const find = async (name: string) => {
    const part = parts.find((each) => each.name.toLowerCase() === name.toLowerCase())
    return part && (await readXml(await part.read()))
  }
  const root = await find('OFD.xml')
  const body = findChild(root, 'DocBody')
  const location = readText(findChild(body, 'DocRoot')).trim()
  const documentName = resolve('', location)
  const document = await find(documentName)
  if (!document) throw buildDamage('ofd')
  const folder = posix.dirname(documentName)
  const boxes = readBox(readText(findChild(document, 'CommonData', 'PageArea', 'PhysicalBox')))
  const pages: PageLines[] = []
  for (const page of findChildren(findChild(document, 'Pages'), 'Page').slice(0, maxPages)) {
    const content = await find(resolve(folder, page.attributes.BaseLoc ?? ''))
    if (content) pages.push(readPage(content, boxes))
  }
  const { pages: cleaned, dropped } = cleanPages(pages)
  const blocks = buildBlocks(cleaned)
  if (blocks.length === 0)
    throw buildRefusal('ofd 里没有文字，可能是扫描件', '请用阅读器另存为 pdf 后再放入，由文字识别来读')
  const notes = dropped.length > 0 ? [`略去页眉页脚和页码 ${dropped.length} 行`] : []
  return { blocks, notes, properties: readInfo(findChild(body, 'DocInfo')) }
}

function resolve(folder: string, location: string): string {
  const path = location.startsWith('/') ? location : posix.join('/', folder, location)
  return posix.normalize(path).replace(/^\/+/, '')
}

function readPage(content: XmlElement, common: typeof a4 | null): PageLines {
  const size = readBox(readText(findChild(content, 'Area', 'PhysicalBox'))) ?? common ?? a4
  const pieces = findAll(content, 'TextObject').flatMap(readObject)
  return { ...size, lines: buildLines(pieces) }
}

function readBox(text: string): typeof a4 | null {
  const [, , width, height] = readNumbers(text)
  return width && height ? { width, height } : null
}

/** A text object's own coordinates start at its boundary's corner and may be scaled by its matrix. */
function readObject(object: XmlElement): Piece[] {
  if (object.attributes.Visible === 'false') return []
  const [left = 0, top = 0] = readNumbers(object.attributes.Boundary ?? '')
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = readNumbers(object.attributes.CTM ?? '')
  const size = Number(object.attributes.Size) || 1
  let x = 0
  let y = 0
  return findChildren(object, 'TextCode').map((code) => {
    // X and Y left out: the last ones hold.
    x = Number(code.attributes.X ?? x) || 0
    y = Number(code.attributes.Y ?? y) || 0
    const text = readText(code)
    const steps = readDeltas(code.attributes.DeltaX ?? '')
    const advance =
      steps.length > 0 ? steps.reduce((sum, step) => sum + step, 0) + size : countWidth(text) * size
    return {
      text,
      x: left + a * x + c * y + e,
      y: top + b * x + d * y + f,
      width: advance * Math.abs(a || 1),
      size: size * Math.abs(d || 1),
    }
  })
}

/** `g 3 4.5` stands for `4.5 4.5 4.5`. */
function readDeltas(text: string): number[] {
  const words = text.trim().split(/\s+/)
  const deltas: number[] = []
  for (let at = 0; at < words.length && deltas.length < 10_000; at++) {
    if (words[at] === 'g') {
      deltas.push(
        ...Array<number>(Math.min(Number(words[at + 1]) || 0, 10_000)).fill(Number(words[at + 2]) || 0),
      )
      at += 2
    } else if (words[at]) deltas.push(Number(words[at]) || 0)
  }
  return deltas
}

function countWidth(text: string): number {
  return [...text].reduce((sum, char) => sum + (char.codePointAt(0)! < 0x2e80 ? 0.5 : 1), 0)
}

function readNumbers(text: string): number[] {
  return text.trim() === ''
    ? []
    : text
        .trim()
        .split(/\s+/)
        .map((word) => Number(word) || 0)
}

function readInfo(info: XmlElement | undefined): Record<string, string> {
  const wanted = { Title: 'document-title', Author: 'document-author', CreationDate: 'document-created' }
  const pairs = Object.entries(wanted).map(([name, key]) => [key, readText(findChild(info, name)).trim()])
  return Object.fromEntries(pairs.filter(([, value]) => value))
}

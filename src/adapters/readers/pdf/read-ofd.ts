// Step: ofd (GB/T 33190-2016) -> blocks. In: the parts of the zip. Out: paragraphs and tables rebuilt from positions.
import { posix } from 'node:path'
import type { DocumentContent } from '#adapters/readers/document-content.ts'
import { buildMargins } from '#adapters/readers/margins.ts'
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
import { findRuledTables, type Rule } from './ruled-tables.ts'

/** Page size in millimetres where the document names none: A4. */
const a4 = { width: 210, height: 297 }
const maxPages = 1000
const maxPaths = 4000
/** A point in millimetres, the unit of an ofd. */
const pointMm = 25.4 / 72

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
  const findPart = (base: string | undefined) => find(resolve(folder, base ?? ''))
  const common = readBox(readText(findChild(document, 'CommonData', 'PageArea', 'PhysicalBox')))
  const contents: XmlElement[] = []
  for (const page of findChildren(findChild(document, 'Pages'), 'Page').slice(0, maxPages)) {
    const content = await findPart(page.attributes.BaseLoc)
    if (content) contents.push(content)
  }
  const templates = await readTemplates(document, contents, findPart)
  const { pages, dropped, margins } = cleanPages(contents.map((page) => readPage(page, templates, common)))
  const blocks = buildBlocks(pages)
  if (blocks.length === 0)
    throw buildRefusal('ofd 里没有文字，可能是扫描件', '请用阅读器另存为 pdf 后再放入，由文字识别来读')
  const pictures = contents.reduce((sum, page) => sum + countPictures(page), 0)
  return {
    blocks: [...blocks, ...buildMargins([...templates.margins, ...margins])],
    notes: [
      ...(dropped.length > 0 ? [`略去页眉页脚和页码 ${dropped.length} 行`] : []),
      ...(pictures > 0 ? [`图片 ${pictures} 张未读；图里如有文字和数字，请另存为图片放入`] : []),
    ],
    properties: readInfo(findChild(body, 'DocInfo')),
  }
}

interface Templates {
  /** Of one page only, by their number: part of what stands on that page. */
  readonly own: ReadonlyMap<string, XmlElement>
  /** Words of those that several pages share. */
  readonly margins: readonly string[]
}

async function readTemplates(
  document: XmlElement,
  pages: readonly XmlElement[],
  findPart: (base: string | undefined) => Promise<XmlElement | undefined>,
): Promise<Templates> {
  const uses = pages.flatMap((page) => findChildren(page, 'Template').map(readTemplateId))
  const own = new Map<string, XmlElement>()
  const margins: string[] = []
  for (const template of findChildren(findChild(document, 'CommonData'), 'TemplatePage').slice(0, maxPages)) {
    const id = template.attributes.ID ?? ''
    const count = uses.filter((use) => use === id).length
    const content = count > 0 ? await findPart(template.attributes.BaseLoc) : undefined
    if (!content) continue
    if (count === 1) own.set(id, content)
    else margins.push(...buildLines(listPieces(content)).map(({ text }) => text))
  }
  return { own, margins }
}

function readTemplateId({ attributes }: XmlElement): string {
  return attributes.TemplateID ?? ''
}

function resolve(folder: string, location: string): string {
  const path = location.startsWith('/') ? location : posix.join('/', folder, location)
  return posix.normalize(path).replace(/^\/+/, '')
}

function readPage(content: XmlElement, { own }: Templates, common: typeof a4 | null): PageLines {
  const size = readBox(readText(findChild(content, 'Area', 'PhysicalBox'))) ?? common ?? a4
  const layers = [
    content,
    ...findChildren(content, 'Template').flatMap((each) => own.get(readTemplateId(each)) ?? []),
  ]
  const pieces = layers.flatMap(listPieces)
  const rules = layers.flatMap(listRules)
  const { tables, outside } = findRuledTables(pieces, rules, pointMm)
  return { ...size, lines: buildLines(outside), ...(tables.length > 0 ? { tables } : {}) }
}

function listPieces(content: XmlElement): Piece[] {
  return findAll(content, 'TextObject').flatMap(readObject)
}

/** Straight lines of drawn paths: `M x y L x y` in the object's own coordinates. */
function listRules(content: XmlElement): Rule[] {
  return findAll(content, 'PathObject')
    .slice(0, maxPaths)
    .flatMap((object) => {
      const [left = 0, top = 0] = readNumbers(object.attributes.Boundary ?? '')
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = readNumbers(object.attributes.CTM ?? '')
      const words = readText(findChild(object, 'AbbreviatedData')).trim().split(/\s+/).slice(0, maxPaths)
      const rules: Rule[] = []
      let last: readonly [number, number] | null = null
      let first: readonly [number, number] | null = null
      for (let at = 0; at < words.length; at++) {
        const step = words[at]
        const isLine = step === 'L'
        if (step === 'C' && last && first) rules.push(buildRule(last, first))
        if (!isLine && step !== 'M' && step !== 'S') continue
        const [x, y] = [Number(words[at + 1]) || 0, Number(words[at + 2]) || 0]
        const point = [left + a * x + c * y + e, top + b * x + d * y + f] as const
        if (isLine && last) rules.push(buildRule(last, point))
        else first = point
        last = point
        at += 2
      }
      return rules.filter(({ x1, x2, y1, y2 }) => Math.min(x2 - x1, y2 - y1) < pointMm)
    })
}

function buildRule([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): Rule {
  return { x1: Math.min(ax, bx), x2: Math.max(ax, bx), y1: Math.min(ay, by), y2: Math.max(ay, by) }
}

/** Larger than a line of text is high; seals are annotations and stand elsewhere. */
function countPictures(content: XmlElement): number {
  return findAll(content, 'ImageObject').filter(({ attributes }) => {
    const [, , width = 0, height = 0] = readNumbers(attributes.Boundary ?? '')
    return width > 20 && height > 10
  }).length
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

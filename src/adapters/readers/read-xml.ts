// Step: XML part of docx, xlsx or ofd -> tree. Entities and document types are refused, never expanded.
import { XMLParser } from 'fast-xml-parser'
import { buildRefusal, readSafely } from './refusal.ts'
import { decodeText } from './text/decode-text.ts'

export interface XmlElement {
  /** Without its namespace prefix. */
  readonly name: string
  /** Names without their prefix. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}

type XmlNode = XmlElement | string

type Ordered = Record<string, unknown>

/** Nested tables and text boxes need some 60 levels; bombs have thousands. */
const maxDepth = 256

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: maxDepth,
})

/** The root element. Throws AppError `input` for a document type, an entity, broken or too deep XML. */
export async function readXml(bytes: Uint8Array): Promise<XmlElement> {
  return parseXml(decodeText(bytes).text)
}

/** As `readXml`, of text that is decoded already. */
export async function parseXml(text: string): Promise<XmlElement> {
  checkXml(text)
  const nodes = await readSafely('XML', () => parser.parse(text) as Ordered[])
  const root = nodes.map(buildNode).find((node) => typeof node !== 'string')
  if (!root) throw buildRefusal('内部 XML 是空的', '请用 Word 或 WPS 打开原件另存一份后再试')
  return root
}

/** Throws AppError `input` when a document type or an entity is declared. */
export function checkXml(text: string): void {
  if (!/<!(?:DOCTYPE|ENTITY)/i.test(text)) return
  throw buildRefusal(
    '内部 XML 带有实体或文档类型声明，可能是恶意构造的文件',
    '请用 Word 或 WPS 打开原件另存一份后再试',
  )
}

function buildNode(node: Ordered): XmlNode {
  const name = Object.keys(node).find((key) => key !== ':@') ?? '#text'
  if (name === '#text') return decodeEntities(String(node['#text'] ?? ''))
  const attributes = (node[':@'] ?? {}) as Record<string, string>
  return {
    name,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [key, decodeEntities(String(value))]),
    ),
    children: (node[name] as Ordered[]).map(buildNode),
  }
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name) return named[name.toLowerCase()]!
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** Child elements, all or of one name. */
export function findChildren(element: XmlElement | undefined, name?: string): readonly XmlElement[] {
  const elements = (element?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string')
  return name === undefined ? elements : elements.filter((child) => child.name === name)
}

/** The first element reached by a path of child names: `findChild(p, 'pPr', 'numPr')`. */
export function findChild(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => findChildren(at, name)[0], element)
}

/** Every element of a name below, in document order. */
export function findAll(element: XmlElement, name: string): readonly XmlElement[] {
  return findChildren(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...findAll(child, name),
  ])
}

/** All text below an element. */
export function readText(element: XmlElement | undefined): string {
  return (element?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : readText(child)))
    .join('')
}

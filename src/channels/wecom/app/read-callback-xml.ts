// Step: XML of a callback -> its fields. Document types and entities of its own are refused, never expanded; numbers stay as they are written.
import { XMLParser } from 'fast-xml-parser'

/** Fields by name; one that holds others is a tree of its own, one that comes several times a list. */
export type XmlFields = { readonly [name: string]: XmlField }
type XmlField = string | XmlFields | readonly XmlField[]

/** A message is text of 2,048 bytes at most, a card some options more. */
const mostCharacters = 262_144

const parser = new XMLParser({
  processEntities: false,
  parseTagValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: false,
  cdataPropName: '#cdata',
  maxNestedTags: 16,
})

/** Null for what is no XML, too long, too deep, or declares anything. */
export function readCallbackXml(xml: string): XmlFields | null {
  if (xml.length > mostCharacters || /<!(?:DOCTYPE|ENTITY)/i.test(withoutCdata(xml))) return null
  try {
    const { xml: root } = parser.parse(xml) as { xml?: unknown }
    const fields = clean(root)
    return typeof fields === 'object' && !Array.isArray(fields) ? (fields as XmlFields) : null
  } catch {
    return null
  }
}

/** The text of a field; empty where there is none, or more than one. */
export function fieldText(fields: XmlFields, name: string): string {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  return typeof field === 'string' ? field : ''
}

/** What a person wrote may show a document type without declaring one. */
function withoutCdata(xml: string): string {
  const kept: string[] = []
  let at = 0
  for (let open = xml.indexOf('<![CDATA['); open >= 0; open = xml.indexOf('<![CDATA[', at)) {
    kept.push(xml.slice(at, open))
    const close = xml.indexOf(']]>', open)
    if (close < 0) return kept.join('')
    at = close + 3
  }
  return [...kept, xml.slice(at)].join('')
}

function clean(node: unknown): XmlField {
  if (typeof node === 'string') return decodeNamed(node.trim())
  if (Array.isArray(node)) return node.map(clean)
  if (typeof node !== 'object' || node === null) return ''
  const entries = Object.entries(node)
  const cdata = entries.filter(([name]) => name === '#cdata').flatMap(([, text]) => text as string | string[])
  if (cdata.length > 0) return cdata.join('')
  return Object.fromEntries(
    entries.filter(([name]) => name !== '#text').map(([name, child]) => [name, clean(child)]),
  )
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decodeNamed(text: string): string {
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g,
    (whole, name, ...codes) => {
      const [decimal, hex] = codes as (string | undefined)[]
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return name ? named[name]! : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

// Step: Word documents as one XML file -> blocks. In: text of Word 2003 XML, or of a flat package (pkg:package). Out: what a docx gives.

import { numberFormats } from '#adapters/readers/doc/doc-lists.ts'
import type { DocumentContent, ReadInner } from '#adapters/readers/document-content.ts'
import { buildMargins, listLines } from '#adapters/readers/margins.ts'
import type { ArchivePart } from '#adapters/readers/read-archive.ts'
import {
  findAll,
  findChild,
  findChildren,
  parseXml,
  readText,
  type XmlElement,
} from '#adapters/readers/read-xml.ts'
import { buildDamage } from '#adapters/readers/refusal.ts'
import { type Reading, readApart, readBody } from './docx-body.ts'
import { readStyles } from './docx-styles.ts'
import { type Level, type List, maxLevels, openListCounter } from './list-counter.ts'
import { buildNotes, readDocx } from './read-docx.ts'

/** Throws AppError `input` for damage, a document type or an entity. */
export async function readWordml(text: string, readInner?: ReadInner): Promise<DocumentContent> {
  const root = await parseXml(text)
  if (root.name === 'package') return readDocx(listParts(text), readInner)
  const body = findChild(root, 'body')
  if (!body) throw buildDamage('Word 2003 XML')
  const reading: Reading = {
    styles: readStyles(findChild(root, 'styles')),
    number: openListCounter(readLists(findChild(root, 'lists'))),
    inserts: new Map(),
    blocks: [],
    notes: [],
    found: { contents: 0, hidden: 0, pictures: 0, charts: 0, objects: 0 },
    carried: '',
  }
  readBody(reading, body)
  const margins = ['hdr', 'ftr'].flatMap((name) => findAll(body, name))
  const lines = margins.flatMap((margin) => listLines(readApart(reading, margin)))
  return {
    blocks: [...reading.blocks, ...buildMargins(lines)],
    properties: readProperties(findChild(root, 'DocumentProperties')),
    notes: buildNotes(reading),
  }
}

function readProperties(info: XmlElement | undefined): Record<string, string> {
  const wanted = { Title: 'document-title', Author: 'document-author', Created: 'document-created' }
  const pairs = Object.entries(wanted).map(([name, key]) => [key, readText(findChild(info, name)).trim()])
  return Object.fromEntries(pairs.filter(([, value]) => value))
}

/** Lists by the number (ilfo) that paragraphs give; the definitions stand beside them. */
function readLists(root: XmlElement | undefined): ReadonlyMap<string, List> {
  const definitions = new Map(
    findChildren(root, 'listDef').map((each) => [each.attributes.listDefId ?? '', readLevels(each)]),
  )
  return new Map(
    findChildren(root, 'list').map((list) => {
      const abstractId = findChild(list, 'ilst')?.attributes.val ?? ''
      return [
        list.attributes.ilfo ?? '',
        { abstractId, levels: definitions.get(abstractId) ?? [], starts: new Map() },
      ]
    }),
  )
}

function readLevels(definition: XmlElement): readonly Level[] {
  return findChildren(definition, 'lvl')
    .slice(0, maxLevels)
    .map((level) => {
      const value = (name: string) => findChild(level, name)?.attributes.val
      return {
        start: Number(value('start') ?? 1) || 0,
        format: numberFormats[Number(value('nfc') ?? 0)] ?? 'decimal',
        pattern: value('lvlText') ?? '',
        restart: maxLevels,
        isLegal: findChild(level, 'isLgl') !== undefined,
      }
    })
}

/** The parts of a flat package as if they came from a zip: XML as it stands, all else in base64. */
function listParts(text: string): ArchivePart[] {
  const parts: ArchivePart[] = []
  for (let from = text.indexOf('<pkg:part'); from >= 0; from = text.indexOf('<pkg:part', from + 1)) {
    const head = text.indexOf('>', from)
    const end = text.indexOf('</pkg:part>', from)
    if (head < 0 || end < 0) break
    const name = /pkg:name="\/?([^"]{1,300})"/.exec(text.slice(from, head))?.[1]
    const content = cutPart(text.slice(head + 1, end))
    if (name && content)
      parts.push({ name, sizeBytes: content.length, read: async () => new Uint8Array(content) })
  }
  return parts
}

function cutPart(part: string): Buffer | null {
  for (const [tag, encoding] of [
    ['pkg:xmlData', 'utf8'],
    ['pkg:binaryData', 'base64'],
  ] as const) {
    const start = part.indexOf(`<${tag}`)
    const from = start < 0 ? -1 : part.indexOf('>', start) + 1
    const end = part.lastIndexOf(`</${tag}>`)
    if (from > 0 && end >= from) return Buffer.from(part.slice(from, end), encoding)
  }
  return null
}

// Step of filling a template: its parts -> the same with the hidden mark among its custom properties.

import type { Parts } from './parts.ts'
import { escapeXml } from './read-paragraphs.ts'

const part = 'docProps/custom.xml'
const types = '[Content_Types].xml'
const relations = '_rels/.rels'
const vt = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes'
const schema = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties'
const contentType = 'application/vnd.openxmlformats-officedocument.custom-properties+xml'
/** That of all custom properties. */
const formatId = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}'

/** `mark`: the JSON of the property AIGC. An older mark of the template goes. */
export function addMark(parts: Parts, mark: string): void {
  const old = parts.get(part)?.toString('utf8')
  const kept = (old?.match(/<property\b[^<>]{0,2000}>[\s\S]{0,4000}?<\/property>/g) ?? []).filter(
    (one) => !/name="AIGC"/.test(one),
  )
  const ids = kept.map((one) => Number(/pid="(\d+)"/.exec(one)?.[1] ?? 1))
  const pid = Math.max(1, ...ids) + 1
  const value = `<vt:lpwstr>${escapeXml(mark).replaceAll('"', '&quot;')}</vt:lpwstr>`
  const own = `<property fmtid="${formatId}" pid="${pid}" name="AIGC">${value}</property>`
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="${schema}" xmlns:vt="${vt}">${kept.join('')}${own}</Properties>`
  parts.set(part, Buffer.from(xml))
  if (old !== undefined) return
  insert(parts, types, '</Types>', `<Override PartName="/${part}" ContentType="${contentType}"/>`)
  insert(
    parts,
    relations,
    '</Relationships>',
    `<Relationship Id="rIdAIGC" Type="${relation}" Target="${part}"/>`,
  )
}

function insert(parts: Parts, name: string, before: string, xml: string): void {
  const text = parts.get(name)?.toString('utf8')
  if (text !== undefined) parts.set(name, Buffer.from(text.replace(before, `${xml}${before}`)))
}

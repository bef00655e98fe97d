// Step of filling a template: the forms of a draft and its annex of sources -> their XML.
import { Document, Packer, Paragraph } from 'docx'
import type { Draft, DraftSection } from '#domain/draft.ts'
import { buildTable } from './build-table.ts'
import { readParts } from './parts.ts'
import { mainPart } from './read-template.ts'
import { sourcesAnnex } from './sources-annex.ts'

export async function renderTables(sections: readonly DraftSection[]): Promise<ReadonlyMap<string, string>> {
  const withForm = sections.flatMap(({ id, table }) => (table ? [{ id, table }] : []))
  if (withForm.length === 0) return new Map()
  const children = withForm.flatMap(({ table }) => [buildTable(table), new Paragraph({})])
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }))
  const parts = await readParts(new Uint8Array(bytes))
  const xml = parts.get(mainPart)!.toString('utf8')
  const tables = xml.match(/<w:tbl>[\s\S]*?<\/w:tbl>/g) ?? []
  return new Map(withForm.map(({ id }, at) => [id, tables[at]!]))
}

/** On a page of its own; empty where the draft holds no numbers. */
export async function renderAnnex(draft: Draft): Promise<string> {
  const children = sourcesAnnex(draft)
  if (children.length === 0) return ''
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }))
  const xml = (await readParts(new Uint8Array(bytes))).get(mainPart)!.toString('utf8')
  const body = xml.slice(xml.indexOf('<w:body>') + '<w:body>'.length, xml.lastIndexOf('<w:sectPr'))
  return `<w:p><w:r><w:br w:type="page"/></w:r></w:p>${body}`
}

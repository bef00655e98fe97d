// Step of filling a template: the forms of a draft -> their XML, by the section's id.
import { Document, Packer, Paragraph } from 'docx'
import type { DraftSection } from '#domain/draft.ts'
import { buildTable } from './build-table.ts'
import { readParts } from './parts.ts'
import { mainPart } from './read-template.ts'

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

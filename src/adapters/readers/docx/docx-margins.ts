// Step: docx, headers and footers of all sections. In: the package. Out: margin blocks, each line once.
import { buildMargins, listLines } from '#adapters/readers/margins.ts'
import { readXml } from '#adapters/readers/read-xml.ts'
import type { Block } from '#domain/block.ts'
import { type Reading, readApart } from './docx-body.ts'
import type { DocxPackage } from './docx-package.ts'

/** Three for the head and three for the foot of each section; a hostile file may name thousands. */
const maxParts = 200

export async function readMargins(docx: DocxPackage, reading: Reading): Promise<Block[]> {
  const named = docx.relations.filter(({ type, part }) => part && (type === 'header' || type === 'footer'))
  const lines: string[] = []
  for (const { part } of named.slice(0, maxParts))
    lines.push(...listLines(readApart(reading, await readXml(await part!.read()))))
  return buildMargins(lines)
}

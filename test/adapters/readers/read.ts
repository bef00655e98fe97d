// Reading in the tests of the readers: bytes -> the one document, its blocks as lines.
import { readDocument } from '../../../src/adapters/readers/read-document.ts'
import type { Block, ExtractedFile } from '../../../src/domain/block.ts'

export async function readOne(bytes: Uint8Array, fileName: string): Promise<ExtractedFile> {
  const files = await readDocument(bytes, fileName, () => undefined)
  return files[0]!.file
}

export function showBlock(block: Block): string {
  if (block.kind === 'table') return block.rows.map((row) => row.join('|')).join('/')
  return block.kind === 'margin' ? `~${block.text}` : block.text
}

export async function show(bytes: Uint8Array, fileName: string): Promise<string[]> {
  return (await readOne(bytes, fileName)).blocks.map(showBlock)
}

export function findMerges(file: ExtractedFile) {
  return file.blocks.flatMap((block) => (block.kind === 'table' ? [block.merges ?? []] : []))
}

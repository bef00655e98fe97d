// Step: none (tool). Lines beside the text -> margin blocks, each line once.
import type { Block } from '#domain/block.ts'

/** Lines of blocks that are no text of the report, as they stand. */
export function listLines(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flat().flatMap((cell) => cell.split('\n')) : block.text.split('\n'),
  )
}

/** Empty lines and repeats go. */
export function buildMargins(lines: readonly string[]): Block[] {
  const unique = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))]
  return unique.map((text) => ({ kind: 'margin', text }))
}

// Step of drafting and checking: the documents of a file -> its lines, and its tables apart, because a ledger is read by its columns.
import type { ExtractedFile } from '#domain/block.ts'
import { mostAbove } from '#draft/material/stands-first.ts'
import type { BriefTable } from '#draft/tables/brief-table.ts'
import { standOf, takeCaption } from '#draft/tables/split-tables.ts'

/** A heading names what follows and is no fact. */
const headingMark = '## '

export interface Material {
  /** Paragraphs and headings, one a line; headings marked as in Markdown. */
  readonly text: string
  readonly tables: readonly BriefTable[]
}

export function readBlocks(documents: readonly ExtractedFile[], file = ''): Material {
  const lines: string[] = []
  const tables: BriefTable[] = []
  let from = 0
  for (const block of documents.flatMap(({ blocks }) => blocks)) {
    if (block.kind === 'table') {
      const isFirst = tables.length === 0 && lines.filter(Boolean).length <= mostAbove
      const caption = takeCaption(lines, from).replaceAll(headingMark, '')
      tables.push({
        rows: block.rows,
        merges: block.merges ?? [],
        caption,
        ...standOf(lines),
        ...(isFirst ? { isFirst } : {}),
        ...(file === '' ? {} : { file }),
        ...(block.place ? { place: block.place } : {}),
      })
      from = lines.length
    } else if (block.kind === 'heading') lines.push(`${headingMark}${block.text}`)
    else if (block.kind !== 'margin') lines.push(...Array<string>(block.blanks ?? 0).fill(''), block.text)
  }
  return { text: lines.join('\n'), tables }
}

/** Everything as lines, a row of a table being one: what the gate checks. */
export function joinLines({ text, tables }: Material): string {
  const rows = tables.flatMap((table) => table.rows.map((row) => row.join(' ')))
  return [text.replace(/^## /gm, ''), ...rows].filter(Boolean).join('\n')
}

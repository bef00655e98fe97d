// Step: mask. Cleaned text -> the same with what is private as ×, in its tables and in the lines left out as well.

import { maskPrivate } from '#text/private/mask-private.ts'
import type { CleanedTable } from '#text/tables/cleaned-table.ts'
import { placeCells } from '#text/tables/print-table.ts'
import type { CleanedText } from './clean-text.ts'

/** Offsets stay. */
export function maskCleaned(cleaned: CleanedText): CleanedText {
  const text = maskPrivate(cleaned.text)
  return {
    ...cleaned,
    text,
    tables: text === cleaned.text ? cleaned.tables : cleaned.tables.map((table) => maskTable(table, text)),
    dropped: cleaned.dropped.map((line) => ({ ...line, text: maskPrivate(line.text) })),
  }
}

/** The cells as they lie in the masked text; masking keeps every character's place. */
function maskTable(table: CleanedTable, text: string): CleanedTable {
  const rows = placeCells(table).map((row) => row.map(({ start, end }) => text.slice(start, end)))
  return { ...table, rows }
}

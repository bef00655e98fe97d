// Step: mask. Cleaned text -> the same with what is private as ×, in its tables and in the lines left out as well.

import { maskPrivate } from '#text/private/mask-private.ts'
import type { CleanedTable } from '#text/tables/cleaned-table.ts'
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

/** The cells as they lie in the masked text: rows are its lines, cells are parted by the gap. */
function maskTable(table: CleanedTable, text: string): CleanedTable {
  let at = table.start
  const rows = table.rows.map((row) => {
    const cells = row.map((cell) => {
      const masked = text.slice(at, at + cell.length)
      at += cell.length + table.gap.length
      return masked
    })
    at += 1 - table.gap.length
    return cells
  })
  return { ...table, rows }
}

// Step of comparing: rows as CSV that Excel opens in Chinese: UTF-8 with a mark, CRLF, RFC 4180.

/** Texts that a spreadsheet would run as a formula get an apostrophe. */
export function renderCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(renderCell).join(',')).join('\r\n')}\r\n`
}

function renderCell(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

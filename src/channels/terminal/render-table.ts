// Rows of cells -> lines with aligned columns, counting Chinese characters as two columns.

/** Wide and full-width characters of Unicode (East Asian Width W and F), common ranges. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g

/** Columns on a terminal. */
export function displayWidth(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0)
}

/** The first row is the head. No trailing blanks. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  )
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell))).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}

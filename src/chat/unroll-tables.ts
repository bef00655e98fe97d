// Step: a text with tables -> the same with a line for each row, for chats that show no tables: 石桥乡 · 2023：187起[1] · 2024：193起[4].

/** Every cell behind the first bears its head; empty ones are left out. A row alone is left as it is. */
export function unrollTables(text: string): string {
  const lines = text.split('\n')
  let heads: readonly string[] | null = null
  return lines
    .flatMap((line, at) => {
      const cells = readRow(line)
      const isHead = cells !== null && heads === null
      if (cells === null) heads = null
      else heads ??= cells
      if (cells === null || heads === null) return line
      if (isHead) return readRow(lines[at + 1] ?? '') === null ? line : []
      return cells.every(isRule) ? [] : tellRow(cells, heads)
    })
    .join('\n')
}

/** Null for what is no row of a table. */
export function readRow(line: string): readonly string[] | null {
  if (!line.startsWith('| ') && !line.startsWith('|-') && !line.startsWith('|:')) return null
  if (!line.endsWith('|') || line.length < 3) return null
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
}

export function isRule(cell: string): boolean {
  return /^:?-{2,}:?$/.test(cell)
}

function tellRow([first = '', ...cells]: readonly string[], heads: readonly string[]): string {
  const told = cells.flatMap((cell, at) => {
    const head = heads[at + 1] ?? ''
    return cell === '' ? [] : head === '' ? cell : `${head}：${cell}`
  })
  return [first, ...told].filter(Boolean).join(' · ')
}

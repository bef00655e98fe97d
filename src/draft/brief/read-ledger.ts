// Step of reading a brief: rows of a ledger (指标, 数值, 单位, 备注) -> lines like the ones a person types, with their remarks.

export interface LedgerTable {
  readonly rows: readonly (readonly string[])[]
}

export interface ReadLedger {
  /** One line a row. */
  readonly lines: readonly string[]
  /** Remark by line. */
  readonly notes: ReadonlyMap<string, string>
}

const columns = {
  name: /^(?:指标|项目|名称|内容|事项|工作|类别)/,
  value: /^(?:数值|数量|数据|数|值|完成|全年|合计|本年|今年)/,
  unit: /单位/,
  note: /^(?:备注|说明|注)/,
}

/** Tables without such a header are read row by row, cells joined. */
export function readLedger(tables: readonly LedgerTable[]): ReadLedger {
  const lines: string[] = []
  const notes = new Map<string, string>()
  for (const { rows } of tables) {
    const head = findHeader(rows)
    for (const row of rows.slice(head === null ? 0 : head.row + 1)) {
      const line =
        head === null
          ? row
              .map((cell) => cell.trim())
              .filter(Boolean)
              .join('')
          : joinRow(row, head)
      if (line === '') continue
      lines.push(line)
      const note = head?.note === undefined ? '' : (row[head.note] ?? '').trim()
      if (note !== '') notes.set(line, note)
    }
  }
  return { lines, notes }
}

interface Header {
  readonly row: number
  readonly name: number
  readonly value: number
  readonly unit: number | undefined
  readonly note: number | undefined
}

function findHeader(rows: readonly (readonly string[])[]): Header | null {
  for (const [index, row] of rows.slice(0, 5).entries()) {
    const find = (pattern: RegExp) => row.findIndex((cell) => pattern.test(cell.trim()))
    const [name, value, unit, note] = [
      find(columns.name),
      find(columns.value),
      find(columns.unit),
      find(columns.note),
    ]
    if (name! < 0 || value! < 0 || name === value) continue
    return {
      row: index,
      name: name!,
      value: value!,
      unit: unit! < 0 ? undefined : unit!,
      note: note! < 0 ? undefined : note!,
    }
  }
  return null
}

function joinRow(row: readonly string[], head: Header): string {
  const name = (row[head.name] ?? '').trim()
  const value = (row[head.value] ?? '').trim()
  const unit = head.unit === undefined ? '' : (row[head.unit] ?? '').trim()
  if (name === '' || value === '' || /^[-—/]$/.test(value)) return ''
  // A header that is repeated on the next page of a table.
  if (columns.name.test(name) && columns.value.test(value)) return ''
  return `${name}${value}${value.endsWith(unit) ? '' : unit}`
}

/** Lines pasted from a table (tabs, | or commas under a header of 指标 and 数值) taken out of running text. */
export function splitTables(text: string): { text: string; tables: LedgerTable[] } {
  const rest: string[] = []
  const tables: string[][][] = []
  let separator: RegExp | null = null
  for (const line of text.split(/\r?\n/)) {
    const cells = separator === null ? [] : splitRow(line, separator)
    if (separator !== null && cells.length >= 2) {
      if (!/^[-: ]*$/.test(cells.join(''))) tables.at(-1)!.push(cells)
      continue
    }
    separator = [/\t/, /\|/, /[,，]/].find((mark) => findHeader([splitRow(line, mark)]) !== null) ?? null
    if (separator === null) rest.push(line)
    else tables.push([splitRow(line, separator)])
  }
  return { text: rest.join('\n'), tables: tables.map((rows) => ({ rows })) }
}

function splitRow(line: string, separator: RegExp): string[] {
  return line
    .replace(/^\s*\||\|\s*$/g, '')
    .split(separator)
    .map((cell) => cell.trim())
}

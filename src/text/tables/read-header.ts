// Step: a table as stored -> its cells. The header that begins at a row: its rows, and the words above each column,
// from the widest head to the column's own, units apart.
import type { StatutoryHeader, TableWords } from '#domain/prompt-book.ts'
import type { Grid, GridCell } from './table-grid.ts'
import { type HeadWords, isBareYear, isNothing, isNumber, isUnit, splitUnit } from './table-value.ts'

export interface Header {
  /** Per column, widest first; empty where nothing stands above it. */
  readonly columns: readonly (readonly HeadWords[])[]
  readonly start: number
  readonly last: number
  /** What it prescribes where nothing else gives a unit: a form of the state. */
  readonly unit: string
  /** Words of its first cell. */
  readonly first: string
  /** Tells it from other headers: the same one again is a page's. */
  readonly key: string
}

/** A header of more rows, and a head over more columns, is none. */
const most = 5
const widest = 24
const isRemark = (words: string) => /^\([^()]*\)$/.test(words) && !isUnit(words.slice(1, -1))

export function readHeader(grid: Grid, start: number, words: TableWords): Header {
  let last = start
  while (last + 1 < Math.min(grid.height, start + most) && isContinued(grid, start, last + 1)) last++
  if (!grid.isMerged) last = findFormEnd(grid, { start, last }, words.statutory)
  const { form, printed } = findForm(grid, { start, last }, words.statutory)
  const columns = Array.from({ length: grid.width }, (_, column) => readColumn(grid, { start, last, column }))
  // One row may leave out what the form is about (行政处罚); more rows have lost which cells stand over which.
  const isTold =
    form !== null && !grid.isMerged && (last > start || form.columns.some((parts) => parts.length > 1))
  return {
    columns: isTold ? alignRight(form, { width: grid.width, printed }) : columns,
    start,
    last,
    unit: form?.unit ?? '',
    first: grid.at(start, 0).words,
    key: printed.map((head) => head.words).join('|'),
  }
}

interface Rows {
  readonly start: number
  readonly last: number
}

/** Where merged cells were lost, nothing but its words tells how many rows a form of the state has. */
function findFormEnd(grid: Grid, { start, last }: Rows, forms: readonly StatutoryHeader[]): number {
  for (let end = last; end < Math.min(grid.height, start + most); end++) {
    const { form } = findForm(grid, { start, last: end }, forms)
    if (form !== null) return form.columns.length <= grid.width ? end : last
  }
  return last
}

/** The form of these rows and their cells; the same words in the row above are a merged cell or another column's. */
function findForm(
  grid: Grid,
  rows: Rows,
  forms: readonly StatutoryHeader[],
): { readonly form: StatutoryHeader | null; readonly printed: readonly HeadWords[] } {
  const once = listStream(grid, rows, true)
  for (const printed of grid.isMerged ? [once] : [once, listStream(grid, rows, false)]) {
    const form = findStatutory(
      printed.map((head) => head.words),
      forms,
    )
    if (form !== null) return { form, printed }
  }
  return { form: null, printed: once }
}

/** The cells of its rows as they follow each other, merged ones once, remarks left out. */
function listStream(grid: Grid, { start, last }: Rows, isOnce: boolean): HeadWords[] {
  const stream: HeadWords[] = []
  // A merged cell that was written out stands in each cell that it covers.
  const isWrittenOut = ({ row, column, words }: GridCell) =>
    isOnce &&
    !grid.isMerged &&
    ((column > 0 && grid.at(row, column - 1).words === words) ||
      (row > start && grid.at(row - 1, column).words === words))
  for (let row = start; row <= last; row++)
    for (const cell of grid.list(row))
      if (cell.row === row && !isRemark(cell.words) && !isWrittenOut(cell)) stream.push(splitUnit(cell.words))
  return stream
}

const bare = (words: string) => words.replace(/\([^()]*\)|[\s、,]/g, '')

/** The form whose cells are these, give or take words at their ends (暂扣许可证 for 暂扣许可证件). */
function findStatutory(stream: readonly string[], forms: readonly StatutoryHeader[]): StatutoryHeader | null {
  const fits = (form: StatutoryHeader) =>
    form.stream.length === stream.length && form.stream.every((cell, at) => isSameCell(stream[at]!, cell))
  return forms.find(fits) ?? null
}

/** Whether a printed cell is this cell of a form. */
export function isSameCell(printed: string, known: string): boolean {
  const [a, b] = [bare(printed), bare(known)]
  return (
    a === b ||
    (a.length > 1 && b.length > 1 && (a.startsWith(b) || (b.startsWith(a) && a.length + 2 >= b.length)))
  )
}

/** The columns of a form are the last ones of a table: names of rows stand left of them. */
function alignRight(
  form: StatutoryHeader,
  { width, printed }: { width: number; printed: readonly HeadWords[] },
): HeadWords[][] {
  const shift = width - form.columns.length
  // As printed, unit and all; what the form adds of its own stands in none of the cells.
  const read = (part: string) => printed[form.stream.indexOf(part)] ?? splitUnit(part)
  return Array.from({ length: width }, (_, column) =>
    (form.columns[column - shift] ?? []).filter((part) => part !== '').map(read),
  )
}

/** Another row of the header: cells reach into it, a head above it spans several columns, or it holds units only. */
function isContinued(grid: Grid, start: number, row: number): boolean {
  const cells = grid.list(row)
  const own = cells.filter((cell) => cell.row === row)
  if (own.length === 0 || own.some((cell) => isCounted(cell.words, cell.column))) return false
  if (own.some((cell) => cell.words.length > 40 || /[。;；]/.test(cell.words))) return false
  if (own.every((cell) => isUnit(cell.words.replace(/^\((.*)\)$/, '$1')))) return true
  if (grid.isMerged) {
    const reaches = cells.some((cell) => cell.row >= start && cell.row < row)
    return reaches || grid.list(row - 1).some((cell) => cell.columns > 1 && cell.columns < grid.width)
  }
  const first = grid.at(row, 0).words
  return first === '' || first === grid.at(row - 1, 0).words || fillsBlanks(grid, row)
}

/** A head with blanks to its right stands over the cells below it; one without has nothing below. */
function fillsBlanks(grid: Grid, row: number): boolean {
  const isBlank = (at: number, column: number) => grid.at(at, column).words === ''
  const hasNext =
    row + 1 < grid.height && grid.list(row + 1).some((cell) => isCounted(cell.words, cell.column))
  let filled = 0
  for (let column = 0; column < grid.width; column++) {
    const isWide = column + 1 < grid.width && isBlank(row - 1, column + 1)
    if (isBlank(row - 1, column) ? isBlank(row, column) : isWide === isBlank(row, column)) return false
    if (isBlank(row - 1, column)) filled++
  }
  return hasNext && filled > 0
}

function isCounted(words: string, column: number): boolean {
  return (isNumber(words) && !isBareYear(words)) || (column > 0 && isNothing(words))
}

function readColumn(
  grid: Grid,
  { start, last, column }: { start: number; last: number; column: number },
): HeadWords[] {
  const parts: string[] = []
  for (let row = start; row <= last; row++) {
    const cell = grid.at(row, column)
    const words = cell.words || (grid.isMerged ? '' : readLeft(grid, { row, last, column }))
    if (words === '' || isRemark(words) || parts.at(-1) === words) continue
    parts.push(/^\(.*\)$/.test(words) || !isUnit(words) || row === start ? words : `(${words})`)
  }
  return parts.map(splitUnit)
}

/** Without merged cells a head over several columns stands in the first of them, and each has a head of its own below. */
function readLeft(grid: Grid, { row, last, column }: { row: number; last: number; column: number }): string {
  const hasOwn = (at: number) => {
    for (let below = row + 1; below <= last; below++) if (grid.at(below, at).words !== '') return true
    return false
  }
  if (!hasOwn(column)) return ''
  for (let left = column - 1; left >= Math.max(0, column - widest); left--)
    if (grid.at(row, left).words !== '') return hasOwn(left) ? grid.at(row, left).words : ''
  return ''
}

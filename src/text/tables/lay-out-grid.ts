// Step: a table -> its numbers, each with the words that stand over it and beside it, its unit and its period. Knows
// nothing of where the table stands: for reports and for the material of a draft alike.
import type { MergedCells } from '#domain/block.ts'
import type { TableWords } from '#domain/prompt-book.ts'
import { oncePer } from '#shared/once-per.ts'
import { findWholeTotals } from './find-whole-totals.ts'
import { type ColumnHead, readColumns, unitOfNames } from './read-columns.ts'
import { type ColumnKind, openLabels, readColumnKinds } from './read-labels.ts'
import { type Band, splitBands } from './split-bands.ts'
import { type Grid, openGrid } from './table-grid.ts'
import { type HeadWords, isNumber, isPeriod, readCaptionUnit, splitUnit } from './table-value.ts'

export interface PlainTable {
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly MergedCells[]
  /** The words above the table (单位:万元, 矛盾纠纷统计表); empty when nothing stands there. */
  readonly caption: string
}

/** A number of a table. Units are taken off all words. */
export interface GridNumber {
  /** Counted from 0, in the rows given. */
  readonly row: number
  readonly column: number
  /** As it stands in the cell, widths folded: 1.2万, 120余起. */
  readonly words: string
  /** Above its column, widest first; its period is none of them. */
  readonly heads: readonly string[]
  /** Names of its row, outermost first. */
  readonly labels: readonly string[]
  /** The row across all columns above it (二、行政许可), and the column that groups rows (类别); not over a total of all. */
  readonly title: string
  /** Sums up some rows of the table (小计): it is no number of the whole. */
  readonly isPartSum: boolean
  /** What the whole table is about, as written in it or above it; empty when nothing says so. */
  readonly caption: string
  /** As written outside the cell: 万元, 件; empty when nothing gives one. */
  readonly unit: string
  /** As written in its header, its row or a column of periods; null when nothing says one. */
  readonly period: string | null
  /** Compares with another time (同比, 增幅), or is what was to be reached (计划). */
  readonly tense: ColumnHead['tense']
}

export interface LaidOut {
  /** In the order of the rows. */
  readonly numbers: readonly GridNumber[]
  /** Cells with a number that no name or no header tells; by row and column. */
  readonly unread: readonly { readonly row: number; readonly column: number }[]
  /** Rows that are headers, first and last. */
  readonly headers: readonly { readonly start: number; readonly last: number }[]
}

const partSum = /^小计$/

/** Linear in the cells. Any grid is allowed. */
export function layOutGrid(table: PlainTable, words: TableWords): LaidOut {
  const grid = openGrid(table.rows, table.merges)
  const bands = splitBands(grid, words)
  const whole = findWholeTotals(grid, bands, words)
  const laid = bands.map((band) => layOutBand(grid, band, { words, caption: table.caption, whole }))
  return {
    numbers: laid.flatMap((one) => one.numbers),
    unread: laid.flatMap((one) => one.unread),
    headers: bands.flatMap(({ header }) => (header === null ? [] : [header])),
  }
}

interface BandTools {
  readonly words: TableWords
  readonly caption: string
  /** Rows of totals over all bands. */
  readonly whole: ReadonlySet<number>
}

function layOutBand(grid: Grid, band: Band, tools: BandTools): Omit<LaidOut, 'headers'> {
  const kinds = readColumnKinds(grid, band, tools.words)
  const isOwnNumber = (row: number, column: number) => {
    const cell = grid.at(row, column)
    return cell.row === row && cell.column === column && isNumber(cell.words)
  }
  const first = findFirst(
    grid,
    band.rows,
    (row, column) => kinds[column] === 'name' && isOwnNumber(row, column),
  )
  const labels = openLabels(grid, { kinds, header: band.header, first, totals: tools.words.totals })
  const columns = readColumns(band, grid.width, tools.words)
  const numbers: GridNumber[] = []
  const unread: { row: number; column: number }[] = []
  for (const row of band.rows) {
    labels.enter(row)
    for (let column = 0; column < grid.width; column++) {
      if (kinds[column] !== 'name' || !isOwnNumber(row, column)) continue
      if (isSerial(grid, band, column) || isRepeat(grid, { band, row, column })) continue
      const names = listNames(grid, { band, row, column }, labels.listLeft(column))
      if (names === null) unread.push({ row, column })
      else
        numbers.push(
          buildNumber(
            { row, column, words: grid.at(row, column).words },
            { head: columns[column]!, names, band, tools, given: readGiven(kinds, labels.at) },
          ),
        )
    }
  }
  // Without a header a row of numbers is understood whole or not at all.
  return band.header === null && unread.length > 0
    ? { numbers: [], unread: [...numbers, ...unread] }
    : { numbers, unread }
}

function findFirst(
  grid: Grid,
  rows: readonly number[],
  isNumberAt: (row: number, column: number) => boolean,
): number {
  for (let column = 1; column < grid.width; column++)
    if (rows.some((row) => isNumberAt(row, column))) return column
  return grid.width
}

/** 1, 2, 3 before names, where no head says what they are. */
function isSerial(grid: Grid, { header }: Band, column: number): boolean {
  return column === 0 && grid.width > 2 && (header === null || header.columns[0]!.length === 0)
}

/** Where merged cells were written out, the same number stands under the same head again. */
function isRepeat(grid: Grid, { band, row, column }: { band: Band; row: number; column: number }): boolean {
  const head = (at: number) => (band.header?.columns[at] ?? []).map((part) => part.words).join('/')
  return (
    column > 0 &&
    head(column) !== '' &&
    head(column) === head(column - 1) &&
    grid.at(row, column).words === grid.at(row, column - 1).words
  )
}

/** Null where neither a header nor the cell beside it names the number. */
function listNames(
  grid: Grid,
  { band, row, column }: { band: Band; row: number; column: number },
  left: readonly string[],
): readonly string[] | null {
  if (band.header !== null) return band.header.columns[column]!.length > 0 ? left : null
  const beside = column > 0 ? grid.at(row, column - 1).words : ''
  const isNamed = beside !== '' && !isNumber(beside) && left.at(-1) === beside
  return isNamed ? left : null
}

/** 小计 always, 合计 of a group (镇 | 合计), and 合计 of a band where another row sums up all bands. */
function isPartSum(name: string, isInSection: boolean, { words, whole }: BandTools): boolean {
  const bare = name.replace(/\s/g, '')
  return partSum.test(bare) || (words.totals.includes(bare) && (isInSection || whole.size > 0))
}

/** What columns of their own say of a row. */
function readGiven(kinds: readonly ColumnKind[], at: (column: number) => string) {
  const of = (kind: ColumnKind) => {
    const column = kinds.indexOf(kind)
    return column < 0 ? '' : at(column)
  }
  return { unit: of('unit'), period: of('period'), section: of('section') }
}

/** The numbers of a row share their names. */
const readLabels = oncePer((names: readonly string[]): readonly HeadWords[] => names.map(splitUnit))

function buildNumber(
  cell: Pick<GridNumber, 'row' | 'column' | 'words'>,
  {
    head,
    names,
    band,
    tools,
    given,
  }: {
    head: ColumnHead
    names: readonly string[]
    band: Band
    tools: BandTools
    given: { unit: string; period: string; section: string }
  },
): GridNumber {
  const own = head.parts.findLast((part) => part.unit !== '')?.unit ?? ''
  const isWhole = tools.whole.has(cell.row)
  const section = tools.words.totals.includes(given.section) ? '' : splitUnit(given.section).words
  const labels = readLabels(names)
  const ofRow = given.unit || (labels.findLast((label) => label.unit !== '')?.unit ?? '')
  const ofTable =
    band.title.unit ||
    band.unit ||
    readCaptionUnit(tools.caption) ||
    (band.header?.unit ?? '') ||
    unitOfNames(band)
  const told = labels.map((label) => label.words).filter((label) => label !== '')
  const ofColumn = tools.words.totals.includes(given.period) ? '' : given.period
  const period = head.period ?? (ofColumn || told.findLast(isPeriod)) ?? null
  return {
    ...cell,
    heads: head.parts.map((part) => part.words).filter((part) => part !== ''),
    labels: told.filter((label) => !isPeriod(label)),
    title: `${isWhole ? '' : band.title.words}${section}`,
    isPartSum: !isWhole && names.some((name) => isPartSum(name, section !== '', tools)),
    caption: band.caption || tools.caption,
    unit: own || (head.tense === 'compared' ? '' : ofRow || ofTable),
    period,
    tense: head.tense,
  }
}

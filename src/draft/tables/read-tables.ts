// Step of reading a brief: tables -> facts, one a row: its name, its numbers with their units, last year's beside them, its remark. The rows that are not understood are listed. Read with the same grid as at intake.
import type { MergedCells, SheetPlace } from '#domain/block.ts'
import type { UnusedPiece } from '#domain/brief.ts'
import type { TableWords } from '#domain/prompt-book.ts'
import { groupBy } from '#shared/group-by.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'
import { type GridNumber, layOutGrid } from '#text/tables/lay-out-grid.ts'
import { isNothing, isUnit } from '#text/tables/table-value.ts'
import { checkTotals, isTotal } from './check-totals.ts'
import { splitCounts } from './compound-cells.ts'
import { findWholes, shareWholeUnits } from './find-wholes.ts'
import { type RowClause, readRow } from './read-row.ts'
import { readSpokenRows, type Spoken } from './read-spoken-rows.ts'
import { furniture, readNote, readPartRow, readTextRow } from './read-text-row.ts'
import {
  findRemarks,
  findShared,
  findTimes,
  headAbove,
  isOfPlaces,
  nameKind,
  range,
} from './table-columns.ts'

export interface BriefTable {
  readonly rows: readonly (readonly string[])[]
  readonly merges?: readonly MergedCells[]
  /** The line above it: 单位:万元, 矛盾纠纷统计表. */
  readonly caption?: string
  /** The file it stands in; absent: pasted. */
  readonly file?: string
  /** Stands above all that the file tells in words. */
  readonly isFirst?: boolean
  /** In a workbook: its sheet, and which row and column of it each one is. */
  readonly place?: SheetPlace
}

/** One fact of a table. */
export interface RowFact {
  readonly clauses: readonly RowClause[]
  /** What it stands under: 不足, 2025年打算, 纠纷化解; empty for nothing. */
  readonly label: string
  /** 台账.xlsx 第4行. */
  readonly source: string
  /** The row as it came. */
  readonly row: string
  /** Of a village or a department: kept with its name, never taken for the whole. */
  readonly isOfPlace: boolean
}

export interface ReadTables {
  readonly facts: readonly RowFact[]
  readonly unused: readonly UnusedPiece[]
  readonly doubts: readonly string[]
}

/** Shorter cells are names. */
const leastTold = 6
/** Rows of places beyond these are listed and not written. */
const mostPlaceRows = 8

/** `year`: the one that is reported on. Linear in the cells. */
export function readTables(
  tables: readonly BriefTable[],
  { words, year }: { words: TableWords; year: number | null },
): ReadTables {
  const read = tables.map((table) => readTable(table, { words, year }))
  return {
    facts: read.flatMap((one) => one.facts),
    unused: read.flatMap((one) => one.unused),
    doubts: read.flatMap((one) => one.doubts),
  }
}

interface Tools {
  readonly words: TableWords
  readonly year: number | null
}

interface LaidTable {
  readonly rows: readonly (readonly string[])[]
  readonly numbers: ReadonlyMap<number, readonly GridNumber[]>
  readonly unread: ReadonlySet<number>
  readonly heads: ReadonlySet<number>
  readonly remarks: readonly number[]
  /** What its rows are: 活动; empty for 项目 and the like. */
  readonly kind: string
  /** Names of rows that stand under several others. */
  readonly shared: ReadonlySet<string>
  /** Columns that say when. */
  readonly times: readonly number[]
  /** Rows that are parts of the row above. */
  readonly parts: ReadonlySet<number>
  readonly spoken: ReadonlyMap<number, readonly Spoken[]>
  /** Rows of villages or departments. */
  readonly places: ReadonlySet<number>
  readonly doubts: readonly string[]
}

function layOut(table: BriefTable, { words, year }: Tools): LaidTable {
  const rows = table.rows.map(readCells)
  const counts = splitCounts(rows)
  const grid = layOutGrid(
    { rows: counts.rows, merges: table.merges ?? [], caption: nameCaption(table.caption ?? '') },
    words,
  )
  const laid = { ...grid, numbers: grid.numbers.map(counts.restore) }
  // Over no number at all stands no head: such a sheet is lines of words.
  const isCounted = laid.numbers.length > 0 || laid.unread.length > 0
  const heads = new Set(isCounted ? laid.headers.flatMap(({ start, last }) => range(start, last)) : [])
  const remarks = findRemarks(rows, laid.headers, words)
  const withNumbers = new Set(laid.numbers.map(({ row }) => row))
  const spoken = readSpokenRows({ rows, counted: (row) => withNumbers.has(row), remarks, year })
  const given = groupBy(
    laid.numbers.filter(({ row, column }) => !spoken.has(row) && !remarks.includes(column)),
    ({ row }) => row,
  )
  const wholes = findWholes(given)
  const numbers = shareWholeUnits(given, wholes)
  const places = [...numbers].filter(
    ([row, own]) =>
      own.every(({ labels }) => labels.length < 2) &&
      isOfPlaces(rows, headAbove(laid.headers, row)) &&
      !isTotal(own[0]?.labels ?? [], words),
  )
  return {
    rows,
    numbers,
    unread: new Set(laid.unread.map(({ row }) => row)),
    heads,
    remarks,
    kind: nameKind(rows, laid.headers, words),
    shared: findShared(laid.numbers),
    times: findTimes(rows, laid.headers),
    parts: new Set([...wholes.keys()].filter((row) => !places.some(([place]) => place === row))),
    spoken,
    places: new Set(places.map(([row]) => row)),
    doubts: checkTotals(laid.numbers, words),
  }
}

/** 各村公开(期): the unit in brackets behind the name is that of all its numbers. */
function nameCaption(given: string): string {
  const caption = foldWidth(given)
  const unit = /\(([\u4e00-\u9fff]{1,4})\)\s*$/.exec(caption)?.[1] ?? ''
  return isUnit(unit) ? `${caption}\n单位:${unit}` : caption
}

function readTable(table: BriefTable, tools: Tools): ReadTables {
  const laid = layOut(table, tools)
  const facts: RowFact[] = []
  const unused: UnusedPiece[] = []
  let part = ''
  const label = labelOf(table.caption ?? '')
  for (const row of laid.rows.keys()) {
    const source = nameSource(table, { row, column: null })
    const told = isOfWords(row, laid) ? readPartRow(laid.rows[row]!, part) : null
    part = told?.label ?? ''
    const read: ReadTableRow =
      told === null
        ? readTableRow(row, laid, tools)
        : { facts: [{ label: told.label, clauses: [{ text: told.text, past: null }] }], unused: [] }
    unused.push(...read.unused.map((one) => ({ ...one, source })))
    const shown = told ? `${told.label} | ${told.text}` : laid.rows[row]!.filter(Boolean).join(' | ')
    const own = read.facts.map((fact) => ({
      ...fact,
      label: fact.label || label,
      clauses: fact.clauses.map((clause) => nameCells(clause, table)),
      source,
      row: shown,
      isOfPlace: laid.places.has(row),
    }))
    if (laid.parts.has(row) && facts.length > 0 && own.length > 0) facts.push(joinParts(facts.pop()!, own))
    else facts.push(...own)
  }
  return { facts, unused, doubts: laid.doubts }
}

/** 隐患排查 over a table names what its rows are about; 各村汇总 and 情况表 name nothing. */
function labelOf(caption: string): string {
  const last = caption.split('\n').at(-1)!
  const name = last
    .replace(/^[\s#]*(?:[一二三四五六七八九十]{1,2}[、.]|[（(][一二三四五六七八九十]{1,2}[)）])?/, '')
    .trim()
  return /^[\u4e00-\u9fff]{2,6}$/.test(name) && !/各|统计|汇总|明细|表$|数据|情况$|部分$/.test(name)
    ? name
    : ''
}

/** 台账.xlsx「信访」C5; of other tables the row: 台账.docx 第4行. */
function nameSource({ file, place }: BriefTable, { row, column }: Cell): string {
  const named = file ?? ''
  const line = place?.rows[row]
  if (place === undefined || line === undefined) return `${named === '' ? '表格' : `${named} `}第${row + 1}行`
  const across = column === null ? undefined : place.columns[column]
  return `${named}「${place.sheet}」${across === undefined ? `第${line + 1}行` : `${nameColumn(across)}${line + 1}`}`
}

interface Cell {
  readonly row: number
  readonly column: number | null
}

function nameColumn(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : `${nameColumn(Math.floor(column / 26) - 1)}${last}`
}

function nameCells(clause: RowClause, table: BriefTable): RowClause {
  const { cell, pastCell } = clause
  return {
    ...clause,
    ...(cell && table.place ? { source: nameSource(table, cell) } : {}),
    ...(pastCell && table.place ? { pastSource: nameSource(table, pastCell) } : {}),
  }
}

function isOfWords(row: number, laid: LaidTable): boolean {
  return !laid.numbers.has(row) && !laid.spoken.has(row) && !laid.heads.has(row)
}

interface ReadTableRow {
  readonly facts: readonly Spoken[]
  readonly unused: readonly Omit<UnusedPiece, 'source'>[]
}

function readTableRow(row: number, laid: LaidTable, tools: Tools): ReadTableRow {
  const cells = laid.rows[row]!
  const shown = cells.filter(Boolean).join(' | ')
  const told = laid.spoken.get(row)
  if (told) return { facts: told, unused: [] }
  const note = laid.numbers.has(row) ? null : readNote(cells)
  if (note !== null) return { facts: [{ label: '', clauses: [{ text: note, past: null }] }], unused: [] }
  const own = laid.numbers.get(row)
  if (own && laid.places.has(row) && laid.places.size > mostPlaceRows)
    return { facts: [], unused: [{ text: shown, reason: '各村（部门）明细，没有写进正文' }] }
  if (own) {
    const column = laid.remarks.find((one) => cells[one])
    const said =
      column === undefined ? { remark: '' } : { remark: cells[column]!, remarkCell: { row, column } }
    const { clauses, label, left } = readRow(own, {
      ...tools,
      ...said,
      when: readWhen(cells, laid, own),
      kind: laid.kind,
      shared: laid.shared,
    })
    return { facts: clauses.length > 0 ? [{ clauses, label }] : [], unused: left }
  }
  if (laid.heads.has(row)) return { facts: [], unused: [] }
  const text = readTextRow(cells, laid.remarks)
  if (text !== null) return { facts: [{ label: '', clauses: [{ text, past: null }] }], unused: [] }
  const filled = cells.filter(Boolean)
  if (laid.unread.has(row) && filled.length > 1)
    return { facts: [], unused: [{ text: shown, reason: '表头没看懂，请说一声这一列是什么' }] }
  const isSaid =
    filled.length > 1 && filled.slice(1).some((cell) => /\d/.test(cell) || cell.length >= leastTold)
  return { facts: [], unused: isSaid ? [{ text: shown, reason: '这一行没看懂，没有写进正文' }] : [] }
}

/** 12月1日至7日 beside what was done; a year is the period of all. */
function readWhen(cells: readonly string[], { times }: LaidTable, own: readonly GridNumber[]): string {
  const when = times.map((column) => cells[column] ?? '').find(Boolean) ?? ''
  const isName = own.some(({ labels }) => labels.includes(when) && labels.length === 1)
  return isName || isNothing(when) || /^(?:19|20)\d{2}年?(?:度|全年)?$|^全年$/.test(when) ? '' : when
}

/** Widths folded; a line that says who filled the table in is empty. */
function readCells(row: readonly string[]): readonly string[] {
  const cells = row.map((cell) => foldWidth(cell).replace(/\s+/g, ' ').trim())
  const filled = cells.filter(Boolean)
  const isFurniture =
    filled.length > 0 &&
    filled.length < 4 &&
    filled.every((cell) => /^[\u4e00-\u9fff]{2,8}[:：]/.test(cell)) &&
    furniture.test(filled[0]!)
  return isFurniture ? cells.map(() => '') : cells
}

/** 其中 is said once of all the parts. */
function joinParts(whole: RowFact, parts: readonly RowFact[]): RowFact {
  const isSaid = whole.clauses.some(({ text }) => text.startsWith('其中'))
  const told = parts.flatMap(({ clauses }) => clauses)
  // 含平台转办19件 is none of the parts that add up: it stands behind them.
  const isAside = ({ text }: RowClause) => /^(?:含|包含|不含)/.test(text)
  return {
    ...whole,
    clauses: [
      ...whole.clauses.filter((one) => !isAside(one)),
      ...told.map((one, index) =>
        isSaid || index > 0 ? { ...one, text: one.text.replace(/^其中(?=[\u4e00-\u9fff]{2})/, '') } : one,
      ),
      ...whole.clauses.filter(isAside),
    ],
    row: [whole.row, ...parts.map(({ row }) => row)].join('；'),
  }
}

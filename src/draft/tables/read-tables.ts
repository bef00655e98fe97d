// Step of reading a brief: tables -> facts, one a row: its name, its numbers with their units, last year's beside them, its remark. The rows that are not understood are listed. Read with the same grid as at intake.
import type { RowName, UnusedPiece } from '#domain/brief.ts'
import type { TableWords } from '#domain/prompt-book.ts'
import type { BriefTable } from './brief-table.ts'
import { type LaidTable, layOutCells } from './lay-out-cells.ts'
import { ownName } from './name-row.ts'
import { nameRemark } from './read-remarks.ts'
import { countPeriods, readRow } from './read-row.ts'
import type { Spoken } from './read-spoken-rows.ts'
import { readNote, readPartRow, readTextRow } from './read-text-row.ts'
import type { RowClause } from './row-clause.ts'
import { leaveItem } from './split-tables.ts'

/** One fact of a table. */
export interface RowFact {
  readonly clauses: readonly RowClause[]
  /** What it stands under: 不足, 2025年打算, 纠纷化解; empty for nothing. */
  readonly label: string
  /** 台账.xlsx 第4行. */
  readonly source: string
  /** The row as it came. */
  readonly row: string
  /** Which row of which table. */
  readonly table: number
  readonly at: number
  /** The heading that its table stands under; absent for none. */
  readonly heading?: string
  /** What the row is, in a table that counts the same in every row. */
  readonly of?: RowName
}

export interface ReadTables {
  readonly facts: readonly RowFact[]
  readonly unused: readonly UnusedPiece[]
  readonly doubts: readonly string[]
  /** Cells that say nothing beside others: serial numbers, changes that the two years say. */
  readonly said: readonly string[]
}

/** Shorter cells are names. */
const leastTold = 6
/** Rows of places beyond these are listed and not written: no page holds their table. */
const mostPlaceRows = 24

/** `year`: the one that is reported on. Linear in the cells. */
export function readTables(
  tables: readonly BriefTable[],
  { words, year }: { words: TableWords; year: number | null },
): ReadTables {
  const read = tables.map((table, index) => readTable(table, index, { words, year }))
  return {
    facts: read.flatMap((one) => one.facts),
    unused: read.flatMap((one) => one.unused),
    doubts: read.flatMap((one) => one.doubts),
    said: read.flatMap((one) => one.said),
  }
}

interface Tools {
  readonly words: TableWords
  readonly year: number | null
}

function readTable(table: BriefTable, index: number, tools: Tools): ReadTables {
  const laid = layOutCells(table, tools)
  const facts: RowFact[] = []
  const unused: UnusedPiece[] = []
  const said: string[] = []
  let part = ''
  const label = labelOf(table.caption ?? '') || labelOf(table.heading ?? '')
  const periods: RowFact[] = []
  const isByPeriods = tellsPeriods(laid)
  for (const row of orderRows(laid)) {
    const source = nameSource(table, { row, column: null })
    const spoken = isOfWords(row, laid) ? readPartRow(laid.rows[row]!, part) : null
    part = spoken?.label ?? ''
    const read: ReadTableRow =
      spoken === null
        ? readTableRow(row, laid, tools)
        : { facts: [{ label: spoken.label, clauses: [{ text: spoken.text, past: null }] }], unused: [] }
    said.push(...(read.said ?? []).map((column) => laid.rows[row]![column] ?? ''))
    unused.push(...read.unused.map((one) => ({ ...one, source })))
    const shown = spoken
      ? `${spoken.label} | ${spoken.text}`
      : laid.rows[row]!.filter((cell, column) => cell && !read.said?.includes(column)).join(' | ')
    const all = read.facts.map((fact) => ({
      ...fact,
      label: fact.label || label,
      clauses: fact.clauses.map((clause) => nameCells(clause, table)),
      source,
      row: shown,
      table: index,
      at: row,
      ...(table.heading === undefined ? {} : { heading: table.heading }),
      ...(laid.names.has(row) ? { of: laid.names.get(row)! } : {}),
    }))
    const told = isByPeriods ? all.flatMap(leavePeriods) : all
    // 其中初次124件 below 网上信访89件: of what it is a part nothing says.
    const own = laid.parts.has(row) ? told : told.map(leaveParted)
    if (isByPeriods && laid.numbers.has(row))
      periods.push(...all.flatMap((fact) => tellPeriods(fact, rowName(row, laid, tools))))
    if (laid.parts.has(row) && facts.length > 0 && own.length > 0) facts.push(joinParts(facts.pop()!, own))
    else facts.push(...own)
  }
  return { facts: [...facts, ...periods], unused, doubts: laid.doubts, said }
}

/** More of them are not recited: they stand in a table of their own. */
const mostPeriods = 3
const leastPeriodRows = 2
/** Tables are counted from 0; what is told of parts of the year in one of them is a table beside it. */
const ofPeriods = 0.5

/** 项目 | 一季度 | 二季度 | 三季度 | 四季度 | 合计 */
function tellsPeriods({ numbers, names }: LaidTable): boolean {
  const rows = [...numbers].filter(([row, own]) => !names.has(row) && countPeriods(own) > mostPeriods)
  return rows.length >= leastPeriodRows
}

function leaveParted(fact: RowFact): RowFact {
  const [first, ...more] = fact.clauses
  return {
    ...fact,
    clauses: [{ ...first!, text: first!.text.replace(/^其中(?=[\u4e00-\u9fff]{2})/, '') }, ...more],
  }
}

function leavePeriods(fact: RowFact): readonly RowFact[] {
  const clauses = fact.clauses.filter(({ period }) => period === undefined)
  return clauses.length === 0 ? [] : [{ ...fact, clauses }]
}

/** 来信一季度3件，二季度2件: a row of its own kind of table. */
function tellPeriods(fact: RowFact, name: string): readonly RowFact[] {
  const own = fact.clauses.flatMap(({ period, ...clause }) => (period === undefined ? [] : [clause]))
  const clauses = own.map((clause, at) => {
    const text = clause.text.replace(/^其中/, '')
    return at === 0 ? { ...clause, text: `${name}${text.replace(name, '')}` } : { ...clause, text }
  })
  return own.length === 0
    ? []
    : [
        {
          ...fact,
          clauses,
          row: '',
          table: fact.table + ofPeriods,
          of: { name, kind: 'kind', mayAdd: false },
        },
      ]
}

function rowName(row: number, { numbers }: LaidTable, { words }: Tools): string {
  return ownName(numbers.get(row)![0]!, words).replace(/^(?:其中|合计|总计)(?=[\u4e00-\u9fff]{2})/, '')
}

/** A row that sums up those above it leads them. */
function orderRows({ rows, parts }: LaidTable): readonly number[] {
  const led = new Map<number, number>()
  for (const [part, whole] of parts) if (part < whole) led.set(whole, Math.min(part, led.get(whole) ?? part))
  const before = new Map([...led].map(([whole, first]) => [first, whole]))
  return [...rows.keys()].flatMap((row) => {
    const whole = before.get(row)
    return led.has(row) ? [] : whole === undefined ? [row] : [whole, row]
  })
}

/** 隐患排查 over a table names what its rows are about; 各村汇总 and 情况表 name nothing. */
function labelOf(caption: string): string {
  const last = caption.split('\n').at(-1)!
  const open = leaveItem(last)
  const bare = open.replace(
    /^[\s#]*(?:[一二三四五六七八九十]{1,2}[、.．]|[（(][一二三四五六七八九十]{1,2}[)）]|【)/,
    '',
  )
  const name = bare
    .replace(/[（(][^（）()]*[)）]\s*$/, '')
    .replace(/[】:：]$/, '')
    .trim()
    // 二、检查情况 is a heading; 检查情况 may be what any table is called.
    .replace(bare === open ? /(?!)/ : /情况$/, '')
    .replace(/^[按分](?:行业|类别?|领域|部门|单位|月份?|季度)|分类$/, '')
  return /^(?:12\d{3})?[\u4e00-\u9fff]{2,10}$/.test(name) &&
    !/各|统计|汇总|明细|表$|数据|情况$|部分$/.test(name)
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
  const { cell, pastCell, aside } = clause
  return {
    ...clause,
    ...(cell && table.place ? { source: nameSource(table, cell) } : {}),
    ...(pastCell && table.place ? { pastSource: nameSource(table, pastCell) } : {}),
    ...(aside && table.place ? { aside: { ...aside, source: nameSource(table, aside.cell) } } : {}),
  }
}

function isOfWords(row: number, laid: LaidTable): boolean {
  return !laid.numbers.has(row) && !laid.spoken.has(row) && !laid.heads.has(row)
}

interface ReadTableRow {
  /** Columns that say nothing beside the others: serial numbers, changes that the two years say. */
  readonly said?: readonly number[]
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
  if (own && laid.sums.has(row))
    return { facts: [], unused: [{ text: shown, reason: '是表中间的合计，没有写进正文' }] }
  if (own && laid.names.get(row)?.kind === 'place' && laid.names.size > mostPlaceRows)
    return { facts: [], unused: [{ text: shown, reason: '各村（部门）明细，没有写进正文' }] }
  if (own) {
    const columns = laid.remarks.filter((one) => cells[one])
    const { clauses, label, left, settled } = readRow(own, {
      ...tools,
      remarks: columns.map((column) => ({
        text: nameRemark(cells[column]!, headOf(laid, row, column)),
        cell: { row, column },
      })),
      isNamed: laid.parts.has(row) || (laid.names.has(row) && laid.names.get(row)!.kind !== 'total'),
      kind: laid.kind,
      shared: laid.shared,
    })
    return {
      facts: clauses.length > 0 ? [{ clauses, label }] : [],
      unused: left,
      said: [...laid.serials, ...settled],
    }
  }
  if (laid.heads.has(row)) return { facts: [], unused: [] }
  const text = readTextRow(cells, laid.remarks)
  if (text !== null)
    return { facts: [{ label: text.label, clauses: [{ text: text.text, past: null }] }], unused: [] }
  const filled = cells.filter(Boolean)
  if (laid.unread.has(row) && filled.length > 1)
    return { facts: [], unused: [{ text: shown, reason: '表头没看懂，请说一声这一列是什么' }] }
  const isSaid =
    filled.length > 1 && filled.slice(1).some((cell) => /\d/.test(cell) || cell.length >= leastTold)
  return { facts: [], unused: isSaid ? [{ text: shown, reason: '这一行没看懂，没有写进正文' }] : [] }
}

/** Over a column of words. */
function headOf({ rows, heads }: LaidTable, row: number, column: number): string {
  const above = [...heads].filter((one) => one < row).at(-1)
  return above === undefined ? '' : (rows[above]![column] ?? '').replace(/\s/g, '')
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
      ...told.map((one, index) => {
        const bare = one.text.replace(/^其中(?=[\u4e00-\u9fff]{2})/, '')
        return { ...one, isPart: true as const, text: isSaid || index > 0 ? bare : `其中${bare}` }
      }),
      ...whole.clauses.filter(isAside),
    ],
    row: [whole.row, ...parts.map(({ row }) => row)].join('；'),
  }
}

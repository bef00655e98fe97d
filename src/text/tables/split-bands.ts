// Step: a table as stored -> its cells. A grid -> bands: rows that stand under one header, with the words of the rows
// across all columns above them. A header inside a table (信息内容 | 本年处理决定数量) begins a new band.
import type { TableWords } from '#domain/prompt-book.ts'
import { parseNumbering } from '#text/outline-numbering.ts'
import { type Header, readHeader } from './read-header.ts'
import type { Grid } from './table-grid.ts'
import { type HeadWords, isBareYear, isNothing, isNumber, readCaptionUnit, splitUnit } from './table-value.ts'

export interface Band {
  /** Of the row across all columns above it; empty where there is none or it only names the table. */
  readonly title: HeadWords
  /** Null where its numbers stand beside their names only. */
  readonly header: Header | null
  readonly rows: readonly number[]
  /** Given by a line for all of the table below it (单位:万元). */
  readonly unit: string
  /** The row across that names the table (2024年纠纷统计表); empty where there is none. */
  readonly caption: string
}

type RowKind = 'empty' | 'numbering' | 'data' | 'span' | 'text' | 'blank'

const noTitle: HeadWords = { words: '', unit: '' }
const remark =
  /^(?:注|备注|说明|填表|制表|填报|审核|来源|资料来源|数据来源)(?:人|单位|日期|时间)?\s?[::]|^\([^()]*\)$/
/** 第二十条第(一)项 points at a law, 2024年工作数据表 at the table: neither is part of a name. */
const pointer =
  /^第.{1,4}条(?:第.{1,5}[款项])*$|(?:表|情况|统计|数据|汇总|台账|一览|明细|进度)(?:\(.*\))?$|(?:19|20)\d{2}/

export function splitBands(grid: Grid, words: TableWords): Band[] {
  const bands: (Omit<Band, 'rows'> & { rows: number[] })[] = []
  let header: Header | null = null
  let [title, unit, caption, isFresh] = [noTitle, '', '', true]
  const begin = () => bands.push({ title, header, unit, caption, rows: [] })
  for (let row = 0; row < grid.height; row++) {
    const kind = kindOf(grid, row, header === null)
    if (kind === 'span') {
      const line = grid.list(row)[0]!.words
      const given = readCaptionUnit(line)
      if (given !== '') unit = given
      if (remark.test(line) || (given !== '' && line.length < 16)) continue
      if (isTitle(grid, row, header === null)) {
        title = readTitle(line)
        if (title.words === '' && header === null) caption = line
        isFresh = true
        if (header !== null) begin()
        continue
      }
    }
    if (kind === 'text' && (header === null || isHead(grid, row, { header, isFresh, words }))) {
      const next = readHeader(grid, row, words)
      row = next.last
      if (header?.key !== next.key) {
        if (!isFresh) title = noTitle
        header = next
        begin()
      }
      isFresh = false
      continue
    }
    if (kind === 'empty' || kind === 'numbering') continue
    if (bands.length === 0) begin()
    bands.at(-1)!.rows.push(row)
    if (kind === 'data') isFresh = false
  }
  return bands
}

function readTitle(line: string): HeadWords {
  const { words, unit } = splitUnit(line)
  return { words: pointer.test(words) ? '' : words, unit }
}

/** `isFirst`: no header was met yet. */
function kindOf(grid: Grid, row: number, isFirst: boolean): RowKind {
  const cells = grid.list(row)
  if (cells.length === 0) return 'empty'
  const numbers = cells.filter((cell) => cell.row === row && isNumber(cell.words))
  if (numbers.length > 0 && !isHeadOfNumbers(cells, numbers, isFirst))
    return isNumbering(cells.map((cell) => cell.words)) ? 'numbering' : 'data'
  if (cells.slice(1).some((cell) => isNothing(cell.words))) return 'blank'
  return cells.length === 1 && cells[0]!.column === 0 && grid.width > 1 ? 'span' : 'text'
}

/** 指标 | 2023 | 2024 and 年龄 | 60岁以上 are heads. */
function isHeadOfNumbers(
  cells: readonly { readonly words: string }[],
  numbers: readonly { readonly words: string; readonly column: number }[],
  isFirst: boolean,
): boolean {
  if (numbers.some((cell) => cell.column === 0) || numbers.length === cells.length) return false
  if (numbers.every((cell) => isBareYear(cell.words))) return isFirst || numbers.length > 1
  return isFirst && numbers.every((cell) => /(?:以上|以下|以内)$/.test(cell.words))
}

/** 甲 | 1 | 2 | 3: a row that numbers the columns. */
function isNumbering(cells: readonly string[]): boolean {
  const rest = cells.filter((cell) => !/^(?:[甲乙丙丁]|栏次|行次|栏目|序号)$/.test(cell))
  return rest.length > 1 && rest.length + 2 >= cells.length && rest.every((cell, at) => cell === `${at + 1}`)
}

/** A row that stands over all columns; without merged cells one that more than a missing number tells. */
function isTitle(grid: Grid, row: number, isFirst: boolean): boolean {
  const cell = grid.at(row, 0)
  if (cell.columns >= grid.width) return true
  if (isFirst || parseNumbering(cell.words) !== null || /^第.{1,8}[条项款]|[::]$/.test(cell.words))
    return true
  if (grid.isMerged) return false
  const next = kindOf(grid, row + 1, false)
  return next === 'text' || next === 'span'
}

function isHead(
  grid: Grid,
  row: number,
  { header, isFresh, words }: { header: Header; isFresh: boolean; words: TableWords },
): boolean {
  const cells = grid.list(row).map((cell) => cell.words)
  if (cells.some((cell) => cell.length > 40 || /[。;；!]/.test(cell))) return false
  const first = splitUnit(cells[0]!).words.replace(/\s/g, '')
  const isKnown = words.heads.includes(first) || grid.at(row, 0).words === header.first
  return isKnown || (isFresh && cells.slice(1).some((cell) => splitUnit(cell).unit !== ''))
}

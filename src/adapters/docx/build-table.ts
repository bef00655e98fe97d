// Step of writing docx: a form of a draft -> a table of Word, with borders, merged cells as they are laid out, and heads that stand again on each page.
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { findMerge, isCovered } from '#domain/block.ts'
import type { DraftTable } from '#domain/draft.ts'
import { FreeParagraph } from './free-paragraph.ts'
import { bodyRun, fonts } from './paragraphs.ts'

/** The type area of 156 mm, in twips. */
const tableWidth = 8844
/** Half-points by how many columns there are: 五号, 小五. */
const sizesByColumns = [
  { most: 6, size: 21 },
  { most: Number.POSITIVE_INFINITY, size: 18 },
]
/** In characters of a name; a column of numbers is as wide as two. */
const numberWeight = 2.2
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

export function buildTable(table: DraftTable): Table {
  const columns = table.rows[0]?.length ?? 0
  const widths = shareWidths(table, columns)
  const size = sizesByColumns.find(({ most }) => columns <= most)!.size
  return new Table({
    width: { size: tableWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: table.rows.map(
      (cells, row) =>
        new TableRow({
          tableHeader: row < table.heads,
          cantSplit: true,
          children: cells.flatMap((text, column) => {
            if (isCovered(table.merges, row, column)) return []
            const merge = findMerge(table.merges, row, column)
            const [rowSpan, columnSpan] = [merge?.rows ?? 1, merge?.columns ?? 1]
            const width = widths.slice(column, column + columnSpan).reduce((sum, one) => sum + one, 0)
            const isHead = row < table.heads || table.headRows.includes(row)
            return [buildCell({ text, isHead, size, width, rowSpan, columnSpan })]
          }),
        }),
    ),
  })
}

/** Columns of names are wider than those of numbers, the more they say. */
function shareWidths({ rows, merges, headRows }: DraftTable, columns: number): number[] {
  const weights = Array.from({ length: columns }, (_, column) => {
    const names = rows.flatMap((cells, row) => {
      const isWide = merges.some((one) => one.row === row && one.column === column && one.columns > 1)
      return headRows.includes(row) || isWide ? [] : [cells[column] ?? '']
    })
    const longest = Math.max(0, ...names.filter((name) => !/^[\d.]*$/.test(name)).map(({ length }) => length))
    return numberWeight + Math.min(longest, 24) / 3
  })
  const sum = weights.reduce((all, one) => all + one, 0)
  return weights.map((weight) => Math.floor((weight / sum) * tableWidth))
}

interface CellLook {
  readonly text: string
  readonly isHead: boolean
  /** Half-points. */
  readonly size: number
  readonly width: number
  readonly rowSpan: number
  readonly columnSpan: number
}

function buildCell({ text, isHead, size, width, rowSpan, columnSpan }: CellLook): TableCell {
  const isName = !isHead && !/^[\d.]*$/.test(text)
  return new TableCell({
    rowSpan,
    columnSpan,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 50, right: 50, marginUnitType: WidthType.DXA },
    children: [
      new FreeParagraph({
        children: [bodyRun(text, isHead ? fonts.first : fonts.number, { size })],
        alignment: isName ? AlignmentType.LEFT : AlignmentType.CENTER,
        spacing: { line: size * 12, lineRule: LineRuleType.EXACT },
      }),
    ],
  })
}

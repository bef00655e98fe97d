// Adapter step: sheets -> the bytes of an xlsx file. Header bold and frozen, long cells wrapped, numbers as numbers.
import exceljs from 'exceljs'
import type { FormattedNumber, Sheet } from '#domain/comparison.ts'

/** An empty sheet keeps its header. Text is written as text: nothing a report says can become a formula. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  workbook.creator = '案头'
  for (const sheet of sheets) addSheet(workbook, sheet)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const isFormatted = (cell: Sheet['rows'][number][number]): cell is FormattedNumber =>
  typeof cell === 'object' && cell !== null

function addSheet(workbook: exceljs.Workbook, sheet: Sheet): void {
  const page = workbook.addWorksheet(sheet.name, { views: [{ state: 'frozen', ySplit: 1 }] })
  page.addRow([...sheet.head]).font = { bold: true }
  for (const row of sheet.rows) {
    const added = page.addRow(row.map((cell) => (isFormatted(cell) ? cell.value : cell)))
    for (const [index, cell] of row.entries())
      if (isFormatted(cell)) added.getCell(index + 1).numFmt = cell.format
  }
  for (const [index] of sheet.head.entries()) {
    const column = page.getColumn(index + 1)
    column.width = sheet.widths[index] ?? 12
    column.alignment = { wrapText: (sheet.widths[index] ?? 12) >= 24, vertical: 'top' }
  }
}

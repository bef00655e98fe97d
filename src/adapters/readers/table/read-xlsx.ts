// Step: xlsx -> blocks. In: the checked parts. Out: a heading, the title lines and a table a sheet; cells as Excel shows them; print heads as margins.
// Read from the XML itself: it tells what is hidden, what a number format shows, and what stands beside the cells.
import type { DocumentContent } from '#adapters/readers/document-content.ts'
import { buildMargins } from '#adapters/readers/margins.ts'
import type { ArchivePart } from '#adapters/readers/read-archive.ts'
import { buildDamage } from '#adapters/readers/refusal.ts'
import type { Block } from '#domain/block.ts'
import { readSheet, type Sheet } from './read-sheet.ts'
import { layOutSheet } from './sheet-layout.ts'
import { openWorkbook, type SheetEntry, type Workbook } from './xlsx-workbook.ts'

/** Hidden sheets, rows and columns are not read, and told. `isEmbedded`: only the sheet that is shown. */
export async function readXlsx(
  parts: readonly ArchivePart[],
  { isEmbedded = false }: { readonly isEmbedded?: boolean } = {},
): Promise<DocumentContent> {
  const book = await openWorkbook(parts)
  if (!book) throw buildDamage('xlsx')
  const visible = book.sheets.filter((sheet) => !sheet.isHidden)
  const shown = isEmbedded ? visible.filter(({ index }) => index === book.active) : visible
  const blocks: Block[] = []
  const margins: string[] = []
  const notes = sayHiddenSheets(book)
  for (const entry of shown.length > 0 ? shown : visible) {
    const sheet = await readSheet(entry, book)
    const laid = layOutSheet(sheet, entry.name)
    if (laid.length > 0 && shown.length > 1) blocks.push({ kind: 'heading', level: 2, text: entry.name })
    blocks.push(...laid)
    margins.push(...sheet.margins)
    notes.push(...sayUnread(sheet, visible.length > 1 ? entry : null))
  }
  return { blocks: [...blocks, ...buildMargins(margins)], notes }
}

function sayHiddenSheets({ sheets }: Workbook): string[] {
  const names = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name)
  return names.length > 0 ? [`隐藏的工作表 ${names.length} 个未读：${names.slice(0, 5).join('、')}`] : []
}

/** `entry` names the sheet where there are several. */
function sayUnread(sheet: Sheet, entry: SheetEntry | null): string[] {
  const at = entry ? `工作表“${entry.name}”` : ''
  const { hiddenRows, hiddenColumns, uncounted, beside } = sheet
  return [
    ...(hiddenColumns > 0 ? [`${at}隐藏的列 ${hiddenColumns} 列未读`] : []),
    ...(hiddenRows > 0 ? [`${at}隐藏的行 ${hiddenRows} 行未读`] : []),
    ...(uncounted.length > 0
      ? [
          `${at}公式没有算好的值，未读：${uncounted.slice(0, 8).join('、')}${uncounted.length > 8 ? ` 等 ${uncounted.length} 格` : ''}；请用 Excel 或 WPS 打开后保存一次再放入`,
        ]
      : []),
    ...beside.map((each) => `${at}${each}`),
    ...(sheet.isCut ? [`${at}太大，只读了前 2 万行、200 列`] : []),
  ]
}

// Quality: so many generated reports of about 5,000 characters each -> files of a folder; the same number gives the same texts.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GeneratedReport, generateReports } from '../../ingest/generate-reports.ts'

/** Characters of a long report. */
const long = 5000
const seed = 20_260_505

/** Pages have 700 to 4,800 characters: paragraphs of other pages are put into their middle. */
export function writeLongReports(folder: string, count: number): string {
  mkdirSync(folder, { recursive: true })
  const pages = generateReports(seed, count)
  const spare = generateReports(seed + 1, 10 * count).flatMap(listParagraphs)
  for (const [index, page] of pages.entries()) {
    const lines = listLines(page)
    const middle = Math.ceil(lines.length / 2)
    for (let length = lines.join('\n').length; length < long && spare.length > 0; ) {
      const paragraph = spare.pop()!
      lines.splice(middle, 0, paragraph)
      length += paragraph.length
    }
    writeFileSync(join(folder, `${index}-${page.fileName}`), lines.join('\n'))
  }
  return folder
}

function listLines({ blocks }: GeneratedReport): string[] {
  return blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))
}

/** Text without a numeral of its own. */
function listParagraphs(page: GeneratedReport): readonly string[] {
  return listLines(page).filter((line) => line.length >= 80 && /^\s*[\u4e00-\u9fff]{4}/.test(line))
}

// Step: pdf -> blocks. In: bytes. Out: paragraphs and tables rebuilt from positions; pages that are pictures are recognised.
import { getResolvedPDFJS } from 'unpdf'
import type { PageStep } from '#adapters/readers/document-content.ts'
import { buildMargins } from '#adapters/readers/margins.ts'
import { buildRefusal } from '#adapters/readers/refusal.ts'
import { openScanReader } from '#adapters/readers/scan/read-scan.ts'
import type { ExtractedFile } from '#domain/block.ts'
import { openPdf, type Pdf } from './open-pdf.ts'
import { buildLines, type Line, type Piece } from './pdf-lines.ts'
import { cleanPages, type PageLines } from './pdf-pages.ts'
import { buildBlocks } from './pdf-paragraphs.ts'
import { findPictures } from './pdf-pictures.ts'
import { readRules } from './pdf-rules.ts'
import { findRuledTables } from './ruled-tables.ts'

/** No report has more; a hostile file may. Recognising takes some 8 s a page. */
const maxPages = 1000
const maxScannedPages = 300
/** A page with fewer characters is taken for a picture with at most a stamp of text. */
const minCharacters = 10
/** Lines and frames of a page are fewer. */
const minShapes = 60
/** More unreadable characters than this share: the fonts hide their text, and the picture is the better source. */
const maxGarbled = 0.3

export async function readPdf(bytes: Uint8Array, onStep: (step: PageStep) => void): Promise<ExtractedFile> {
  const pdf = await openPdf(bytes)
  if (pdf.numPages > maxPages) {
    throw buildRefusal(`pdf 有 ${pdf.numPages} 页，超过 ${maxPages} 页`, '请只留报告正文的页')
  }
  const pages: PageLines[] = []
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(pdf, number))
  const wanted: number[] = []
  for (const [index, page] of pages.entries())
    if (lacksText(page) && (await hasPicture(pdf, index + 1))) wanted.push(index)
  const pictures = await findPictures(pdf, bytes, (index) => !wanted.includes(index))
  const scan = await readScans({ bytes, pages, wanted, onStep })
  const { pages: cleaned, dropped, margins } = cleanPages(scan.pages)
  const blocks = buildBlocks(cleaned)
  if (blocks.length === 0)
    throw buildRefusal('pdf 里没有文字，也没有认出文字', '请换成清楚的扫描件、带文字的 pdf 或 docx')
  return {
    format: scan.count > pages.length / 2 ? 'scan' : 'pdf',
    blocks: [...blocks, ...buildMargins(margins)],
    properties: await readProperties(pdf),
    confidence: scan.confidence,
    notes: [
      ...scan.notes,
      ...sayPictures(pictures),
      ...(dropped.length > 0 ? [`略去页眉页脚和页码 ${dropped.length} 行`] : []),
    ],
  }
}

function sayPictures(pages: readonly number[]): string[] {
  return pages.length > 0
    ? [`第 ${pages.slice(0, 20).join('、')} 页有图片未读；图里如有文字和数字，请另存为图片放入`]
    : []
}

interface Scans {
  readonly pages: readonly PageLines[]
  readonly count: number
  readonly confidence: number | null
  readonly notes: readonly string[]
}

interface ScanRequest {
  readonly bytes: Uint8Array
  readonly pages: readonly PageLines[]
  /** Indexes of the pages to recognise. */
  readonly wanted: readonly number[]
  readonly onStep: (step: PageStep) => void
}

/** Pages without usable text are drawn and recognised. Throws AppError `input` when no page can be read without it. */
async function readScans({ bytes, pages, wanted, onStep }: ScanRequest): Promise<Scans> {
  if (wanted.length === 0) return { pages, count: 0, confidence: null, notes: [] }
  if (wanted.length > maxScannedPages) {
    throw buildRefusal(`扫描件有 ${wanted.length} 页，超过 ${maxScannedPages} 页`, '请拆成几份')
  }
  const numbers = wanted.map((index) => index + 1).join('、')
  const reader = await openScanReader(bytes).catch((error: unknown) => {
    if (wanted.length === pages.length) throw error
    return null
  })
  if (!reader)
    return {
      pages,
      count: 0,
      confidence: null,
      notes: [`第 ${numbers} 页是图片，没有安装文字识别组件，未读`],
    }
  const mixed = [...pages]
  let characters = 0
  let sum = 0
  for (const index of wanted) {
    onStep({ page: index + 1, pages: pages.length })
    const read = await reader(index + 1)
    if (read.characters <= countCharacters(pages[index]!)) continue
    mixed[index] = read.page
    characters += read.characters
    sum += read.characters * read.confidence
  }
  if (characters === 0) return { pages: mixed, count: 0, confidence: null, notes: [] }
  const confidence = sum / characters
  const note = `第 ${numbers} 页由文字识别读出，平均置信度 ${confidence.toFixed(2)}，请核对数字`
  return { pages: mixed, count: wanted.length, confidence, notes: [note] }
}

function countCharacters(page: PageLines): number {
  return page.lines.reduce((sum, line) => sum + line.text.length, 0)
}

function lacksText(page: PageLines): boolean {
  const text = page.lines.map((line) => line.text).join('')
  const garbled = text.match(/[\ue000-\uf8ff\ufffd\u0000-\u001f]/g)?.length ?? 0
  return text.length < minCharacters || garbled > text.length * maxGarbled
}

/** An image, or so many shapes that they may be outlined text. An empty page is not worth recognising. */
async function hasPicture(pdf: Pdf, number: number): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS()
  const page = await pdf.getPage(number)
  const { fnArray } = await page.getOperatorList()
  page.cleanup()
  const images: number[] = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]
  const shapes = fnArray.filter((operator) => operator === OPS.constructPath).length
  return fnArray.some((operator) => images.includes(operator)) || shapes > minShapes
}

async function readPage(pdf: Pdf, number: number): Promise<PageLines> {
  const page = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent({ disableNormalization: false })
  const pieces = content.items.flatMap((item) =>
    'str' in item ? [buildPiece(item, viewport.transform)] : [],
  )
  const size = { width: viewport.width, height: viewport.height }
  const lines = buildLines(pieces)
  const rules = looksTabular(lines) ? await readRules(page, viewport.transform) : []
  page.cleanup()
  const { tables, outside } = findRuledTables(pieces, rules)
  return tables.length === 0 ? { ...size, lines } : { ...size, lines: buildLines(outside), tables }
}

/** Drawings cost as much time as the text: they are looked at only where lines have columns. */
function looksTabular(lines: readonly Line[]): boolean {
  return lines.filter((line) => line.cells.length > 1).length > 1
}

interface TextItem {
  readonly str: string
  readonly transform: number[]
  readonly width: number
}

/** Into the page as it is shown: turned if the page is turned, y downwards. */
function buildPiece(item: TextItem, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Piece {
  const [, , sx = 0, sy = 0, x = 0, y = 0] = item.transform
  return {
    text: item.str,
    x: a * x + c * y + e,
    y: b * x + d * y + f,
    width: item.width,
    size: Math.hypot(sx, sy),
  }
}

async function readProperties(pdf: Pdf): Promise<Record<string, string>> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
  const wanted = { Title: 'document-title', Author: 'document-author', CreationDate: 'document-created' }
  const pairs = Object.entries(wanted).map(([name, key]) => [key, (info as Record<string, unknown>)[name]])
  return Object.fromEntries(pairs.filter(([, value]) => typeof value === 'string' && value.trim() !== ''))
}

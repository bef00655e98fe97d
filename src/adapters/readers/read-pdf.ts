// Step: pdf -> blocks. In: bytes. Out: paragraphs and tables rebuilt from positions; pages that are pictures are recognised.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocumentProxy } from 'unpdf'
import type { ExtractedFile } from '#ports/file-reader.ts'
import { buildLines, type Piece } from './pdf-lines.ts'
import { cleanPages, type PageLines } from './pdf-pages.ts'
import { buildBlocks } from './pdf-paragraphs.ts'
import type { PageStep } from './read-document.ts'
import { buildDamage, buildRefusal } from './refusal.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/** No report has more; a hostile file may. */
const maxPages = 1000
/** A page with fewer characters than this and a picture on it is a scan with at most a stamp of text. */
const minCharacters = 10

export async function readPdf(bytes: Uint8Array, onStep: (step: PageStep) => void): Promise<ExtractedFile> {
  const pdf = await openPdf(bytes)
  if (pdf.numPages > maxPages) {
    throw buildRefusal(`pdf 有 ${pdf.numPages} 页,超过 ${maxPages} 页`, '请只留报告正文的页')
  }
  const pages: PageLines[] = []
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(pdf, number))
  const { pages: cleaned, dropped } = cleanPages(pages)
  const blocks = buildBlocks(cleaned)
  if (blocks.length === 0) throw buildRefusal('pdf 里没有文字', '请换成带文字的 pdf 或 docx')
  return {
    format: 'pdf',
    blocks,
    properties: await readProperties(pdf),
    confidence: null,
    notes: dropped.length > 0 ? [`略去页眉页脚和页码 ${dropped.length} 行`] : [],
  }
}

async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const folder = (name: string) => `${join(home, name)}/`
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      // Chinese fonts that are not embedded need these tables; they are read from disk.
      cMapUrl: folder('cmaps'),
      standardFontDataUrl: folder('standard_fonts'),
      wasmUrl: folder('wasm'),
      useSystemFonts: false,
      enableXfa: false,
      verbosity: 0,
    })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw buildRefusal('pdf 设了打开密码,读不了', '请用阅读器输入密码打开,去掉密码后另存', error)
    }
    throw buildDamage('pdf', error)
  }
}

async function readPage(pdf: Pdf, number: number): Promise<PageLines> {
  const page = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent({ disableNormalization: false })
  const pieces = content.items.flatMap((item) =>
    'str' in item ? [buildPiece(item, viewport.transform)] : [],
  )
  page.cleanup()
  return { lines: buildLines(pieces), width: viewport.width, height: viewport.height }
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

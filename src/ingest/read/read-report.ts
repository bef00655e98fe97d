// Step: the whole of reading. An extracted file -> text, outline, metadata, passages, figures and warnings.

import type { ExtractedFile } from '#domain/block.ts'
import type { ReadReport, Warning } from '#domain/report.ts'
import { buildFigures } from '#ingest/figures/build-figures.ts'
import { findTableWarnings } from '#ingest/figures/find-table-warnings.ts'
import { findUnsureFigures } from '#ingest/figures/find-unsure-figures.ts'
import { readMetadata } from '#ingest/metadata/read-metadata.ts'
import { AppError } from '#shared/errors.ts'
import type { Gazetteer } from '#text/places.ts'
import { touchesOrder } from '#text/private/find-orders.ts'
import { findMarginSecrecy, findNameSecrecy, findSecrecy } from '#text/private/find-secrecy.ts'
import { buildOutline } from './build-outline.ts'
import { buildPassages } from './build-passages.ts'
import { cleanText } from './clean-text.ts'
import { findLosses } from './find-losses.ts'
import { findTampering } from './find-tampering.ts'
import { findWarnings } from './find-warnings.ts'
import { maskCleaned } from './mask-cleaned.ts'
import type { ReadingTables } from './reading-stamp.ts'
import { dropFigures, warnOrders } from './warn-orders.ts'

/** What reading needs besides the file. */
export interface ReadingDeps {
  readonly gazetteer: Gazetteer
  readonly book: ReadingTables
  /** Characters below which a text is no report; the gate reads single sentences. */
  readonly minCharacters?: number
  /** Reads under a time limit, beside the main thread; absent: at once, here. */
  readonly readOutside?: (extracted: ExtractedFile, fileName: string) => Promise<ReadReport>
}

/** A report has some 5,000 characters, a yearbook 300,000; more is not one report. */
const maxCharacters = 1_000_000
/** Less is a heading or an empty page. */
const minCharacters = 30

/** Reads one document. Throws AppError `input` for a marked secret, an empty and a far too large text; keeps nothing of them. */
export function readReport(extracted: ExtractedFile, fileName: string, deps: ReadingDeps): ReadReport {
  refuseUnreadable(extracted, fileName)
  const cleaned = maskCleaned(cleanText(extracted.blocks, deps.book.tableWords))
  const isShort = cleaned.text.replace(/\s/g, '').length < (deps.minCharacters ?? minCharacters)
  if (isShort && cleaned.tables.length === 0) throw refuseEmpty(fileName)
  const { text, dropped } = cleaned
  const outline = buildOutline(cleaned)
  const { sections } = outline
  const page = { fileName, properties: extracted.properties, sections }
  const metadata = readMetadata(cleaned, page, deps)
  const tampering = findTampering(text)
  const { tables } = cleaned
  const source = {
    text,
    sections,
    year: metadata.year,
    tables,
    place: metadata.place,
    gazetteer: deps.gazetteer,
  }
  const orders = warnOrders(text)
  const figures = tampering
    ? []
    : dropFigures(buildFigures(source, deps.book), (figure) => touchesOrder(orders, figure.at))
  const passages = buildPassages(text, sections)
  const warnings = [
    ...listReadingWarnings(extracted, tampering),
    ...orders,
    ...findTableWarnings(source, deps.book.tableWords),
    ...findUnsureFigures(figures, cleaned.unsure),
    ...outline.warnings,
    ...findWarnings({ text, sections, metadata }, deps.book.phrases),
    ...findLosses(cleaned, passages),
  ]
  return {
    metadata,
    text,
    sections,
    passages,
    figures,
    warnings,
    dropped,
    isTrusted: tampering === null,
  }
}

/** `readReport` under the time limit of `readOutside`, where the app gives one. */
export async function readReportApart(
  extracted: ExtractedFile,
  fileName: string,
  deps: ReadingDeps,
): Promise<ReadReport> {
  return deps.readOutside ? deps.readOutside(extracted, fileName) : readReport(extracted, fileName, deps)
}

function refuseUnreadable(extracted: ExtractedFile, fileName: string): void {
  const texts = extracted.blocks
    .filter(({ kind }) => kind !== 'margin')
    .map((block) => (block.kind === 'table' ? block.rows.map((row) => row.join(' ')).join('\n') : block.text))
  const margins = extracted.blocks.flatMap((block) => (block.kind === 'margin' ? block.text : []))
  const size = texts.reduce((sum, text) => sum + text.length, 0)
  if (size > maxCharacters) {
    throw new AppError('input', `${fileName}:文字有 ${size} 个字，超过上限 ${maxCharacters}`, {
      fix: '请拆成单篇报告后再导入',
    })
  }
  const marking = findSecrecy(texts) ?? findMarginSecrecy(margins) ?? findNameSecrecy(fileName)
  if (marking) {
    throw new AppError('input', `${fileName}:有涉密或内部标志“${marking}”，已拒收，未保留任何内容`, {
      fix: '涉密不上网、上网不涉密；如属误标，请由保密员确认并去掉标志后再导入',
    })
  }
  if (size === 0) throw refuseEmpty(fileName)
}

function refuseEmpty(fileName: string): AppError {
  return new AppError('input', `${fileName}:没有读到正文`, {
    fix: '请确认文件不是空的；扫描件请安装识别组件，或改传 docx、txt',
  })
}

function listReadingWarnings(extracted: ExtractedFile, tampering: string | null): Warning[] {
  const warnings: Warning[] = extracted.notes.map((note) => ({ rule: 'reading', text: note, where: null }))
  if (tampering) warnings.push({ rule: 'tampered', text: `${tampering}；不从中取数`, where: null })
  if (extracted.confidence !== null) {
    const percent = Math.round(extracted.confidence * 100)
    warnings.push({
      rule: 'recognised',
      text: `由图片识别，平均置信度 ${percent}%，数字请对照原件`,
      where: null,
    })
  }
  return warnings
}

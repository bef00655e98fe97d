// Step: clean. Blocks of a file -> one text of paragraphs, each a line, without the page around the report.

import type { Block } from '#domain/block.ts'
import type { TableWords } from '#domain/prompt-book.ts'
import type { DroppedLine } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import { cleanLine } from '#text/clean-line.ts'
import { parseNumbering } from '#text/outline-numbering.ts'
import type { CleanedTable } from '#text/tables/cleaned-table.ts'
import { findTextTables } from '#text/tables/find-text-tables.ts'
import { dropEmptyRows, printTable } from '#text/tables/print-table.ts'
import { simplify } from '#text/traditional.ts'
import { isDateText } from './date-line.ts'
import { dropContents } from './drop-contents.ts'
import { type Frame, findFrame, isIssuerLine } from './find-frame.ts'
import { findFurniture, findTrailingButtons, isDataTable } from './find-furniture.ts'
import { joinLines, type PrintedLine } from './join-lines.ts'

/** The text all spans point into (before masking, which keeps offsets), and what cleaning learnt about it. */
export interface CleanedText {
  readonly text: string
  /** The title, one span over its lines; null when the page has none. */
  readonly title: Span | null
  /** From the salutation or first paragraph to the signature. */
  readonly body: Span
  /** Authority and date at the end; empty when there are none. */
  readonly signature: Span
  /** Headings that the format marks. */
  readonly headings: readonly (Span & { readonly level: number })[]
  /** Tables as stored: one line a row, cells joined by ` | `, by a tab where plain text had blanks. */
  readonly tables: readonly CleanedTable[]
  /** Paragraphs and tables that recognition from a picture is less than 0.9 sure of. */
  readonly unsure: readonly (Span & { readonly confidence: number })[]
  readonly dropped: readonly DroppedLine[]
  /** Running heads, feet and templates, a line each; they are among the dropped as well. */
  readonly margins: readonly string[]
}

const marginReason = '页眉页脚'
/** Below this a recognised line deserves a look at the original. */
const surelyRead = 0.9

type Line = {
  readonly text: string
  readonly marked: number | null
  readonly table: (Block & { kind: 'table' }) | null
  readonly confidence: number
}
type Kept = Line & { readonly zone: 'title' | 'body' | 'signature' | 'other' }

/** Cleans the blocks of one document, `words` telling tables of one cell a line; nothing is lost silently: `dropped` holds each line left out, with the reason. */
export function cleanText(blocks: readonly Block[], words: TableWords | null = null): CleanedText {
  const dropped: DroppedLine[] = []
  const lines = dropRepeats(
    dropContents(readLines(findTextTables(blocks.flatMap(openLayoutTable), words), dropped), dropped),
    dropped,
  )
  const frame = findFrame(lines.map((line) => ({ text: simplify(line.text), isTable: line.table !== null })))
  const title = readCore(
    lines
      .slice(frame.titleStart, frame.titleEnd)
      .map((line) => line.text)
      .join(''),
  )
  const kept: Kept[] = []
  for (const [index, line] of lines.entries()) {
    const zone = findZone(index, frame)
    const reason = findReason(line, { index, frame, zone, title })
    if (reason === null) kept.push(trimButtons({ ...line, zone }, dropped))
    else dropped.push({ text: line.text, reason })
  }
  const margins = dropped.filter(({ reason }) => reason === marginReason).map(({ text }) => text)
  return { ...buildText(kept, dropped), margins }
}

/** Before 二、 or (二) that a sentence end or 如下: stands directly before, and before (一) in a 一、 line: the line break was lost. */
const gluedHeading =
  /(?<=。)(?=[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])|(?<=[:：])(?=一、)|(?<=^[一二三四五六七八九十]{1,3}、[^。；;：:(（]{2,40})(?=[(（]一[)）])/

function readLines(blocks: readonly Block[], dropped: DroppedLine[]): Line[] {
  const lines: Line[] = []
  let run: PrintedLine[] = []
  const endRun = () => {
    for (const { text, marked, confidence } of joinLines(run))
      lines.push({ text, marked, confidence, table: null })
    run = []
  }
  for (const block of blocks) {
    if (block.kind === 'table') {
      endRun()
      addTable(block, lines, dropped)
      continue
    }
    if (block.kind === 'margin') {
      for (const text of block.text.split('\n')) dropped.push({ text: cleanLine(text), reason: marginReason })
      continue
    }
    const marked = block.kind === 'heading' ? block.level : null
    const confidence = block.kind === 'heading' ? 1 : (block.confidence ?? 1)
    for (const raw of splitSignature(block.text).flatMap(splitRunOn)) {
      const isIndented = /^(?:\u3000| {2}|\t)/.test(raw)
      for (const text of cleanLine(raw).split(gluedHeading))
        if (text !== '') run.push({ text, isIndented, marked, confidence })
    }
  }
  endRun()
  return lines
}

/** Shorter lines with blanks are titles and rows. */
const runOnChars = 60
const runOnHeading =
  /\s+(?=第?[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])|(?<=^.{6,60}(?:报告|总结|汇报|情况))\s+(?=\S{8})/

/** A page whose line breaks were lost: title, headings and paragraphs parted by blanks alone. */
function splitRunOn(line: string): string[] {
  return line.length >= runOnChars && line.includes('。') ? line.split(runOnHeading) : [line]
}

/** A table that only lays out a page is text: one column, or cells as long as paragraphs. */
function openLayoutTable(block: Block): Block[] {
  if (block.kind !== 'table') return [block]
  const isLayout =
    block.rows.every((row) => row.length < 2) ||
    block.rows.some((row) => row.some((cell) => cell.length > 600))
  return isLayout ? block.rows.flat().map((text) => ({ kind: 'text', text })) : [block]
}

/** Lines of a block; an authority and a date that only blanks part are two. */
function splitSignature(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\v\f\u2028\u2029\u0085]/)
    .flatMap((line) =>
      line.split(/(?<=政府|办事处|委员会|党委|党工委)[\s\u3000]{2,200}(?=\d{4}\s?年\s?\d{1,2}\s?月)/),
    )
}

function addTable(block: Block & { kind: 'table' }, lines: Line[], dropped: DroppedLine[]): void {
  const cleaned = block.rows.map((row) => row.map((cell) => cleanLine(cell).replaceAll('|', '/')))
  const { rows, merges } = dropEmptyRows({ rows: cleaned, merges: block.merges ?? [] })
  const text = printTable({ rows, merges, gap: gapOf(block) })
  if (text === '') return
  if (isDataTable(rows)) for (const row of rows) dropped.push({ text: row.join(' | '), reason: '页面信息' })
  else
    lines.push({ text, marked: null, table: { ...block, rows, merges }, confidence: block.confidence ?? 1 })
}

function gapOf(table: Block & { kind: 'table' }): string {
  return table.isText ? '\t' : ' | '
}

/** Running heads of a paged file: the same short line three times and more, or twice beside a page number. */
function dropRepeats(lines: readonly Line[], dropped: DroppedLine[]): Line[] {
  const counts = new Map<string, { all: number; paged: number }>()
  const isPaged = (at: number) =>
    [at - 1, at + 1].some((next) => findFurniture(lines[next]?.text ?? '') === '页码')
  for (const [at, { text }] of lines.entries()) {
    const { all, paged } = counts.get(text) ?? { all: 0, paged: 0 }
    counts.set(text, { all: all + 1, paged: paged + (isPaged(at) ? 1 : 0) })
  }
  const seen = new Set<string>()
  return lines.filter((line, at) => {
    const { all, paged } = counts.get(line.text) ?? { all: 0, paged: 0 }
    const isRunning = (all >= 3 || paged >= 2) && line.text.length <= 40 && !/[。；;]$/.test(line.text)
    if (line.table || !isRunning || parseNumbering(line.text)) return true
    if (!isPaged(at) && !seen.has(line.text) && findFurniture(line.text) === null) {
      seen.add(line.text)
      return true
    }
    dropped.push({ text: line.text, reason: '重复的页眉页脚' })
    return false
  })
}

function findZone(index: number, frame: Frame): Kept['zone'] {
  if (index >= frame.titleStart && index < frame.titleEnd) return 'title'
  if (index >= frame.signatureStart && index < frame.signatureEnd) return 'signature'
  return index >= frame.bodyStart && index < frame.bodyEnd ? 'body' : 'other'
}

/** Why a line is left out, or null. Before and after the report only what belongs to a document stays. */
function findReason(
  line: Line,
  at: { index: number; frame: Frame; zone: Kept['zone']; title: string },
): string | null {
  if (line.table) return null
  if (at.zone === 'title' || at.zone === 'signature') return null
  const furniture = findFurniture(line.text)
  if (furniture !== null) return furniture
  if (at.zone === 'body') return isTitleAgain(line.text, at.title) ? '标题重复' : null
  if (at.index >= at.frame.bodyStart)
    return /^(?:附件|附表|附[:：])|^[(（]此件/.test(line.text) ? null : '页脚'
  if (isTitleAgain(line.text, at.title)) return '标题重复'
  if (
    at.index >= at.frame.titleEnd &&
    (isDateText(line.text) || isIssuerLine(line.text) || /〔\d{4}〕|^[(（].{4,30}[)）]$/.test(line.text))
  )
    return null
  return '页眉'
}

/** 年 and 年度, 工作 and 情况 make no other title. */
function readCore(title: string): string {
  return title.replace(/年度|[年的\s]|工作|情况/g, '')
}

function isTitleAgain(text: string, title: string): boolean {
  return title !== '' && text.length <= 80 && readCore(text) === title
}

function trimButtons(line: Kept, dropped: DroppedLine[]): Kept {
  const buttons = line.table ? null : findTrailingButtons(line.text)
  if (buttons === null) return line
  dropped.push({ text: buttons, reason: '按钮' })
  return { ...line, text: line.text.slice(0, -buttons.length) }
}

function buildText(kept: readonly Kept[], dropped: readonly DroppedLine[]): Omit<CleanedText, 'margins'> {
  const headings: (Span & { level: number })[] = []
  const tables: CleanedTable[] = []
  const unsure: (Span & { confidence: number })[] = []
  const zones = new Map<Kept['zone'], Span>()
  let at = 0
  for (const line of kept) {
    const span = { start: at, end: at + line.text.length }
    if (line.marked !== null && line.zone === 'body') headings.push({ ...span, level: line.marked })
    if (line.table)
      tables.push({
        ...span,
        rows: line.table.rows,
        hasHeader: line.table.hasHeader,
        merges: line.table.merges ?? [],
        gap: gapOf(line.table),
      })
    if (line.confidence < surelyRead) unsure.push({ ...span, confidence: line.confidence })
    zones.set(line.zone, { start: zones.get(line.zone)?.start ?? span.start, end: span.end })
    at = span.end + 1
  }
  const text = kept.map((line) => line.text).join('\n')
  const end = { start: text.length, end: text.length }
  const signature = zones.get('signature') ?? end
  return {
    text,
    title: zones.get('title') ?? null,
    body: zones.get('body') ?? end,
    signature,
    headings,
    tables,
    unsure,
    dropped,
  }
}

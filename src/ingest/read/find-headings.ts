// Step: outline. Cleaned text -> its heading lines in order, whatever shape they have.
import type { Span } from '#domain/span.ts'
import { findInlineItems, type Numbering, parseNumbering } from '#text/outline-numbering.ts'
import type { CleanedText } from './clean-text.ts'
import { isAttachmentLine } from './find-frame.ts'
import { holdsQuantity } from './holds-statement.ts'

/** A heading before it is put into the tree. `rank` orders levels: 0 for 第一章, else the level. */
export interface Heading {
  readonly rank: number
  readonly level: number
  readonly label: string
  readonly value: number | null
  readonly fault: Numbering['fault']
  readonly span: Span
}

/** Beyond this a line without a full stop is a paragraph, not a heading; real headings reach 90 characters. */
const longestHeading = 110
const statementStart =
  /全年|今年|本年|一年来|年内|我[镇乡县市区街]|[全本][镇乡县市区街]|截至|累计|先后|(?:19|20)\d{2}年/
/** 【下一步】 on a line of its own, as bulletins part themselves; 【待补充：…】 is a gap. */
const boxed = /^【[^】：:\d]{2,16}】$/
const spoken = /举措|成效|做法|措施|亮点|问题|不足|原因|打算|安排|计划|思路|第一责任人/

/** Headings of the body: numbered lines, headings that the format marks, and short lines that name a part. */
export function findHeadings(cleaned: CleanedText): Heading[] {
  const marks = readMarks(cleaned)
  const headings: Heading[] = []
  let isList = false
  for (const line of listLines(cleaned)) {
    const text = cleaned.text.slice(line.start, line.end)
    // 附件:1.… and the numbered names below it are a list of what is attached.
    isList = isAttachmentLine(text) || (isList && /^\d/.test(text) && text.length <= 60)
    if (isList) continue
    const numbering = parseNumbering(text)
    const heading =
      numbering && numbering.length < text.length
        ? buildNumbered(line, text, numbering)
        : buildPlain(line, text, marks)
    if (heading) headings.push(heading)
  }
  return headings
}

function listLines(cleaned: CleanedText): Span[] {
  const { text, body, tables } = cleaned
  const lines: Span[] = []
  let start = body.start
  while (start < body.end) {
    const found = text.indexOf('\n', start)
    const end = found < 0 || found > body.end ? body.end : found
    if (!tables.some((table) => table.start <= start && start < table.end)) lines.push({ start, end })
    start = end + 1
  }
  return lines
}

/** Line start -> rank, for marked headings that carry no numeral; the highest mark of the body ranks 1. */
function readMarks(cleaned: CleanedText): ReadonlyMap<number, number> {
  const bare = cleaned.headings.filter((mark) => !parseNumbering(cleaned.text.slice(mark.start, mark.end)))
  const top = Math.min(...bare.map((mark) => mark.level))
  return new Map(bare.map((mark) => [mark.start, Math.min(4, mark.level - top + 1)]))
}

function buildNumbered(line: Span, text: string, numbering: Numbering): Heading {
  const rank = numbering.isChapter ? 0 : numbering.level
  const end = line.start + findHeadingEnd(text, numbering.length)
  return {
    rank,
    level: numbering.level,
    label: numbering.label,
    value: numbering.value,
    fault: numbering.fault,
    span: { start: line.start, end },
  }
}

function buildPlain(line: Span, text: string, marks: ReadonlyMap<number, number>): Heading | null {
  const marked = marks.get(line.start)
  const isSpoken = /^[^，。；：,;:！!？?|]{4,30}$/.test(text) && spoken.test(text)
  if ((marked === undefined || text.length > longestHeading) && !isSpoken && !boxed.test(text)) return null
  const level = marked ?? 1
  return { rank: level, level, label: text.slice(0, 20), value: null, fault: null, span: line }
}

/** Where the heading ends within its line: at the line's end, at the first full stop, or after its first clause. */
function findHeadingEnd(line: string, from: number): number {
  const rest = line.slice(from)
  const inline = findInlineItems(rest)[0]?.start ?? -1
  const stop = rest.search(/[。！!？?]/)
  if (inline > 3 && (stop < 0 || inline < stop)) return from + trimEnd(rest, inline)
  const told = rest.slice(0, stop < 0 ? rest.length : stop)
  if (/\d/.test(told) && holdsQuantity(told)) return from + findStatementStart(told)
  if (stop < 0 && line.length <= longestHeading) return from + trimEnd(rest, rest.length)
  const colon = rest.search(/[:：]/)
  if (colon >= 4 && colon <= 30 && (stop < 0 || stop > 45)) return from + colon
  if (stop >= 0 && stop <= 60) return from + stop
  const clause = rest.slice(0, 40).search(/[,，;；:：]/)
  return from + (clause >= 4 ? clause : Math.min(40, rest.length))
}

/** 一、矛盾纠纷化解情况全年调解纠纷84起: where the words after a heading begin that tell the number; the whole where nothing parts them. */
function findStatementStart(told: string): number {
  const at = told.slice(4).search(statementStart)
  if (at >= 0) return trimEnd(told, at + 4)
  const clause = told.slice(0, 40).search(/[,，;；:：]/)
  return clause >= 4 ? clause : trimEnd(told, told.length)
}

function trimEnd(text: string, end: number): number {
  let at = end
  while (at > 1 && /[,，:：;；、。\s]/.test(text.charAt(at - 1))) at--
  return at
}

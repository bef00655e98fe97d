// Step: passages. Text and sections -> passages of 80 to 400 characters, each within one section, with sentences.
import type { Passage, Section } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import { findInlineItems, parseNumbering } from '#text/outline-numbering.ts'
import { splitSentences } from '#text/split-sentences.ts'
import { holdsQuantity } from './holds-statement.ts'

const shortest = 80
const longest = 400

/** Passages in reading order; a section shorter than 80 characters is one passage. */
export function buildPassages(text: string, sections: readonly Section[]): Passage[] {
  const real = sections.filter((section) => section.level < 5)
  const open: Section[] = []
  return real.flatMap((section, index) => {
    while (open.length > 0 && open.at(-1)!.end <= section.start) open.pop()
    if (section.heading !== '') open.push(section)
    const next = real[index + 1]?.start ?? section.end
    const own = keepSpoken(text, section, findOwnText(text, section, next))
    const heading = open.map((above) => above.heading).join(' / ')
    return packUnits(splitUnits(text, own)).map((sentences) => {
      const start = sentences[0]!.start
      const end = sentences.at(-1)!.end
      return {
        start,
        end,
        text: text.slice(start, end),
        path: section.path,
        heading,
        part: section.part,
        sentences,
      }
    })
  })
}

/** 二、存在问题执法人员少。 with nothing below it: the line is heading and text at once, and stays in sight as text. */
function keepSpoken(text: string, section: Section, own: Span): Span {
  const { start, end } = section.headingSpan
  const isBare = own.end <= own.start || text.slice(own.start, own.end).trim() === ''
  if (!isBare || end <= start || section.end > end + 1) return own
  const isSaid = text.charAt(end) === '。' || holdsQuantity(section.heading)
  return isSaid ? { start: start + (parseNumbering(section.heading)?.length ?? 0), end: section.end } : own
}

/** A section's text between its heading and the next; a heading that is only the first clause stays part of it. */
function findOwnText(text: string, section: Section, next: number): Span {
  const end = Math.min(section.end, next)
  const { headingSpan } = section
  const after = text.charAt(headingSpan.end)
  if (after === '' || '\n。:：'.includes(after) || headingSpan.end >= section.end)
    return { start: Math.min(end, headingSpan.end + 1), end }
  if (headingSpan.end === headingSpan.start) return { start: section.start, end }
  // 一、工作情况,一是…: the heading ended before an inline item.
  if (/^[,，;；、]?一是/.test(text.slice(headingSpan.end, headingSpan.end + 4)))
    return { start: headingSpan.end + (after === '一' ? 0 : 1), end }
  return { start: headingSpan.start + (parseNumbering(section.heading)?.length ?? 0), end }
}

/** A sentence, and whether a new paragraph or a 一是 begins with it: where a passage would best be cut. */
interface Unit extends Span {
  readonly isCut: boolean
}

function splitUnits(text: string, own: Span): Unit[] {
  const items = new Set(findInlineItems(text.slice(own.start, own.end)).map((item) => own.start + item.start))
  const units: Unit[] = []
  let previousEnd = own.start
  for (const sentence of splitSentences(text, own.start, own.end)) {
    const isParagraph = text.slice(previousEnd, sentence.start).includes('\n')
    for (const piece of splitLong(text, sentence)) {
      units.push({
        ...piece,
        isCut: items.has(piece.start) || (isParagraph && piece.start === sentence.start),
      })
    }
    previousEnd = sentence.end
  }
  return units
}

/** A sentence beyond 400 characters is cut after a comma. */
function splitLong(text: string, sentence: Span): Span[] {
  const pieces: Span[] = []
  let start = sentence.start
  while (sentence.end - start > longest) {
    const comma = Math.max(
      ...[',', '，', '、', ' | '].map((mark) => text.lastIndexOf(mark, start + longest - 1)),
    )
    const end = comma > start + shortest ? comma + 1 : start + longest
    pieces.push({ start, end })
    start = end
  }
  return [...pieces, { start, end: sentence.end }]
}

/** Fills passages sentence by sentence; from 80 characters on a paragraph or an item may end one. */
function packUnits(units: readonly Unit[]): Span[][] {
  const packs: Unit[][] = []
  for (const unit of units) {
    const pack = packs.at(-1)
    const length = pack ? unit.end - pack[0]!.start : 0
    const filled = pack ? pack.at(-1)!.end - pack[0]!.start : 0
    if (!pack || length > longest || (unit.isCut && filled >= shortest)) packs.push([unit])
    else pack.push(unit)
  }
  const last = packs.at(-1)
  const before = packs.at(-2)
  // A short remainder joins its neighbour when both fit.
  if (
    last &&
    before &&
    last.at(-1)!.end - last[0]!.start < shortest &&
    last.at(-1)!.end - before[0]!.start <= longest
  ) {
    packs.splice(-2, 2, [...before, ...last])
  }
  return packs.map((pack) => pack.map(({ start, end }) => ({ start, end })))
}

// Step: lines of all pages -> paragraphs and tables. In: pages of lines. Out: blocks in reading order.
import type { Block } from '#domain/block.ts'
import { findConfidence, joinPieces, type Line } from './pdf-lines.ts'
import type { PageLines } from './pdf-pages.ts'
import { findTables, type PageItem } from './pdf-tables.ts'

/** 一、 (一) 1. at the start of a line; 1.8 is a figure that wrapped. */
const numbered =
  /^(?:[一二三四五六七八九十]{1,3}、|[\uff08(][一二三四五六七八九十]{1,3}[\uff09)]|\d{1,2}[.\uff0e、](?!\d))/

interface Frame {
  /** Left edge of full lines, right edge of full lines, distance of lines; in page units. */
  readonly left: number
  readonly right: number
  readonly pitch: number
  readonly size: number
}

/** Paragraphs run on over the page's end; a table always ends one. */
export function buildBlocks(pages: readonly PageLines[]): Block[] {
  const blocks: Block[] = []
  let paragraph: Line[] = []
  let lastPage = -1
  const close = () => {
    const text = joinParagraph(paragraph)
    if (text) blocks.push({ kind: 'text', text, ...findConfidence(paragraph) })
    paragraph = []
  }
  const frames = pages.map((page) => findFrame(page))
  pages.forEach((page, at) => {
    for (const item of listItems(page)) {
      const last = paragraph.at(-1)
      if (item.kind === 'table') {
        close()
        blocks.push(item.block)
      } else {
        const isSamePage = last !== undefined && lastPage === at
        const before = isSamePage ? frames[at]! : frames[Math.max(at - 1, 0)]!
        const isAfterTitle = endsTitle(paragraph, item.line)
        if (
          last &&
          (isAfterTitle || startsParagraph(item.line, last, { here: frames[at]!, before, isSamePage }))
        )
          close()
        paragraph.push(item.line)
        lastPage = at
      }
    }
  })
  close()
  return blocks
}

/** Lines and tables from top to bottom; ruled tables part the lines. */
function listItems({ lines, tables = [] }: PageLines): PageItem[] {
  const items: PageItem[] = []
  let rest = lines
  for (const { top, block } of [...tables].sort((a, b) => a.top - b.top)) {
    const above = rest.filter((line) => line.y <= top)
    items.push(...findTables(above), { kind: 'table', block })
    rest = rest.filter((line) => line.y > top)
  }
  return [...items, ...findTables(rest)]
}

/** A title that fills its line: it names the kind of document, has no stop, and a sentence follows. */
function endsTitle(paragraph: readonly Line[], next: Line): boolean {
  if (paragraph.length > 3) return false
  const text = paragraph.map((line) => line.text).join('')
  return (
    /(?:报告|总结|情况|汇报|通报|意见|方案|要点|计划|统计表|年报)$/.test(text) &&
    text.length <= 80 &&
    !/[，。；：,;:]/.test(text) &&
    /[，。；：]/.test(next.text)
  )
}

interface Place {
  readonly here: Frame
  readonly before: Frame
  readonly isSamePage: boolean
}

/** An indent, a short line before, a wider gap, another font size, or a line that is centred starts a paragraph. */
function startsParagraph(line: Line, last: Line, { here, before, isSamePage }: Place): boolean {
  if (numbered.test(line.text)) return true
  const bothCentred = isCentred(line, here) && isCentred(last, before)
  if (Math.abs(line.size - last.size) > 0.15 * Math.max(line.size, last.size)) return true
  if (isSamePage && line.y - last.y > Math.max(here.pitch * 1.5, line.size * 1.2)) return true
  // A title of two lines stays one; centred lines of body size (署名, 日期) do not.
  if (bothCentred && line.size > here.size * 1.15) return false
  if (line.x - here.left > line.size * 0.8) return true
  // A line that began in the right half was a signature or a date, whatever stands below it.
  if (last.x - before.left > (before.right - before.left) * 0.4) return true
  // A line that ends in the middle of a sentence may stop two or three characters early: a long number moved on.
  const slack = /[\u3002\uff01\uff1f;!?\uff1b:\uff1a]$/.test(last.text) ? 1.6 : 3
  return last.end < before.right - last.size * slack
}

function isCentred(line: Line, frame: Frame): boolean {
  const left = line.x - frame.left
  const right = frame.right - line.end
  return left > line.size && right > line.size && Math.abs(left - right) < line.size * 2
}

function findFrame({ lines, width }: PageLines): Frame {
  if (lines.length === 0) return { left: 0, right: 0, pitch: 0, size: 0 }
  const size = findCommon(
    lines.map((line) => line.size),
    0.5,
  )
  const body = lines.filter((line) => Math.abs(line.size - size) < size * 0.15)
  // The leftmost starts that recur; a single hanging line must not move the edge.
  const starts = body.map((line) => line.x).sort((a, b) => a - b)
  const left =
    starts.find((x) => starts.filter((other) => Math.abs(other - x) < size * 0.5).length > 1) ?? starts[0]!
  const ends = body.map((line) => line.end).sort((a, b) => b - a)
  // An end that recurs, or one that leaves as much margin as there is on the left.
  const isEdge = (x: number) => Math.abs(width - x - left) < left * 0.4
  const right =
    ends.find((x) => isEdge(x) || ends.filter((other) => Math.abs(other - x) < size).length > 1) ?? ends[0]!
  const gaps = lines.slice(1).map((line, index) => line.y - lines[index]!.y)
  return { left, right, size, pitch: gaps.length > 0 ? findCommon(gaps, 1) : size * 1.5 }
}

/** The value that most others are near to. */
function findCommon(values: readonly number[], step: number): number {
  const counts = new Map<number, number>()
  for (const value of values) {
    const key = Math.round(value / step)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const [best] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))
  return best * step
}

/** 纠纷4 and 76件 are one number that the page's edge cut; numbers that stand apart, as those of a row do, are two. */
function joinParagraph(lines: readonly Line[]): string {
  const isCut = (last: Line, next: Line) =>
    last.cells.length + next.cells.length === 2 &&
    /[一-龥][\d,]*(?:\.\d+|\d)$/.test(last.text) &&
    /^\d[\d,]*(?:\.\d+)?[一-龥%‰]/.test(next.text)
  return lines.reduce(
    (all, line, at) => (at > 0 && isCut(lines[at - 1]!, line) ? all + line.text : joinLines(all, line.text)),
    '',
  )
}

/** A Latin word broken by a hyphen at the line's end is whole again. */
function joinLines(before: string, after: string): string {
  if (/\p{Script=Latin}-$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after
  return joinPieces(before, after, before !== '')
}

// Step: clean. Lines that a page width cut -> whole paragraphs again. Other lines stay as they are.
import { parseNumbering } from '#text/outline-numbering.ts'

/** A printed line with what its format said about it. */
export interface PrintedLine {
  readonly text: string
  /** It began with a paragraph's indent. */
  readonly isIndented: boolean
  /** Level of a heading that the format marks, or null. */
  readonly marked: number | null
  /** Of recognition, 0 to 1; 1 for real text. */
  readonly confidence: number
}

/** No page is set narrower; lines of some 15 characters that look alike are a list. */
const narrowest = 20
const closed = /[。！？!?：:；;]["”’)）】]?$/
const stands =
  /^(?:\d{4}年\d{1,2}月\d{1,2}日|附件|[一二三四五六七八九十]{1,2}是|.{2,30}(?:人民政府|办事处|委员会)$)/

/** Joins wrapped lines when the page as a whole is set in lines of one width; a text of whole paragraphs is returned as it is. */
export function joinLines(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const width = findWidth(lines)
  if (width === null) return lines
  const hasIndents = lines.filter((line) => line.isIndented).length >= lines.length / 12
  const joined: PrintedLine[] = []
  let isOpen = false
  for (const line of lines) {
    const last = joined.at(-1)
    const starts =
      line.marked !== null || line.isIndented || stands.test(line.text) || parseNumbering(line.text)
    if (last && isOpen && !starts)
      joined[joined.length - 1] = {
        ...last,
        text: joinPair(last.text, line.text),
        confidence: Math.min(last.confidence, line.confidence),
      }
    else joined.push(line)
    isOpen = line.marked === null && isFull(line, width) && (hasIndents || !closed.test(line.text))
  }
  return joined
}

function isFull(line: PrintedLine, width: number): boolean {
  return line.text.length + (line.isIndented ? 2 : 0) >= width - 3
}

function joinPair(a: string, b: string): string {
  return /[\w]$/.test(a) && /^[A-Za-z]/.test(b) ? `${a} ${b}` : a + b
}

/** The width all long lines share, or null when paragraphs run free. */
function findWidth(lines: readonly PrintedLine[]): number | null {
  const lengths = lines.map((line) => line.text.length).sort((a, b) => a - b)
  const longest = lengths[Math.floor(lengths.length * 0.95)] ?? 0
  if (lines.length < 8 || longest > 70 || longest < narrowest) return null
  const full = lines.filter((line) => isFull(line, longest))
  const cut = full.filter((line) => !closed.test(line.text))
  return full.length >= lines.length * 0.3 && cut.length >= full.length * 0.6 ? longest : null
}

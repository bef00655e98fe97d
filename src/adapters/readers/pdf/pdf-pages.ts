// Step: pages of lines -> pages without running headers, footers and page numbers, and what was left out.
import type { Line } from './pdf-lines.ts'
import type { RuledTable } from './ruled-tables.ts'

export interface PageLines {
  readonly lines: readonly Line[]
  readonly height: number
  readonly width: number
  /** Tables closed by ruling lines; their words are not among the lines. */
  readonly tables?: readonly RuledTable[]
}

export interface CleanPages {
  readonly pages: readonly PageLines[]
  /** The lines left out, as printed, page numbers among them. */
  readonly dropped: readonly string[]
  /** Of these the words of running heads and feet. */
  readonly margins: readonly string[]
}

/** Headers and footers stand in the outer sixth of a page. */
const margin = 1 / 6
/** A line that takes this share of the text's width is no running header. */
const fullLine = 0.8
const pageNumber =
  /^[-—–_·.\s]{0,6}(?:第\s?)?\d{1,4}\s?(?:页)?(?:\s?[,\uff0c/]?\s?(?:共|of)?\s?\d{1,4}\s?页?)?[-—–_·.\s]{0,6}$/
/** What a browser prints around a page: date, time and title above, address and page below. */
const printed =
  /^(?:https?|file):\/\/\S{1,500}\s{0,3}\d{1,3}\/\d{1,3}$|^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,\uff0c]?\s?(?:上午|下午)?\s?\d{1,2}:\d{2}(?:\s?[AP]M)?(?![\d:])/

/** Leaves out page numbers in the margins, and margin lines that recur on other pages with other digits at most. */
export function cleanPages(pages: readonly PageLines[]): CleanPages {
  const counts = new Map<string, number>()
  for (const page of pages) {
    for (const key of new Set(page.lines.filter((line) => isMargin(line, page)).map(buildKey))) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const needed = Math.max(2, Math.ceil(pages.length / 3))
  const dropped: string[] = []
  const cleaned = pages.map((page) => {
    const outer = [...findEdge(page.lines), ...findEdge([...page.lines].reverse())]
    const lines = page.lines.filter((line) => {
      const recurs = pages.length > 2 && !isBody(line, page) && (counts.get(buildKey(line)) ?? 0) >= needed
      const isOwn = recurs || pageNumber.test(line.text) || printed.test(line.text)
      const isRunning = isMargin(line, page) && outer.includes(line) && isOwn
      if (isRunning) dropped.push(line.text)
      return !isRunning
    })
    return { ...page, lines }
  })
  const isPageNumber = (line: string) => pageNumber.test(line)
  return { pages: cleaned, dropped, margins: dropped.filter((line) => !isPageNumber(line)) }
}

/** A full line, or one that opens with an outline numeral, is text also when it recurs. */
function isBody(line: Line, page: PageLines): boolean {
  const widest = Math.max(...page.lines.map((other) => other.end - other.x))
  return (
    line.end - line.x > widest * fullLine ||
    /^[\uff08(]?[一二三四五六七八九十]{1,3}[\uff09)、]/.test(line.text)
  )
}

function isMargin(line: Line, page: PageLines): boolean {
  return line.y < page.height * margin || line.y > page.height * (1 - margin)
}

/** The two outermost lines: a header and its second line, or a footer and the page number. */
function findEdge(lines: readonly Line[]): readonly Line[] {
  return lines.slice(0, 2)
}

function buildKey(line: Line): string {
  return `${line.text.replace(/\d+/g, '#').replace(/\s/g, '')}`
}

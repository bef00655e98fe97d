// Rule of the gate: a heading has something under it. 三、典型做法, and the next line is 四、下一步工作.
import type { Finding } from '#domain/finding.ts'
import { buildFinding, type Rule } from '../gate/checked-text.ts'

const heads = [
  /^[\s　]*[一二三四五六七八九十]{1,3}、[^，。；：,;:\d]{2,24}$/,
  /^[\s　]*[（(][一二三四五六七八九十]{1,3}[）)][^，。；：,;:\d]{2,24}$/,
]
const numbered = [/^[\s　]*[一二三四五六七八九十]{1,3}、/, /^[\s　]*[（(][一二三四五六七八九十]{1,3}[）)]/]

interface Head {
  readonly start: number
  readonly line: string
  readonly isEmpty: boolean
}

export const checkHeadings: Rule = (checked) => {
  const lines: { start: number; line: string }[] = []
  let start = 0
  for (const line of checked.text.split('\n')) {
    if (line.trim() !== '') lines.push({ start, line })
    start += line.length + 1
  }
  return heads.flatMap((head, level) => {
    const own = lines.flatMap(({ start: at, line }, index): Head[] =>
      head.test(line.trimEnd()) ? [{ start: at, line, isEmpty: isHead(lines[index + 1]?.line, level) }] : [],
    )
    const empty = own.filter(({ isEmpty }) => isEmpty)
    // A list of headings alone is an outline.
    if (empty.length * 2 > own.length) return []
    return empty.map(({ start: at, line }): Finding => {
      const text = line.trim()
      const from = at + line.indexOf(text)
      return buildFinding(
        checked,
        { start: from, end: from + text.length },
        {
          rule: 'empty-section',
          severity: 'warn',
          text: `标题“${text}”下面没有正文`,
          fix: '补上内容，或删去这个标题',
        },
      )
    })
  })
}

/** A heading of the same level or of one above. */
function isHead(line: string | undefined, level: number): boolean {
  return line !== undefined && numbered.slice(0, level + 1).some((pattern) => pattern.test(line))
}

// Step: clean. Lines -> lines without the table of contents, whose entries would be headings twice.
import type { DroppedLine } from '#domain/report.ts'

/** 三、下一步打算 …… 12: dots or blanks and the page. */
const pageEnd = /[\s.…·．-]{0,80}\d{0,3}$/

/** Leaves out the line 目录 and the entries below it: lines that begin a later line once their page number is off. */
export function dropContents<Line extends { readonly text: string }>(
  lines: readonly Line[],
  dropped: DroppedLine[],
): Line[] {
  const at = lines.findIndex(({ text }) => /^目录$/.test(text))
  if (at < 0) return [...lines]
  let end = at + 1
  while (end < lines.length && isEntry(lines[end]!.text, lines.slice(end + 1))) end++
  for (const { text } of lines.slice(at, end)) dropped.push({ text, reason: '目录' })
  return [...lines.slice(0, at), ...lines.slice(end)]
}

function isEntry(text: string, later: readonly { readonly text: string }[]): boolean {
  const name = text.replace(pageEnd, '')
  return name.length >= 2 && text.length <= 120 && later.some((line) => line.text.startsWith(name))
}

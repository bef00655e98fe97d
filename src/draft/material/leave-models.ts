// Step of reading a brief: a piece of an earlier paper that was pasted as a model (下面是去年的原文，当格式用) -> left out and listed: none of its numbers is of this year. Lines keep their place.
import type { UnusedPiece } from '#domain/brief.ts'

/** 去年的原文，我贴着当格式用; 数不要用去年的. */
const announced =
  /(?:去年|上年|往年|前年|以前|20\d{2}年)的?[^，。：:\n]{0,8}(?:原文|原话|那一?[段篇份]|报告|稿子?|总结|材料)[^。\n]{0,24}(?:格式|参考|参照|模板|样子|套|照着|仿)|数[字据]?(?:就|可|你)*(?:不要|别|不)用(?:去年|上年|往年)的?/
const opening = /^\s*[「『“"]/
const closing = /[」』”"]\s*$/
/** 今年的：, what follows is to be written. */
const ofNow = /^\s*(?:下面是|以下是|这是)?今年的?(?:数[字据]?|情况|材料)?\s*[：:]/
const headed = /^\s*#{1,4}\s/
const longestModel = 60

export function leaveModels(text: string): { text: string; unused: readonly UnusedPiece[] } {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => announced.test(line))
  const to = at < 0 ? -1 : findEnd(lines, at + 1)
  if (to < 0) return { text, unused: [] }
  const unused = lines.slice(at + 1, to).flatMap((line, index) =>
    line.trim() === ''
      ? []
      : [
          {
            text: line.trim(),
            reason: '去年的原文，只作格式，没有写进正文',
            source: `第${at + index + 2}行`,
          },
        ],
  )
  return { text: lines.map((line, index) => (index > at && index < to ? '' : line)).join('\n'), unused }
}

/** Behind its last line: where its quotation marks close, 今年的： begins, or under a heading the next one stands; -1 where none says. */
function findEnd(lines: readonly string[], from: number): number {
  if (headed.test(lines[from - 1]!)) return lines.findIndex((line, at) => at >= from && headed.test(line))
  const reach = lines.slice(from, from + longestModel)
  const isQuoted = opening.test(reach.find((line) => line.trim() !== '') ?? '')
  const end = reach.findIndex((line) => (isQuoted ? closing : ofNow).test(line))
  return end < 0 ? -1 : from + end + (isQuoted ? 1 : 0)
}

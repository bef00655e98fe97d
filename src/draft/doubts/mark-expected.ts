// Step of reading a brief: what a line says of a number that stands elsewhere (产值增幅5.4%是预计数) -> said behind that number, and the line left out. Lines keep their place.
import type { UnusedPiece } from '#domain/brief.ts'

const expected =
  /(?<!\d)(\d[\d,.]{0,11}[万亿]{0,2}(?:%|[\u4e00-\u9fff]{0,3}?))(?:只|还|都|目前|现在)?是(?:个)?(预计|快报|初步|初步统计|预估|估计|测算|初核|暂定)(?:的)?(?:数据?|数字)/
const lead = /^(?:备注|附注|说明|注)\s*[:：]\s*/
const sentenceEnd = /[。；;\n]/
/** People say it in a line or two. */
const mostNotes = 5

export function markExpected(text: string): { text: string; unused: readonly UnusedPiece[] } {
  if (!/是(?:个)?(?:预计|快报|初步|预估|估计|测算|初核|暂定)/.test(text)) return { text, unused: [] }
  const lines = text.split('\n')
  const unused: UnusedPiece[] = []
  let notes = 0
  for (const [at, line] of text.split('\n').entries()) {
    const found = expected.exec(line)
    if (found === null || ++notes > mostNotes) continue
    const [, raw = '', kind = ''] = found
    const target = lines.findIndex((other, index) => index !== at && standsIn(other, raw) >= 0)
    if (target < 0) continue
    const behind = standsIn(lines[target]!, raw) + raw.length
    lines[target] = `${lines[target]!.slice(0, behind)}（${kind}数）${lines[target]!.slice(behind)}`
    const from = Math.max(
      0,
      [...line.slice(0, found.index)].findLastIndex((char) => sentenceEnd.test(char)) + 1,
    )
    const end = line.slice(found.index).search(sentenceEnd)
    const to = end < 0 ? line.length : found.index + end + 1
    unused.push({
      text: line.slice(from, to).replace(lead, '').trim(),
      reason: `是对“${raw}”的说明，正文里标了“${kind}数”`,
      source: `第${at + 1}行`,
    })
    const rest = `${line.slice(0, from)}${line.slice(to)}`
    lines[at] = rest.replace(lead, '').trim() === '' ? '' : rest
  }
  return { text: lines.join('\n'), unused }
}

/** Where the number stands as a whole; -1 for nowhere. */
function standsIn(line: string, raw: string): number {
  const at = line.indexOf(raw)
  const isWhole =
    at >= 0 && !/[\d.]/.test(line.charAt(at - 1)) && !/^[\d（(]/.test(line.slice(at + raw.length))
  return isWhole ? at : -1
}

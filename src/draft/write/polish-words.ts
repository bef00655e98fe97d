// Step of writing: a user's words -> the wording of a document, by the table of prompts/drafting/colloquial.tsv. Facts stay.
import { cutEnd } from '#shared/cut-end.ts'

/** Replaces colloquial words, drops blanks between Chinese characters and stops at the end. */
export function polishWords(text: string, colloquial: readonly (readonly [string, string])[]): string {
  let out = ''
  for (let at = 0; at < text.length; ) {
    const pair = colloquial.find(([from]) => text.startsWith(from, at))
    out += pair === undefined ? text.charAt(at) : replaceWord(out, pair)
    at += pair === undefined ? 1 : pair[0].length
  }
  const closed = out.replace(/(?<=[\u4e00-\u9fff，、])\s+(?=[\u4e00-\u9fff\d“])/g, '')
  const bare = cutEnd(closed, /[。；;，,\s]/)
  return /^[，,]/.test(closed.slice(bare.length)) ? `${bare}，` : bare
}

/** 查了 is 检查, but 检查了 and 排查了 only lose their 了. */
function replaceWord(before: string, [from, to]: readonly [string, string]): string {
  const isTail = from.endsWith('了') && /[检排审巡督调核普抽盘拆分发承举筹新改重采]/.test(before.slice(-1))
  return isTail ? from.slice(0, -1) : to
}

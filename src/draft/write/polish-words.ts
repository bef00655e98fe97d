// Step of writing: a user's words -> the wording of a document, by the table of prompts/drafting/colloquial.tsv. Facts stay.

/** Replaces colloquial words, drops blanks between Chinese characters and stops at the end. */
export function polishWords(text: string, colloquial: readonly (readonly [string, string])[]): string {
  let out = ''
  for (let at = 0; at < text.length; ) {
    const pair = colloquial.find(([from]) => text.startsWith(from, at))
    out += pair === undefined ? text.charAt(at) : replaceWord(out, pair)
    at += pair === undefined ? 1 : pair[0].length
  }
  return out
    .replace(/(?<=[\u4e00-\u9fff，、])\s+(?=[\u4e00-\u9fff\d“])/g, '')
    .replace(/[。；;，,\s]+$/, (end) => (/^[，,]/.test(end) ? '，' : ''))
}

/** 查了 is 检查, but 检查了 and 排查了 only lose their 了. */
function replaceWord(before: string, [from, to]: readonly [string, string]): string {
  const isTail = from.endsWith('了') && /[检排审巡督调核普抽盘拆分发承举筹新改重采]$/.test(before)
  return isTail ? from.slice(0, -1) : to
}

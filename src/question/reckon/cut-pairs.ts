// Tool of this room: words -> pairs of neighbouring characters; blanks part them.

/** 渔民纠纷 -> 渔民 民纠 纠纷 */
export function cutPairs(words: string): readonly string[] {
  return words
    .split(/[^\u4e00-\u9fff\dA-Za-z]+/)
    .flatMap((word) => Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(i, i + 2)))
}

// Tool of this room: words -> pairs of neighbouring characters; blanks part them.

import { listPairs } from '#shared/list-pairs.ts'

/** 渔民纠纷 -> 渔民 民纠 纠纷 */
export function cutPairs(words: string): readonly string[] {
  return words.split(/[^\u4e00-\u9fff\dA-Za-z]+/).flatMap(listPairs)
}

// Tool: a span of a text that begins a list (原因一是…；) -> the same to the end of that list (…二是…。), so that no enumeration is told in part.
import type { Span } from '#domain/span.ts'

/** Characters of a list that is told whole. */
const longest = 400
const numerals = '一二三四五六七八九'
/** 一是, 二要, 第三, 其四, （一）, and what may stand between two of them. */
const first =
  /(?:^|[^第其])(?:([一二三四五六七八九])[是要]|(?:第|其)([一二三四五六七八九])(?![个次批条名季年届])[是，,、]?)/g

/** Unchanged where the span holds no beginning of a list, holds all of it, or the list is longer than what may be told. */
export function reachList(text: string, { start, end }: Span): Span {
  const own = text.slice(start, end)
  const marks = [...own.matchAll(first)].map(([, is, nth]) => numerals.indexOf(is ?? nth ?? '') + 1)
  // 一是 at its very beginning is one of the items that stand beside each other.
  const isWithin = marks[0] === 1 && !/^\s*(?:一[是要]|第一|其一)/.test(own)
  const last = marks.at(-1)
  if (!isWithin || last === undefined) return { start, end }
  let reached = end
  for (let next = last + 1; next <= numerals.length; next++) {
    const numeral = numerals.charAt(next - 1)
    const item = new RegExp(
      `^[\\s；;，,。]*(?:${numeral}[是要]|[第其]${numeral})[^；;。！？\\n]{1,200}`,
    ).exec(text.slice(reached, start + longest))
    if (!item) break
    reached += item[0].length
  }
  return { start, end: reached }
}

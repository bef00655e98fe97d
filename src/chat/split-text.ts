// Step: a long reply -> messages within a channel's limit, cut at paragraph or sentence ends, never inside a citation mark.

/** Cutting points by preference: paragraph, sentence (closing quotes and citation marks stay with it), clause. */
const cutPatterns = [/\n+/g, /[。！？!?；;…][”’」』）)]*(?:\[\d+\])*/g, /[，,、：:]|\[\d+\]/g]
/** A part is not cut shorter than this share of the limit for the sake of a nicer place. */
const leastShare = 0.4

/** Parts of at most `limit` UTF-16 units, none empty; joined they give the text back but for blanks at the cuts. */
export function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const cut = findCut(rest, limit)
    parts.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  if (rest) parts.push(rest)
  return parts.filter(Boolean)
}

function findCut(text: string, limit: number): number {
  const window = text.slice(0, limit)
  for (const pattern of cutPatterns) {
    const ends = [...window.matchAll(pattern)].map((match) => match.index + match[0].length)
    // A match that touches the window's edge may go on behind it: 。 | [1]
    const cut = ends
      .filter((end) => end >= limit * leastShare && !/[[”’」』）)]/.test(text.charAt(end)))
      .at(-1)
    if (cut !== undefined) return cut
  }
  return cutAnywhere(window, text)
}

function cutAnywhere(window: string, text: string): number {
  const open = window.lastIndexOf('[')
  if (open > 0 && /^\[\d*$/.test(window.slice(open)) && /^\[\d+\]/.test(text.slice(open))) return open
  const last = window.charCodeAt(window.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? window.length - 1 : window.length
}

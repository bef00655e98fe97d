// Tool of reading: lines that no one wrote as one (a page without line ends, a run of marks) -> pieces that a pattern can look across.

/** The longest printed paragraphs have some 2,000 characters. */
const maxLine = 3000
/** A piece ends behind the last of these in its second half. */
const stops = ['。', '；', ';', '，', ',', '、', ' ']

/** The line itself unless it is longer than `most`; else its pieces in order, without gaps. */
export function breakLine(line: string, most = maxLine): readonly string[] {
  if (line.length <= most) return [line]
  const pieces: string[] = []
  let from = 0
  while (line.length - from > most) {
    const end = from + findBreak(line.slice(from, from + most))
    pieces.push(line.slice(from, end))
    from = end
  }
  return [...pieces, line.slice(from)]
}

function findBreak(piece: string): number {
  for (const stop of stops) {
    const at = piece.lastIndexOf(stop)
    if (at >= piece.length / 2) return at + 1
  }
  return /[\ud800-\udbff]$/.test(piece.slice(-1)) ? piece.length - 1 : piece.length
}

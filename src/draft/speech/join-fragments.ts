// Step of reading a brief: notes in fragments (剩1条。宏运砂石厂。14.5万元。8月底前付清。) -> one sentence a line. Other material comes back as it is.

const stop = /[。．]/
/** Notes are many, and few of their pieces are longer. */
const leastPieces = 8
const longest = 12
const leastShare = 0.9
const longestText = 20_000
/** 问题：分包乱。考勤假。 lists what stands under a name. */
const named = /^\s*[\u4e00-\u9fff]{2,8}[:：]/

export function joinFragments(text: string): string {
  if (text.length > longestText || !isInFragments(text)) return text
  return text
    .split('\n')
    .map((line, index) => (index < headLines || named.test(line) ? line : joinLine(line)))
    .join('\n')
}

/** The request and the title stand there. */
const headLines = 2

function isInFragments(text: string): boolean {
  const pieces = text.split(/[。．，,\n]/).filter((piece) => piece.trim() !== '')
  const short = pieces.filter((piece) => piece.trim().length <= longest)
  return (
    pieces.length >= leastPieces && short.length >= pieces.length * leastShare && /[。．].*[。．]/.test(text)
  )
}

function joinLine(line: string): string {
  const pieces = line.split(stop).map((piece) => piece.trim())
  const told = pieces.filter(Boolean)
  return told.length < 2 || told.some((piece) => piece.length > longest) ? line : `${told.join('，')}。`
}

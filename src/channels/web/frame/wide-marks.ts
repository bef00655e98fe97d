// Step: encode. In: the product's own words (a finding, a warning). Out: the same with the marks of a Chinese text; what stands in quotes is another's and stays as it is.

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
}
// page:小李 is an id and stays.
const besideHan = /(?<=[\u4e00-\u9fff”》）%])[,:;!?()][^\S\n]?|(?<![a-z])[,:;!?()](?=[\u4e00-\u9fff“《（])/g

/** 缺“不足的原因”:年度报告…, -> 缺“不足的原因”：年度报告…， */
export function widenMarks(text: string): string {
  return text
    .split(/(“[^“”]*”)/)
    .map((piece, at, all) => {
      if (piece.startsWith('“')) return piece
      // A mark right behind a quote has it for a neighbour.
      const before = all[at - 1] === undefined ? '' : '”'
      return (before + piece).replace(besideHan, (mark) => wide[mark.trim()] ?? mark).slice(before.length)
    })
    .join('')
}

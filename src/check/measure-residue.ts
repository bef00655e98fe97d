// Step shared by brief and gate: does a clause say more than its indicator and its number? What is left over decides.

const filler = new RegExp(
  '其中|全年度?|今年以?来?|一年来|本年度?|年内|年度|截至目前|目前|现在|累计|合计|总共|一共|各类|各种|全镇|全乡|全街道|我们镇?|我镇|我乡|我街道|本镇|本乡|本街道|咱们?镇?|镇里|乡里|' +
    '参加|参与人|开展|组织|举办|办理|处理|完成|进行|实现|达到|达|帮助|帮着|帮|农民工|民工|群众|老百姓|要回来?|追回|讨回|讨薪|欠薪|信访|工资|薪水|矛盾|纠纷|案件|件数|数量|人数|次数|总数|份数|户数|面积|金额|' +
    '大概|差不多|一起|成功|一些|已经|还有|另外|同时|左右|人员|工作|情况|方面|活动|宣传|查出|接到|接收|' +
    '[共为是了的有个约搞弄发办查拆化开讲挂做给替用和及与并也都又就等件次份条项名人起接配备：:，,、。;；“”"\\s()（）]',
  'g',
)

/** Characters of the clause that neither a number, nor the given words, nor filler explain. Empty: a pattern may stand for it. */
export function measureResidue(
  clause: string,
  numbers: readonly { readonly start: number; readonly end: number }[],
  words: readonly string[],
): string {
  const isTold = new Uint8Array(clause.length)
  for (const number of numbers) isTold.fill(1, number.start, number.end)
  for (const word of words) {
    for (let at = clause.indexOf(word); at >= 0 && word !== ''; at = clause.indexOf(word, at + 1))
      isTold.fill(1, at, at + word.length)
  }
  for (const match of clause.matchAll(filler)) isTold.fill(1, match.index, match.index + match[0].length)
  return Array.from(clause, (_, at) => (isTold[at] === 1 ? '' : clause.charAt(at))).join('')
}

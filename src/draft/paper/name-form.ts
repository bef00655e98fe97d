// Step of reading a brief: the clause that names the paper -> its form, as papers are headed.

/** 述职述法报告, 情况汇报, 总结: words that name a paper. */
export const form =
  /述[职法责廉]{1,3}的?(?:发言|讲话)?稿子?|述职述法报告|述责述廉报告|述职报告|述法报告|政府工作报告|年度报告|述职述[法廉]|述责述廉|年报|(?:自查|调研|整改|督查)(?:情况)?报告|情况说明|(?:专题|情况|工作)?(?:汇报|报告|通报)|(?:工作)?(?:总结|小结)|简报|材料|述职/

/** 工作小结 -> 总结, 述法的稿子 -> 述职述法报告; empty where the clause names none. */
export function nameForm(clause: string): string {
  return spellForm(form.exec(clause)?.[0] ?? '', clause)
}

function spellForm(named: string, clause: string): string {
  return named
    .replace(/^(述[^的稿发讲]+)的?(?:发言|讲话)?稿子?$/, (_, duty: string) =>
      duty === '述法' ? '述职述法' : duty,
    )
    .replace(/^工作(?=汇报|总结|小结|报告)/, '')
    .replace(/^小结$/, '总结')
    .replace(
      /^述([职责])(?:述([法廉]))?$/,
      (_, duty: string, law = '') => `述${duty}${law && `述${law}`}报告`,
    )
    .replace(/^材料$/, /汇报/.test(clause) ? '汇报' : '')
    .replace(/^年报$/, '年度报告')
}

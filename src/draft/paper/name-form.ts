// Step of reading a brief: the clause that names the paper -> its form, as papers are headed.

/** 述职述法报告, 情况汇报, 总结: words that name a paper. */
export const form =
  /述[职法责廉]{1,3}的?(?:发言|讲话)?稿子?|述职述法报告|述责述廉报告|述职报告|述法报告|政府工作报告|年度报告|述职述[法廉]|述责述廉|年报|(?:自查|调研|整改|督查)(?:情况)?报告|情况说明|(?:专题|情况|工作)?(?:汇报|报告|通报)|(?:工作)?(?:总结|小结)|简报|材料|述职/

/** 工作小结 -> 总结, 述法的稿子 -> 述职述法报告, 上半年总结及下半年计划 of both; empty where the clause names none. */
export function nameForm(clause: string): string {
  const named = form.exec(clause)?.[0] ?? ''
  const ahead = named === '' || /总结|汇报/.test(named) ? (planBehind.exec(clause)?.[1] ?? '') : ''
  const own = spellForm(named, clause)
  return ahead === '' ? own : `${own || '总结'}${ahead.replace(/^(?:还有|加上?)/, '和')}`
}

/** 上半年工作总结及下半年工作计划: a paper of both says so. */
const planBehind =
  /(?:总结|汇报|情况)\s?((?:和|及|暨|与|以及|还有|加上?)(?:20\d{2}年|[上下]半年|下一?(?:步|阶段|季度|年)|明年|来年|今后)?(?:的)?(?:工作)?(?:计划|打算|安排|思路|要点))/

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

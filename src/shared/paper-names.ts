// Tool: the kinds of paper that offices write, as people name them.

/** For a pattern: 总结, 汇报, 述职报告, 这一段. */
export const paperForm =
  '(?:报告|总结|小结|汇报|材料|简报|述职述?[廉法]?|讲话稿|发言稿|信息稿|年报|初稿|稿子|综述|情况说明|这一?段|这一?节|一段话|这[个一]?部分)'

const named = new RegExp(`${paperForm}(?:20\\d{2}年的?)?(?:$|[，,。:：；;！!\\s]|吧|呗|哈|啊|要)`)

/** Whether a clause ends in a paper's name: 信访总结，; 报告里写的 names none. */
export function namesPaper(clause: string): boolean {
  return named.test(clause)
}

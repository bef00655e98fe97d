// Tool: the kinds of paper that offices write, as people name them.

/** For a pattern: 总结, 汇报, 述职报告, 这一段. */
export const paperForm =
  '(?:报告|总结|小结|汇报|材料|简报|述职述?[廉法]?|讲话稿|发言稿|信息稿|年报|初稿|稿子|综述|情况说明|这一?段|这一?节|一段话|这[个一]?部分)'

/** 先起个草, 给拟一个: what is to be done with the paper that was named. */
const drawnUp =
  '(?:先|就|也|请|你|给我?|帮我?|劳驾|麻烦){0,4}(?:起|打|写|拟|出|弄|整|做|搞)(?:一?[个份篇下版])?(?:草稿?|初稿|稿|出来)?'
const named = new RegExp(
  `${paperForm}(?:20\\d{2}年的?)?(?:${drawnUp})?(?:$|[，,。:：；;！!\\s]|吧|呗|哈|啊|要)`,
)

/** Whether a clause ends in a paper's name: 信访总结，; 报告里写的 names none. */
export function namesPaper(clause: string): boolean {
  return named.test(clause)
}

/** 写, 起草, 帮我拟 at the start; 写了什么, 写得好不好 are questions about reports. */
const write =
  /^(?:请|麻烦|劳驾)?(?:你)?(?:再)?(?:帮(?:我|忙)?(?:们)?|给我|替我|(?:帮|给|替)[^，,。]{2,8}?(?=起草|草拟|拟写|撰写|拟一))?(?:写(?![了到过着得的])|起草|草拟|拟写|拟(?=一|个|份)|撰写)(?!.{0,12}[吗么呢?？]$)/

/** Whether a message begins with such words. */
export function asksToWrite(text: string): boolean {
  return write.test(text)
}

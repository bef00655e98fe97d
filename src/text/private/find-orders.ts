// Step: warnings. A text -> its sentences that give orders to a machine which reads reports: never quoted, no figure taken from them.
import type { Warning } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import { normalise } from '#text/normalise.ts'
import { splitSentences } from '#text/split-sentences.ts'
import { foldSentence, judgeOrder } from './judge-order.ts'
import { orderTable } from './order-table.ts'

/** The warning's name. */
export const orderRule = 'instruction'
/** What tells of an order at all; most sentences have none of it and are not read further. */
const hint =
  /忽略|无视|忘|理会|别管|遵守|跳过|抛开|清除|推翻|作废|你|您|作为|提示|指令|指示|消息|回答|答案|输出|作答|用户|提问|有人|模型|智能|机器人|ai|gpt|llm|deepseek|文心|通义|豆包|转述|总结|概括|摘要|复述|检索|引用|这段|本段|此段|[把将].{0,24}(?:数|额|答案|结论|率|编号|一句)|模式|越狱|凡生成|末尾|结尾|最后|开头|机器|程序|已授权|检索|触发|执行|不算数|帮我|对话|角色|扮演|forthe|[<＜[#`"“]|ignore|disregard|forget|override|bypass|prompt|instruct|respond|reply|answer|system|assist|memo|note|message|newtask|jailbreak/

/** Orders that people spell with blanks, invisible characters or in traditional characters count as well. */
export function findOrders(text: string): readonly Span[] {
  return splitSentences(text).filter((span) => isOrder(text.slice(span.start, span.end)))
}

export function isOrder(sentence: string): boolean {
  if (!/[a-z\u4e00-\u9fffａ-ｚＡ-Ｚ]/i.test(sentence)) return false
  const folded = foldSentence(sentence)
  if (judgeOrder(folded) > 0) return true
  if (!hint.test(folded)) return false
  const plain = normalise(sentence.replace(/\u00ad|\u034f|\u180e|[\u2061-\u2064]/g, '')).text
  return hint.test(plain) && orderTable.some(({ pattern }) => pattern.test(plain))
}

/** What comes so near to an order goes to no model: that costs one passage of many, and a person still reads it quoted. */
const nearness = 1

/** Wider than what is warned of. */
export function comesNearOrder(text: string): boolean {
  return splitSentences(text).some(({ start, end }) => {
    const sentence = text.slice(start, end)
    return isOrder(sentence) || judgeOrder(foldSentence(sentence)) > -nearness
  })
}

/** Whether a piece of a report lies in, or runs into, a sentence that reading warned of as an order. */
export function touchesOrder(warnings: readonly Warning[], { start, end }: Span): boolean {
  return warnings.some(
    ({ rule, where }) => rule === orderRule && where !== null && where.start < end && start < where.end,
  )
}

// Step of writing: the title of an outline and what was asked for -> the title called by the topic, where the outline's own subject does not say it.
import type { Outline } from '#domain/drafting-book.ts'
import { listPairs } from '#shared/list-pairs.ts'

/** 平安建设工作总结 of 扫黑除恶 alone is called by what was asked for, where the two share no word. */
export function callByTopic(text: string, { title, name }: Outline, topic: string): string {
  if (title.includes('{主题}') || !title.includes(name) || topic.length < 2) return text
  const subject = name.replace(/工作$/, '')
  const isOther = !listPairs(subject).some((pair) => !common.test(pair) && topic.includes(pair))
  const isMore = topic.split(subject).some((one, _, parts) => parts.length === 2 && besides.test(one))
  return isOther || isMore || isOfMore(topic, subject) ? text.replace(name, '{主题}工作') : text
}

/** Of any work. */
const common = /^(?:建设|工作|治理|管理|服务|情况)$/

/** 妇女儿童普法维权: more than the subject alone. */
function isOfMore(topic: string, subject: string): boolean {
  const rest = topic.replace(subject, '')
  return (
    topic.includes(subject) &&
    rest.length >= leastMore &&
    /^[\u4e00-\u9fff]+$/.test(rest) &&
    !spoken.test(rest)
  )
}

const leastMore = 4
const spoken = /[我你您咱他她写弄帮把给是的了着过这那今去]|工作|情况|方面/

/** 防汛和安全生产: a paper on two things is called by both. */
const besides =
  /^[\u4e00-\u9fff]{2,}(?:工作)?(?:[、和与及]|以及)$|^(?:工作)?(?:[、和与及]|以及)[\u4e00-\u9fff]{2,}$/

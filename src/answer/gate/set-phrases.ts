// Data of the gate: whole phrases that may be said though they hold a number, a denial or a superlative, because they claim nothing of a report.
// A new one is added here and nowhere else; what depends on reports is a claim and no phrase.

import { smallTalkReplies } from '#question/small-talk-replies.ts'

export const phrases = {
  ...smallTalkReplies,
  empty: '资料库里还没有报告。把报告放进收件目录，或在“库”页上传，就可以问了。',
  person: '报告里没有写到这个人的姓名等信息，案头也不查个人。',
  /** Behind the name of a place and its years. */
  personLead: '的报告里没有查到',
  personName: '的姓名；个人信息案头不查。',
  personPhone: '的电话；个人信息案头不查。',
  personHome: '的住址；个人信息案头不查。',
  personPapers: '的证件号；个人信息案头不查。',
  outside: '案头只答各乡镇的报告里写了什么。可以这样问：其他乡镇怎么处理欠薪？某某镇去年调解了多少纠纷？',
  rule: '这是问规定条文。资料库里只有各乡镇的报告，没有条文，答不了。',
  ruleLead: '这是问规定条文。资料库里只有各乡镇的报告，没有查到写明',
  ruleEnd: '的条文，答不了。',
  /** What is left where nothing holds. */
  nothingHolds: '没有查到能直接回答的原文。',
  /** Behind the name of what was searched. */
  notFound: '的报告里没有查到能直接回答的原文。',
  otherYear: '年份要核一下，下面是别的年份的报告：',
  tooMany: '地方太多，不在对话里相加，合计在“数”页的表里看；按数排在前面的有：',
  notAdded: '没有算进去的：',
  nearest: '最接近的一句（',
  nearestMeant: '意思最接近的一句（',
  whoseReport: '要比，先说一声是拿哪个乡镇比，它的报告要在资料库里。',
  whichOne: '。要看哪一个？',
  leftOut: '没有核对上出处，没有写进答案。',
  notFinished: '大模型没有答完，以上是已核对的部分。',
  byModel: 'AI生成，仅供参考。',
  notUsed: '未使用大模型（',
  extractAbove: '），以上是原文摘录。',
} as const

const known: ReadonlySet<string> = new Set(Object.values(phrases))

export function isSetPhrase(text: string): boolean {
  return known.has(text)
}

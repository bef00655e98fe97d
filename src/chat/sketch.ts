// Step: a request to write that brings no facts -> the numbers that it takes, or sentences of a plan.

import { readSmallTalk } from '#question/read-small-talk.ts'
import { hotlinePattern } from '#text/numbers/hotlines.ts'
import type { ReplyEvent } from './chat.ts'
import type { Conversation } from './conversation.ts'
import { asksForDraft } from './draft-words.ts'
import { replies } from './replies.ts'

/** Of 写一段应急管理的 what comes before the thing, and behind it. */
const before =
  /^.{0,8}?(?:写|来|整|弄|起草|草拟|拟|搞|出|凑|编)(?:上|个|我)?[一两三四五几\d]?小?(?:[段节块句]话?)(?:关于|有关)?/
const behind = /[，,。；;\s].*$|(?:方面)?(?:的?(?:一段|[一两三四五几\d]句话?|这段|打算|材料|内容)|的话)?的?$/
const planWords =
  /(?:我们?(?:镇|乡|街道)?|下一?步|下一?年|明年|来年|打算|安排|计划|关于|有关|方面|写|列|拟|来|整|出|想|[\d一二两三四五六七八九十几]+(?:条|点|句|项)|的|[，,。\s])+/g
const mostPlans = 5

/** Null where the message brings something to write from, or wants nothing written. */
export function sketchDraft(
  text: string,
  { desk, book }: Pick<Conversation, 'desk' | 'book'>,
): ReplyEvent | null {
  const asked = readSmallTalk(text, book.smallTalk)
  if (asked !== 'section' && asked !== 'plan') return null
  if (bringsFacts(text) || /哪|吗|怎么|多少|谁|[照按]着?.{0,4}(?:报告|上面|材料)/.test(text)) return null
  const topic = asked === 'plan' ? readPlanTopic(text) : readTopic(text)
  const theme = desk.findTheme(topic)
  if (asked === 'plan') {
    if (!theme) return notice(replies.askPlanTopic)
    return notice(replies.plans(theme.openers.slice(0, readCount(text))))
  }
  if (topic === '' && !asksForDraft(text)) return null
  if (theme && theme.blanks !== '' && wantsBlanks.test(text))
    return notice(replies.blanks(topic, theme.blanks))
  return notice(replies.askFacts(topic, { thing: topic.replace(whose, ''), hints: theme?.hints ?? [] }))
}

/** What is none of the thing that others are asked for: 我们镇2025年 of 我们镇2025年反诈工作成效. */
const whose =
  /^(?:我们?|咱们?|本)(?:镇|乡|街道|县)?的?|(?:20)?\d\d年度?的?|(?:工作)?(?:的)?(?:成效|成绩|情况|小结)$/g

/** 数先空着, 数字留白 */
export const wantsBlanks = /(?:空|留白|不填|待填|(?:自己|我来|回头|后面|之后)填)(?!气|间|调|巢|心|置|港|域)/

/** 麻烦报两个数：, 想请教一下：; what follows is asked for, and no material. */
const asking =
  /^(?!.{0,16}(?:写|起草|拟|稿|总结|汇报|材料|简报))[^:：，,。\n]{0,12}(?:[报查问看核找求要]|请教|打听|告诉|了解)[^:：，,。\n]{0,8}[:：]/

/** A number that is none of 三条, 2024年, 22到24年 or a bare 2023. */
export function bringsFacts(text: string): boolean {
  const rest = text
    .replace(lines, '')
    .replace(
      /(?:(?:20)?\d\d年?[到至、和与跟—~-]){0,9}(?:20)?\d\d年|(?<![\d.])[12]\d[到至—~-][12]\d(?![\d.%％件起个人名次场份条户万亿元处项批])|(?<!\d)20[12]\d(?![\d.%％个件起次场名份条户万亿元人处项批])|\d{1,4}(?:来|多|余)?(?:条|点|句|段|项|个?字)/g,
      '',
    )
  return /\d|[:：](?!.*(?:怎么排|多少|[几哪谁]|吗[？?]?$))/.test(leaveYears(rest).replace(asking, ''))
}

/** 12345 counts nothing. */
const lines = new RegExp(`(?<!\\d)${hotlinePattern}(?!\\d)`, 'g')

/** 22 23 24 三年, 22、23年: years one after the other. */
function leaveYears(text: string): string {
  return text.replace(
    /(?<![\d.])[12]\d(?:[\s、,，和]{1,2}[12]\d){1,4}(?![\d.%％件起个人名次场份条户万亿元处项批])/g,
    (run) => {
      const years = run.match(/\d\d/g)!.map(Number)
      return years.every((year, i) => i === 0 || year === years[i - 1]! + 1) ? '' : run
    },
  )
}

function readTopic(text: string): string {
  const opened = text.trim().replace(before, '')
  const topic = opened.replace(behind, '').replace(/的$/, '').trim()
  return topic === '' ? readBefore(text.trim()) : topic
}

/** 信访那块帮我凑一段: the thing stands before the verb. */
function readBefore(text: string): string {
  const said = before.exec(text)?.[0] ?? ''
  const at = said.search(
    /(?:写|来|整|弄|起草|草拟|拟|搞|出|凑|编)(?:上|个|我)?[一两三四五几\d]?小?(?:[段节块句]话?)/,
  )
  return said
    .slice(0, Math.max(0, at))
    .replace(/(?:请|麻烦|你|您|(?:帮|给|替)(?:我们?|咱们?)?|再|先|就)*$/, '')
    .replace(block, '')
}

const block = /(?:的|那|这)?一?(?:块|方面|部分)(?:的?(?:事情?|工作|内容))?$/

function readPlanTopic(text: string): string {
  return text.replace(planWords, ' ').trim()
}

function readCount(text: string): number {
  const said = /(\d|[一二两三四五])(?:条|点|句|项)/.exec(text)?.[1] ?? '三'
  const count = Number(said) || '一二三四五'.indexOf(said.replace('两', '二')) + 1
  return Math.min(count, mostPlans)
}

function notice(text: string): ReplyEvent {
  return { kind: 'notice', text }
}

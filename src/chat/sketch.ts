// Step: a request to write that brings no facts -> the numbers that it takes, sentences of a plan, or the question whose quotes are the text.

import type { Place } from '#domain/place.ts'
import { readSmallTalk } from '#question/read-small-talk.ts'
import type { ReplyEvent } from './chat.ts'
import type { Conversation } from './conversation.ts'
import { asksForDraft } from './draft-words.ts'
import { replies } from './replies.ts'

/** 把雾岩的火塘经验写成几句话: a practice of others, which its quotes tell. */
const retold =
  /^(?:请|麻烦)?(?:帮我)?(?:把|将)([^，,。]{2,20}?(?:经验|做法|办法|法子|那套|路子))(?:写|整|编|改|缩|概括|总结|归纳)成/
/** Of 写一段应急管理的 what comes before the thing, and behind it. */
const before =
  /^.{0,8}?(?:写|来|整|弄|起草|草拟|拟|搞|出)(?:上|个|我)?一?小?(?:段|节|块|几句话?)(?:关于|有关)?/
const behind = /[，,。；;\s].*$|(?:方面)?的?(?:一段|几句话?|这段|打算|材料|内容|话)?的?$/
const planWords =
  /(?:我们?(?:镇|乡|街道)?|下一?步|下一?年|明年|来年|打算|安排|计划|关于|有关|方面|写|列|拟|来|整|出|想|[\d一二两三四五六七八九十几]+(?:条|点|句|项)|的|[，,。\s])+/g
const mostPlans = 5

/** A report that is named outright: 石桥乡2024年调解工作情况, 白塔24年反诈; one's own next report is written, not retold. */
const reported = /[一-龥]{2,6}(?:20)?\d\d年(?!.{0,16}(?:年度)?(?:报告|总结|工作要点)$)/
const own = /^.{0,10}(?:我们|我镇|我乡|本镇|本乡|咱)/
/** 按咱乡24年的情况，写一段治欠薪的: of one's own report that is there. */
const ownReport =
  /^.{0,4}(?:按|照|拿|用|根据)(?:着|照)?((?:我们?|咱们?|本)(?:镇|乡|街道)?(?:20)?\d\d年)的?(?:情况|报告|数据?|年报)[，,\s]*.{0,6}?(?:写|编|拟|整|凑)(?:上|出|个)?(?:一|两|几|三)?(?:小?段|句|条|个)(?:关于|有关)?([^，,。；;]{2,14}?)的?(?=[，,。；;]|$)/
/** 给我拿X的数写两句话, 用X写一段: the thing stands before the verb. */
const taken =
  /^.{0,8}?(?:拿|用|把|将|按)([^，,。]{4,30}?)(?:的数|的数据|的情况)?(?:来|给我|帮我)?(?:写|编|拟|整|凑)(?:上|出|个)?(?:一|两|几|三|[1-5])?(?:小?段|句|条|个)/
/** 信息稿，就说X: the thing stands behind what it is written for. */
const spoken = /(?:就说|说的是|讲讲?|内容是|主题是|写的是)([^，,。]{4,40})/
/** 200字左右, 汇报用, 要带数: how it is to be written. */
const manner =
  /[，,。；;\s]*(?:\d{1,4}|[一二两三四五几]?百)(?:来|多|余)?字.*$|[，,。；;\s]+[^，,。]{0,6}(?:用|带数|数字).{0,4}$/

/** The question that stands for a request to retell what a report tells, of these townships or of a year; null for any other message. */
export function readRetold(text: string): string | null {
  const thing = retold.exec(text.trim())?.[1]
  if (thing) return `${thing}，说两条`
  if (bringsFacts(text)) return null
  const held = ownReport.exec(text.trim())
  if (held) return `${held[1]}${held[2]}情况说说`
  if (own.test(text)) return null
  const told =
    taken.exec(text.trim())?.[1] ?? (before.test(text) ? (spoken.exec(text)?.[1] ?? readTopic(text)) : '')
  const topic = told.replace(manner, '').replace(/(?:干得|做得|搞得)?(?:怎么样|咋样|如何)$/, '')
  if (reported.test(topic)) return `${topic.replace(/(?:的)?(?:小结|总结|情况|简报|信息)?$/, '')}情况说说`
  return null
}

/** 把2024年的写成一句话: what was told is told again, in whatever is said before it. */
const pointed =
  /^(?:[^，,。！!]{0,4}谢[谢了][，,。！!\s]*)?(.{0,14}?[，,。！!\s]?)(?:请|麻烦)?(?:你|您)?(?:帮我|给我|替我|帮忙)?(?:把|将)((?:(?:20)?\d\d年|那年|这年|去年|前年|它|那个|这个|上面|刚才|前面)[^，,。]{0,6}?)(?:写|整|编|改|缩|概括|总结|归纳)成(?:一|两|几|三)?(?:小?段|句|条|个)/

/** The follow-up that stands for it; null for any other message. */
export function readRetoldAgain(text: string): string | null {
  if (bringsFacts(text)) return null
  const [, lead, thing] = pointed.exec(text.trim()) ?? []
  return thing === undefined ? null : `${lead}${thing}`
}

/** 写一段我们镇2024年反诈工作成效: of one's own report of one of these years, which is there; null for any other message. */
export function readRetoldOwn(text: string, years: readonly number[]): string | null {
  if (bringsFacts(text) || !own.test(text) || !before.test(text)) return null
  const topic = readTopic(text).replace(manner, '')
  const year = /(?:20)?(\d\d)年/.exec(topic)?.[1]
  const isThere = year !== undefined && years.includes(2000 + Number(year))
  if (!isThere || ownPaper.test(topic)) return null
  return `${topic.replace(/的?(?:成效|成绩|小结|情况|简报|信息)?$/, '')}情况说说`
}

/** A paper of its own, and no part of the report. */
const ownPaper = /(?:年度)?(?:报告|总结|工作要点|计划|要点|打算|方案|通知)$/

/** 写一段石桥治欠薪的做法: what a township does, of those in `names`; null where none of them opens the thing. */
export function readRetoldOf(text: string, names: readonly string[]): string | null {
  if (bringsFacts(text) || own.test(text) || !before.test(text)) return null
  const topic = readTopic(text).replace(manner, '')
  return tellsWay.test(topic) && names.some((name) => topic.startsWith(name)) ? topic : null
}

const tellsWay = /.{4}(?:做法|经验|办法|路子|举措|情况)$/

/** Null where the message brings something to write from, or wants nothing written. */
export function sketchDraft(
  text: string,
  { desk, smallTalk }: Pick<Conversation, 'desk' | 'smallTalk'>,
): ReplyEvent | null {
  const asked = readSmallTalk(text, smallTalk)
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
const wantsBlanks = /(?:空|留白|不填|待填)(?!气|间|调|巢|心|置|港|域)/

/** A number that is none of 三条, 2024年, 22到24年 or a bare 2023. */
export function bringsFacts(text: string): boolean {
  const rest = text.replace(
    /(?:(?:20)?\d\d年?[到至、和与跟—~-]){0,9}(?:20)?\d\d年|(?<!\d)20[12]\d(?![\d.%％个件起次场名份条户万亿元人处项批])|\d{1,4}(?:来|多|余)?(?:条|点|句|段|项|个?字)/g,
    '',
  )
  return /\d|[:：]/.test(rest)
}

function readTopic(text: string): string {
  const opened = text.trim().replace(before, '')
  return opened.replace(behind, '').replace(/的$/, '').trim()
}

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

/** 石桥乡 and 石桥. */
export function listTowns(places: readonly { readonly place: Place }[]): readonly string[] {
  const towns = new Set(places.flatMap(({ place }) => place.town ?? []))
  return [...towns].map((town) => (town.length > 2 ? town.replace(/(?:镇|乡|街道)$/, '') : town))
}

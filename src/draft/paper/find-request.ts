// Step of reading a brief: a line at its head -> the words that ask for the paper (写普法这段：…, 河道管护小结，急用，明早要交。).

import { findOpening } from '#draft/brief/find-title.ts'
import { isToWriter } from '#draft/roles/is-to-writer.ts'
import { namesPaper } from '#shared/paper-names.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { paperBefore } from './names-only.ts'

const polite = '(?:请|麻烦|劳驾|你好|您好|在吗)?(?:你|您)?(?:帮|给|替)?(?:我|我们|咱们?)?'
const verb = '(?:写一?[下个份篇段节]?|起草一?[下份篇段]?|草拟|拟一?[份篇段]?|生成|整理|润色|出一?[份篇段])'
const requestAtStart = new RegExp(
  `^\\s*${polite}\\s*(?:把|将|按)?[^，,。:：\\n]{0,20}?${verb}(?!作|成功)[^:：\\n]{0,40}`,
)
/** Without a colon the verb must be one of writing, and what is to be written a part, a paper or a bare topic. */
const plainRequest = new RegExp(
  `^\\s*${polite}(?:写(?![了到过着得作])|起草|草拟|拟写|撰写)(?:.{0,30}(?:段|部分|[一这那]节|报告|总结|汇报|材料|稿|这块|情况|方面)(?:吧|呗)?|(?:一?下)?[\\u4e00-\\u9fff]{2,6})\\s*$`,
)
/** 今年防火这块， leads what is told of it: nobody asks for anything. */
const spokenLead =
  /^\s*(?:今年|全年|上半年|我们|咱们|先说|先讲|首先|还有)*(?!.*(?:写|拟|起草|[要弄整搞出给]))[\u4e00-\u9fff]{2,6}[这那]一?块(?:呢|嘛|吧)?[，,：:]?$/

/** `before`: what has been asked on the lines above. Empty where the line asks for nothing. */
export function takeRequest(line: string, before: string): string {
  // 一、营商环境这块: a heading.
  if (/^\s*[一二三四五六七八九十]{1,3}、[\u4e00-\u9fff]{2,12}$/.test(line)) return ''
  const asked = before === '' ? (findRequest(line) ?? paperBefore(line)) : ''
  const opening = findOpening(line)
  if (spokenLead.test(opening)) return asked
  return opening.length > asked.length ? opening : asked
}

/** 写普法这段：讲座12场; 帮我写2024年的报告，网格员36名. */
function findRequest(line: string): string | null {
  const lead = findLead(line)
  if (lead !== null) return lead
  const asked = requestAtStart.exec(line)?.[0]
  if (asked !== undefined && isRequest(asked, line)) return asked
  const first = /^[^，,。:：]*/.exec(line)![0]
  const isNamed = plainRequest.test(first) && findQuantities(first).length === 0
  return isNamed && first.length < line.length ? first : null
}

/** 河道管护小结，急用，明早要交。: what stands before the first number, where it names the paper. Null where no number follows. */
function findLead(line: string): string | null {
  let at = 0
  let isNamed = false
  let isAsked = false
  for (const clause of line.slice(0, longestLead).match(/[^，,。:：；;！!]+[，,。:：；;！!]*/g) ?? []) {
    const quantities = findQuantities(clause.replace(/\d+(?:分钟|页|字)/g, '')).length
    if (quantities > 0 && !(isNamed && partAsked.test(clause)))
      return isNamed && at > 0 ? line.slice(0, at) : null
    if (isNamed && !isAside(clause)) return line.slice(0, at)
    isNamed ||= namesPaper(clause) || asksForPart(clause)
    isAsked ||= at > 0 && isAside(clause)
    at += clause.length
  }
  // 某镇工作报告，只要产业这一节，都是核过的：: what it is to be written from stands on the next lines.
  return isNamed && isAsked && at === line.length && /[:：]\s*$/.test(line) ? line : null
}

const longestLead = 200

/** 快点, 下午要交, 材料如下: words around a request. */
function isAside(clause: string): boolean {
  if (
    clause.length <= longestAside &&
    (partAsked.test(clause) || isToWriter(clause.replace(/[，,。:：；;！!]+$/, '')))
  )
    return true
  return (clause.length <= 12 && aside.test(clause)) || (clause.length <= 20 && drawnUp.test(clause))
}

const longestAside = 30
/** 只要2024年产业发展这一节. */
const partAsked =
  /^(?:[你您]|请|就|先|这次|这回)*(?:只|光|单|就|仅|先|专门)(?:要|写|需要?|报|出|做|用|来|给)?[^，,。\d]*(?:20\d{2}年度?)?[^，,。\d]{2,20}(?:部分|一?[段节块章])(?:就行|就好|即可|吧|的)*[，,。:：；;！!]*$/
const aside = /快|急|要交|要用|如下|材料|数据|素材|情况|要点|谢|麻烦|劳驾|拜托|烦请|辛苦|[你您]/
/** 劳驾给拟一个。 */
const drawnUp =
  /^(?:请|劳驾|麻烦|拜托|烦请|先|就|给我?|帮我?|替我?|[你您]){1,5}(?:写|拟|起|弄|整|做|搞|出)(?:一?[个份篇下版段]|出来|成)?(?:草稿?|初稿|稿)?[^\u4e00-\u9fff]*$/

/** 帮我写工作报告里水利那一段 */
function asksForPart(clause: string): boolean {
  return /(?:写(?![了到过着得])|拟|起草|弄|整|做)[^\d]{2,36}(?:段|部分|[一这那]节|[一这那]块)(?:话|文字|内容)?(?:吧|呗)?[，,。:：；;！!]*$/.test(
    clause,
  )
}

/** A request ends at a colon, or is a line of its own that asks for a 段, 报告 and the like and counts nothing. */
function isRequest(asked: string, line: string): boolean {
  const after = line.slice(asked.length)
  if (/^\s*[:：]/.test(after)) return true
  return (
    findQuantities(asked).length === 0 &&
    /(?:段|部分|节|报告|总结|汇报|材料|稿|这块|情况)\s*[。!！]?$/.test(asked.trim())
  )
}

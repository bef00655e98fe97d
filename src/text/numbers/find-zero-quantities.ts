// Step: finding what a report says did not happen (无行政复议、行政诉讼案件发生): each named event is a zero.
// Folded text in, zeros with the event they deny out. Aims (确保无…) and set phrases (零容忍) are left out.
import type { Span } from '#domain/span.ts'

export interface ZeroQuantity {
  /** The denying word or the whole 零…: what stands for the number. */
  readonly at: Span
  /** The event, as written: 行政复议. */
  readonly event: string
  /** 件, 起 or 人次 as reports count such an event, % of a rate; the measure word itself where one is written (无一起). */
  readonly unit: string
}

const heads: readonly [RegExp, string][] = [
  [/(?:伤亡|死亡|亡人|脱管|漏管|虚管|重新犯罪|再犯罪|返贫|吸毒人员)$/, '人'],
  [/率$/, '%'],
  [
    /事故|火灾|火情|灾情|纠纷|事件|警情|舆情|命案|刑案|伤亡|上访|非访|越级访|集体访|集访|进京访|进京|赴省|赴京|登记/,
    '起',
  ],
  [
    /复议|诉讼|应诉|败诉|纠错|申请|投诉|举报|信访|(?<!要)案件?$|发案|规范性文件|行政(?:赔偿|强制)|差评|差错|欠薪|(?:超期|逾期|复核|复查|重复|未办|退回)件?$/,
    '件',
  ],
]

/** What did not happen is none, whatever it is; 无 and 没有 deny only what is counted elsewhere. */
const strong = /^(?:未|没有)(?:再|新)?(?:发生|出现|制发|制定|出台|接到|收到|受理|办理)/
const paper = /制发|制定|出台|收到|接到|受理|办理/
const noEvent = /^(?:任何|其他|明显|较大变化|上述|此类|该)|(?:变化|情形|问题|现象|改观)$/

/** 未发生, 未接到, 没有收到, 无; a measure word may follow: 未发生一起. 无业青年 and 无证经营 deny nothing. */
const denial =
  /(?<![毫并全若互])(无一(?=[起件例宗次])|(?:未|没有)(?:再|新)?(?:发生过?|出现过?|制发|制定|出台|办理|新增|接?收到过?|接到过?|接收到?|受理|产生|引发|因|有)|没有(?=行政|赴|进京|越级|[一]?[起件例宗])|无(?!业|偿|线|障碍|人机|缝|公害|接触|党派|证|照|主|害|毒|力|烟|籍|物业|家可归|劳动能力))(?:一)?([起件例宗次])?([一-龥、()“”]{2,44})/g
/** 6个零发案 and 零发案村 count those without, and are no zero. */
const nothing =
  /(?<![\d余多][个家户村])[“"]?零(上访|非访|进京|信访|越级|纠纷|事故|投诉|复议|诉讼|败诉|火灾|案件|命案|舆情|发案|越级访|集访|死亡|伤亡|亡人|差评|差错|脱管|漏管|返贫|欠薪|重新犯罪)[”"]?(?!的?(?:村|社区|小区|单位|网格))/g
const zeroAfter =
  /(?:数|数量)?(?:均|都)?(?:为(零|0)|([“"]?[零无](?:发生|登记|发案|新增)[”"]?|未发生|(?<=[讼议议赔偿诉案件访])无(?=[,;。\n]|$)))(?![一-龥\d.])/g
/** 没有一件反悔, 无一人重新犯罪: with a measure word anything may be denied. */
const none =
  /(?:没有|无|未有|未发生|未出现|未接到|未收到)一(?:个)?([件起例宗人户名次家])(?!外)([一-龥“”]{2,16})/g
const aim = /确保|防止|避免|杜绝|力争|争取|目标|严防|预防|要求|努力|力求|致力|承诺/

/** All zeros of a folded text, in order. */
export function findZeroQuantities(folded: string): ZeroQuantity[] {
  const counted = findNone(folded)
  const denied = findDenied(folded).filter(({ at }) => !counted.some((one) => one.at.start === at.start))
  const found = [...counted, ...denied, ...findZeroEnds(folded)]
  const names = findZeroNames(folded).filter(
    ({ at }) => !found.some((other) => other.at.start < at.end && at.start < other.at.end),
  )
  return [...found, ...names].sort((a, b) => a.at.start - b.at.start)
}

function findNone(folded: string): ZeroQuantity[] {
  return [...folded.matchAll(none)].flatMap((match) => {
    const [whole, measure = '', event = ''] = match
    if (isAim(folded, match.index) || (measure !== '人' && splitEvents(event).length > 0)) return []
    const at = { start: match.index, end: match.index + whole.length - event.length }
    return [{ at, event: event.replace(/[“”]/g, ''), unit: measure }]
  })
}

/** 未发生一起…事故. */
function findDenied(folded: string): ZeroQuantity[] {
  return [...folded.matchAll(denial)].flatMap((match) => {
    const [, word = '', measure, events = ''] = match
    if (isAim(folded, match.index)) return []
    const at = { start: match.index, end: match.index + word.length }
    const usual = paper.test(word) ? '件' : '起'
    return (strong.test(word) ? splitDenied(events) : splitEvents(events)).map((event) => ({
      at,
      event,
      unit: measure ?? unitOf(event) ?? usual,
    }))
  })
}

/** 实现零上访. */
function findZeroNames(folded: string): ZeroQuantity[] {
  return [...folded.matchAll(nothing)].flatMap((match) => {
    if (!isTold(folded, match) || isAim(folded, match.index)) return []
    const event = match[1] ?? ''
    const at = { start: match.index, end: match.index + match[0].length }
    return [{ at, event, unit: unitOf(event) ?? '件' }]
  })
}

/** 行政复议、行政诉讼案件均为零; 进京非访“零登记”. */
function findZeroEnds(folded: string): ZeroQuantity[] {
  return [...folded.matchAll(zeroAfter)].flatMap((match) => {
    if (isAim(folded, match.index)) return []
    const events =
      /[一-龥、]{2,24}$/.exec(folded.slice(Math.max(0, match.index - 24), match.index))?.[0] ?? ''
    const end = match.index + match[0].length
    const at = { start: end - (match[1] ?? match[2] ?? '').length, end }
    // 农机具被盗为零: a zero that is told counts whatever it is said of.
    const named = match[1] === undefined ? splitEvents(events) : splitDenied(events)
    return named.map((event) => ({ at, event, unit: unitOf(event) ?? '件' }))
  })
}

/** 实现零上访 says that there was none; 零上访 alone does at the end of its clause; “零上访” as a name does not. */
function isTold(folded: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length
  const isReached = /(?:实现|保持|达到|做到|继续|全年|连续[^,。]{1,6})(?:了)?[^,;。]{0,8}$/.test(
    folded.slice(Math.max(0, match.index - 16), match.index),
  )
  if (/[“”"]/.test(match[0]))
    return isReached && !/^的?(?:创建|村|社区|目标|单位|工程|行动)/.test(folded.slice(end, end + 3))
  return isReached || /^(?:[,;。、)\n]|$)/.test(folded.slice(end, end + 1))
}

function isAim(folded: string, at: number): boolean {
  const clause = /[^,;。\n]*$/.exec(folded.slice(Math.max(0, at - 24), at))?.[0] ?? ''
  return aim.test(clause)
}

/** 行政复议、行政诉讼案件发生 -> 行政复议, 行政诉讼案件; empty when one of them is no event that is counted. */
function splitEvents(text: string): string[] {
  const body = text
    .replace(/(?:现象|记录)?(?:的)?(?:发生|出现|情况|情形)$|现象$|记录$/, '')
    .replace(/[“”]/g, '')
    // 因执法不当引发行政诉讼: the reason is not the event.
    .replace(/^因?[一-龥]{0,20}?(?:引发|引起|导致|造成)了?(?:的)?|^因[一-龥]{2,20}?被(?:申请|提起)?/, '')
  const items = body
    .split(/、|以及|和|及(?!以[上下])|或者?/)
    .map((item) => item.replace(/^(?:被)?(?:提起|申请)(?=[一-龥]{2})/, ''))
    .filter((item) => item.length > 0)
  const sharesHead = unitOf(items.at(-1) ?? '') !== null
  const isEach = items.every((item) => unitOf(item) !== null)
  if (!sharesHead || items.some((item) => item.length > 16)) return []
  return isEach ? items : [body]
}

/** Events that need not be known: 群死群伤; a list with 等 is one. */
function splitDenied(text: string): string[] {
  const known = splitEvents(text)
  if (known.length > 0) return known
  const body = text
    .replace(/(?:现象|记录)?(?:的)?(?:发生|出现|情况|情形)$|现象$|记录$/, '')
    .replace(/[“”]/g, '')
  const items = body.includes('等') ? [body] : body.split(/、|以及|和|及(?!以[上下])|或者?/).filter(Boolean)
  const isNamed = items.every((item) => item.length >= 2 && item.length <= 16 && !noEvent.test(item))
  return isNamed ? items : []
}

function unitOf(event: string): string | null {
  return heads.find(([pattern]) => pattern.test(event))?.[1] ?? null
}

// Step of reading a brief: what was learnt of a clause or sentence, where rules find nothing -> the part it belongs to; whether it speaks to whoever writes.
import { findPart } from '#draft/brief/find-part.ts'
import { ofSheet } from '#draft/brief/read-asked.ts'
import type { BriefClause } from '#draft/brief/split-brief.ts'
import { isSurelyToWriter, isToWriter } from './is-to-writer.ts'
import { joinTold, type RoleOf, type Told } from './told.ts'

/** Of hands that taught nothing, nine of ten above it are right (test/learn/train-clauses.ts --across). */
const sure = 0.7
/** What is left out must be surer than what is put elsewhere. */
const surest = 0.85
/** A clause of a sentence that tells of the work: 联系点是大湾村. */
const surestInside = 0.93
/** 毛病也要写，别藏着: what leads a sentence is said to nobody but the writer, whatever it tells besides. */
const surestAlone = 0.98
/** 被县里点名 in a sentence that tells of the work tells of it, too. */
const leastOfSentence = 0.03
/** 那个, 今年: nothing is lost with it. */
const filler = 3
/** A rule that says so is believed unless what was learnt is sure of the contrary. */
const leastRuled = 0.05

/** Without what was learnt the rules read alone. */
export function isAside(
  told: Told,
  roleOf: RoleOf | undefined,
  sentence: Told & { readonly isLed?: boolean } = told,
): boolean {
  const shares = roleOf?.(told)
  if (!shares) return isToWriter(told.text)
  if (isSurelyToWriter(told.text)) return true
  if (isToWriter(told.text)) return shares.aside >= leastRuled
  if (qualifies.test(told.text)) return false
  // Under 不足 what is told to the writer sounds like a lack.
  const alone = roleOf?.({ ...told, label: '' })?.aside ?? 0
  if (sentence.isLed && alone >= surestAlone && !/\d/.test(told.text)) return true
  const isPlausible =
    told.text.length <= filler ||
    /[我你您]/.test(told.text) ||
    (roleOf?.(sentence)?.aside ?? 1) >= leastOfSentence
  return (
    isPlausible &&
    shares.aside >= surestInside &&
    // 来信9 counts, though nobody says in what.
    (!/\d/.test(told.text) || length.test(told.text))
  )
}

/** 还在期限内, 没有发生…: says of the work what its number leaves open. */
const qualifies =
  /^(?:还|仍|尚|都|均|也|全)*(?:在|未超)[^，。\d我你您]{0,6}(?:期限?|时限|限期|时效|有效期)之?内?的?$|^(?:没有|未|没)(?:发生|出现|造成|收到|接到|超期|逾期)|^(?:不是|不算|不属于)(?:超期|逾期|漏报|新增|重复)/

/** 3分钟, 800字: how long it is to be. */
const length = /^\d+(?:分钟|页|字|份)(?:左右|以内)?$/

/** Years and days count nothing. */
const counted = /\d(?!\d*\s?(?:年|月|日|号|点|:|字|页|分钟))/
/** A whole sentence that counts nothing; what is told to the writer at length says less in each of its clauses. */
export function isAsideSentence(sentence: readonly BriefClause[], roleOf: RoleOf | undefined): boolean {
  const text = joinTold(sentence)
  const shares = roleOf?.({ text, label: sentence[0]!.label })
  return shares != null && shares.aside >= surest && !counted.test(text)
}

const parts = [
  ['不足', 'lack'],
  ['原因', 'cause'],
  ['打算', 'plan'],
] as const

/** 不足, 原因, 打算; null for what was done, and where nothing was learnt. */
export function hearPart(
  sentence: readonly BriefClause[],
  { roleOf, before }: { roleOf: RoleOf | undefined; before: string | null },
): string | null {
  const shares = roleOf?.({ text: joinTold(sentence), label: sentence[0]!.label })
  if (!shares) return null
  const part = parts.find(([, role]) => shares[role] >= sure)?.[0] ?? null
  const text = joinTold(sentence)
  // 经验：先给出路再清理; 断面均为三类以上: what went well is told as done.
  if (ofSuccess.test(sentence[0]!.label) || (part === '不足' && wentWell.test(text))) return null
  const isAmong = before === '不足' || before === '原因' || before === '打算'
  if (part === '打算') return isDone(text) || !(isAmong || meant.test(text)) ? null : part
  // 没有结转: what did not happen is no shortcoming by itself.
  return part === '不足' && !isAmong && denial.test(text) ? null : part
}

const ofSuccess = /经验|做法|体会|成效|亮点|启示|背景/
const wentWell = /(?:都|均|全部)(?:是|在|为|达到?)?[^，。]{0,6}(?:以上|达标|合格|优良|正常)/
/** What is still to come says so, or stands among what lacks. */
const meant =
  /明年|来年|下一?[年步]|下阶段|下半年|往后|今后|接下来|后续|打算|计划|准备|拟|想|争取|力争|将(?!近)|要(?![求素件约闻点是回])|再(?!次)|底前|月前|年前|节前|汛前|以前|之前|尽快|确保|20\d{2}年|目标/
const denial = /^(?:全年|今年)?(?:没有|未|无)[\u4e00-\u9fff]{2,8}$/

/** 10月13日开展清洁周, 完工19个: what has a day and no word of what is meant was done. */
function isDone(text: string): boolean {
  if (/完工\d|已[经\u4e00-\u9fff]|[\u4e00-\u9fff]了\d/.test(text)) return true
  return /^(?:20\d{2}年)?\d{1,2}月\d{1,2}日/.test(text) && !/将|拟|打算|计划|准备|争取|明年|要/.test(text)
}

/** 表里没有的：: a label that speaks to the writer names nothing of the work. */
export function leaveLabel(clause: BriefClause, roleOf: RoleOf | undefined): BriefClause {
  if (ofSheet.test(clause.label)) return { ...clause, label: '' }
  if (findPart(clause.label, '') !== null) return clause
  const aside = clause.label === '' ? 0 : (roleOf?.({ text: '', label: clause.label })?.aside ?? 0)
  return aside >= surest ? { ...clause, label: '' } : clause
}

// Step of reading a brief: its text -> clauses with line numbers, contexts (纠纷化解:, 不足:) and the request that leads it.

import type { TableCell } from '#domain/brief.ts'
import type { DraftWording } from '#domain/drafting-book.ts'
import { writeSpoken } from '#draft/clause/write-spoken.ts'
import { takeRequest } from '#draft/paper/find-request.ts'
import { isOffice, openHeldLabels } from '#draft/roles/hold-label.ts'
import { isSurelyToWriter } from '#draft/roles/is-to-writer.ts'
import { cleanLine } from '#draft/speech/clean-line.ts'
import { closeClauses } from '#draft/speech/close-clause.ts'
import { markDoubts } from '#draft/speech/mark-doubts.ts'
import { isNumbered } from '#draft/speech/mark-items.ts'
import { sayFormally } from '#draft/speech/say-formally.ts'
import { splitClauses } from '#draft/speech/split-clauses.ts'
import { itemLead, splitSentence } from '#draft/speech/split-sentence.ts'
import { asksOnly, takeLabel } from '#draft/speech/take-label.ts'
import { writeNumbers } from '#draft/speech/write-numbers.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { breakLine } from '#text/break-lines.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { findPart } from './find-part.ts'
import { orderWords, writeFormally } from './write-formally.ts'

export interface BriefClause {
  readonly text: string
  /** 1-based. */
  readonly line: number
  /** Clauses of one sentence share it. */
  readonly sentence: number
  /** The label or heading above or before it: 纠纷化解, 存在不足; empty when none. */
  readonly label: string
  /** 台账.xlsx 第4行; empty where the line says it. */
  readonly source: string
  /** Told as it stands, by no pattern: the row of a village. */
  readonly isWhole?: boolean
  /** A 、 parts it from the clause before it. */
  readonly isListed?: boolean
  /** Where a table holds it. */
  readonly cell?: TableCell
  /** What stands in brackets behind its number comes from another cell. */
  readonly aside?: { readonly from: number; readonly source: string; readonly cell: TableCell }
  /** The grid of its table proves it a part of the clause that its sentence begins with. */
  readonly isPart?: true
}

/** How people talk, by the tables of prompts/drafting. */
type Spoken = Pick<DraftWording, 'sayings' | 'doubts' | 'verbs'>

export interface SplitBrief {
  /** 写化解矛盾纠纷这一段; empty when the brief starts at once. */
  readonly request: string
  readonly clauses: readonly BriefClause[]
}

const bullet = /^\s*(?:[-*•·●○■◆▪►>]|\d{1,2}[.．、)）](?!\d)|[(（]\d{1,2}[)）]|[①-⑮])\s*/
const heading =
  /^\s*(?:#{1,4}\s*|【(?=[^】]{2,12}】\s*$)|[一二三四五六七八九十]{1,3}(?:[、.]|\s+(?=[\u4e00-\u9fff]{2,10}\s*$))|[(（][一二三四五六七八九十]{1,3}[)）])\s*/
/** 一、主动公开。全年公开信息312条: the name and its stop, and what stands under it on the same line. */
const runInHeading = /^((?:20\d{2}年度?)?[\u4e00-\u9fff、（）()]{2,14})[。．](?=\s*\S)\s*/

/** A line that people type has at most some 500 characters. */
const maxLine = 1000
/** （开头）: where in the paper a line stands, said to whoever writes; no heading reaches it. */
const placeNote = /^[（(](?:开头|开篇|前言|导语|引言)(?:部分|一?段)?[)）]\s*/

/** 半年总结，后头带下半年计划: what the paper is to hold besides names no part of the material. */
const holdsToo =
  /^(?:(?:后[头面边]|最后|末尾|里面|里头|其中)?(?:还|也|再|要|都)*(?:带上?|附上?|加上?|连同?|连着|包括|包含|含|写上?)[^，,。；;：:\d]{0,10}(?:计划|打算|安排|问题|不足|总结|建议)(?:一起|一并|也要?)?(?:写|的)?[，,。；;\s]*)+$/

/** 存在问题：, 2025年打算：, 1-6月——: a name on a line of its own. */
const nameAlone =
  /^(?:(?:20\d{2}年度?|[1-4]季度|第?[一二三四]季度)?[\u4e00-\u9fff“”、和与及]{2,16}|\d{1,2}[-—~至到]\d{1,2}月份?)(?:[:：]|[—-]{1,3}|…+)\s*$/

/** 经济发展（述职也要一点）：: said to whoever writes. */
const asideBehind = /[（(][^（）()\d]{2,16}[)）](?=[:：]\s*$)/

/** 重点干五件事： behind what is aimed at. */
const countsThings =
  /[干做抓办]好?[几两一二三四五六七八九十\d]{1,2}(?:大)?[件项个点条](?:大?事|实事|工作|任务)?$/

/** 今年上半年，咱们镇主要干了这些：: a line that only leads on to what follows. */
const leadsOn = /^[^\d。；;]{2,40}[:：]\s*$/

/** Splits at sentence and clause marks; a comma inside a number does not count. */
export function splitBrief(text: string, wording: Spoken): SplitBrief {
  const lines = listLines(text)
  const heldFrom = openHeldLabels(lines.map(({ raw }) => raw))
  const clauses: BriefClause[] = []
  const written = new Map<string, string>()
  const isListed = isNumbered(lines.map(({ raw }) => raw))
  let [request, context, held] = ['', '', '']
  /** 一、主动公开。…: a name that holds no longer than its own numeral. */
  let isOfNumeral = false
  let sentence = 0
  for (const { raw, line } of lines) {
    let rest = cleanLine(isListed ? raw.replace(serial, '') : raw)
    const asked = clauses.length === 0 ? takeRequest(rest, request) : ''
    if (asked !== '') [request, rest] = [`${request}${asked.trim()}`, leaveAsked(rest.slice(asked.length))]
    const named = heading.exec(rest)
    const isNumeral = named !== null && /^\s*[一二三四五六七八九十]/.test(named[0])
    if (isNumeral && isOfNumeral) [context, isOfNumeral] = ['', false]
    rest = rest.replace(heading, '').replace(bullet, '')
    if (isListed) rest = rest.replace(/^\d{1,2}(?:、(?=\d)|[.．](?=20\d{2}年))/, '')
    if (placeNote.test(rest)) [context, rest] = ['', rest.replace(placeNote, '')]
    if (rest === '') continue
    const bare = readBare(rest) ?? readPartName(rest, context)
    if (bare !== null) {
      context = bare
      continue
    }
    const isItem = bullet.test(raw) && /\d/.test(bullet.exec(raw)![0])
    const isHeaded = (named !== null && !/^\s*#/.test(named[0])) || isItem
    const runIn = isHeaded ? runInHeading.exec(rest) : null
    if (runIn !== null && (named !== null || !/[了没未已]/.test(runIn[1]!))) {
      context = runIn[1]!
      isOfNumeral = isNumeral
      rest = rest.slice(runIn[0].length)
    } else if (named !== null && isHeadingText(rest)) {
      context = rest.replace(/[:：】]+$/, '')
      continue
    }
    rest = rest.replace(asideBehind, '')
    if (nameAlone.test(rest) || leadsOn.test(rest)) {
      context = readLead(rest, { context, clauses })
      continue
    }
    const read = splitLine(rest, { line, sentence, label: context, written }, wording)
    clauses.push(...read.clauses)
    sentence = read.sentence
    const block = heldFrom(rest)
    if (block !== null && isHeld(block, { context, held })) [context, held] = [block, block]
  }
  return { request, clauses }
}

/** The name that a line of its own is (存在问题：); empty where it names nothing. */
function readLead(
  rest: string,
  { context, clauses }: { context: string; clauses: readonly BriefClause[] },
): string {
  const isAlone = nameAlone.test(rest)
  if (isAlone && clauses.length === 0 && isCalled.test(rest)) return context
  const bare = rest.replace(/(?:[:：]|[—-]{1,3}|…+)\s*$/, '')
  const isPlanned = findPart(clauses.at(-1)?.label ?? '', '') === '打算'
  if (isPlanned && countsThings.test(bare)) return '工作打算'
  const isName = isAlone ? !asksOnly.test(bare) : findPart(rest, '') !== null
  return isName ? bare : ''
}

/** 司法所：… holds for the lines below it, but not under 2026年, which holds on. */
function isHeld(block: string, { context, held }: { context: string; held: string }): boolean {
  return nameUnder(context, block) === block && (block !== '' || context === held)
}

function listLines(text: string): readonly { readonly raw: string; readonly line: number }[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  return lines.flatMap((line, index) => breakLine(line, maxLine).map((raw) => ({ raw, line: index + 1 })))
}

/** What stands behind the request on its line. */
function leaveAsked(given: string): string {
  const rest = given.replace(/^\s*[:：，,。]\s*/, '')
  return rest.length > longestHeld ? rest : rest.replace(holdsToo, '')
}

const longestHeld = 60

/** 1 调解纠纷 in a numbered list. */
const serial = /^\s*\d{1,2}\s+(?=[\u4e00-\u9fff])/

/** 镇长：, 王主任：: who is written to. */
const isCalled = /^[\u4e00-\u9fff]{0,3}(?:主任|书记|[镇乡县局所站]长|领导|老师|同志)们?[:：]\s*$/

/** —— ends what was said under a name, 2026 names a year; null for all else. */
function readBare(rest: string): string | null {
  if (!/[\u4e00-\u9fffA-Za-z\d]/.test(rest)) return ''
  const year = /^(20\d{2})年?[:：]?$/.exec(rest)?.[1]
  return year === undefined ? null : `${year}年`
}

/** 下半年, 存在的问题 on a line of its own; null for all else. 夜间巡逻力量不足 tells what lacks, and names no part. */
function readPartName(rest: string, context: string): string | null {
  const part = /^(?![没无未])(?!.*[别写])[\u4e00-\u9fff]{2,8}$/.test(rest) ? findPart(rest, '') : null
  if (part !== '不足') return part === '打算' || part === '原因' ? rest : null
  const isBare = rest.replace(partWords, '') === ''
  return isBare || (namesPart.test(rest) && findPart(context, '') !== '不足') ? rest : null
}

const partWords =
  /存在|主要|突出|工作|目前|当前|今年|全年|[上下]半年|我们|自身|有待|方面|这块|几[点个条]|[的和与及]|问题|不足|短板|弱项|困难|难[处点题]|薄弱环节|薄弱|差距|毛病|缺点|教训|原因|欠缺/g
const namesPart = /(?:问题|短板|弱项|难点|毛病|缺点|差距|薄弱环节)$/

function isHeadingText(text: string): boolean {
  return findQuantities(text).length === 0 && text.length <= 30 && !/[。；]/.test(text)
}

interface LineStand {
  readonly line: number
  readonly sentence: number
  readonly label: string
  /** A clause that comes again is written once. */
  readonly written?: Map<string, string>
}

/** The sentences of one line; a label (问题:, 普法:) holds until the next one, or to the end of the line. */
export function splitLine(
  text: string,
  { line, sentence: from, label: context, written = new Map() }: LineStand,
  { sayings, doubts, verbs }: Spoken,
): { clauses: BriefClause[]; sentence: number } {
  const clauses: BriefClause[] = []
  let sentence = from
  let current = context
  const parts = splitSentence(writeFormally(sayFormally(writeNumbers(text), sayings)))
  const isItem = parts.length > 1 && itemHead.test(text)
  if (isItem) current = parts.shift()!
  for (const part of parts) {
    const first = takeLabel(part)
    // 附：学法台账摘录——会前学法13次: the nearer name tells.
    const second = first.label === '' ? first : takeLabel(first.rest)
    const { label: own, rest: said } = second.label === '' ? first : second
    const rest = said.replace(itemLead, '')
    const isBrief = first.isBrief === true && second.label === ''
    const name = nameUnder(context, own)
    if (own !== '' && !isBrief) current = name
    if (rest === '') continue
    // 成功118；其中疑难复杂6: the parts stay with their whole.
    const isOf = partOfWhole.test(rest) || (scrap.test(rest) && scrap.test(clauses.at(-1)?.text ?? ''))
    if (clauses.length === 0 || !isOf) sentence++
    const told = splitClauses(nameOf(own, { name, rest }) + rest).filter((one) => !rhetorical.test(one.text))
    for (const { text: clause, isListed } of markDoubts(closeClauses(told), doubts))
      clauses.push({
        text: writeOut(clause, { verbs, written }),
        line,
        sentence,
        label: isBrief ? own : current,
        source: '',
        isListed,
      })
  }
  return { clauses, sentence }
}

/** 产业：建冷库1座 under 明年打算 or 2026年: whatever it is about, it is still to come. */
function nameUnder(context: string, own: string): string {
  if (own === '' || findPart(own, '') !== null || otherThings.test(own)) return own
  if (/^20\d{2}年$/.test(context)) return `${context}${own}`
  return findPart(context, '') === '打算' ? context : own
}

const otherThings = /^(?:其他|其它|另外|附件?|备注|说明)/

/** 产业方面， where its label gave way, and neither an office told it nor its own words say so. */
function nameOf(own: string, { name, rest }: { name: string; rest: string }): string {
  const isSaid = name === own || isOffice(own) || listPairs(own).some((pair) => rest.includes(pair))
  return isSaid || !/^[\u4e00-\u9fff]{2,8}$/.test(own) ? '' : `${own}方面，`
}

/** 受理121；成功118: scraps under one name. */
const scrap = /^[\u4e00-\u9fff]{2}[：:]?约?\d[\d.]*$/
const partOfWhole = /^(?:其中|包括)(?![的是])/

/** What is said to the writer keeps its words: by them it is known. */
function writeOut(
  clause: string,
  { verbs, written }: { verbs: Spoken['verbs']; written: Map<string, string> },
): string {
  const known = written.get(clause)
  if (known !== undefined) return known
  const ordered = orderWords(clause)
  const text = isSurelyToWriter(clause) ? ordered : writeSpoken(ordered, verbs)
  written.set(clause, text)
  return text
}

/** 一是健全机制。年初印发…: names what follows on the line. */
const itemHead = /^\s*[一二三四五六七八九十]是[\u4e00-\u9fff“”]{2,10}[。．]\s*(?![一二三四五六七八九十]是)/

/** 帮了多少人呢: asked to be answered at once; 少了点: what the two numbers say. */
const rhetorical =
  /^[^\d]{0,10}多少[^\d]{0,4}$|^(?:所以|也就是)?说?是?(?:往[下上]走|在?往[下上]走)的?$|^(?:今年)?(?:比去年|比上年)?(?:还?是)?(?:少|多|高|低|增|降)(?:了?一?[点些]|了?(?:很|好)?多了?)$/

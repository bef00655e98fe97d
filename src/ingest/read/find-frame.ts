// Step: clean. Lines -> where the report begins and ends: title lines, body, signature; the rest is the page's.
import { parseNumbering } from '#text/outline-numbering.ts'
import { isDateText } from './date-line.ts'
import { findFurniture } from './find-furniture.ts'
import { holdsQuantity, holdsStatement } from './holds-statement.ts'

/** Indexes of lines: `[titleStart, titleEnd)` the title (empty when there is none), body, `[signatureStart, signatureEnd)`. */
export interface Frame {
  readonly titleStart: number
  readonly titleEnd: number
  readonly bodyStart: number
  readonly bodyEnd: number
  readonly signatureStart: number
  readonly signatureEnd: number
}

/** What the frame is found from: the line as cleaned; tables have no text of their own. */
export interface FrameLine {
  readonly text: string
  readonly isTable: boolean
}

/** Lines that a page prints below a report without a signature, at most; the longest seen has 14. */
const longestFooter = 30
const issuerEnd =
  '(?:人民政府|政府|办事处|办公[室厅]|委员会|党工?委|管委会|行署|公署|党政办|司法所|领导小组|农场|林场|牧场|(?<![格布结全当])局|(?<!大|餐|客)厅|发改委|卫健委|住建委|中心|支队|大队)'
const issuer = new RegExp(`^[^，。；：,;:]{2,34}${issuerEnd}(?:[(（].{1,6}[)）])?$`)
const salutation = /^[^。；;]{2,40}(?:委|府|办|局|院|会|室|组|厅)[^。；;]{0,4}[:：]$/
const titleEnd =
  /(?:报告|汇报|总结|小结|情况|年报|自查|材料|计划|方案|要点|安排|打算|通知|通报|公报|公告|台账|数据|表)(?:\s?[(（].{1,14}[)）])?$/

const attachment = /^(?:附件|附表|附录|附[:：])/

/** Whether a line names what is attached: 附件:1. 附表 */
export function isAttachmentLine(line: string): boolean {
  return attachment.test(line)
}

/** Whether a line is the name of an authority alone. */
export function isIssuerLine(line: string): boolean {
  return issuer.test(line)
}

/** Whether a line addresses a higher authority: 旗委、旗政府: */
export function isSalutation(line: string): boolean {
  return salutation.test(line) && findFurniture(line) === null
}

/** The frame of a report within its page; without body lines everything is body. */
export function findFrame(lines: readonly FrameLine[]): Frame {
  const said = lines.findIndex((line) => isBody(line))
  // A sheet of figures says nothing but its title and its table.
  const bodyStart = said < 0 ? lines.findIndex(({ isTable }) => isTable) : said
  if (bodyStart < 0)
    return {
      titleStart: 0,
      titleEnd: 0,
      bodyStart: 0,
      bodyEnd: lines.length,
      signatureStart: lines.length,
      signatureEnd: lines.length,
    }
  const title = findTitle(lines, bodyStart)
  const start = findLead(lines, title.titleEnd, bodyStart)
  return { ...title, bodyStart: start, ...findEnd(lines, start) }
}

/** Short paragraphs between title and body belong to the body, from the first that says something. */
function findLead(lines: readonly FrameLine[], titleEnd: number, bodyStart: number): number {
  if (titleEnd === 0) return bodyStart
  // Captions of the first table: 表一 行政处罚实施情况统计表, 单位：宗.
  if (lines[bodyStart]?.isTable) return titleEnd
  const lead = lines.slice(titleEnd, bodyStart).findIndex((line) => line.isTable || holdsStatement(line.text))
  if (lead < 0) return bodyStart
  let first = titleEnd + lead
  while (lines[first]!.isTable && first > titleEnd && caption.test(lines[first - 1]!.text)) first--
  return first
}

const caption = /^(?!.{41})[^。；;]*(?:表(?:\s?[(（].{1,14}[)）])?|单位\s?[:：]\s?.{1,8})$/

function isBody(line: FrameLine): boolean {
  if (line.isTable) return false
  const text = line.text
  if (findFurniture(text) !== null || isDateText(text)) return false
  if (isSalutation(text)) return true
  const numbering = parseNumbering(text)
  if (numbering && numbering.length < text.length && numbering.level <= 2) return true
  if (text.length >= 60 && /[，,。；;]/.test(text)) return true
  return (
    (text.length >= 22 && /[，,。；;]/.test(text) && /[。：:！]$/.test(text)) ||
    (text.length >= 30 && text.endsWith('。'))
  )
}

function findTitle(lines: readonly FrameLine[], bodyStart: number) {
  let best = -1
  let bestScore = 2
  for (let at = 0; at < bodyStart; at++) {
    const score = scoreTitle(lines[at]!)
    if (score > bestScore) [best, bestScore] = [at, score]
  }
  if (best < 0) return { titleStart: 0, titleEnd: 0 }
  let titleStart = best
  while (titleStart > 0 && best - titleStart < 3 && isTitleAbove(lines, titleStart)) titleStart--
  let end = best + 1
  while (
    end < bodyStart &&
    end - best < 3 &&
    !titleEnd.test(lines[end - 1]!.text) &&
    isTitlePiece(lines[end]!)
  )
    end++
  return { titleStart, titleEnd: end }
}

function scoreTitle(line: FrameLine): number {
  const text = line.text
  if (line.isTable || text.length < 4 || text.length > 80 || findFurniture(text) !== null || isDateText(text))
    return 0
  return (
    (titleEnd.test(text) ? 2 : 0) +
    (/(?:19|20)\d{2}年?|[一二][一二三四五六七八九零〇○]{3}年/.test(text) ? 2 : 0) +
    (/[镇乡]|街道|苏木/.test(text) ? 2 : /[省市县区州旗盟局厅委]/.test(text) ? 1 : 0) +
    (/法治|依法行政/.test(text) ? 2 : 0) +
    (text.startsWith('关于') ? 1 : 0) +
    (/^政府工作报告$/.test(text) ? 2 : 0)
  )
}

/** The line before belongs to the title: an authority above 关于…, or the first half of a title that was broken. */
function isTitleAbove(lines: readonly FrameLine[], at: number): boolean {
  const above = lines[at - 1]!
  const below = lines[at]!.text
  if (above.isTable || findFurniture(above.text) !== null) return false
  if (isIssuerLine(above.text))
    return (
      /^(?:关于|\d{4}年)/.test(below) || !/[镇乡]|街道|苏木|[县区市旗]/.test(below) || isIssuerLine(below)
    )
  const isBroken = scoreTitle(above) >= 2 && !titleEnd.test(above.text)
  return isBroken && !/^.{0,14}(?:镇|乡|街道).{0,14}\d{4}年/.test(below)
}

function isTitlePiece(line: FrameLine): boolean {
  return (
    !line.isTable &&
    line.text.length <= 40 &&
    findFurniture(line.text) === null &&
    !isDateText(line.text) &&
    /法治|建设|工作|情况|报告|总结|汇报/.test(line.text)
  )
}

function findEnd(lines: readonly FrameLine[], bodyStart: number) {
  const half = bodyStart + Math.floor((lines.length - bodyStart) / 3)
  for (let at = lines.length - 1; at > half; at--) {
    if (!isSignatureLine(lines, at)) continue
    let start = at
    while (start - 1 > half && isSignatureLine(lines, start - 1)) start--
    if (goesOn(lines.slice(at + 1)))
      return { bodyEnd: lines.length, signatureStart: lines.length, signatureEnd: lines.length }
    return { bodyEnd: start, signatureStart: start, signatureEnd: at + 1 }
  }
  let end = lines.length
  while (end > bodyStart + 1 && !isTailText(lines[end - 1]!)) end--
  // More short lines than any footer has: a list, which is the report's own.
  if (lines.length - end > longestFooter) end = lines.length
  return { bodyEnd: end, signatureStart: end, signatureEnd: end }
}

/** Real text after it, an attachment's or a second document's, or the next part: such a signature ends nothing. */
function goesOn(after: readonly FrameLine[]): boolean {
  if (after.filter((line) => isBody(line) && line.text.length >= 40).length >= 3) return true
  const attached = after.findIndex((line) => attachment.test(line.text))
  return after.slice(0, attached < 0 ? after.length : attached).some((line) => {
    if (line.isTable) return false
    const numbering = parseNumbering(line.text)
    return (
      (numbering?.level === 1 && (numbering.value ?? 0) > 0) || (holdsQuantity(line.text) && isTailText(line))
    )
  })
}

/** An authority or a date, with its like beside it unless it is a date or the township's own name. */
function isSignatureLine(lines: readonly FrameLine[], at: number): boolean {
  const line = lines[at]!
  if (line.isTable) return false
  if (isDateText(line.text)) return true
  return (
    isIssuerLine(line.text) &&
    (/(?:镇|乡|街道|苏木|人民)(?:人民)?(?:政府|办事处|党工?委|委员会)/.test(line.text) ||
      [at - 1, at + 1].some((next) => isDateText(lines[next]?.text ?? '')))
  )
}

function isTailText(line: FrameLine): boolean {
  if (line.isTable || findFurniture(line.text) !== null) return line.isTable
  return (
    line.text.length >= 40 ||
    /[:：]["”’)）]?$/.test(line.text) ||
    parseNumbering(line.text) !== null ||
    holdsStatement(line.text)
  )
}

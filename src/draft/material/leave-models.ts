// Step of reading a brief: a piece of an earlier paper that was pasted as a model (下面是去年的原文，当格式用) -> left out and listed: none of its numbers is of this year. Lines keep their place.
import type { UnusedPiece } from '#domain/brief.ts'
import { namesPaper } from '#shared/paper-names.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

const ofPast = '(?:去年|上年度?|上一年|往年|前年|以前|20\\d{2}年度?)'
const earlier = '(?:原文|原话|原稿|旧稿|底稿|那一?[段篇份]|报告|稿子?|总结|材料|文章)'

/** 去年的原文，我贴着当格式用; 数不要用去年的. */
const announced = new RegExp(
  `${ofPast}的?[^，。：:\\n]{0,8}${earlier}[^。\\n]{0,24}(?:格式|参考|参照|模板|样子|套|照[着这此]|仿|换成|改成)|数[字据]?(?:就|可|你)*(?:不要|别|不)用(?:去年|上年|往年)的?`,
)
/** 去年稿：, 【2023年报告原文】 on a line of its own. */
const labelled = new RegExp(
  `^[\\s#*【（(—-]*(?:附[:：]?|附件[:：]?|下面是|以下是|这是)?${ofPast}的?(?:我们|咱们?|本[镇乡街单]位?)?[^\\s，。：:（）()]{0,8}${earlier}(?:正文|全文|原文|内容)?(?:(?:如下)?[\\s*—-]*[：:】）)—-]|[（(][^（）()\\n]{1,24}[)）])[\\s】）)：:*—-]*$`,
)
const ofEarlier = new RegExp(`(?:去年|上年|往年|前年|以前)的?[^，。：:\\n]{0,8}${earlier}`)
const opening = /^\s*[「『“"]/
const closing = /[」』”"]\s*$/
/** 今年的：, 今年的数（2024年，某镇）：, what follows is to be written. */
const ofNow =
  /^[\s#*【（(—-]*(?:下面是|以下是|这是|现在是)?(?:今年|本年度?|新)的?(?:新?数[字据]?|情况|素材|材料|内容)?(?:如下)?([（(][^（）()\n]{0,80}[)）])?\s*[】）)*—-]*(?:[：:]|[】—-]+\s*$)/
/** 2024年数据： behind a paper of another year. */
const ofYear =
  /^[\s#*【（(—-]*(?:下面是|以下是|这是)?20\d{2}年度?的?(?:新?数[字据]?|素材|材料)(?:如下)?([（(][^（）()\n]{0,80}[)）])?\s*[】）)*—-]*(?:[：:]|[】—-]+\s*$)/
const headed = /^\s*#{1,4}\s/
const longestModel = 60
const longestLabel = 120
const longestTitle = 45

function isLabel(line: string): boolean {
  return line.length <= longestLabel && labelled.test(line)
}

function isNow(line: string): boolean {
  const head = line.slice(0, longestLabel)
  return ofNow.test(head) || ofYear.test(head)
}

/** 去年报告是这样写的：“全年……”: within a line. */
const cited = new RegExp(
  `${ofPast}的?[^，。：:“\\n]{0,8}${earlier}[^，。“\\n]{0,10}[写说讲]的?[:：，,]?\\s?“[^”\\n]{10,400}”[，,。；;]?`,
)
const reason = '去年的原文，只作格式，没有写进正文'

/** Lines keep their place. */
export function leaveModels(text: string): { text: string; unused: readonly UnusedPiece[] } {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => announced.test(line) || isLabel(line))
  const to = at < 0 ? -1 : findEnd(lines, at + 1)
  const quotes = leaveCited(lines)
  if (to < 0) return quotes
  const listed = lines.slice(at + 1, to).flatMap((line, index) => list(line.trim(), at + index + 1))
  const asked = leaveAnnounced(lines[at]!)
  const isNamed = [asked, ...lines.slice(0, at), leaveNow(lines[to] ?? '')].some((line) => namesPaper(line))
  const left = lines.map((line, index) => {
    if (index === at) return isNamed || asked.trim() !== '' ? asked : nextTitle(lines.slice(at + 1, to))
    if (index > at && index < to) return ''
    return index === to ? leaveNow(line) : line
  })
  return { text: left.join('\n'), unused: listed }
}

function list(text: string, index: number): readonly UnusedPiece[] {
  return text === '' ? [] : [{ text, reason, source: `第${index + 1}行` }]
}

function leaveCited(lines: readonly string[]): { text: string; unused: readonly UnusedPiece[] } {
  const unused = lines.flatMap((line, index) => list(cited.exec(line)?.[0] ?? '', index))
  return { text: lines.map((line) => line.replace(cited, '')).join('\n'), unused }
}

/** 某镇2024年信访工作总结 -> the same of the year after; empty where the paper of last year has no title. */
function nextTitle(model: readonly string[]): string {
  const title = model.find((line) => line.trim() !== '')?.trim() ?? ''
  const isTitle =
    title.length <= longestTitle && /(?:报告|总结|汇报)$/.test(title) && !/[。：:，]/.test(title)
  return isTitle && /20\d{2}年/.test(title)
    ? title.replace(/20\d{2}(?=年)/g, (year) => String(Number(year) + 1))
    : ''
}

/** 帮我写总结，下面先是去年的报告: what is asked before it stays. */
function leaveAnnounced(line: string): string {
  const clauses = line.split(/(?<=[，,。；;])/)
  const from = clauses.findIndex((clause) => ofEarlier.test(clause))
  return from < 0
    ? line
    : clauses
        .slice(0, from)
        .join('')
        .replace(/[，,；;]$/, '')
}

/** 今年的数（2024年，某镇，给人代会的政府工作报告）：: what its brackets say of the paper stays. */
function leaveNow(line: string): string {
  const head = line.slice(0, longestLabel)
  const found = ofNow.exec(head) ?? ofYear.exec(head)
  const said = found?.[1]?.slice(1, -1) ?? ''
  if (found === null || said === '') return line
  const behind = line.slice(found[0].length).trim()
  return behind === '' ? said : `${said}，${behind}`
}

/** Behind its last line: where its quotation marks close, 今年的： begins, under a heading the next one stands, or all ends that this year's numbers stand before; -1 where none says. */
function findEnd(lines: readonly string[], from: number): number {
  if (headed.test(lines[from - 1]!)) return lines.findIndex((line, at) => at >= from && headed.test(line))
  const reach = lines.slice(from, from + longestModel)
  const isQuoted = opening.test(reach.find((line) => line.trim() !== '') ?? '')
  const end = reach.findIndex((line) => (isQuoted ? closing.test(line) : isNow(line)))
  if (end >= 0) return from + end + (isQuoted ? 1 : 0)
  const isLast = isLabel(lines[from - 1]!) && lines.slice(0, from - 1).filter(counts).length >= leastBefore
  return isLast ? lines.length : -1
}

/** Lines with numbers that stand before a paper of last year at the end. */
const leastBefore = 2

function counts(line: string): boolean {
  return findQuantities(line).some(({ unit }) => unit !== '年')
}

// Step of reading a brief: a row of a table that is all words -> what it says as a fact, or null for titles and furniture.
import { findPart } from '#draft/brief/find-part.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { isNothing } from '#text/tables/table-value.ts'

/** Says who filled a table in, or how it is counted. */
export const furniture = /^(?:填报|制表|审核|填表|单位|计量单位|联系|日期|数据来源|来源|序号|注\s?[:：])/

/** 没有 | 全年没有发生亡人事故: a name that sorts rows and says nothing of its own. */
const emptyName = /^(?:没有的?|有|其[他它]|文字|情况|内容|事项|无|说明|备注)$/
const leastSaid = 4
/** A cell alone that says what did not happen is no title. */
const denied = /^(?:全年|今年|上半年|本年)?(?:没有|未|无)[\u4e00-\u9fff]{4,}/

/** 春节前专项行动 | 1月6日至1月24日 */
const dates =
  /^(?:20\d{2}年)?\d{1,2}月(?:\d{1,2}日)?(?:[-—~至到]+(?:20\d{2}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?)?$/

const leftOver = /^(?:尚?未|没|剩余?|其余)[\u4e00-\u9fff]{0,6}的?\d+[\u4e00-\u9fff]{1,2}$/

/** 1.应急所只有2人有证: its number in a list says nothing. */
const serial = /^(?:\d{1,2}[.、．)）]|[（(]\d{1,2}[)）])\s*(?=[\u4e00-\u9fff]|20\d{2}年)/

export function leaveSerial(cell: string): string {
  return cell.replace(serial, '')
}

/** 存在问题 | 1.应急所只有2人有证, and the rows below it whose first cell is blank: the part that it names, and what is told there. Null for other rows. */
export function readPartRow(
  cells: readonly string[],
  before: string,
): { readonly label: string; readonly text: string } | null {
  const filled = cells.filter(Boolean)
  const isBelow = filled.length === 1 && cells[0] === '' && before !== ''
  const [label, text] = isBelow ? [before, filled[0]!] : filled
  if (label === undefined || text === undefined || filled.length > 2 || label.length > longestPart)
    return null
  const told = leaveSerial(text)
  const isPart = findPart(leaveSerial(label), '') !== null && !findQuantities(label).length
  return isPart && told.length >= leastSaid ? { label: leaveSerial(label), text: told } : null
}

const longestPart = 12

/** 队伍 | 调解员21名: what the row is named counts nothing itself. */
const counts = /\d/
/** 项目 | 内容 */
const bareHead = /^(?:内容|情况|具体内容|具体情况|说明|备注|数量|数据)$/

export interface TextRow {
  /** What it is told under; empty where it names itself. */
  readonly label: string
  readonly text: string
}

/** A line of words in a sheet, and a row that says 无 or 胜诉 where a number would stand; null for titles. */
export function readTextRow(cells: readonly string[], remarks: readonly number[]): TextRow | null {
  const text = readWords(cells, remarks)
  if (text === null) return null
  const [first = '', second = ''] = cells.filter((cell, column) => cell !== '' && !remarks.includes(column))
  const isNamed = text === `${first}，${second}` && counts.test(second) && !leftOver.test(first)
  return isNamed ? { label: first, text: second } : { label: '', text }
}

function readWords(cells: readonly string[], remarks: readonly number[]): string | null {
  const filled = cells.filter((cell, column) => cell !== '' && !remarks.includes(column))
  const [first = '', second = ''] = filled
  if (furniture.test(first)) return null
  if (filled.length === 1)
    return (/[:：。；]/.test(first) && first.length > 8) || denied.test(first) ? first : null
  // 未整改的7处 | 已下达责任清单: what is left, and what is done with it.
  if (filled.length === 2 && leftOver.test(first) && second.length >= leastSaid) return `${first}，${second}`
  if (filled.length !== 2 || bareHead.test(second) || /\d/.test(first) || !/[\u4e00-\u9fff]{2}/.test(first))
    return null
  if (second === '无' || second === '没有') return `没有${first}`
  if (emptyName.test(first)) return second.length >= leastSaid ? second : null
  if (dates.test(second))
    return `${/(?:行动|活动|整治|检查|演练|培训)$/.test(first) ? '开展' : ''}${first}（${second}）`
  // 事故 | 全年未发生亡人事故: the words say what they are of.
  if (
    second.length > first.length + leastSaid &&
    /^[\u4e00-\u9fff]{2,4}$/.test(first) &&
    second.includes(first)
  )
    return second
  return isNothing(second) || second.length < 2 || /^\d/.test(second) ? null : `${first}，${second}`
}

/** A line of words below the numbers that counts something: a fact as any other. Names of tables count nothing. */
export function readNote(cells: readonly string[]): string | null {
  const [first = '', ...more] = cells.filter(Boolean)
  if (
    more.length > 0 ||
    furniture.test(first) ||
    /(?:表|统计|数据|台账|情况)(?:[(（][^()（）]*[)）])?$/.test(first)
  )
    return null
  const bare = first.replace(/\d+(?:[-—~至到]\d+)?\s?(?:年度?|月份?|日|季度)/g, '')
  const isCounted = findQuantities(bare).some(({ unit }) => unit !== '')
  return isCounted && /[\u4e00-\u9fff]{2}\D*\d/.test(bare) ? first : null
}

// Step: mask. A text (numbers already ×) -> names of private persons: after a role, as the two sides of a dispute, before sex or age, and again later in the text.
import { measureName, measureNameBack, nameAhead } from './measure-name.ts'
import { nameStart, officeTitle } from './not-names.ts'
import type { PrivateSpan } from './private-span.ts'
import { betweenNames, fromWhere, readRole } from './role-table.ts'

/** A list of parties that is longer is none. */
const maxListed = 12
/** Characters before a name that tell whether one may start there. */
const nameBehind = 12

type Names = Map<number, number>

/** Spans in reading order. */
export function findNames(text: string): readonly PrivateSpan[] {
  const names: Names = new Map()
  addAfterRoles(text, names)
  addTwoSides(text, names)
  addDescribed(text, names)
  addCells(text, names)
  addAgain(text, names)
  let done = 0
  return [...names]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([start, end]): PrivateSpan[] => {
      if (start < done) return []
      done = end
      return [{ kind: 'private-person', start, end }]
    })
}

function addAfterRoles(text: string, names: Names): void {
  for (let from = 0; from < text.length; from++) {
    const role = readRole(text, from)
    if (role === null) continue
    from = role.end - 1
    let { end: at, isLoose } = role
    for (let count = 0; count < maxListed && !names.has(at); count++) {
      const length = measureName(text.slice(at, at + nameAhead), isLoose)
      if (length === 0) break
      names.set(at, at + length)
      const next = findSecond(text, at + length)
      if (next === null) break
      at = next.start
      // After a stop a new clause may open with a surname: 村民张三，马上报警.
      isLoose = next.isStop
    }
  }
}

/** Where a second name could start after the first: 与邓秀芳, 和邻居李四, 与柏林村五组的邓秀芳. */
function findSecond(text: string, at: number): { readonly start: number; readonly isStop: boolean } | null {
  const between = betweenNames.exec(text.slice(at, at + 3))?.[0]
  if (!between) return null
  const start = at + between.length
  const isStop = /[,，]/.test(between)
  if (isStop || measureName(text.slice(start, start + nameAhead), false) > 0) return { start, isStop }
  const role = readRole(text, start)
  if (role) return { start: role.end, isStop }
  const where = fromWhere.exec(text.slice(start, start + 12))?.[0].length ?? 0
  return { start: readRole(text, start + where)?.end ?? start + where, isStop }
}

/** What two neighbours have with each other. */
const dispute =
  /纠纷|争执|争议|矛盾|争吵|口角|打架|斗殴|互殴|冲突|离婚|债务|借款|欠款|借贷|赔偿|调解|协商|和解|达成|协议|相邻|诉讼|起诉|侵权|相撞|碰撞/g
/** Two officials with a task, not two parties. */
const meeting =
  /^(?:两位|等|分别)?(?:共同)?(?:主持|带队|牵头|包案|出席|参加会|督办|调研|任|同志|书记|镇长|主任|所长)/
/** Characters between a name and the word that tells of a dispute. */
const disputeReach = 30

/** 张三与李四因宅基地发生纠纷, 王五诉赵六借款案. */
function addTwoSides(text: string, names: Names): void {
  const disputes = Array.from(text.matchAll(dispute), (match) => match.index)
  let next = 0
  for (const { index: at } of text.matchAll(/[与和跟同诉]/g)) {
    while (next < disputes.length && disputes[next]! < at - disputeReach) next++
    if ((disputes[next] ?? text.length) > at + disputeReach + nameAhead) continue
    const back = measureNameBack(text.slice(Math.max(0, at - nameBehind), at), mayStart)
    const start = back === 0 ? null : findSecond(text, at)?.start
    if (!start) continue
    const length = measureName(text.slice(start, start + nameAhead), false)
    if (length === 0 || meeting.test(text.slice(start + length, start + length + 6))) continue
    names.set(at - back, at)
    names.set(start, start + length)
  }
}

function mayStart(head: string): boolean {
  return nameStart.test(head.slice(-2)) && !officeTitle.test(head.slice(-8))
}

/** What is said of a person beside his name: 李建国（男，62岁）, 王秀英，女，, 李建国（低保户）, 王秀英老人. */
const described =
  /[（(，,]\s?(?:男|女)[，,、）)]|[（(，,]\s?(?:现年|年)?\d{1,2}岁|[（(]\s?(?:身份证|证件号|电话|手机|联系电话|银行卡|卡号|账号|低保|五保|残疾|贫困户|脱贫户|特困|农民工|村民|当事人|上访|信访|矫正对象|社区矫正|吸毒|患者|伤者|死者|未成年|户主|申请人|被申请人|原告|被告|×{4})|[，,]?(?:系|是|为)[^，。；;\n\d]{0,8}(?:户|村民|对象|残疾人|患者|儿童|人员|老人|农民工)|老人|大爷|大娘|奶奶|爷爷|阿姨|同学|夫妇|一家|×{11}|户(?:危房|房屋|因|家)/g

function addDescribed(text: string, names: Names): void {
  for (const match of text.matchAll(described)) {
    const at = match.index
    const back = measureNameBack(text.slice(Math.max(0, at - nameBehind), at), mayStart)
    const isShort = back < 3 && !/^[（(，,](?!系|是|为)/.test(match[0])
    if (back === 0 || isShort || /镇长|乡长|书记|主任|委员|任职|现任/.test(text.slice(at, at + 20))) continue
    names.set(at - back, at)
    addBeside(text, at, names)
  }
}

const longestNote = 80

/** 李建国（身份证……）和张三: the one beside him. */
function addBeside(text: string, at: number, names: Names): void {
  if (!/[（(]/.test(text.charAt(at))) return
  const close = text.slice(at, at + longestNote).search(/[）)]/)
  const second = close < 0 ? null : findSecond(text, at + close + 1)
  const length = second === null ? 0 : measureName(text.slice(second.start, second.start + nameAhead), false)
  if (second !== null && !second.isStop && length > 0) names.set(second.start, second.start + length)
}

/** Cells of a row that holds a private number: 3 | 李建国 | ×…. */
function addCells(text: string, names: Names): void {
  for (const match of text.matchAll(/(?<=[|｜\t] ?)\p{Script=Han}{3}(?= ?[|｜\t])/gu)) {
    const around = text.slice(Math.max(0, match.index - 60), match.index + 60)
    const end = match.index + match[0].length
    if (!/[|｜\t] ?×{8}/.test(around) || /长|书记|主任|干部|员/.test(around)) continue
    if (measureNameBack(match[0], () => true) === match[0].length) names.set(match.index, end)
  }
}

/** A name of three characters and more is one wherever it stands, unless an office stands before it. */
function addAgain(text: string, names: Names): void {
  const known = new Set(
    [...names].map(([start, end]) => text.slice(start, end)).filter((name) => name.length >= 3),
  )
  if (known.size === 0) return
  for (let at = 0; at < text.length; at++) {
    const length = [4, 3].find((size) => known.has(text.slice(at, at + size)))
    if (length === undefined || names.has(at)) continue
    if (!officeTitle.test(text.slice(Math.max(0, at - 6), at))) names.set(at, at + length)
  }
}

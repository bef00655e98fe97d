// Step: mask. A text (numbers already ×) -> names of private persons: after a role, as the two sides of a dispute, before sex or age, and again later in the text.
import { measureName, measureNameBack, nameAhead } from './measure-name.ts'
import { nameStart, officeTitle } from './not-names.ts'
import type { PrivateSpan } from './private-span.ts'
import { betweenNames, readRole } from './role-table.ts'

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
    for (let count = 0; count < maxListed; count++) {
      const length = measureName(text.slice(at, at + nameAhead), isLoose)
      if (length === 0 || names.has(at)) break
      names.set(at, at + length)
      at += length
      const between = betweenNames.exec(text.slice(at, at + 6))?.[0]
      if (!between) break
      at += between.length
      // After a stop a new clause may open with a surname: 村民张三，马上报警.
      isLoose = /[,，]/.test(between)
    }
  }
}

/** What two neighbours have with each other. */
const dispute =
  /纠纷|争执|争议|矛盾|争吵|口角|打架|斗殴|互殴|冲突|离婚|债务|借款|欠款|借贷|赔偿|调解|协商|和解|达成|协议|相邻|诉讼|起诉|侵权|相撞|碰撞/

/** 张三与李四因宅基地发生纠纷, 王五诉赵六借款案. */
function addTwoSides(text: string, names: Names): void {
  for (const match of text.matchAll(/[与和跟同诉]/g)) {
    const at = match.index
    const back = measureNameBack(text.slice(Math.max(0, at - nameBehind), at), mayStart)
    if (back === 0) continue
    const head = betweenNames.exec(text.slice(at, at + 6))?.[0] ?? match[0]
    const start = at + head.length
    const length = measureName(text.slice(start, start + nameAhead), false)
    if (length === 0) continue
    const around = `${text.slice(Math.max(0, at - 30), at)}${text.slice(start + length, start + length + 30)}`
    if (!dispute.test(around) || officeTitle.test(text.slice(start + length, start + length + 4))) continue
    names.set(at - back, at)
    names.set(start, start + length)
  }
}

function mayStart(head: string): boolean {
  return nameStart.test(head) && !officeTitle.test(head)
}

/** What is said of a person beside his name: 李建国（男，62岁）, 王秀英，女，, 李建国（低保户）, 王秀英老人. */
const described =
  /[（(，,]\s?(?:男|女)[，,、）)]|[（(，,]\s?(?:现年|年)?\d{1,2}岁|[（(]\s?(?:身份证|证件号|电话|手机|联系电话|低保|五保|残疾|贫困户|脱贫户|特困|农民工|村民|当事人|上访|信访|矫正对象|社区矫正|吸毒|患者|伤者|死者|未成年|户主|申请人|被申请人|原告|被告|×{4})|老人|大爷|大娘|奶奶|爷爷|阿姨|同学|夫妇|一家|×{11}|户(?:危房|房屋|因|家)/g

function addDescribed(text: string, names: Names): void {
  for (const match of text.matchAll(described)) {
    const at = match.index
    const back = measureNameBack(text.slice(Math.max(0, at - nameBehind), at), mayStart)
    const isShort = back < 3 && !/^[（(，,]/.test(match[0])
    if (back === 0 || isShort || /镇长|乡长|书记|主任|委员|任职|现任/.test(text.slice(at, at + 20))) continue
    names.set(at - back, at)
  }
}

/** A name of three characters and more is one wherever it stands, unless an office stands before it. */
function addAgain(text: string, names: Names): void {
  const known = new Set([...names].map(([start, end]) => text.slice(start, end)).filter((name) => name.length >= 3))
  if (known.size === 0) return
  for (let at = 0; at < text.length; at++) {
    const length = [4, 3].find((size) => known.has(text.slice(at, at + size)))
    if (length === undefined || names.has(at)) continue
    if (!officeTitle.test(text.slice(Math.max(0, at - 6), at))) names.set(at, at + length)
  }
}

// Step of reading a brief: lines copied from a group (老刘：调解67起) -> what was said, without who said it. Other texts come back as they are.

import { readSurname } from '#text/private/name-characters.ts'

const person =
  '(?:[老小大阿][\\u4e00-\\u9fff]{1,2}|[\\u4e00-\\u9fff]{1,2}(?:姐|哥|叔|婶|工|总|主任|书记|所长|站长|镇长|乡长|队长|委员|干事|同志))'
const speaker = new RegExp(`^\\s*(${person})(?:\\s+\\d{1,2}:\\d{2})?\\s*[:：]\\s*`)
/** 2025/1/8, 1月8日, 昨天 before the time of a message. */
const onDay =
  '\\s+(?:(?:20\\d{2}[-/.年])?\\d{1,2}[-/.月]\\d{1,2}日?|昨天|今天|前天|(?:星期|周)[一二三四五六日天])'
/** 派出所老吴 9:20, 劳保所 小钱 2025/1/8 9:20, on a line of its own over what was said. */
const stamp = new RegExp(
  `^\\s*(?:(?:[\\u4e00-\\u9fff]{2,8}[ \\u3000·—-]*)?${person}|[\\u4e00-\\u9fff]{2,10}(?:[ \\u3000·—-]+[\\u4e00-\\u9fff]{1,6})?(?=${onDay}))${onDay}?\\s+\\d{1,2}:\\d{2}(?::\\d{2})?\\s*$`,
)
const leastStamps = 2
const group = /^\s*[【[][^】\]\n]{2,20}群[】\]]\s*$/
const leastLines = 3
const leastSpeakers = 2
const mostSpeakers = 40

/** 国门社区 小刀：我们搞了14场: whose people say it. */
const ofUnit =
  /^\s*([\u4e00-\u9fff]{1,8}(?:社区|村|[所站办局队厂委]|中心|学校|街道|镇|乡))[ \u3000]+[\u4e00-\u9fff]{1,4}\s*[:：]\s*/
const places = /(?:社区|村)$/
const ours = /我们(?:社区|村|这里|这边)?|(?:俺|咱)们?(?:社区|村)/

/** 白石村支书：我们村拆了3座, 枫树村 阿良：没有新增: what a villager says is of his village. */
const villager =
  /^\s*([\u4e00-\u9fff]{1,5}(?:社区|村))(?:(?:党支部)?(?:支书|书记|主任|会计|文书)|[ \u3000]+[\u4e00-\u9fff]{1,4}|)\s*[:：]\s*/
const leastVillagers = 2

function nameVillagers(text: string): string {
  const lines = text.split('\n')
  const isNamed = (line: string) =>
    /[ \u3000]|支书|书记|主任|会计|文书/.test(villager.exec(line)?.[0].trim() ?? '')
  if (lines.filter(isNamed).length < leastVillagers) return text
  return lines
    .map((line) => {
      const [led = '', village = ''] = villager.exec(line) ?? []
      const said = line.slice(led.length)
      return led === '' ? line : ours.test(said) ? said.replace(ours, village) : village + said
    })
    .join('\n')
}

/** Two units at least: each fact is of the one that tells it. */
function nameUnits(given: string): string {
  const text = nameVillagers(given)
  const lines = text.split('\n')
  const units = lines.flatMap((line) => ofUnit.exec(line)?.[1] ?? [])
  if (units.length < leastLines || new Set(units).size < leastSpeakers) return text
  return lines.map((line) => tellOfUnit(line)).join('\n')
}

function tellOfUnit(line: string): string {
  const [led = '', unit = ''] = ofUnit.exec(line) ?? []
  const said = line.slice(led.length)
  if (led === '' || !places.test(unit)) return said
  if (ours.test(said)) return said.replace(ours, unit)
  return /^\d/.test(said) ? unit + said : said
}

/** 综治办 老吴, 【司法所 韦姐】, （派出所小陈报）: an office and one of its people; 小计 and 小学 are nobody. */
const ofOffice = new RegExp(
  `^\\s*(?:[【[（(]\\s*)?(?:[\\u4e00-\\u9fff]{0,8}(?:办公室|[所站办局队科院厂]|中心|服务站|综治|学校|村|社区))(?:[ \\u3000·、—-]|的)*(?!${notPeople()})${person}(?:同志)?(?:报(?:来|上来|送)?|说|发|提供)?的?(?:\\s*[】\\])）]\\s*[:：]?|\\s*[:：]|\\s*[，,。](?!\\d)|\\s*$)\\s*`,
)
/** [地灾 小田]: who said it, in brackets of his own. */
const tagged = new RegExp(`^\\s*[【[]\\s*[\\u4e00-\\u9fff]{2,8}[ \\u3000]+${person}\\s*[】\\]]\\s*[:：]?\\s*`)
/** 主任好！, 主任，: who is spoken to. */
const called =
  /^\s*(?:各位|尊敬的|(?![村副正各])[\u4e00-\u9fff])?(?:主任|书记|[镇乡县所站局科股]长|领导|老师|同志|大家|同事)们?(?:(?:[，,]?(?:[您你]们?|大家|早上|上午|下午|晚上)?好)[啊呀哈]?[\s，,：:！!。～~]+|[，,！!][ \u3000]*(?![^。\n]{0,12}(?:主任|书记|长|委员)))(?=[\u4e00-\u9fff])(?!副)/

function notPeople(): string {
  return '小(?:计|学|组|区|结|额|店|工|时|麦|微|型|河|流域)|大(?:会|队|户|额|厅|学|道|棚|型|米|事)|老(?:人|年|旧|户|师|化|城|区)|阿(?:婆|姨)|办主任|总主任'
}

/** Two people at least, who say several lines; an office with one of its people is a mark wherever it leads. */
export function leaveSpeakers(text: string): string {
  return leaveNames(nameUnits(text))
    .split('\n')
    .map((line) => leaveCall(leaveHead(line.replace(tagged, '').replace(ofOffice, ''))))
    .join('\n')
}

/** 李所：, 张站：: the head of an office, by his surname. */
const head = /^\s*([\u4e00-\u9fff])(?:所|站|队|局|科|校|院|支|处|主席|部长|镇|乡|书记|委员)[:：]\s*/

function leaveHead(line: string): string {
  const [led = '', surname = ''] = head.exec(line) ?? []
  return readSurname(surname) === null ? line : line.slice(led.length)
}

/** 喂，小周，你帮我写: breath, and who is asked. */
const hailed =
  /^\s*(?:(?:喂+|嗯+|哎+|诶|哈喽|在[吗么不]|在不在|您?你好|早)[啊呀哈]?[，,。！!？?\s]+)?[小老][\u4e00-\u9fff](?:啊|呀|同志)?[，,！!\s]+(?=[你您帮麻请把给我])/

function leaveCall(line: string): string {
  return line.replace(hailed, '').replace(called, '')
}

function leaveNames(given: string): string {
  const all = given.split('\n')
  const isStamped = all.filter((line) => stamp.test(line)).length >= leastStamps
  const lines = isStamped ? all.map((line) => (stamp.test(line) || group.test(line) ? '' : line)) : all
  const text = lines.join('\n')
  const said = lines.flatMap((line) => speaker.exec(line)?.[1] ?? [])
  if (said.length < leastLines || new Set(said).size < leastSpeakers) return text
  const names = [...new Set(said)].slice(0, mostSpeakers)
  return lines
    .map((line) => (group.test(line) ? '' : leaveAddress(line.replace(speaker, ''), names)))
    .join('\n')
}

/** 老刘你是不是没算: what one of them is asked is no fact. */
function leaveAddress(line: string, names: readonly string[]): string {
  const isAsked = (clause: string) => names.some((name) => clause.trim().startsWith(name))
  if (!names.some((name) => line.includes(name))) return line
  return line
    .split(/(?<=[，,。；;])/)
    .filter((clause) => !isAsked(clause))
    .join('')
}

// Step of revision: is a message a question of the library, or words for the open draft?
import { findQuantities } from '#text/numbers/find-quantities.ts'

const asks =
  /多少|哪[些个家里几年种]|(?<![分好])几[个件起场次人家年条户名](?![月年]来)|什么(?!的)|怎么|怎样|如何|咋|为什么|为啥|是谁|谁[的家在是写]|有没有|是不是|对不对|排名|排第|前[三五十]名|最[多少高低](?:的|$)/
const closing = /[?？]\s*$|(?:吗|么|呢|不|没)[。.!！\s]*$/
/** 查一下石桥乡, 比一比各镇 */
const looksUp =
  /^(?:再)?(?:查|搜|找|对比|比较|比|统计|汇总)(?:一下|一比|一?查|看看?|一?找|个)?(?!.{0,12}(?:改|写进|加进))/
const ofPeers = /(?:其他|其它|别的|兄弟|周边|邻近|外地|各个?)(?:乡镇|镇|乡|街道|地方|县)|同行|(?:做法|经验)$/
/** 调解成功率: a thing named and nothing said of it. */
const named = /^[一-龥]{2,12}(?:数|率|情况|做法|经验|排名|名单|报告)$/

/** True for what asks the library: a question, or a search, that gives no number of its own. */
export function isQuestion(text: string): boolean {
  const isCounted = findQuantities(text).some(({ unit }) => unit !== '' && unit !== '年')
  if (asks.test(text)) return !isCounted || closing.test(text)
  if (/[?？]\s*$/.test(text)) return true
  if (isCounted) return false
  return closing.test(text) || looksUp.test(text) || ofPeers.test(text) || named.test(text)
}

const modal = '(?:能不能|能否|可不可以|可否|可以|能|麻烦)'
const politeAsking = new RegExp(`^(?:你)?([^，,。]{0,12}?)${modal}(.{2,60}?)(?:吗|么|嘛|呀|不|吧)?[?？]?$`)

/** 能不能写短一点？: asked politely, and an instruction all the same. Null where it is none of these. */
export function readPoliteAsking(text: string): string | null {
  const said = politeAsking.exec(text)
  return said && `${said[1]}${said[2]}`
}

const anyAsking =
  /[?？]|多少|好多|怎|咋|啥|什么|哪|几|谁|为何|有没有|是不是|能不能|如何|多大|多久|(?:吗|么|呢|不|没|没有|没得|来着|吧)\s*[。.!！]*$|[吗呢不没][，,。]/

/** A word of asking stands in it. */
export function asksInWords(text: string): boolean {
  return anyAsking.test(text)
}

/** True where anything might be asked or looked for: a word of asking, a search, other towns. */
export function mayAsk(text: string): boolean {
  return (
    asksInWords(text) ||
    looksUp.test(text) ||
    /[查找搜比]|其他|其它|别的|别家|人家|兄弟|周边|隔壁|各[镇乡]|库里/.test(text)
  )
}

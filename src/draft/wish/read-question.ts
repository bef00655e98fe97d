// Step of revision: is a message a question of the library, one of the draft itself (多少字了, 这个数哪来的, 冷库写丢了没), or words for it?
import { cutEnd } from '#shared/cut-end.ts'
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

export interface DraftQuestion {
  readonly kind: 'tell'
  readonly about: 'length' | 'gaps' | 'source' | 'presence' | 'state' | 'field'
  /** What it is asked of; empty for the whole. */
  readonly words: string
}

const length =
  /(?:多少|几[百千多]?|好多)个?字|字数(?:是|有|够|超|多少|怎么样|到)|(?:几|多少)[页张](?:纸|了|啊|吧)?$|(?:全文|稿子|现在|目前|一共)[^，,。]{0,6}多长/
const gaps =
  /(?:哪|什么|啥|几[处个项条]|(?:多少|好多|几多)(?:个|处|项)?空)[^，,。；;]{0,8}?(?:还没|没有?|未|待|空着?|缺|漏|需要?补|要补|该补|要填|得补)(?:填|写|补|给|齐|上|有|说|提供|弄|充)*|(?:还|都)?(?:缺|差|少)(?:了|着)?(?:点|些)?(?:什么|啥|哪|几[个处项])|(?:还|需|要|得)(?:我)?(?:再)?(?:补|填|给|提供)(?:充|上|你|齐|些|点)*(?:什么|啥|哪)|(?:待补充|没填|空着|没写)的?[^，,。]{0,4}(?:哪|几|什么|啥|多少)/
const source =
  /^(.{0,24}?)(?:是|都是|又是)?(?:从?(?:哪|什么地方|何处)[儿里个来]{0,2}[来得](?:来|到|出来)?的?|怎么(?:来|算|得|出来)(?:出来|来)?的|咋(?:来|算|出来)的?|有?(?:什么|啥)(?:出处|依据|根据)|(?:的)?(?:出处|来源|依据)(?:是|在|呢|有))/
/** 稿子没动吧, 刚才那两问不算，稿子改了没 */
const state =
  /^(?:[^，,。\d]{0,14}[，,])?(?:这|那|我的)?(?:稿子?|文章|正文|原文|报告)(?:里头|里面|内容)?(?:应该|还|也|是不是|有没有)?(?:没有?|未)?(?:被)?(?:动|改|变|丢)(?:过|了|掉)?(?:没有?)?$/
/** 标题现在是什么, 主送写的谁, 落款日期是几号 */
const fieldAsked =
  /^(?:[^，,。\d]{0,8}的|(?:报告|稿子|这份|这个|现在|目前)+)?(标题|题目|主送|抬头|抄送|落款|署名|成文日期|日期|年份|年度)(?:单位|机关|日期)?(?:现在|目前|这会儿)?(?:是|写|填|用|叫|定|落)?(?:的|成|为|到|在)?(?:是)?(?:什么|啥|谁|哪[个里年天]?[单位]*|几号|多少|怎么[写填]?)(?:来着|样)?的?$/
/** Of the paper in so many words, whatever it holds. */
const inPaper =
  /^(?:这|现在|我们?的?)*(?:份|个|篇)?(?:稿子?|文章|文)(?:里头|里面|里|中|上)?(?:现在|到底)?(?:写没写|有没有写?|提没提|说没说|是不是写|写了没写?)(?:到|上|了)?(.{2,24}?)(?:没有?)?$/
const presence = [
  /^(?:里面)?(?:写没写|有没有写|提没提|说没说)(?:到|上)?(.{2,24}?)$/,
  /^(?:稿子里?|文中|里面|现在)+(.{2,16}?)(?:现在|目前)?(?:写|填|放|是|用)的?(?:是)?(?:多少|几)[\u4e00-\u9fff]{0,3}$/,
  /^(.{2,24}?)(?:这|那)?(?:一?[条句个块])?(?:是不是|有没有|是否)(?:还)?(?:写|漏|丢|加|提|放|落|记)[到丢漏掉进上了过去]*$/,
  /^(.{2,24}?)(?:这|那)?(?:一?[条句个块])?(?:写|加|提|放|记)(?:进去|进来|上去?|进|到|过)?了?(?:没有?|吗|么|不)$/,
  /^(.{2,24}?)(?:这|那)?(?:一?[条句个块])?(?:写|放|加|摆)?(?:在|到)了?哪(?:里|儿|一?[段节条块]|个?部分|个地方)?了?$/,
  /^(?:稿子|里面|文中)?(?:有没有|有)(?:写|提|说|讲)(?:到|过|了)?(.{2,24}?)(?:吗|么|没有?)?$/,
  /^(.{2,24}?)(?:怎么|咋)(?:没写|没有|不见|没了|漏|丢|少)[了进上掉出来]*$/,
]
/** 去年产量我没给过吧: what the person gave. */
const material =
  /^(.{2,24}?)(?:多少)?(?:来着)?[，,\s]*我(?:是不是|有没有|好像|应该|之前|前面)*(?:没有?)?(?:给|说|讲|提供|报)过?(?:了|你|的)*(?:没有?|吗)?$/
/** 3100份这个数是不是写错了，你看材料是多少 */
const doubt =
  /^([^，,。；;]{0,10}\d[^，,。；;]{0,6}?)(?:这|那)?个?数?(?:(?:是不是|对不对|会不会|有没有)(?:写|填|抄|搞|弄|打|太|偏)?[错对多少大小高低]?[了的吗]*(?:[，,].{0,16})?|占了?(?:多少|几成|百分之几))$/
const spare = /[。.!！?？~～\s]|[呢啊呀哈来着吧嘛]/
const pointed = /^(?:这|那|上面|里面|稿子里?|文中)?的?(?:这|那)?一?(?:个|条|句|处)?(?:数字?|数据|话)?$/
const asides = /^(?:哎|那|对了|等一?下|我问下|问一?下|请问|顺便问一?下|看看|你看|帮我看[看下]?)+[，,\s]*/

/** `holds`: whether the draft or its material has such words or numbers; questions of what it has nothing of are for the library. */
export function readDraftQuestion(said: string, holds: (words: string) => boolean): DraftQuestion | null {
  const text = cutEnd(said.trim(), spare).replace(asides, '')
  if (text.length < 3 || text.length > 40) return null
  if (length.test(text) && !/[压缩控改减加]|写[到成够满](?!多少|几)|以内|左右/.test(text))
    return { kind: 'tell', about: 'length', words: '' }
  const asked = source.exec(text)
  if (asked && (/\d/.test(asked[1]!) ? holds(asked[1]!) : pointed.test(asked[1]!) || /这|那/.test(asked[1]!)))
    return { kind: 'tell', about: 'source', words: asked[1]! }
  if (state.test(text)) return { kind: 'tell', about: 'state', words: '' }
  const field = fieldAsked.exec(text)?.[1]
  if (field !== undefined) return { kind: 'tell', about: 'field', words: field }
  if (gaps.test(text) && !/[镇乡街道县](?!长|政府|里)/.test(text))
    return { kind: 'tell', about: 'gaps', words: '' }
  const given = material.exec(text)?.[1]
  if (given !== undefined) return { kind: 'tell', about: 'presence', words: given }
  const doubted = doubt.exec(text)?.[1]
  if (doubted !== undefined && holds(doubted)) return { kind: 'tell', about: 'source', words: doubted }
  const inside = inPaper.exec(text)?.[1]
  if (inside !== undefined) return { kind: 'tell', about: 'presence', words: inside }
  const named = presence.map((pattern) => pattern.exec(text)?.[1] ?? '').find(Boolean) ?? ''
  const words = named.replace(/(?:是|有|了)?(?:多少|几)[\u4e00-\u9fff]?$/, '')
  return words !== '' && holds(words) ? { kind: 'tell', about: 'presence', words } : null
}

// Step of reading: words said of the open draft -> the same without clauses that only say why (那是前年改的, 手滑), and with what announces corrections (有两处需更正：) as one word.

import type { SteeringWords } from '#domain/drafting-book.ts'
import { type SteeringPatterns, steeringPatterns } from './steering-patterns.ts'

const clauseEnds = /(?<=[，,。；;！!？?\n])/
const longestWords = 2000

const some = '(?:[一二两三四五几俩仨好]{1,2}|这|那|有)?(?:个|些|处|几个|几处)?'
const wrong =
  '(?:需要?|要|得|都|也|给我|我|又)*(?:更正|改动|纠正|订正|修改|勘误|(?:写|弄|搞|打|填|报|记|说)?错了?|不对|有误|不准|改)(?:一?下|的)?'
/** 经与台账核对，有两处需更正：; 有几个弄错了：. No number stands in it. */
const announces = new RegExp(
  `^(?:(?:经|与|跟|和|又|再|我|刚|刚才|今天)*[\\u4e00-\\u9fff]{0,6}(?:核对|核实|复核|对账|查对|比对|核)(?:了|过|后|一?下|一遍|发现)*[，,：:])?(?:另外|还|又|再|发现|其中)*有?${some}(?:地方|数字?|数据|处|个)?${wrong}[：:]`,
)

/** What is wanted of the draft stands in it; what stands beside it may say why. */
const orders = /压缩|精简|写[短长上进]|加[一上进]|补|删|去掉|不要|别写|改|应[该为是]|更正/
/** Something that stands is to go, to move or to be another. */
const changes =
  /删|去掉|拿掉|划掉|撤|不要|不用|别[写提放]|莫[写提放]|甭|不写|不提|挪|移|放[到在进]|改|换成|应[该为是]|不是\d|更正|→|->|写(?:成)?\d/

/** How it came to be wrong, what else stays: never of the work. Each with what is said so. */
const asides: readonly RegExp[] = [
  // 刚才说反了, 我看串行了, 打错了
  /^(?:刚才?|刚刚|我|是我|之前|前面|上次|都)*(?:给)?(?:说|写|打|看|记|弄|搞|数|抄|填|报|念|听|输)(?:反|错|串|岔|漏|重|快|急|混|颠倒|串行|岔行|错行)(?:了|行了|的)?$/,
  // 手滑, 手误
  /^(?:刚才?)?(?:手滑|手误|手抖|笔误|口误|嘴快)(?:了|的)?$/,
  // 数据全部保留, 其他不变
  /^(?:数据|数字|内容|其他|其它|别的|其余)的?(?:数|内容|部分|地方)?(?:全部|都|就|一律|先)*(?:保留|不动|不变|别动|要留|照旧|留着|不用动|不要动)$/,
  // 把积案那个事单独说一下: what of it, the next clause says
  /^(?:把|将|就)[^\d，,]{2,10}?(?:单独|再|也|重点|详细|好好)*(?:说|写|讲|提)(?:一下|一说|清楚|几句|明白)$/,
  // 仅作了解，不必写入
  /^(?:仅|只)(?:作|做|供|是)(?:了解|参考)[^\d]{0,8}$/,
]
/** Why something is to go or to be another: facts where nothing is. */
const reasons: readonly RegExp[] = [
  // 那是前年改的; 这个是别的村的
  /^(?:那|这)(?:个|些|条|句|件事?)?(?:其实|都|本来|根本)?(?:是|不是|属于|不归)[^\d]{2,14}(?:的|了|事)$/,
  // 上面不让细分, 领导嫌长
  /^(?:上面|上头|上级|领导|书记|[镇乡县]长|主任|县里|县局|市里|他们|人家)(?:也|都|又|说|要求)*(?:不让|不准|不许|不同意|说|嫌|觉得|讲|要求|交代|定的)[^\d：:]{0,16}$/,
  // 这部分由县局统一公布
  /^(?:这|那)(?:一?部分|一?块|个|些|条)(?:由|归|是)[^\d]{2,12}(?:公布|负责|统一|管|报|写)[^\d]{0,4}$/,
  // 多了一个刚评上的
  /^(?:又|还)?(?:多|少|漏|加)了?[一两几](?:个|名|件|条|处|起|户|家)[^\d，,]{0,10}的?$/,
]

const bringer = '[\\u4e00-\\u9fff]{0,8}?'
const told =
  '(?:来(?:电话|消息|信|微信|短信|电)|打(?:来|了)?(?:个)?电话|回(?:话|复|信|电|电话|消息)|反馈|通知|报(?:过来|来|上来)|发(?:过来|来)|核(?:对|实|准|定)?过|对(?:过|了)账?|查过|确认过|问过|说|讲)'
/** 安监站刚回话：; 司法所核过，: who told the numbers behind it. */
const news = new RegExp(
  `^(?:刚才?|刚刚|才|今天|早上|下午|我)*${bringer}(?:刚才?|刚刚|才|又|也|都|跟|那边|电话里|微信里|今天)*${told}(?:了|的|过来|一下|一遍|来)*[，,：:](?=[^，,：:]*\\d)`,
)
/** 财务电话里说|罚款是2.6万 */
const heardBy =
  /^[\u4e00-\u9fff]{2,5}(?:电话里|微信里|那边|刚才?|来电话)(?:说|讲|告诉我|通知)(?:了|是)?[，,：:]?(?=[\u4e00-\u9fff]{2,8}?(?:是|应|改|有)?\d)/
/** 刚核的数：; 最新统计 */
const latest =
  /^(?:刚|才|最新|最后|最终|现在)(?:刚|重新|又)?(?:核|对|查|统计|汇总|出|报|定)(?:实|好|准|过|出来|上来|下来)?(?:了|的)?(?:数字?|数据|结果|口径)?(?:是|为)?[：:，,]?(?=[^，,：:\d]{0,12}\d)/

function leaveNews(text: string): string {
  for (const one of [news, heardBy, latest]) {
    const rest = text.replace(one, '').trim()
    if (rest !== text && rest.length > 3) return rest
  }
  return text
}

const slips =
  /(?:又|还|我|刚才?)*(?:少|多|漏|错)(?:打|写|输|敲|填|按|录)了?(?:[一两1]?个)?(?:0|零|位数?|小数点)了?[，,]\s*(?=(?:应该?|就)?[是为]?\d)/g
const looks =
  /(?<=[一-鿿]{2})(?<![所站办局队室组员长科村会警户]|中心|老.|财务|他们|上面)(?:又|再|重新|刚)*(?:核|查|数|统计)(?:对|实)?过?了?(?:一?[下遍])?了?[，,：:]\s*(?:应该?)?[是为]?(?=\d)/g

/** 普法人数少打了个0，是6400人; 讲座再核了一下，19场: how the number came to be another, between its name and it. */
function leaveSlips(text: string): string {
  return text.replace(slips, '').replace(looks, '是')
}

/** A text that is nothing but such clauses comes back as it is. */
export function leaveTalk(text: string): string {
  if (text.length > longestWords) return text
  const said = leaveNews(leaveSlips(text)).replace(announces, '更正：')
  const clauses = said.split(clauseEnds).filter((clause) => clause !== '')
  if (clauses.length < 2) return said
  const bare = clauses.map((clause) => clause.replace(/[，,。；;！!？?\s]+$/, '').trim())
  const fits = (list: readonly RegExp[]) => bare.map((clause) => list.some((one) => one.test(clause)))
  const [isAside, isReason] = [fits(asides), fits(reasons)]
  const isSaid = (at: number) => !isAside[at] && !isReason[at]
  const isOrdered = bare.some((clause, at) => isSaid(at) && (orders.test(clause) || /\d/.test(clause)))
  const isChanged = bare.some((clause, at) => isSaid(at) && changes.test(clause))
  if (!isOrdered) return said
  const kept = clauses.filter((_, at) => !(isAside[at] || (isReason[at] && isChanged)))
  return kept.length === clauses.length ? said : kept.join('').replace(/[，,、\s]+$/, '')
}

/** 那条别放不足里, 标题下面, 单独说一下: words to the writer, which are no fact of the work. Of a road or a brook 那条 is one. */
const toWriter =
  /(?:那|这)(?:一?[句段节]|一?个?部分)(?:话|里|请|也|就|别|不|要|移|挪)|(?:那|这)一?条(?:别|不|也|就|要|删|挪|移|放)|(?:挪|移)(?:到|去)[^，。]{2,}|(?:放|归|列)(?:到|在|进)[^，。]{1,8}(?:里|部分|段|计划|打算|不足|标题)|(?:别|不要|莫)(?:放|写|提)(?!弃)|不写了|标题(?:之?下|里|改|叫)|所在段落|这一稿|上一稿|稿子|单独(?:说|写)一|(?:写|打|弄|搞|看|说)(?:错|反)了|(?:短|长|正式|详细|精简|通俗)一?[点些](?:$|[，。])/

export function talksToWriter(text: string, words: SteeringWords): boolean {
  const patterns = steeringPatterns(words)
  return (
    toWriter.test(text) ||
    patterns.talk.test(text) ||
    pointsOnly.test(text) ||
    text.split(marks).some((one) => isBare(one, patterns))
  )
}

/** 这个成功率: what it is, was not said. */
const pointsOnly = /^(?:这|那|上面|刚才)(?:个|些|条|的)(?:[^\d]{0,8}$|\d)/
const marks = /[，,。；;：:！!？?\s]+/

/** 又错了, 是32.7万: a number and words of the talk, and nothing that it counts. 宣传搞了，6场 tells how often. */
function isBare(clause: string, { isWrong, fillers }: SteeringPatterns): boolean {
  const left = clause
    .replace(new RegExp(isWrong, 'g'), '')
    .replace(fillers, '')
    .replace(/[又还再]|按|算|写|改成?|应该?|吧|哈/g, '')
  const isSaidSo = isWrong.test(clause) || /^(?:还是|就是|是|应该?|按|改)/.test(clause)
  return isSaidSo && clause.length > 1 && /^第?[\d.]*[万亿]?[\u4e00-\u9fff]?$/.test(left)
}

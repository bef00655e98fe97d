// Step: the name of a figure that no indicator of the book fits. Its own words and the figures before it in, a name that
// stands alone out: 办结 after 受理信访 says what was settled, 较上年提高 after a rate says which.
import type { Figure } from '#domain/figure.ts'
import type { Quantity } from '#text/numbers/find-quantities.ts'
import type { findRun } from './figure-lists.ts'
import { standInList } from './figure-parents.ts'

/** A figure with what its own words say, whatever indicator of the book it has. */
export interface NamedFigure {
  readonly figure: Figure
  /** Its own words. */
  readonly own: string
  /** The thing that it and what follows speak of; empty when none is named. */
  readonly topic: string
  /** It is told as a part of another one (其中). */
  readonly isPart: boolean
}

export interface NameClues {
  readonly text: string
  readonly quantity: Quantity
  /** What follows the number up to the next stop. */
  readonly right: string
  /** All figures before it, in order. */
  readonly before: readonly NamedFigure[]
  readonly run: ReturnType<typeof findRun>
}

/** Figures further back than this are of other sentences. */
const lookBack = 30
/** A topic holds this many characters on, within its line. */
const topicReach = 40
/** A name that grew from number to number says nothing more. */
const longestName = 80
const unnamed = '未注明'

const how =
  '(?:已|已经|未|尚未|仍|均|都|全部|当场|按期|及时|现场|就地|当天|当日|当面|正在|拟|被|再|成功|限期|立即|依法|实际|可|应|准予|予以|不予|经|其中|剩余?|另外?|尚|还|个|的|最终|完全|部分|累计|共|一审|二审|本|现|为|由|在|对|比|从|需|约|超)'
const does =
  '(?:受理|审结|办结|整改|采纳|解决|答复|回复|办复|完成|化解|成功|通过|销号|调处|调解|处理|处置|审核|结案|履行|废止|修改|修订|保留|失效|有效|继续|落实|移交|移送|维持|撤销|撤回|撤诉|终止|驳回|纠正|确认|胜诉|败诉|结转|审查|审结|超期|办理|办|兑付|支付|到位|治理|整治|整改|查实|属实|不属实|回访|满意|不满意|息诉|息访|吸收|优秀|合格|不合格|及格|解除|解矫|在册|新接收|接收|破获|破案|侦破|查处|立案|结|持证|参加|参考|参训|入户|覆盖|上报|交办|转办|督办|跟踪|劝返|训诫|警告|收监|推进|跨年推进|长期坚持|减少|增加|实有|空缺|缺编|付|足额|见面|上门|到场|响应|反馈|签收|见效|涉及|涉)'
const bare = new RegExp(`^(?:${does}|${how}){0,8}(?:了|完毕|到位|完成|中|件|情况|结果)?$`)
const nouns = /^(?:总数|数量|金额|余款|面积|总面积|其他|其它|占|占比|比例|累计|合计|人员|群众|当事人|双方)$/
const each = /^(?:每|平均每?)(?:次|周|月|日|天|年|季度?|期|人|户|件|宗|起|村|半年|半月|场)?$/
/** Words of grammar that name nothing. */
const empty = /^(?:对|在|将|把|为|与|和|等|中|由|从|按|其中|针对|包括|以|至|到|向|给|用)$/
/** 5次未解决, 5人通过: what is told of so many. */
const told =
  /^(?:从未|未|没有|没|无|被|已|通过|取得|获|均|尚|仍|正在|拟|参加|失联|持证|不|报名|讨回|追回|讨要|要回)[一-龥]{0,10}?(?=的|[^一-龥]|$)/
/** 较上年98.75%: what it was before. */
const earlier = /^(?:由|从)?[较比](?=[上去前往同年])[^,;率]{1,8}$/
const rateAlone = /^[一-龥]{0,4}率$/
const change = '(?:增长|下降|上升|增加|减少|提升|提高|降低|压减|缩短|回落|上涨|增|减|降|升|多|少|提速)'
const bareChange = new RegExp(
  `^(?:由|从)?(?:(?:同比|环比|[较比](?:[上去前往同]|规定|年初|考核|计划|全[省市县])?[^,;率]{0,7})(?:的|同期)?){0,2}(?:分别)?(?:同比|环比)?${change}了?(?:近|约|超过?)?$|^占总[量数]$|^(?:分别)?同比$`,
)

/** Own words, with the thing they speak of where they name none; 未注明 when nothing is named. */
export function nameAlone(
  written: string,
  clues: NameClues,
): { readonly name: string; readonly topic: string } {
  const { text, quantity, before, right } = clues
  const grammar = empty.test(written) ? '' : written
  const name = isBare(grammar) ? `${grammar}${told.exec(right)?.[0] ?? ''}` : addTold(grammar, right)
  const last = before.at(-1)
  if (last === undefined) return { name: name || unnamed, topic: name }
  const previous = last.figure
  const between = text.slice(previous.at.end, quantity.at.start)
  const isNear = between.length < topicReach && !/\n/.test(between)
  if (!isNear) return { name: name || unnamed, topic: name }
  if (/^\s?[-—–~～至到]{1,2}\s?$/.test(between)) return { name: previous.indicator, topic: last.topic }
  if (previous.kind === 'condition' && between.length < 10 && !/[,，、;；。\n]/.test(between))
    return { name: `${previous.indicator}${previous.raw}${name}`.slice(-longestName), topic: last.topic }
  if (bareChange.test(name)) return { name: nameChange(name, clues), topic: last.topic }
  if (/[。！!]/.test(between)) return { name: name || unnamed, topic: name }
  if (earlier.test(name))
    return { name: `${last.own}${name.replace(/^(?:由|从)?[较比]/, '')}`, topic: last.topic }
  if (written === '其中' && name === '') return { name: previous.indicator, topic: last.topic }
  // 烧荒2起,其中警告4起 behind 占道4起: of all of the list, which has no one name.
  if (between.includes('其中') && standInList(text, before.at(-2)?.figure, previous))
    return { name: name || unnamed, topic: '' }
  if (grammar !== '' && !needsTopic(grammar, quantity.unit)) return { name, topic: grammar }
  if (last.topic === '' || last.topic.includes(name || '\n'))
    return { name: name || last.topic || unnamed, topic: last.topic }
  return { name: `${last.topic}${name}`.slice(-longestName), topic: last.topic }
}

/** 7名队员通过资格考试 is another number than that of the officers. */
function addTold(noun: string, right: string): string {
  if (noun === '' || !right.startsWith(noun)) return noun
  const rest = right.slice(noun.length)
  return /^(?:通过|未|没有|失联|被|参加|取得)/.test(rest) ? `${noun}${told.exec(rest)?.[0] ?? ''}` : noun
}

/** A verb with its adverbs; longer words name something. */
function isBare(name: string): boolean {
  return name.length <= 10 && bare.test(name)
}

/** Words that say nothing alone: 成功率, 办结, 每次, 人数. */
function needsTopic(name: string, unit: string): boolean {
  if (name === '' || isBare(name) || nouns.test(name) || each.test(name)) return true
  return unit === '%' && rateAlone.test(name)
}

/** 来访76批133人次,同比分别下降19.1%和24%: the k-th change is that of the k-th number before. */
function nameChange(name: string, { before, run }: NameClues): string {
  const counted = before.slice(-lookBack).filter(({ figure }) => figure.kind !== 'change')
  const wholes = counted.filter(({ isPart }) => !isPart)
  const told = wholes.length > 0 && !name.includes('分别') ? wholes : counted
  const changed = told.at(name.includes('分别') ? run.place - run.length : -1) ?? told.at(-1)
  const how = name
    .replace('分别', '')
    .replace(/^(?:由|从)?[较比].{1,8}?(?=(?:同比|环比)?[增下上减提降压缩回涨升多少])/, '')
  return `${changed?.own ?? ''}${how}`.slice(-longestName)
}

// Step: a question and the frame before it -> what it does with the last answer. Null: a question of its own.
import { asksNumber, type Frame, isKnown, namesPlace, type Operation } from '#domain/frame.ts'
import type { AskingPattern } from '#domain/prompt-book.ts'
import { asksCounts } from './add-things.ts'
import { startOfThing } from './turns.ts'

export interface Following {
  readonly last: Frame
  readonly operations: readonly AskingPattern<Operation>[]
  /** 第二名, 第三条: one of what was listed. */
  readonly isNth: boolean
  /** 该镇, 这两家: its places are those that it points to. */
  readonly isPointed: boolean
}

/** Words of politeness and joints before what is said, particles behind it. */
const opening =
  /^(?:(?:好的?|啊|嗯+|哦+|啊|行|收到|明白了?|知道了?|(?:太|非常)?(?:谢谢|感谢)(?:您|你|啦|了|老师)?|麻烦(?:您|你)?|请|您好|你好|不好意思|那么|那|哈|再)[\s,，。！!、~]*){0,4}/
const closing = /(?:[呢吗吧啊呀嘛哦哈嘞咧呗撒不么啦了谢您你\s。.!！?？,，~]|一下|看看|行不行|可以吗){0,8}$/

/** What is said, without what only surrounds it. */
export function bareSaying(text: string): string {
  const opened = text.trim().replace(opening, '')
  const bare = opened.slice(0, opened.length - (closing.exec(opened.slice(-24))?.[0].length ?? 0))
  return bare === '' ? text.trim() : bare
}

/** Such questions stand alone, whatever was asked before. */
export const alone: readonly Frame['want'][] = ['library', 'outside', 'chat', 'benchmark', 'write']

export function readOperation(
  now: Frame,
  { last, operations, isNth, isPointed }: Following,
): Operation | null {
  const isOfThem = !namesPlace(now) && last.include.length > 0 && pointsToThem.test(now.text)
  if (turnsAway(now.text)) return isOfThem || isPointed ? 'same-place' : null
  if (isObjection(now) && !now.terms.some(isKnown)) return 'same-year'
  const bare = bareSaying(now.text)
  const said = operations.filter(({ pattern }) => pattern.test(bare)).map(({ as }) => as)
  const isOwn = now.terms.some((term) => isKnown(term) && !onlyMeasure.test(term.word))
  const may: Readonly<Record<Operation, boolean>> = {
    source: !isOwn && now.terms.length <= 2,
    // 回到锦和，它的不足只要前两个: a part of another place's report is asked for.
    shorten:
      (!isOwn || now.include.length === 0) &&
      !(now.part !== null && (namesPlace(now) || now.part !== last.part)),
    expand: !isOwn && now.include.length === 0,
    remove: !isOwn && now.include.length === 0,
    add: (!isOwn || opensAdding.test(bare)) && now.include.length + now.years.length + now.unknown.length > 0,
    // 第三名那个镇护林员几个 asks something of the one that stands there.
    nth: (!isOwn || (isNth && isOrder(last))) && (isNth || now.n !== null || now.isLeastFirst),
    sum:
      !asksTwo(bare) &&
      !asksOfEach.test(bare) &&
      now.part === null &&
      (isOwn
        ? saysAgain(now, last) && !namesPlace(now) && now.years.length !== 1
        : !namesPlace(now) || listOwnTerms(now).length < fewTerms),
    why: !isOwn && now.include.length === 0,
    other: !isOwn || /^(?:还有|外头|另外还有|除)/.test(bare),
    'same-place': false,
    'same-year': false,
  }
  if (isPointed && isOwn) return 'same-place'
  const found = order.find((operation) => said.includes(operation) && may[operation])
  if (found === 'expand' && namesOther(now, last)) return 'same-place'
  if (found) return found
  if (now.include.length === 1 && last.include.length > 0 && isHeldAgainst(now)) return 'add'
  // 哪几家在里头办公 reads like a question about the library, and points to what was spoken of.
  // 好的谢谢您，那2024年呢: behind the thanks it goes on.
  const goesOn = now.want === 'chat' && (namesPlace(now) || now.years.length > 0)
  if (alone.includes(now.want) && !goesOn && !pointsBack(now)) return null
  return readEllipsis(now, last) ?? (isOfThem ? 'same-place' : null)
}

/** 再加上沙汀，24年工单总数: what is added up is named again. */
const opensAdding = /^(?:再)?(?:加上|算上|带上|加进)/

const isOrder = ({ want }: Frame) => want === 'rank' || want === 'quality'

/** 一共多少名，其中渔民几名: a number and another, and no sum of them. */
function asksTwo(text: string): boolean {
  return asksCounts(text) && !/[加合凑拢]/.test(text)
}

/** 总数三年各是多少, 占总数多少, 合计，建议、提案各为多少: each of them, or a share, and no one sum. */
const asksOfEach =
  /[\u4e00-\u9fff]{2}[、和与及][\u4e00-\u9fff]{2,6}各|^(?!.*(?:合计|相加|[加合]起来|之和)).*(?:各(?:是|有|为|自)?(?:多少|好多|几)|分别(?:是|有|为)?(?:多少|好多|几)|占)/

/** 一共罚了多少 after 罚了多少钱: in words of the thing before alone. */
function saysAgain(now: Frame, last: Frame): boolean {
  const said = new Set(last.terms.flatMap(({ word, alternatives }) => [word, ...alternatives]))
  return listOwnTerms(now).every(({ word, alternatives }) =>
    [word, ...alternatives].some((one) => said.has(one)),
  )
}

/** 摘帽子那个展开说说 after the numbers: what is to be told more of is another thing, in words that no table has. */
function namesOther({ plain }: Frame, last: Frame): boolean {
  const rest = [...plain.replace(ofTelling, '')].filter((char) => /[\u4e00-\u9fff]/.test(char))
  return rest.length > 1 && rest.every((char) => !last.plain.includes(char))
}

const ofTelling =
  /情况|经过|过程|内容|做法|原因|数字|第?[一二三四五六七八九十\d]+[个条点项种步件]?|[那这个条点项再把的呢下说讲详细具体展开多请帮我你给刚才前面上里全完整些想要来看能不能可以吗谈描述介绍一段些长太简单略笼统虚举例子话句举]/g

/** Of the one place that is spoken of more may be asked without its name: no place is named, and not all are asked for. */
export function staysAtPlace(now: Frame, last: Frame): boolean {
  const isOne = last.include.length === 1 && last.include[0]!.town !== null
  const isFree = !namesPlace(now) && !now.wantsPeers && !now.wantsTowns && !asksPlaces(now.text)
  return isOne && isFree && !alone.includes(now.want) && !turnsAway(now.text)
}

const order: readonly Operation[] = [
  'source',
  'shorten',
  'nth',
  'add',
  'sum',
  'other',
  'remove',
  'why',
  'expand',
]

/** 另外问个事, 对了: something new begins. */
export function turnsAway(text: string): boolean {
  return away.test(text)
}

const away =
  /^(?:另外|再|顺便|还|调头|回头|我)(?:想|单)?问(?:一)?(?:个|下|句)(?:(?:别|其他|另外|新)的?)?(?:事|问题)?|^(?:另外想问|新问题)|^(?:丢开|不说|先不说|不谈)(?:这个|这些)|^对了|^换一?[个件下](?!镇|乡|街|年|地方|县|单位)|^(?:另外|再)?(?:有)?(?:个)?(?:别的|新)(?:问题|事)/

/** 再问个别的：石桥 names no others: the words that turn to something new as blanks. */
export function leaveTurn(text: string): string {
  return text.replace(away, (said) => ' '.repeat(said.length))
}

/** 换一个问，他们的茶叶卖了几斤: something new of those who were spoken of. */
const pointsToThem = /(?:^|[，,。\s])(?:那)?(?:他们|她们|它们?|那边|那里|那家|这家|该(?:镇|乡|街道))/

/** 不对吧，我记得是940: another number is held against the answer. */
export function isObjection({ text, assertedNumbers, want }: Frame): boolean {
  if (/^(?:不对|不是吧|有误|搞错|弄错)/.test(text) && want === 'whether') return true
  return assertedNumbers.length > 0 && /不对|不是吧|记得|印象|应该是|搞错|弄错|有误/.test(text)
}

/** 跟自己22年比 */
const isAgainstSelf = /(?:比|较|跟|和|与)(?:它|他们)?(?:自己|自家|自身)/

/** What a question leaves out that stands in the one before: its thing, or its place. */
function readEllipsis(now: Frame, last: Frame): Operation | null {
  const isNamed = namesPlace(now)
  const terms = listOwnTerms(now)
  if (isAgainstSelf.test(now.text) && !now.terms.some(isKnown)) return 'same-year'
  if (terms.length === 0 && now.part === null) {
    // 介绍下梧桐里街道: of a place as a whole, unless places were gone through before.
    const isWhole = now.want === 'overview' && isNamed && last.want !== 'overview'
    return isWhole || (now.wantsPeers && last.terms.length === 0) ? null : 'same-year'
  }
  if (isOfThing(now, last) || isPieceOfThing(now, last)) return 'same-year'
  if (pointsBack(now)) return 'same-place'
  // 满意率这个，各乡镇都要: of the year that was spoken of.
  if (asksAll.test(now.text) && asksNumber(now) && goesOnToAll.test(now.text)) return 'same-place'
  if (isAmongThem(now, last)) return 'same-place'
  if (isNamed || now.wantsPeers || asksPlaces(now.text)) return null
  return isShort(now) ? 'same-place' : null
}

/** 各乡镇都列一下 after one town's number: of all. */
export const asksAll = /(?:各个?|所有|全部)的?(?:乡镇|镇街|街镇|镇|乡|家)(?![庭长企])(?!里|中|合|总|平均)/

const goesOnToAll = /也|这个|都要|换成|改成|同样|呢[?？]?$|又/

/** 哪些镇, 谁, 各家: all places are asked for. */
export function asksPlaces(text: string): boolean {
  return /(?:哪|各|每|所有|全部)(?:[些几个一]|个)*(?:乡镇|镇|乡|街道|地方|单位|家|份)|几个?(?:乡镇|镇|乡|街道|地方|单位)|(?:^|[，,。\s呢])(?:共?有)?几家(?:有|写|报|给|列|提|没)|(?<![由是请跟和])谁(?!来|在|负责|牵|组织|主持|管|带|领|承办|经手|当|任)|全[县区市]|都有哪|哪里[的最]/.test(
    text,
  )
}

/** 成功率谁高 after two towns were held against each other: which of the two. */
function isAmongThem(now: Frame, last: Frame): boolean {
  const isFree = !namesPlace(now) && !now.wantsPeers && !now.wantsTowns && now.n === null
  const isOfTowns = last.include.length > 1 && last.include.every(({ town }) => town !== null)
  return (
    isFree &&
    isOfTowns &&
    whichOfThem.test(now.text) &&
    !/最|前[三五]|全[县区市]|各|所有|还有谁/.test(now.text)
  )
}

const whichOfThem = /(?:谁|哪(?:个|家|边|头|里|一家))(?:的|更|要|家)?[\u4e00-\u9fff]{0,8}[高低多少大小强好快]/

/** 和敖江比，谁写了: one place against the one before. The name itself is blank in what is left of the words. */
function isHeldAgainst({ plain }: Frame): boolean {
  return /(?:和|跟|与|同|比)(?:\s+|(?:我们?|咱们?|俺们?|本)(?:镇|乡|街道)?\s*)(?:比|相比|差|谁|哪|多|少|高|低)|^(?:和|跟|与|同|比)(?:$|\s|[，,])/.test(
    plain,
  )
}

/** 比前一年少罚了多少 after 罚款: each of its words takes up one of the thing. */
function isOfThing(now: Frame, last: Frame): boolean {
  if (!/比|较|跟/.test(now.text) || !/多|少|高|低|增|减|升|降|涨|差/.test(now.text)) return false
  const characters = new Set(last.terms.flatMap(({ word }) => [...word]))
  return listOwnTerms(now).every(({ word }) => [...word].some((one) => characters.has(one)))
}

/** 别的镇呢，谁报名最多 after 夏令营报名: less of the thing than was said before, of other places or of those before. */
function isPieceOfThing(now: Frame, last: Frame): boolean {
  const own = listOwnTerms(now)
  const said = listOwnTerms(last)
  const isElsewhere = namesPlace(now) || now.wantsPeers || !asksPlaces(now.text)
  // 渔民办件 after its 平均用时: what was named before that is asked for again.
  const from = startOfThing(last.plain)
  const isNewest = from === 0 || own.some(({ word }) => last.plain.slice(from).includes(word))
  return (
    isNewest &&
    isElsewhere &&
    now.part === null &&
    own.length > 0 &&
    own.length < said.length &&
    own.every((one) => said.some(({ word }) => word === one.word))
  )
}

/** Without what politeness and words for several places leave over: 收到, 拜托, 两家, 两个镇. */
function listOwnTerms({ terms }: Frame): Frame['terms'] {
  return terms.filter(({ word, isGuess }) => !isGuess && !empty.test(word))
}

/** 场次两家差几多: which number of the thing before. */
const onlyMeasure = /^(?:场次|人次|次数|件数|起数|人数|户数|份数|家数|数量|总数|金额)$/

const empty =
  /^(?:收到|拜托|谢谢|感谢|不好意思|[两三几各]家?|[两三几]个|两者|两边|双方|镇差|相比|上述|数据|同口径|概述|列出|多少|差多少|老师|领导|麻烦|增长|增加|上升|下降|降低|减少|变化|百分|百分之|百分点|幅度|等于|记得|平均|场次|人次|次数|件数|起数|人数|户数|份数|家数|数量|总数|金额)+$/

/** 里面设了哪些室, 剩的那件, 沙汀那个: words that point to what was spoken of; 秀水苑那个案子 names its own. */
export function pointsBack({ plain }: Pick<Frame, 'plain'>): boolean {
  return /^(?:那|这)(?:个|件|起|条|份|家|次|人|两|几|[类笔种项](?!似))|^(?:那)?(?:里面|里头|其中|其|它|他们|她们|这些|那些|该)|[剩的](?:那|这)(?:个|件|起|条|份|家|次)|(?:^|[，,。\s])(?:那|这)[类笔种项]|在里(?:头|面)|这样|剩(?:下|的|余)/.test(
    plain,
  )
}

/** 里面, 这些, 剩的那件: the thing that was spoken of, where 他们 and 它 are its place. */
export function pointsToThing(now: Pick<Frame, 'plain'>): boolean {
  return pointsBack(now) && !/^(?:那)?(?:它|他们|她们|该)/.test(now.plain)
}

/** So many words of its own tell a thing, known or not. */
const fewTerms = 2

/** 那…呢, 也是…, or so short that it cannot stand alone. */
function isShort({ text, plain }: Pick<Frame, 'text' | 'plain'>): boolean {
  return /^(?:那|那么|再|还有|另外)|也|呢[?？]?$|^.{1,8}呢[，,]|还|又/.test(text) || plain.length <= mostShort
}

/** Characters, places and years left out. */
const mostShort = 14

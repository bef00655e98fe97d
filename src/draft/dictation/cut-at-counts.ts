// Step of reading a brief: one line of speech -> a mark behind each number that ends what it counts.
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'
import { findUnit } from '#text/numbers/quantity-units.ts'

/** Said of what was just counted. */
const goesOn =
  /^(?:整改|剩|其中|里头|里面|全都?|全部|都|均|一共|总共|共|还|参加|参训|[来听]的人|听课|钱(?:是|一共|总共)|金额|大[概约]|差不多|约|成功|化解|办结|办完|追回|要回|罚|停产|鉴定|涉及|查出|发现|评出|惠及|受教育|覆盖|投入|花|参与|司法确认|(?:今年|全年)?新[增考招聘])/
/** Belongs to the number itself. */
const ofNumber =
  /^(?:[的个人名之多余]|来(?=[个人名])|左右|上下|以[上下内]|块(?=钱)|元|次(?!数)|参加|在[办建册逃岗])/
const verbBefore =
  /(?:[了开办搞弄做发建修招请抓查罚种装挂印聘配放备考选派创评争签购添设]|就|有|掉|出|到)(?:大[概约]|差不多|约|近)?$/
/** 办了3期|法治培训总共来了128人次 */
const ofThing = /^[\u4e00-\u9fff]{2,8}?(?:总共|一共|共|来了|参加)/
const nextClause =
  /^(?:每[期个户人次场]|再|还|又|都|全|也|已|就|没|未|无|把|被|一共|总共|其中|里头|剩|整改|不|忙|因|但|有一?[个件户家条]|[\u4e00-\u9fff]{2,4}(?:就|只有|没有))/

/** What is done, counted by its times: 搞了1次大排查, 开了8次会. */
const deed =
  /^[大小]?[\u4e00-\u9fff]{0,4}?(?:排查|检查|整治|行动|活动|培训|演练|宣传|宣讲|讲座|会议|会|课|班|巡查|清查|督查|走访|比赛|考试)(?![员费证场车点计])/
/** Times, and no things: 查了27次 is told whole. */
const ofTimes = /^(?:[次遍趟回轮天]|[\u4e00-\u9fff]次)$/
/** A word goes on: 农民 is half of it. */
const goesOnAsWord = /^(?:农民(?=工)|网格(?=员)|安全(?=员)|志愿(?=者)|护林(?=员)|调解(?=员))/

/** 接了47条线索涉及…, 发了2000份传单公示牌立了…: what is counted, where more is told behind it; empty for none. */
function thingCounted(behind: string, unit: string): string {
  const done = deed.exec(behind)?.[0] ?? ''
  if (done !== '' || ofTimes.test(unit)) return done
  const thing =
    /^[\u4e00-\u9fff]{1,4}?[单料册牌业索件书案会座训练栏幅器灯车品物款房店员工民众户司堂站池桥井库班队园厅馆厕渠棚院校题患案]/.exec(
      behind,
    )?.[0] ?? ''
  if (goesOnAsWord.test(thing + behind.slice(thing.length))) return ''
  const rest = behind.slice(thing.length)
  return thing !== '' &&
    /^(?:涉及|已经?|还有|都|全都|均|百把|几十|上百|约\d|[\u4e00-\u9fff]{2,12}?\d)/.test(rest) &&
    !/^[的里中内]/.test(rest)
    ? thing
    : ''
}

const leftOver = /(?:还有|另有|剩下?|余下)的?(?:约|近)?$/
const ofWhich = /^(?![来听])[\u4e00-\u9fff]{1,4}的(?=[\u4e00-\u9fff])(?![有是占还])/

/** A mark behind a number that ends what it counts: a comma where the next words lean on it, else a stop. */
export function cutAtCounts(line: string): string {
  let out = ''
  let recent = ''
  let from = 0
  for (const quantity of listCounts(line)) {
    const { at, unit } = quantity
    const clause = clauseBefore(line, from, at.start)
    if (countsOn(line, quantity, clause)) continue
    const more = /^人(?![民均口大才行社事员群])/.exec(line.slice(at.end))?.[0] ?? ''
    const people = more || /^(?:人|名)$/.exec(unit)?.[0] || ''
    const end = at.end + more.length
    const behind = line.slice(end)
    const before = line.slice(Math.max(from, at.start - 8), at.start)
    const isNamed = isToldBefore(clause) || unit === '元'
    const mayFollow = verbBefore.test(before) && (!isNamed || ofTimes.test(unit))
    const thing = mayFollow ? thingCounted(behind, unit) : ''
    const mark = behind === thing ? '' : '，'
    const next = thing === '' ? markBehind({ before, behind, people, isNamed, isOwn: more === '' }) : mark
    // 136人其中戒断11人康复23人: the parts go on.
    const isPart = next === '。' && ofParts.test(recent + line.slice(Math.max(from, end - longestParts), end))
    const piece = line.slice(from, end) + thing + (isPart ? '、' : next)
    out += piece
    recent = (recent + piece.slice(-longestParts)).slice(-longestParts)
    from = end + thing.length
  }
  return out + line.slice(from)
}

const ofParts = /其中[\u4e00-\u9fff][^。]*$/
const longestParts = 60

/** Money is said without its unit: 罚了3万, 花了41万8. */
const money = /\d[\d.]*[万亿]\d?(?=[\u4e00-\u9fff])/g

function listCounts(line: string): readonly Pick<Quantity, 'at' | 'unit'>[] {
  const found = findQuantities(line).filter(({ unit }) => unit !== '')
  let next = 0
  const bare = [...line.matchAll(money)].flatMap(({ 0: raw, index }) => {
    const at = { start: index, end: index + raw.length }
    while (next < found.length && found[next]!.at.end <= at.start) next++
    const isOpen = !(next < found.length && found[next]!.at.start < at.end)
    return isOpen && findUnit(line, at.end) === null && !/^[余多来元块]/.test(line.slice(at.end, at.end + 1))
      ? [{ at, unit: '元' }]
      : []
  })
  return [...found, ...bare].toSorted((a, b) => a.at.start - b.at.start)
}

/** Nobody says more before a number in one clause. */
const longestClause = 40

/** From the last mark, or the number before. */
function clauseBefore(line: string, from: number, end: number): string {
  const told = line.slice(Math.max(from, end - longestClause), end)
  return told.slice(Math.max(told.lastIndexOf('，'), told.lastIndexOf('。'), told.lastIndexOf('：')) + 1)
}

const lead =
  /^(?:(?:今年|全年|明年|去年|上半年|下半年|一共|总共|又|还|再|也|都|就|共|已经?|另外|打算|计划|准备|[\u4e00-\u9fff]{1,3}节|[\u4e00-\u9fff]{2,4}(?:队|所|站|办|局|中心|村|镇|乡|街道|社区|政府|委|会|书记|镇长|乡长|主任|部门|我们|咱们)|镇里|乡里|村里|我们|咱们?)+)/
const preposition = /[给帮为对向跟与和在从请让由]/

/** 老年食堂开了6个, 把水池再修4个: what is counted was named before its verb, and does not follow. */
function isToldBefore(clause: string): boolean {
  if (/把[\u4e00-\u9fff]{2,}/.test(clause)) return true
  const named = clause.replace(lead, '').replace(/[\u4e00-\u9fff]了?(?:大[概约]|差不多|约|近)?$/, '')
  return named.length > 1 && !preposition.test(named) && /了(?:大[概约]|差不多|约|近)?$/.test(clause)
}

/** Whether what stands behind a number belongs to it: it says when, what is counted, or what is done to it. */
function countsOn(line: string, { at, unit }: Pick<Quantity, 'at' | 'unit'>, clause: string): boolean {
  const [before, behind] = [line.slice(0, at.start), line.slice(at.end)]
  // 60岁以上老人, 每期30人
  if (unit === '岁' && /^(?:以[上下])?的?[\u4e00-\u9fff]/.test(behind)) return true
  // 四个季度都走了, 15分钟就到了 say when.
  if (/^(?:季度|月|星期|小时|工作日)/.test(behind)) return true
  if (/^(?:分钟|小时|天|年)$/.test(unit) && /^[就才内后便]/.test(behind)) return true
  // 212个探头坏了34个: what begins a clause counts what follows.
  const isLeading = /(?:^|[，。：\s]|里头|里面|其中|当中)(?:约|近|共)?$/.test(before)
  // 没成的5件里头3件打官司去了，2件还在谈
  if (isLeading && /^(?:打官司|去|走|转|还在|仍在|正在|在)[\u4e00-\u9fff]/.test(behind)) return true
  if (isLeading && /^[\u4e00-\u9fff]{2,8}?(?:了\d|也|都|没)/.test(behind)) return true
  // 把6个村的调解室: what is done to them follows; 给那3个病人: the same ones as before.
  if (/[把将给为对向这那每另剩]$/.test(before)) return true
  if (/[把将][\u4e00-\u9fff]{1,6}$/.test(before) && !verbBefore.test(before)) return true
  // 幸福里小区2期
  if (unit === '期' && /(?:小区|项目|工程|楼盘|广场|花园|园区|公园)$/.test(before)) return true
  // 承诺书236份: named before its number.
  const isNamed = /^[\u4e00-\u9fff]{3,}$/.test(clause) && (!verbBefore.test(clause) || isToldBefore(clause))
  return ofWhich.test(behind) && !isNamed
}

const besides =
  /^\d[\d.]*(?![\d.])[万亿]?余?(?!岁)(?:[\u4e00-\u9fff]{0,2}人|[\u4e00-\u9fff]{1,2})?(?:$|\d|[，。；]|今年|去年|比)/

/** A comma, a stop, or nothing. */
function markBehind({
  before,
  behind,
  people,
  isNamed,
  isOwn,
}: {
  before: string
  behind: string
  people: string
  /** What it counts stands before it. */
  isNamed: boolean
  /** Its measure word ends it. */
  isOwn: boolean
}): '' | '，' | '、' | '。' {
  // 有9个实名制都上了: another thing, of which all is said; 来的29条12345转的11条.
  if (/^[\u4e00-\u9fff]{2,4}都[\u4e00-\u9fff]{1,3}了|^12345[\u4e00-\u9fff]/.test(behind)) return '，'
  // 还有2条走到法院去了: what follows is said of them.
  if (leftOver.test(before) && !/^[，,]?(?:[\u4e00-\u9fff]{1,4}\d|其中)/.test(behind)) return ''
  // 61件623人: counted beside it, and nothing is said of it alone.
  if (/^\d/.test(behind)) return besides.test(behind) ? '、' : '，'
  if (!/^[\u4e00-\u9fff]/.test(behind) || (isOwn && ofNumber.test(behind))) return ''
  // 359人拿到工资: they are who did it.
  if (people !== '' && /^(?:[拿领得获收][到得取][\u4e00-\u9fff]{0,4}\d|来[问听看办])/.test(behind)) return ''
  if (/^(?:是(?!\d)|[\u4e00-\u9fff]{1,2}了(?!\d))/.test(behind)) return '，'
  if (goesOn.test(behind) || nextClause.test(behind)) return '，'
  if (verbBefore.test(before) && ofThing.test(behind)) return ''
  if (/^[\u4e00-\u9fff]{2,10}\d/.test(behind)) return /^(?:今年|去年|上年)/.test(behind) ? '，' : '。'
  // 发了3000份传单: what is counted follows.
  if (verbBefore.test(before)) return isNamed ? '，' : ''
  return /^[\u4e00-\u9fff]{1,12}?\d/.test(behind) ? '。' : '，'
}

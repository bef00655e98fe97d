// Step of reading a brief: one line of speech -> a mark behind each number that ends what it counts.
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'

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
  /^(?:再|还|又|都|全|也|已|就|没|未|无|把|被|一共|总共|其中|里头|剩|整改|不|忙|因|但|有一?[个件户家条]|[\u4e00-\u9fff]{2,4}(?:就|只有|没有))/

/** 接了47条线索涉及…, 发了2000份传单公示牌立了…: what is counted, where more is told behind it; empty for none. */
function thingCounted(behind: string): string {
  const thing =
    /^[\u4e00-\u9fff]{1,4}?[单料册牌业索件书案会座训练栏幅器灯车品物款房店员工民众户司]/.exec(behind)?.[0] ??
    ''
  const rest = behind.slice(thing.length)
  return thing !== '' &&
    /^(?:涉及|已经?|还有|都|全都|均|百把|几十|上百|[\u4e00-\u9fff]{2,12}?\d)/.test(rest) &&
    !/^[的里中内]/.test(rest)
    ? thing
    : ''
}

const leftOver = /(?:还有|另有|剩下?|余下)(?:约|近)?$/
const ofWhich = /^(?![来听])[\u4e00-\u9fff]{1,4}的(?=[\u4e00-\u9fff])/

/** A mark behind a number that ends what it counts: a comma where the next words lean on it, else a stop. */
export function cutAtCounts(line: string): string {
  let out = ''
  let from = 0
  for (const quantity of findQuantities(line)) {
    if (countsOn(line, quantity)) continue
    const { at } = quantity
    const people = /^人(?![民均口大才行社事员群])/.exec(line.slice(at.end))?.[0] ?? ''
    const end = at.end + people.length
    const behind = line.slice(end)
    const before = line.slice(Math.max(from, at.start - 8), at.start)
    const thing = verbBefore.test(before) ? thingCounted(behind) : ''
    out += line.slice(from, end) + thing + (thing === '' ? markBehind({ before, behind, people }) : '，')
    from = end + thing.length
  }
  return out + line.slice(from)
}

/** Whether what stands behind a number belongs to it: it says when, what is counted, or what is done to it. */
function countsOn(line: string, { at, unit }: Quantity): boolean {
  const [before, behind] = [line.slice(0, at.start), line.slice(at.end)]
  // 四个季度都走了, 15分钟就到了 say when.
  if (/^(?:季度|月|星期|小时|工作日)/.test(behind)) return true
  if (/^(?:分钟|小时|天|年)$/.test(unit) && /^[就才内后便]/.test(behind)) return true
  // 212个探头坏了34个: what begins a clause counts what follows.
  const isLeading = /(?:^|[，。：\s]|里头|里面|其中|当中)(?:约|近|共)?$/.test(before)
  // 没成的5件里头3件打官司去了，2件还在谈
  if (isLeading && /^(?:打官司|去|走|转|还在|仍在|正在|在)[\u4e00-\u9fff]/.test(behind)) return true
  if (isLeading && /^[\u4e00-\u9fff]{2,8}?(?:了\d|也|都|没)/.test(behind)) return true
  // 把6个村的调解室: what is done to them follows; 给那3个病人: the same ones as before.
  return /[把将给为对向这那每另剩]$|[把将][\u4e00-\u9fff]{1,6}$/.test(before) || ofWhich.test(behind)
}

/** A comma, a stop, or nothing. */
function markBehind({
  before,
  behind,
  people,
}: {
  before: string
  behind: string
  people: string
}): '' | '，' | '。' {
  // 有9个实名制都上了: another thing, of which all is said; 来的29条12345转的11条.
  if (/^[\u4e00-\u9fff]{2,4}都[\u4e00-\u9fff]{1,3}了|^12345[\u4e00-\u9fff]/.test(behind)) return '，'
  // 还有2条走到法院去了: what follows is said of them.
  if (leftOver.test(before) && !/^[，,]?(?:[\u4e00-\u9fff]{1,4}\d|其中)/.test(behind)) return ''
  if (!/^[\u4e00-\u9fff]/.test(behind) || (people === '' && ofNumber.test(behind))) return ''
  if (goesOn.test(behind) || nextClause.test(behind)) return '，'
  if (verbBefore.test(before) && ofThing.test(behind)) return ''
  if (/^[\u4e00-\u9fff]{2,10}\d/.test(behind)) return /^(?:今年|去年|上年)/.test(behind) ? '，' : '。'
  // 发了3000份传单: what is counted follows.
  if (verbBefore.test(before)) return ''
  return /^\d|^[\u4e00-\u9fff]{1,12}?\d/.test(behind) ? '。' : '，'
}

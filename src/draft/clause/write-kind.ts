// Step of writing a clause: a kind that is named with 的 and counted (满意的331件, 改好的有118户, 没交的还有2个) -> as a document counts it (满意331件, 改造118户, 尚有2个未缴纳).
import type { SpokenVerbs } from '#domain/clauses/spoken-verb.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { findVerb } from './find-verb.ts'
import { writeUncounted } from './write-deed.ts'
import { writeDenial } from './write-denial.ts'

const counted =
  /^([^\d]{1,14}?|[^\d]{0,6}\d+[\u4e00-\u9fff][^\d]{1,8}?)的((?:还|也|就|才|只|仅|一?共|总共|都)*(?:有|是|剩)?)([约近]?\d[\d.]*[万亿]?[余多]?[\u4e00-\u9fff%]{0,3}(?:、?\d[\d.]*[人户家次件批]{1,2})?)$/
/** 1年以上的3件, 涉及土地的4件: without the 的 it says another thing. */
const keepsOf =
  /[上下内右间外后前时度级类型]$|^(?:其中|剩下?|其余|余下|涉|属|不?含|关于|有关|最|在|超过|比|较|[跟与和同]|主要|全部|所有|一般|全[镇乡年]|.*占)|[了把被]|\d$|是|[镇乡村]$/
const only = /[就才只仅]/
const ofPeople = /\d[万亿余]?(?:人次?|名)$/
/** Those who do it are counted by what they do. */
const longestDoing = 3
const outcome = /满意|通过|合格|签|参|到期|报名|持证|在[册岗编职]|专职|兼职|享受|纳入|已|未|无|率/

export function writeKind(clause: string, verbs: SpokenVerbs): string {
  const found = counted.exec(clause)
  const [whole, ...more] = found === null ? [] : findQuantities(found[3]!)
  if (found === null || whole === undefined || more.length > 1) return clause
  const [, kind = '', link = '', amount = ''] = found
  const thing = more.length > 0 ? '' : amount.slice(whole.at.end).replace(/^人$/, '')
  if (/^[已未在均都全正被有没]/.test(thing)) return clause
  // 没调成的22件里: what follows is told of them.
  if (/^(?:里|中|内|当中|里头|里面)$/.test(thing)) return `${tellDeed(kind, whole.unit, verbs)}的${amount}`
  // 没改的还有9户
  const denied = /^([\u4e00-\u9fff]{0,6}?)(?:没有?|未)([\u4e00-\u9fff]{1,6})$/.exec(kind)
  if (denied !== null && /还|剩/.test(link))
    return `${denied[1]}尚有${amount}${writeDenial(`没${denied[2]}`, verbs, whole.unit)}`
  if (keepsOf.test(kind.replace(/了$/, ''))) return clause
  const came = /^([\u4e00-\u9fff]{0,6}?)(?:(?:来|到)(?:听课?|看|参加|参训)|听课?)(?:讲座|会|课|培训)?$/.exec(
    kind,
  )
  if (came !== null && ofPeople.test(amount)) return `${came[1]}${amount}参加`
  const told = tellDeed(kind, whole.unit, verbs)
  // 保证金交上来的有6个项目
  if (thing !== '') return `${told}的${thing}${whole.raw}`
  const bare = told.replace(/^([\u4e00-\u9fff]{0,4}?)来(?=上访|反映|办事|投诉|咨询)/, '$1')
  if (only.test(link)) return `${bare.replace(/(?<=\d[人户个家名村])(?!中)/, '中')}的仅${amount}`
  const isDoing = /有/.test(link) && ofPeople.test(amount) && bare === kind && kind.length <= longestDoing
  return `${bare}${isDoing && !outcome.test(kind) ? '人员' : ''}${amount}`
}

/** 医保交了 -> 缴纳医保, 没到期 -> 未到期. */
function tellDeed(kind: string, counted: string, verbs: SpokenVerbs): string {
  const denied = writeDenial(kind, verbs, counted)
  if (denied !== kind) return denied
  const done = kind.endsWith('了') ? findVerb(kind, { counted, behind: '', verbs }) : null
  return done === null
    ? writeUncounted(kind, { verbs, counted }).replace(/了$/, '')
    : `${done.lead}${done.manner}${done.written}${done.thing}`
}

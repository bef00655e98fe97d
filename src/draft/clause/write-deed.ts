// Step of writing a clause: a deed as it is said, what it was done to first (垃圾拉走了260吨, 当场改掉) -> as a document puts it, the verb first (清运垃圾260吨, 当场整改).
import type { SpokenVerbs } from '#domain/clauses/spoken-verb.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { findVerb } from './find-verb.ts'

/** Says when, and counts nothing. */
const ofTime = /^(?:年|月|日|号|时|点|分|天|季度|小时|分钟)$/
const sum = /(?:一?共|总共|累计|大概|差不多|足足|整整)$/
/** 把剩下的12户危房改完: what is counted is named behind the number. */
const named = /^[^没未不重了把让被给也都还有\d，]{3,14}$/
const noun = /^[\u4e00-\u9fff“”]{1,10}$/

export function writeDeed(clause: string, verbs: SpokenVerbs): string {
  const counted = findQuantities(clause).filter(({ unit, isAddend }) => !ofTime.test(unit) && !isAddend)
  const [first] = counted
  if (first === undefined) return writeUncounted(clause, { verbs, counted: '' })
  const before = clause.slice(0, first.at.start)
  const behind = clause.slice(first.at.end)
  const said = before.replace(sum, '')
  const together = before.slice(said.length).replace(/一共|总共|累计/, '共')
  const unit = /^人(?!次)/.test(behind) && first.unit === '个' ? '人' : first.unit
  const found = findVerb(said, { counted: unit, behind, verbs })
  if (found === null) {
    const within = writeWithin(clause, { said, rest: clause.slice(said.length), unit, verbs })
    return within === clause && (named.test(behind) || /已经?[\u4e00-\u9fff]{1,2}$/.test(behind))
      ? writeUncounted(clause, { verbs, counted: unit })
      : within
  }
  const { lead, thing, manner, written, things } = found
  // 换了430个瓶子: what it was done to stands behind its number.
  const isBehind = thing === '' && noun.test(behind) && things.some((one) => behind.endsWith(one))
  if (isBehind) return `${lead}${manner}${written}${verbs.things.get(behind) ?? behind}${first.raw}`
  return `${lead}${manner}${together}${written}${thing}${first.raw}${behind}`
}

/** 换了瓶子430个: what it was done to stands between. */
function writeWithin(
  clause: string,
  { said, rest, unit, verbs }: { said: string; rest: string; unit: string; verbs: SpokenVerbs },
): string {
  const parted = /^([^了]{1,12}了)([\u4e00-\u9fff“”]{1,8})$/.exec(said)
  if (parted === null) return clause
  const [, deed = '', thing = ''] = parted
  const found = findVerb(deed, { counted: unit, behind: thing, verbs })
  if (found === null || found.thing !== '' || found.things.length === 0) return clause
  return `${found.lead}${found.manner}${found.written}${verbs.things.get(thing) ?? thing}${rest}`
}

/** With what it makes another word, or says how: 发现, 办结, 拆掉. */
const followers =
  /^[结理展设立成到现生处出封订复建造备修零受待查解算击工动放报布送起运存掉完好上下回去齐走住过了的偿助贴充救选缺漏座入支达练验役休访计举研度整套通没核批议判阅察]/
const given = /^(?:给|为|替)([^，]{3,20}?)((?<![\d.])[约近]?\d[\d.]*[^，\d]*)$/
const plain =
  /^((?:再|又|另|还|共|今年|全年|[上下]半年|每[月周年日天]|每季度|每半年)*)([^，\d]{3,12})([约近]?\d[^，]*)$/

/** 买记录仪8台, 给3个村装烟感200个: a verb of one character, said without a 了. */
export function writePlain(clause: string, verbs: SpokenVerbs): string {
  const [, whom = '', amount = ''] = given.exec(clause) ?? []
  for (let at = 2; at + 2 < whom.length; at++) {
    const isWhom = /[个家户村校所人]$/.test(whom.slice(0, at))
    const verb = isWhom ? findPlain(whom.slice(at), verbs, true) : null
    if (verb !== null) return `为${whom.slice(0, at)}${verb}${amount}`
  }
  const [, lead = '', words = '', counted = ''] = plain.exec(clause) ?? []
  const verb = words === '' ? null : findPlain(words, verbs)
  return verb === null ? clause : `${lead}${verb}${counted}`
}

/** 配灭火器 -> 配备灭火器; null where it begins with no such verb. */
function findPlain(words: string, verbs: SpokenVerbs, isAny = false): string | null {
  const [said, thing] = [words.charAt(0), words.slice(1)]
  if (followers.test(thing) || !/^[\u4e00-\u9fff“”]{2,10}$/.test(thing)) return null
  const verb = (verbs.bySaid.get(said) ?? []).find(
    ({ isBare, things, written }) =>
      isBare &&
      !written.startsWith(words.slice(0, 2)) &&
      ((isAny && things.length === 0) || things.some((one) => thing.endsWith(one))),
  )
  return verb === undefined || verb.written === '' ? null : verb.written + thing
}

/** 当场改掉, 已经拆了, 都压住了: at the end of its clause. */
export function writeUncounted(
  clause: string,
  { verbs, counted }: { verbs: SpokenVerbs; counted: string },
): string {
  const body = clause.replace(/的$/, '')
  // 全部换掉 may be meant.
  const isAll =
    clause.endsWith('了') &&
    /^(?:[\u4e00-\u9fff]{0,12})(?:(?<![大完健齐安])全|都|全都|全部|均)(?:给|已经?)?[^，都全均]{1,4}$/.test(
      body,
    )
  const found = findVerb(body, { counted, behind: '', verbs, isAlone: isAll })
  if (found === null) return clause
  const { manner, written } = found
  // 某栋5月20日已经拆
  if (found.isBare && found.thing !== '' && !isAll)
    return manner.endsWith('已') ? `${found.lead}${found.thing}${manner}${written}` : clause
  const [, before = '', object = found.thing] = /^(.*?)[把将](.+)$/.exec(found.thing) ?? []
  const [lead, thing] = [found.lead + before, object]
  if (isAll) return `${`${lead}${thing}`.replace(/(?:都|全部|全|均)$/, '')}均已${written}`
  if (/[，,让被给]|(?:^|[^尚])不/.test(thing + lead) || (thing === '' && /未|没/.test(lead))) return clause
  return `${lead}${manner}${written}${thing}`
}

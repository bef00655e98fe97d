// Step of writing a clause: its words up to where a deed is said (路边摊清掉, 垃圾拉走了) -> what it is done to, and the verb of a document.
import type { SpokenVerb, SpokenVerbs } from '#domain/clauses/spoken-verb.ts'

export interface FoundVerb {
  readonly written: string
  /** What it can be done to; empty: anything. */
  readonly things: readonly string[]
  /** When, who and how, before what it is done to: 今年, 又. */
  readonly lead: string
  /** What it is done to as it was said before the verb; empty: it stands behind or nowhere. */
  readonly thing: string
  /** 集中, 已: stands right before the verb. */
  readonly manner: string
  /** The stem alone: it says less than what has a complement. */
  readonly isBare: boolean
}

export interface VerbSpot {
  /** The measure word of its number; empty for none. */
  readonly counted: string
  /** What is said behind the number. */
  readonly behind: string
  readonly verbs: SpokenVerbs
  /** Nothing says what it was done to (没交, 全回了): a verb that is written in one way only. */
  readonly isAlone?: boolean
}

const longestSaid = 5
const longestThing = 12
const time =
  '(?:今年|全年|上半年|下半年|本年|年内|目前|现在|累计|一共|总共|共|先后|每[月周年日天]|每个月|每季度|每半年)'
/** 因为先上门: why and what next is said before all of it. */
const links = '因为|由于|所以|因此|为了|但是?|不过|而且|结果|最后|后来|如果|只要|虽然|即使|之后|然后'
const leads = new RegExp(
  `^(?:(?:${time}|${links}|\\d{1,2}月(?:\\d{1,2}日)?(?:[底初末]|[上中下]旬)?(?:以?前|之前)?|另外?|又|再|还)[，,]?)*`,
)
/** 沟也修好了: what is done as well is no name of a thing. */
const asWell = /[也都就才还却]$/
const timeBehind = new RegExp(`${time}+$`)
const manners =
  /(?:继续|持续|逐步|重点|进一步|集中|当场|按期|按时|如期|提前|足额|统一|全部|全都|全|都|均|已经|已|又|再|新|刚|先|陆续|依法|现场|主动|及时|连夜|一次性|给|共|一共|总共)+$/
/** Who does it: it is done to nobody. */
const actors =
  /(?:[镇乡村队局站办组会]|(?<!厕)所|街道|社区|中心|书记|[镇乡]长|部门|单位|公司|干部|领导|成员|员|们|我|[老小][\u4e00-\u9fff])$/
/** 帮群众追回11.6万元: for whom it is done, and not what it is done to. */
const forWhom = /^(?:帮助?|协助|为|给|替|联合|会同|配合|协同)[\u4e00-\u9fff]{2}/
/** Says when: 查出的当月. */
const whens =
  /(?:肯定|一定|必须|争取|尽快|马上|年底前|一次性?|一口气|[当本每上下次]?[月日天年周]|季度|时候?|[前后底初末]|当场|现场)$/

const denied = /(?:[未没不无]|没有)$/

/** Null where no verb of the table ends the words. */
export function findVerb(words: string, spot: VerbSpot): FoundVerb | null {
  const told = words.replace(/了$/, '')
  for (let length = Math.min(longestSaid, told.length); length > 0; length--) {
    const before = told.slice(0, -length)
    // 5月20日已经拆
    const isDone = told !== words || /(?:已经?|均)$/.test(before)
    // 未调成的3起: what was not done is no deed.
    if (denied.test(before)) continue
    const known = (spot.verbs.bySaid.get(told.slice(-length)) ?? []).filter(
      (verb) => (isDone || !verb.isBare) && !(before !== '' && verb.notAfter.includes(before.slice(-1))),
    )
    if (known.length === 0) continue
    const parted = partBefore(before)
    // 书记讲课讲了9回: the verb is said twice.
    const isTwice = parted.thing.slice(-2).includes(told.charAt(before.length))
    if (parted.thing.length > longestThing || isTwice || asWell.test(parted.thing)) continue
    const verb = chooseVerb(known, parted.thing, spot) ?? chooseVerb(known, '', spot)
    if (verb === null) continue
    const { written, things, isBare } = verb
    if (written === '') return null
    const isOf = things.some((one) => parted.thing.endsWith(one))
    const isDoer =
      !isOf && (actors.test(parted.thing) || whens.test(parted.thing) || forWhom.test(parted.thing))
    // What the verb cannot be done to stands as it is.
    if (!isOf && !isDoer && things.length > 0 && parted.thing !== '') continue
    const thing = isDoer ? '' : nameThing(parted.thing, spot.verbs)
    return {
      written,
      things,
      isBare,
      manner: parted.manner,
      lead: isDoer ? parted.lead + parted.thing : parted.lead,
      thing,
    }
  }
  return null
}

/** The one that asks for most of what is there. */
function chooseVerb(known: readonly SpokenVerb[], thing: string, spot: VerbSpot): SpokenVerb | null {
  const { counted, behind, isAlone = false } = spot
  const named = thing === '' ? behind : thing
  const weigh = ({ things, units }: SpokenVerb) => {
    const own = Math.max(0, ...things.filter((one) => named.endsWith(one)).map((one) => one.length))
    if (things.length > 0 && own === 0) return -1
    if (units.length > 0 && !units.includes(counted)) return -1
    return own * 2 + Number(units.length > 0)
  }
  const best = known.toSorted((a, b) => weigh(b) - weigh(a))[0]
  if (best !== undefined && weigh(best) >= 0) return best
  const isOne = new Set(known.map(({ written }) => written)).size === 1
  return isAlone && thing === '' && isOne && known[0]!.isBare ? known[0]! : null
}

function partBefore(before: string): Pick<FoundVerb, 'lead' | 'thing' | 'manner'> {
  const lead = leads.exec(before)![0]
  const rest = before.slice(lead.length).replace(/^(?:把|将)/, '')
  const manner = manners.exec(rest)?.[0] ?? ''
  const told = rest.slice(0, rest.length - manner.length)
  const when = timeBehind.exec(told)?.[0] ?? ''
  return { lead: lead + when, thing: told.slice(0, told.length - when.length), manner: writeManner(manner) }
}

/** 全给 is how it is said, not how it was done. */
function writeManner(manner: string): string {
  // 都按时办完了: when it was done stays with of whom.
  if (/按期|按时|如期|提前|足额/.test(manner)) return manner.replace(/全都|都/, '均').replace(/给/, '')
  return manner.replace(/给|都|全都|全(?!部)/g, '').replace(/已经/, '已')
}

/** 路边摊占道的 -> 路边摊占道; 坏的 says nothing that 修复 does not. */
function nameThing(thing: string, { things }: SpokenVerbs): string {
  const bare = thing.replace(/^(?:损?坏|破损?)的$/, '').replace(/(?:上面|那边|这边)?的$/, '')
  const last = [...things.keys()].find((one) => bare === one || bare.endsWith(`的${one}`))
  return last === undefined ? bare : bare.slice(0, -last.length) + things.get(last)!
}

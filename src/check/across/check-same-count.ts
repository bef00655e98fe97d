// Rule of the gate: what is said in the same words is said with the same number, in whatever section and measure word.
import type { Finding } from '#domain/finding.ts'
import { groupBy } from '#shared/group-by.ts'
import type { Fact } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

/** Words that tell how much and for how long, and no more about what. */
const scope =
  /全年度?|一年来|今年以?来?|本年度?|年内|[仅只才](?=\s*$)|累计|总共|一共|合计|共计|共|先后|全镇|全乡|全街道|本级|20\d\d年度?/g
const whole = /全年|一年来|今年|本年|累计|总共|共/
const doing =
  /^(?:推动|推进|促成|实现|牵头|统筹)?(?:已|又|均|并|还)*(?:开展了?|举办|组织|召开|举行|进行|作出|发生|组织开展|开展各类|调解|调处|受理|办理|发放|印发|制定|培育|检查|排查|因)*(?:各类|各种|了)*/
/** A drive, a month, a place of its own: numbers apart. */
const narrow =
  /[一某该]家|第[一二三四五六七八九十]|例如|比如|专项|行动|期间|月份?|季度|其中|上半年|下半年|[去上]年|同比|截至|分别|每|针对.{1,12}的|对.{1,12}的|[村组社区](?:级|开展|组织)/

interface Said {
  readonly fact: Fact
  readonly noun: string
  readonly isWhole: boolean
}

export function checkSameCount(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const all = facts.flatMap((fact) => readSaid(checked, fact) ?? [])
  const groups = groupBy(all, ({ noun, fact }) => `${noun}|${countedAs(fact.kin)}`)
  return [...groups.values()].flatMap((list) => {
    const first = list[0]!
    const other = list.find(
      (one) =>
        one.fact.value !== first.fact.value &&
        !isLater(one, first) &&
        (one.isWhole || (first.isWhole && !isAlike(one, first))),
    )
    if (!other) return []
    return [
      buildFinding(checked, other.fact.at, {
        rule: 'two-values',
        severity: 'block',
        text: `“${first.noun}”前后不一致：前面是“${first.fact.raw}”，这里是“${other.fact.raw}”`,
        fix: '核实后统一',
      }),
    ]
  })
}

const begun = /受理|接到|接收|收到|排查|登记|摸排/
const ended = /调处|调解|化解|办结|处理|解决|成功/

/** 受理149件 and then 调处146件: two stages, where no more is settled than came in. */
function isLater(one: Said, first: Said): boolean {
  return (
    begun.test(first.fact.clause) &&
    !begun.test(one.fact.clause) &&
    ended.test(one.fact.clause) &&
    one.fact.value <= first.fact.value
  )
}

/** 全年 in one sentence alone: the same sentence goes on to name parts. */
function isAlike(one: Said, first: Said): boolean {
  return one.fact.sentence.start === first.fact.sentence.start
}

const counted: Readonly<Record<string, string>> = { 场次: '场', 次: '场', 场: '场', 期: '场', 件次: '件' }

/** 场, 场次 and 次 count the same activities. */
function countedAs(kin: string): string {
  return counted[kin] ?? kin
}

function readSaid(checked: CheckedText, fact: Fact): Said | null {
  if (fact.part === 'plan' || fact.isChange || fact.isOtherTime || fact.qualifier !== 'none') return null
  if (fact.kin === '%' || fact.kin === '' || fact.kin === '元' || fact.lead !== fact.clause) return null
  const before = dropOwnPeriod(checked, checked.text.slice(fact.sentence.start, fact.at.start))
  const clauses = before.split(/[，,；;。：:]/)
  const lead = clauses.at(-1) ?? ''
  const around = clauses.slice(-2).join('，')
  if (
    narrow.test(lead) ||
    /其中|期间|专项|行动中|上半年|下半年|[一二三四]季度|\d月份?(?![底末\d])|去年|上年同期/.test(around)
  )
    return null
  const noun = lead
    .replace(/^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]|^[一二三四五六七八九十]是/, '')
    .replace(scope, '')
  const bare = noun.replace(doing, '')
  const isOfPeriod = before.includes(ownPeriod)
  return bare.length >= 4 ? { fact, noun: bare, isWhole: whole.test(lead) || isOfPeriod } : null
}

const part = /(?:上|下)半年|第?[一二三四]季度|前三季度/
/** Stands where the paper's own period stood. */
const ownPeriod = '今年'

/** In a paper about 上半年 that half is the whole. */
function dropOwnPeriod({ text, report }: CheckedText, said: string): string {
  const own = part.exec(report.metadata.title ?? text.slice(0, 60))?.[0]
  return own === undefined
    ? said
    : said.replaceAll(own, ownPeriod).replaceAll(`${ownPeriod}${ownPeriod}`, ownPeriod)
}

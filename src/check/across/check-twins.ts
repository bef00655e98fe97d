// Rule of the gate: what is told of the same number twice is told alike. 受理26条，办结24条 beside 全年26条线索办结25条; 12个村（社区） beside 11个村（社区）中有3个; 解读政策5篇 beside 政策解读偏少，全年仅6篇.
import type { Finding } from '#domain/finding.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { behindOf, type Fact, groupByStop, isCount, item } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'
import { ofPart } from './check-restated.ts'

/** No paper tells more; a hostile one is not held pair by pair. */
const mostHeld = 200

export function checkTwins(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const counts = facts.filter(isCount).slice(0, mostHeld)
  return [
    ...checkPairs(checked, counts),
    ...checkRest(checked, counts),
    ...checkGroups(checked, counts),
    ...checkAreas(checked, counts),
    ...checkBare(checked, counts),
    ...checkOnly(checked, counts),
  ]
}

interface Settled {
  readonly whole: Fact
  readonly part: Fact
  /** Last two characters before the part: 办结. */
  readonly verb: string
}

/** A whole of ten or more, and what became of it in the same sentence. */
function listSettled(checked: CheckedText, counts: readonly Fact[], least = leastWhole): Settled[] {
  const { done } = checked.drafting.checking.relations
  return groupByStop(checked, counts).flatMap((group) =>
    group.flatMap((part, index) => {
      const whole = group[index - 1]
      const said = part.lead.replace(/^(?:全年|年内|目前|其中|已经?|均|共|全部|现已)+/, '')
      const verb = done.find(
        (word) => said === word || (whole && said.endsWith(word) && said === behindOf(checked, whole)),
      )
      return whole?.kin === part.kin && verb && whole.value >= least && part.part !== 'plan'
        ? [{ whole, part, verb }]
        : []
    }),
  )
}

const leastWhole = 10

/** 26条 twice, once with 办结24条 and once with 办结25条. */
function checkPairs(checked: CheckedText, counts: readonly Fact[]): Finding[] {
  const all = listSettled(checked, counts)
  return all.flatMap((again, index) => {
    const first = all
      .slice(0, index)
      .find(
        ({ whole, part, verb }) =>
          whole.value === again.whole.value && verb === again.verb && part.kin === again.part.kin,
      )
    if (!first || first.part.value === again.part.value) return []
    if (first.part.line.start === again.part.line.start) return []
    return [say(checked, again.part, { first: first.part, noun: `${first.whole.raw}中${again.verb}` })]
  })
}

const rest =
  /^(?:(?:目前|现|仍|还|尚|均)?(?:剩余|余下|剩下|尚余|未化解|未办结|未整改)|其余|仍有|尚有|还有)的?$/

/** 6件积案，已化解4件, and elsewhere 积案化解难度大，剩余3件. */
function checkRest(checked: CheckedText, counts: readonly Fact[]): Finding[] {
  const { text } = checked
  const settled = listSettled(checked, counts, fewest)
  return counts.flatMap((left) => {
    if (!rest.test(left.lead.replace(item, ''))) return []
    const said = text.slice(left.sentence.start, left.at.end + 16).split(/[。\n]/)[0]!
    const all = settled.filter(
      ({ whole, part }) =>
        part.kin === left.kin &&
        part.line.start !== left.line.start &&
        nounsOf(checked, whole).some((noun) => said.includes(noun)),
    )
    const fits = settled.some(({ whole, part }) => addUp([whole.value, -part.value]) === left.value)
    const [first] = all
    if (!first || fits || first.part.value > first.whole.value) return []
    const due = addUp([first.whole.value, -first.part.value])
    return [
      buildFinding(checked, left.at, {
        rule: 'two-values',
        severity: 'warn',
        text: `前后不一致：前面“${first.whole.raw}”、${first.verb}“${first.part.raw}”，剩余应为 ${due}，与“${left.raw}”不符`,
        fix: '核实后统一',
      }),
    ]
  })
}

const fewest = 2

/** 历史积案 behind the number, or 积案 before it: its last two characters. */
function nounsOf(checked: CheckedText, whole: Fact): string[] {
  const behind =
    /^[一-鿿]{2,6}?(?=逐|全|均|都|落实|实行|进行|开展|$)/.exec(behindOf(checked, whole))?.[0] ?? ''
  const before = whole.lead.replace(/^(?:全年|共|累计|现有|年初)+/, '')
  return [behind.slice(-2), before.slice(-2)].filter((noun) => noun.length === 2)
}

/** 确保92名已登记投诉的农民工足额拿到工资: a group that was counted before, by its noun. */
const group =
  /^(?:已|现有|在册|登记|排查|确定)[^，。；\d]{0,8}的([一-鿿]{2,3}?)(?=足额|全部|逐|实|均|都|能|应|按|落|开|进|，|。)/

function checkGroups(checked: CheckedText, counts: readonly Fact[]): Finding[] {
  return counts.flatMap((fact) => {
    const noun = group.exec(checked.text.slice(fact.at.end, fact.at.end + 20))?.[1]
    if (noun === undefined) return []
    const given = counts.filter(
      (one) =>
        one.kin === fact.kin &&
        one.part !== 'plan' &&
        one.at.start < fact.at.start &&
        (one.lead.endsWith(noun) || behindOf(checked, one).startsWith(noun)),
    )
    const last = given.at(-1)
    if (!last || given.some(({ value }) => value === fact.value)) return []
    return [say(checked, fact, { first: last, noun })]
  })
}

/** 个村（社区）: what a township is divided into, as it stands behind the number. */
const area =
  /^(?:个)?((?:行政|自然)?村(?:[（(]社区[）)]|、社区|居)?|社区|网格)(?:均|都|全部|中(?:仍|还|尚|只)?有|中[，,]|里有)/
const areaOf = /^(?:个)?((?:行政|自然)?村(?:[（(]社区[）)]|、社区|居)?|社区|网格)/
const all = /(?:全[镇乡]|全街道|下?辖|辖区(?:内)?|划分)(?:共|现有|共有|设|为|成)*(?:所有)?$/

function checkAreas({ text, ...checked }: CheckedText, counts: readonly Fact[]): Finding[] {
  const own = counts.flatMap((fact) => {
    const behind = text.slice(fact.at.end, fact.at.end + 20)
    const noun = areaOf.exec(behind)?.[1]
    if (noun === undefined || fact.part === 'plan') return []
    const isAll = all.test(fact.lead)
    const isAgain = isAll || (fact.lead.replace(item, '') === '' && area.test(behind))
    return isAgain ? [{ fact, noun, isAll }] : []
  })
  const first = own.find(({ isAll }) => isAll)
  if (!first) return []
  return own
    .filter(({ fact, noun }) => noun === first.noun && fact.value !== first.fact.value && fact !== first.fact)
    .slice(0, 1)
    .map(({ fact, noun }) => say({ text, ...checked }, fact, { first: first.fact, noun }))
}

const bare = /^(?:全年|一年来?|今年|本年)?(?:总共|一共|[仅只共才])(?:有|开展|办理)?$/

/** 政策解读偏少，全年仅6篇: what is counted stands in the clause before. */
function checkBare(checked: CheckedText, counts: readonly Fact[]): Finding[] {
  return counts.flatMap((fact) => {
    const isOf = fact.lead === '' && /^中(?:仅|只|有|仍|还)/.test(behindOf(checked, fact))
    if (!(bare.test(fact.lead) || isOf) || fact.part === 'plan') return []
    const before =
      checked.text
        .slice(fact.sentence.start, fact.at.start)
        .split(/[，,；;。]/)
        .at(-2) ?? ''
    const said = before.replace(item, '')
    if (said.length < 4 || /\d/.test(said)) return []
    const given = counts.filter(
      (one) => one.kin === fact.kin && one.sentence.start !== fact.sentence.start && one.part !== 'plan',
    )
    const same = given.filter((one) => sharesWord(one.lead, said))
    const [first, ...more] = same
    if (!first || more.length > 0 || given.length > mostOfKin || first.value === fact.value) return []
    return [say(checked, fact, { first, noun: first.lead.slice(-8) })]
  })
}

/** In a measure word that counts many things the clause before may mean another. */
const mostOfKin = 3

const only = /^(?:全年|一年来?|今年|上半年)[一-鿿]{2,10}[仅只]有?$/

/** 全年组织普法活动仅12场次 beside 开展“法律进乡村”活动18场次: all of them are no fewer than some. */
function checkOnly(checked: CheckedText, counts: readonly Fact[]): Finding[] {
  return counts.flatMap((fact) => {
    if (!only.test(fact.lead.replace(item, '')) || fact.part === 'plan') return []
    if (ofPart.test(checked.text.slice(fact.sentence.start, fact.at.start))) return []
    const noun = fact.lead.replace(/[仅只]有?$/, '').slice(-2)
    const given = counts.filter((one) => one.kin === fact.kin && one !== fact && one.part !== 'plan')
    const [first, ...more] = given.filter(({ lead }) => lead.endsWith(noun))
    if (!first || more.length > 0 || first.value <= fact.value) return []
    return [say(checked, fact, { first, noun: first.lead.slice(-8) })]
  })
}

/** Two characters of what is counted, at its end or beginning: 解读|政策 and 政策|解读|偏少. */
function sharesWord(lead: string, said: string): boolean {
  const noun = lead.replace(/^(?:全年|共|累计|开展|组织|举办|办理|召开)+/, '')
  return noun.length >= 2 && said.includes(noun.slice(-2)) && said.includes(noun.slice(0, 2))
}

function say(checked: CheckedText, again: Fact, { first, noun }: { first: Fact; noun: string }): Finding {
  return buildFinding(checked, again.at, {
    rule: 'two-values',
    severity: 'warn',
    text: `前后不一致：前面是“${noun}${first.raw}”，这里是“${again.raw}”`,
    fix: '核实后统一',
  })
}

// Rule of the gate: one number with two of its digits changed about. 与35家企业签订责任书 beside 企业责任书签订53家; 推送信息63条 beside 全年仅推送36条.
import type { Finding } from '#domain/finding.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { behindOf, type Fact, isCount } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

/** No paper tells more; a hostile one is not held pair by pair. */
const mostHeld = 200
/** Pairs of characters that both sentences must share, and both clauses. */
const sharedOfSentence = 4
const sharedOfClause = 2
/** 法律明白人: a noun of four characters. */
const sharedOfNoun = 3
const generic =
  /全年|今年|本年|开展|组织|举办|完成|工作|活动|情况|进行|其中|共有|累计|一是|二是|三是|全镇|全乡|街道/g

interface Told {
  readonly fact: Fact
  readonly clause: ReadonlySet<string>
  readonly sentence: ReadonlySet<string>
}

export function checkTransposed(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const told = facts
    .filter((fact) => (isCount(fact) || isOwnYear(checked, fact)) && /^\d{2,4}$/.test(digitsOf(fact)))
    .slice(0, mostHeld)
    .map((fact) => ({
      fact,
      clause: pairsOf(clauseOf(checked, fact)),
      sentence: pairsOf(sentenceOf(checked, fact)),
    }))
  return told.flatMap((again, index) => {
    const before = told.slice(0, index).filter((one) => isApart(one, again))
    const first = before.find(
      (one) => (isTurned(one.fact, again.fact) && isSame(one, again)) || isNear(one, again),
    )
    if (!first || before.some((one) => one.fact.value === again.fact.value && isSame(one, again))) return []
    return [
      buildFinding(checked, again.fact.at, {
        rule: 'two-values',
        severity: 'warn',
        text: `前后不一致：前面是“${first.fact.raw}”，这里是“${again.fact.raw}”，像是同一个数写错了一处`,
        fix: '核实后统一',
      }),
    ]
  })
}

function isApart({ fact: one }: Told, { fact: other }: Told): boolean {
  return one.kin === other.kin && one.sentence.start !== other.sentence.start
}

/** 35 and 53, 5.36万元 and 6.35万元: the same digits in another order. */
function isTurned(one: Fact, other: Fact): boolean {
  const digits = (fact: Fact) => [...digitsOf(fact)].sort().join('')
  const stop = (fact: Fact) => writtenOf(fact).indexOf('.')
  return one.value !== other.value && digits(one) === digits(other) && stop(one) === stop(other)
}

/** 5.36 of 5.36万元 as it is written; of all else the value. */
function writtenOf({ raw, value }: Fact): string {
  return /^\d+\.\d+/.exec(raw)?.[0] ?? String(value)
}

function digitsOf(fact: Fact): string {
  return writtenOf(fact).replace('.', '')
}

/** 在册低保218户 and among the shortcomings 228户低保家庭: one digit is another. */
function isNear(one: Told, other: Told): boolean {
  const [a, b] = [digitsOf(one.fact), digitsOf(other.fact)]
  if (other.fact.part !== 'problem' && other.fact.part !== 'cause') return false
  if (isOfAll(one.fact) && isOfAll(other.fact) && deedOf(one.fact) === deedOf(other.fact))
    return isClose(one.fact, other.fact)
  if (a.length !== b.length || [...a].filter((digit, at) => digit !== b[at]).length !== 1) return false
  const isLong = a.length > 2 && count(one.clause, other.clause) > 0
  return isLong || (/[仅只]|现有/.test(other.fact.lead) && count(one.sentence, other.clause) >= sharedOfNoun)
}

/** 全年党政领导接访56次仍未…, and 全年接访52次: the deed of all the year. */
function isOfAll({ clause, kin }: Fact): boolean {
  return /全年|今年|本年/.test(clause) && kin === '次'
}

function deedOf({ lead, kin }: Fact): string {
  return `${lead.replace(/[了共达为]+$/, '').slice(-2)} ${kin}`
}

function isClose(one: Fact, other: Fact): boolean {
  return one.value !== other.value && Math.abs(one.value - other.value) <= one.value * closeShare
}

const closeShare = 0.2

/** 对2024年企业责任书签订53家: of the year, though a plan speaks of it. */
function isOwnYear({ year, text }: CheckedText, fact: Fact): boolean {
  return (
    !fact.isChange && fact.kin !== '%' && text.slice(fact.sentence.start, fact.at.start).includes(`${year}年`)
  )
}

function clauseOf(checked: CheckedText, fact: Fact): string {
  return `${fact.clause}|${behindOf(checked, fact)}`
}

/** What stands around it in its sentence; a hostile one is not gone through for each number. */
function sentenceOf({ text }: CheckedText, { sentence, at }: Fact): string {
  return text.slice(Math.max(sentence.start, at.start - reach), Math.min(sentence.end, at.end + reach))
}

const reach = 80

function pairsOf(said: string): ReadonlySet<string> {
  const bare = said.replace(generic, '|')
  return new Set(listPairs(bare).filter((pair) => /^[一-鿿]{2}$/.test(pair)))
}

function count(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((pair) => b.has(pair)).length
}

function isSame(one: Told, other: Told): boolean {
  return (
    count(one.clause, other.clause) >= sharedOfClause ||
    count(one.clause, other.sentence) + count(other.clause, one.sentence) >= sharedOfSentence
  )
}

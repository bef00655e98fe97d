// Rule of the gate: one number with two of its digits changed about. 与35家企业签订责任书 beside 企业责任书签订53家; 推送信息63条 beside 全年仅推送36条.
import type { Finding } from '#domain/finding.ts'
import { behindOf, type Fact, isCount } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

/** No paper tells more; a hostile one is not held pair by pair. */
const mostHeld = 200
/** Pairs of characters that both sentences must share, and both clauses. */
const sharedOfSentence = 4
const sharedOfClause = 2
const generic =
  /全年|今年|本年|开展|组织|举办|完成|工作|活动|情况|进行|其中|共有|累计|一是|二是|三是|全镇|全乡|街道/g

interface Told {
  readonly fact: Fact
  readonly clause: ReadonlySet<string>
  readonly sentence: ReadonlySet<string>
}

export function checkTransposed(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const byDigits = new Map<string, Told[]>()
  return facts
    .filter((fact) => (isCount(fact) || isOwnYear(checked, fact)) && /^\d{2,4}$/.test(String(fact.value)))
    .slice(0, mostHeld)
    .flatMap((fact) => {
      const digits = [...String(fact.value)].sort().join('')
      const key = `${fact.kin}|${digits}`
      const told = {
        fact,
        clause: pairsOf(clauseOf(checked, fact)),
        sentence: pairsOf(sentenceOf(checked, fact)),
      }
      const before = byDigits.get(key) ?? []
      byDigits.set(key, [...before, told])
      const first = before.find((one) => isSame(one, told))
      if (!first || before.some((one) => one.fact.value === fact.value && isSame(one, told, true))) return []
      return [
        buildFinding(checked, fact.at, {
          rule: 'two-values',
          severity: 'warn',
          text: `前面是“${first.fact.raw}”，这里是“${fact.raw}”，像是同一个数写颠倒了`,
          fix: '核实后统一',
        }),
      ]
    })
}

/** 对2024年企业责任书签订53家: of the year, though a plan speaks of it. */
function isOwnYear({ year, text }: CheckedText, fact: Fact): boolean {
  return (
    !fact.isChange && fact.kin !== '%' && text.slice(fact.sentence.start, fact.at.start).includes(`${year}年`)
  )
}

function clauseOf(checked: CheckedText, fact: Fact): string {
  return `${fact.clause}|${behindOf(checked, fact)}`
}

function sentenceOf({ text }: CheckedText, { sentence }: Fact): string {
  return text.slice(sentence.start, sentence.end)
}

function pairsOf(said: string): ReadonlySet<string> {
  const bare = said.replace(generic, '|')
  const pairs = Array.from(bare, (_, at) => bare.slice(at, at + 2)).filter((pair) =>
    /^[一-鿿]{2}$/.test(pair),
  )
  return new Set(pairs)
}

function isSame(one: Told, other: Told, isAlike = false): boolean {
  if (
    !isAlike &&
    (one.fact.value === other.fact.value || one.fact.sentence.start === other.fact.sentence.start)
  )
    return false
  const count = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
    [...a].filter((pair) => b.has(pair)).length
  return (
    count(one.clause, other.clause) >= sharedOfClause ||
    count(one.clause, other.sentence) + count(other.clause, one.sentence) >= sharedOfSentence
  )
}

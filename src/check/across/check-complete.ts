// Rule of the gate: what is said to be settled in full is nowhere said to be open. 包案5件全部化解 beside 仍有1件包案未化解.
import type { Finding } from '#domain/finding.ts'
import type { Fact } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText, findSpans, isInPart } from '../gate/checked-text.ts'

const complete =
  /(?:全部|均已?|都已?)(?:按期|按时|及时|依法|妥善|稳妥)?(化解|办结|整改|解决|答复|办复|兑付|结案|销号)/g
/** No paper claims more; a hostile one is not held pair by pair. */
const mostClaims = 40
const mostFacts = 400
/** From the number to 全部. */
const near = 16

interface Claim {
  readonly fact: Fact
  /** What was settled: 包案. */
  readonly noun: string
  readonly verb: string
  readonly said: string
}

export function checkComplete(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const told = new Set<Fact>()
  const bare = checkBare(checked, facts)
  for (const { fact } of bare) told.add(fact)
  const open = findClaims(checked, facts).flatMap((claim) => {
    const other = facts.find((fact) => !told.has(fact) && isAgainst(checked, claim, fact))
    if (!other) return []
    told.add(other)
    return [
      buildFinding(checked, other.at, {
        rule: 'two-values',
        severity: 'warn',
        text: `前后不一致：前面是“${claim.noun}${claim.fact.raw}${claim.said}”，这里还有“${other.raw}”`,
        fix: '核实后统一',
      }),
    ]
  })
  return [...open, ...bare.map(({ finding }) => finding)]
}

const bareClaim =
  /(?<=^|[，。；：\n])([一-鿿]{2,8}?)(?:已)?(?:全部|均已)(按期|按时|及时|如期)?(化解|办结|整改|解决|答复|兑付|销号)/gm

/** 包案积案全部化解, with no number, beside 仍有2件未化解; 全部按期办结 beside 2件超期办结. */
function checkBare(checked: CheckedText, facts: readonly Fact[]): { fact: Fact; finding: Finding }[] {
  return findSpans(checked.text, bareClaim)
    .slice(0, mostClaims)
    .flatMap(({ start, end, match }) => {
      const [said, noun = '', intime, verb = ''] = match
      if (isInPart(checked, start, ['plan', 'problem', 'cause'])) return []
      const late = intime ? `|(?:超期|逾期)${verb}` : ''
      const against = new RegExp(`(?:未|没有|没)[^，。；]{0,3}${verb}${late}`)
      const fact = facts.slice(0, mostFacts).find((one) => {
        if (one.value === 0 || one.part === 'plan' || one.isOtherTime || one.isChange) return false
        const own = checked.text.slice(one.sentence.start, one.sentence.end)
        const behind = checked.text.slice(one.at.end, one.at.end + 14).split(/[，。；,;]/)[0]!
        return (
          (one.sentence.start > end || one.sentence.end < start) &&
          own.includes(noun.slice(-2)) &&
          against.test(behind)
        )
      })
      if (!fact) return []
      const finding = buildFinding(checked, fact.at, {
        rule: 'two-values',
        severity: 'warn',
        text: `前后不一致：前面是“${said}”，这里还有“${fact.raw}”`,
        fix: '核实后统一',
      })
      return [{ fact, finding }]
    })
}

function findClaims(checked: CheckedText, facts: readonly Fact[]): Claim[] {
  let next = 0
  return findSpans(checked.text, complete)
    .slice(0, mostClaims)
    .flatMap(({ start, match }) => {
      while (next < facts.length && facts[next]!.at.end <= start) next++
      const fact = facts[next - 1]
      const noun = fact && /[一-鿿]{2}$/.exec(fact.lead)?.[0]
      if (!fact || !noun || fact.value === 0 || fact.part === 'plan' || fact.sentence.end < start) return []
      const between = checked.text.slice(fact.at.end, start)
      if (between.length > near || fact.isChange || fact.isOtherTime) return []
      return [{ fact, noun, verb: match[1]!, said: match[0] }]
    })
}

/** 1件包案未化解, or 包案化解4件 of the five. */
function isAgainst(checked: CheckedText, { fact, noun, verb }: Claim, other: Fact): boolean {
  if (other === fact || other.kin !== fact.kin || other.value === 0 || other.part === 'plan') return false
  if (other.isOtherTime || other.isChange) return false
  if (other.lead === `${noun}${verb}`) return other.value !== fact.value
  const said = checked.text.slice(other.sentence.start, other.sentence.end)
  const behind = checked.text.slice(other.at.end, other.at.end + 14).split(/[，。；,;]/)[0]!
  return said.includes(noun) && new RegExp(`(?:未|没有|没)[^，。；]{0,3}${verb}`).test(behind)
}

// Rule of the gate: a number that a shortcoming or a plan takes up again is the one that the paper gave. 57名专职网格员中… beside 配备专职网格员75名.
import type { Finding } from '#domain/finding.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'
import type { Fact } from './read-facts.ts'

const whole = /^(?:[一-鿿]{0,4}是)?(?:全年|今年|一年来?|上半年|下半年)(?:共|累计)?/
/** 对15个在建项目逐一复查: all of them. */
const ofAll = /^(?:[一-鿿]{0,4}是)?(?:继续|逐一)?(?:对|针对|围绕)(?:现有|全部|全镇|全乡)?$/
/** 上半年受理的110起纠纷 */
const ofThose = /(?:受理|发生|调解|办理|排查|排查出|检查|登记|发现|开展|举办)的$/
/** 57名专职网格员中有11名, 10万元经费难以满足: said of the whole. */
const asWhole =
  /^(?:中[有仅只，,]|里[有仅只]|难以|主要|平均|全靠|仅能|只能|无法|不足以|远不能|尚不能|满足不了)/
/** No paper takes up more; a hostile one is not held pair by pair. */
const mostRestated = 60
const longestNoun = 9

export function checkRestated(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const given = facts.filter((fact) => isGiven(fact))
  const again = facts.filter((fact) => isAgain(fact)).slice(0, mostRestated)
  return again.flatMap((fact) => {
    const kin = given.filter((one) => one.kin === fact.kin)
    const same = findSame(checked, fact, kin)
    const values = new Set(same.map(({ value }) => value))
    // Several values under one name are parts or doors of their own.
    if (values.size !== 1 || values.has(fact.value)) return []
    const first = same[0]!
    return [
      buildFinding(checked, fact.at, {
        rule: 'two-values',
        severity: 'warn',
        text: `前后不一致：前面是“${first.lead.slice(-12)}${first.raw}”，这里是“${fact.raw}”`,
        fix: '核实后统一',
      }),
    ]
  })
}

function isPlain({ isChange, isOtherTime, qualifier, value, kin }: Fact): boolean {
  return !isChange && !isOtherTime && qualifier === 'none' && value > 0 && kin !== '%' && kin !== ''
}

function isGiven(fact: Fact): boolean {
  return isPlain(fact) && fact.part !== 'problem' && fact.part !== 'cause' && fact.part !== 'plan'
}

/** In a shortcoming, or in a plan where all of them are meant. */
function isAgain(fact: Fact): boolean {
  if (!isPlain(fact) || isGiven(fact)) return false
  if (fact.part === 'plan') return ofAll.test(fact.lead) || /^(?:[一-鿿]{0,4}是)?全年/.test(fact.lead)
  return true
}

/** Those of the same name: behind the number (73名农民工追回工资), else before it (下访28次). */
function findSame({ text }: CheckedText, fact: Fact, given: readonly Fact[]): readonly Fact[] {
  const behind = behindOf(text, fact)
  for (let length = Math.min(longestNoun, behind.length); length >= 2; length--) {
    const noun = behind.slice(0, length)
    if (!isMeant(fact, { noun, rest: behind.slice(length) })) continue
    const found = given.filter((one) => isNamed(one, noun) || behindOf(text, one).startsWith(noun))
    if (found.length > 0) return found
  }
  const scope = whole.exec(fact.lead)
  const noun = scope ? fact.lead.slice(scope[0].length) : ''
  if (noun.length < 2 || behind.length >= 2) return []
  return given.filter((one) => one.lead.endsWith(noun))
}

function behindOf(text: string, { at }: Fact): string {
  return text.slice(at.end, at.end + 20).split(/[，。；、,;:：（(）)\d\n]/)[0]!
}

/** Whether the number speaks of all that bear the name. */
function isMeant({ lead }: Fact, { noun, rest }: { noun: string; rest: string }): boolean {
  if (ofThose.test(lead)) return true
  if (noun.length < 3) return false
  return ofAll.test(lead) || whole.test(lead) || (lead === '' && asWhole.test(rest))
}

/** 在建工程项目14个 bears the name 在建项目. */
function isNamed({ lead }: Fact, noun: string): boolean {
  if (lead.endsWith(noun)) return true
  return noun.length > 3 && lead.endsWith(noun.slice(-2)) && lead.slice(-10).includes(noun.slice(0, 2))
}

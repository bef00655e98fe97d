// Step: a question that asserts a number (成功率是100%吧?) -> the number with its unit, or null where one number cannot decide it.
import type { Frame } from '#domain/frame.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'
import { spellAllPercent } from './read-want.ts'

export interface ClaimedNumber {
  /** What it is said of, right before it: 优秀率; empty where nothing is. */
  readonly noun: string
  readonly value: number
  /** Normalised; empty when none was said. */
  readonly unit: string
  /** 超过200起 is more than it, 达到200起 and 200起以上 at least it; absent: it exactly. */
  readonly bound?: 'over' | 'least'
}

/** What the number that stands there makes of the claim. */
export function isBorneOut(value: number, claimed: Pick<ClaimedNumber, 'value' | 'bound'>): boolean {
  if (claimed.bound === 'over') return value > claimed.value
  return claimed.bound === 'least' ? value >= claimed.value : value === claimed.value
}

const over = /(?:(?<!不)超过?|突破|不止|[高多大]于|(?<![经通不难只超])过)了?$/
const least = /(?:达到?|够|满|至少|不[低少]于|(?<![降升增减涨调达不没未])[上到])了?$/

/** 51万 without a unit. */
export function readPlain(asserted: string): number {
  const times = asserted.endsWith('万') ? 10_000 : asserted.endsWith('亿') ? 100_000_000 : 1
  return Number.parseFloat(asserted) * times
}

/** 我记得是: who says it, and nothing that is counted. */
const ofSaying = /记得|印象|好像|应该|听说|听讲|以为|怎么|不对/

/** 成功率写的98%: that it is written, and nothing that is counted. */
const written = /(?:[写说报讲填记列]|登记|公布)(?:的|着|了|成)?(?:数)?(?:是|有|为)?$/

/** Null for a claim of a range (80多件, 不到200起), which one number cannot decide. */
export function readClaimedNumber({
  text: question,
  assertedNumbers,
}: Pick<Frame, 'text' | 'assertedNumbers'>): ClaimedNumber | null {
  const [asserted, second] = assertedNumbers
  if (asserted === undefined || second !== undefined) return null
  const text = spellAllPercent(question)
  const at = text.lastIndexOf(asserted)
  const after = text.slice(at + asserted.length).match(/^[%％万亿多余几来]?[\u4e00-\u9fff]{0,2}/)?.[0] ?? ''
  const before = text.slice(Math.max(0, at - 4), at)
  const isLeast = least.test(before) || /^[一-龥%％]{0,3}以上/.test(text.slice(at + asserted.length))
  const bound = over.test(before) ? 'over' : isLeast ? 'least' : null
  if (bound === null && /超|过|不到|不足|没到|以上|以下|大概|大约|约|近|快|[高低多少]于/.test(before))
    return null
  // 不是100%吧 denies the number, 不是100%吗 asserts it.
  if (/(?<!是)不是|没|未/.test(before) && !/[吗嘛么][?？]?$/.test(text)) return null
  if (/^[万亿%％]?[多余几来]|以下|左右/.test(after)) return null
  const found = findQuantities(asserted + after)[0]
  if (found && found.qualifier !== 'none' && bound === null) return null
  const noun =
    /([一-龥]{2,6}?)(?:是不是|是否|[是为有共达约到了]{0,3})$/.exec(
      text
        .slice(0, at)
        .replace(/\d+\s?年度?/g, ' ')
        .replace(over, '')
        .replace(least, '')
        .replace(written, ''),
    )?.[1] ?? ''
  return {
    noun: ofSaying.test(noun) ? '' : noun.slice(-3),
    value: found?.value ?? readPlain(asserted),
    unit: normaliseUnit(found?.unit ?? ''),
    ...(bound === null ? {} : { bound }),
  }
}

// Step: a statement -> the numbers that are held in it, each with where it stands; numbers that only point (那100万, 近三年, 四个乡镇) are none.
import type { Span } from '#domain/span.ts'
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'
import type { HeldNumber } from './held.ts'

export interface StatedNumber extends HeldNumber {
  /** With the words of its bound. */
  readonly at: Span
  /** 零 and 100% say no unit to ask for. */
  readonly asks: string
}

const over = /(?:(?<!不)超过?|突破|不止|[高多大]于|过)了?$/
const least = /(?:至少|不[低少]于|达到|够|满)了?$/
const under = /(?:不到|不足|没(?:有)?(?:到|达到|超过?|满)|低于|少于|未(?:到|达到?|满))了?$/
const about = /(?:大约|大概|约|近|将近|差不多|接近|快)$/
const points = /[那这前后第近按照以每]了?$/
/** 没有30件 says of no number that it is so. */
const denied = /(?:没有?|不是|未|并非)$/
/** 三年来, 四个乡镇, 两家: over what it goes. */
const ofScope = /^(?:年(?!级)|个?(?:乡镇|镇|乡|街道|地方|单位|季度)|家(?:里|的|都|相|差|一)|者)/
const none = /(?:为|是|都是|有|:)零(?![一-龥])|(?<=为|是|都是|有)零$/

/** At most four numbers, in the order of the statement. */
export function readNumbers(statement: string): readonly StatedNumber[] {
  const found = findQuantities(statement).flatMap((one) => readHeld(statement, one) ?? [])
  const zero = found.length === 0 ? none.exec(statement) : null
  if (zero) {
    const end = zero.index + zero[0].length
    return [
      {
        value: 0,
        unit: '',
        qualifier: 'none',
        before: statement.slice(0, zero.index),
        behind: '',
        asks: '多少件',
        at: { start: end - 1, end },
      },
    ]
  }
  return found.length > most ? [] : found
}

function readHeld(statement: string, one: Quantity): StatedNumber | null {
  const numeral = /[\d.,一二两三四五六七八九十百千万零半]+/.exec(one.raw)?.[0] ?? ''
  // 超过30起 is found with its word.
  const at = one.at.start + Math.max(0, one.raw.indexOf(numeral))
  const before = statement.slice(Math.max(0, at - beside), at)
  const behind = statement.slice(at + numeral.length, at + numeral.length + beside)
  const isYear = /^(?:19|20)\d\d$/.test(numeral) && /^年?$/.test(one.unit)
  if (points.test(before) || ofScope.test(behind) || isYear) return null
  const [isOver, isLeast, isUnder, isAbout] = [over, least, under, about].map((mark) => mark.exec(before))
  const after = /^(?:以上|还多|出头|还不止)/.exec(statement.slice(one.at.end, one.at.end + beside))?.[0] ?? ''
  const isAtLeast = isLeast || after !== '' || one.qualifier === '以上'
  const bound = isOver ? 'over' : isAtLeast ? 'least' : isUnder ? 'under' : null
  if (bound === null && denied.test(before)) return null
  const start = Math.min(one.at.start, at - (isOver ?? isLeast ?? isUnder ?? isAbout ?? [''])[0].length)
  const span = { start, end: one.at.end + after.length }
  const unit = normaliseUnit(one.unit)
  return {
    value: one.value,
    unit,
    qualifier: bound ? 'none' : isAbout && one.qualifier === 'none' ? '约' : one.qualifier,
    ...nameBeside(statement, span),
    asks: unit === '%' || unit === '' ? '多少' : `多少${unit}`,
    at: span,
    ...(bound ? { bound } : {}),
  }
}

/** Its words on both sides, up to the next number or mark. */
function nameBeside(statement: string, { start, end }: Span): Pick<HeldNumber, 'before' | 'behind'> {
  const before = statement
    .slice(Math.max(0, start - beside), start)
    .split(/[，,、；;\d]/)
    .at(-1)!
  const behind = statement.slice(end, end + beside).split(/[，,、；;\d]/)[0]!
  return { before: before.replace(/(?:有|是|为|达|共|了|都|均)+$/, ''), behind }
}

const most = 4
/** Characters that are looked at on each side of a number. */
const beside = 60

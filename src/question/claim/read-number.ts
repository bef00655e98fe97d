// Step: a statement -> the numbers that are held in it, each with where it stands; numbers that only point (那100万, 近三年, 四个乡镇) are none.
import type { Span } from '#domain/span.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
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
  const found = findQuantities(statement).flatMap((one): readonly StatedNumber[] => {
    const before = statement.slice(0, one.at.start)
    const numeral =
      /^[^\d一二两三四五六七八九十百千万零半]*[\d.,一二两三四五六七八九十百千万零半]+/.exec(one.raw)?.[0] ??
      ''
    const behind = statement.slice(one.at.start + numeral.length)
    if (
      points.test(before) ||
      ofScope.test(behind) ||
      (/^(?:19|20)\d\d$/.test(numeral) && /^年?$/.test(one.unit))
    )
      return []
    const mark = [over, least, under, about].map((pattern) => pattern.exec(before))
    const [isOver, isLeast, isUnder, isAbout] = mark
    const after = /^(?:以上|还多|出头|还不止)/.exec(statement.slice(one.at.end))?.[0] ?? ''
    const bound = isOver
      ? 'over'
      : isLeast || after !== '' || one.qualifier === '以上'
        ? 'least'
        : isUnder
          ? 'under'
          : null
    if (bound === null && denied.test(before)) return []
    const start = one.at.start - (isOver ?? isLeast ?? isUnder ?? isAbout ?? [''])[0].length
    const unit = normaliseUnit(one.unit)
    const qualifier = isAbout && one.qualifier === 'none' ? '约' : one.qualifier
    const asks = unit === '%' || unit === '' ? '多少' : `多少${unit}`
    const end = one.at.end + after.length
    return [
      {
        value: one.value,
        unit,
        qualifier,
        ...nameBeside(statement, { start, end }),
        asks,
        at: { start, end },
        ...(bound ? { bound } : {}),
      },
    ]
  })
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

/** Its words on both sides, up to the next number or mark. */
function nameBeside(statement: string, { start, end }: Span): Pick<HeldNumber, 'before' | 'behind'> {
  const before = statement
    .slice(0, start)
    .split(/[，,、；;\d]/)
    .at(-1)!
  const behind = statement.slice(end).split(/[，,、；;\d]/)[0]!
  return { before: before.replace(/(?:有|是|为|达|共|了|都|均)+$/, ''), behind }
}

const most = 4

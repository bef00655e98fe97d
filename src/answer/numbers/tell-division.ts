// Tool of this room: a number and the one that it is divided by -> what of it falls on each, or which share of the whole it is, with the division shown.
import { isComparable } from '#text/numbers/alike-units.ts'
import { renderNumeral } from '#text/numbers/numerals.ts'
import { aboutOf, type Entry, writeAmount } from './entry.ts'
import { leadOf } from './tell-list.ts'
import { nameEach } from './tell-value.ts'

/** 石桥乡2024年平均每名约1.28万元：33.2万元[1]÷26名[1]; 雾岩乡2024年约占41.2%（约四成）：14场[1]÷34场次[1]. Null for numbers of two places or years, and for a part that is no part. */
export function tellDivision(entries: readonly Entry[], of: 'share' | 'each'): string | null {
  const [own, by, ...more] = entries
  if (!own || !by || more.length > 0 || own.name !== by.name || own.year !== by.year) return null
  if (own.kind !== 'count' || by.kind !== 'count' || by.value <= 0) return null
  const shown = `${own.text}[${own.n}]÷${by.text}[${by.n}]`
  const lead = leadOf([own, by].map((one) => ({ ...one, name: one.town })))
  if (of === 'share') {
    if (!isComparable(own.unit, by.unit) || own.value > by.value) return null
    const exact = (100 * own.value) / by.value
    const share = Math.round(10 * exact) / 10
    const about = aboutOf([own, by]) === '' && share === exact ? '' : '约'
    const [part, whole] = nameEach(entries) ? [own.thing, by.thing] : ['', '']
    const made = `${own.text}[${own.n}]÷${whole}${by.text}[${by.n}]`
    return `${lead}${part}${about}占${share}%${inBrackets(sayTenths(share))}：${made}`
  }
  if (isComparable(own.unit, by.unit)) return null
  const exact = own.value / by.value
  const each = exact >= tenThousand ? Math.round(exact / 100) * 100 : Math.round(10 * exact) / 10
  const about = aboutOf([own, by]) === '' && each === exact ? '' : '约'
  return `${lead}平均每${by.unit}${about}${writeAmount(each, own.unit)}：${shown}`
}

const inBrackets = (said: string) => (said === '' ? '' : `（${said}）`)

/** A share in per cent as people say it: 约七成, 四成多, 约八成半, 近六成; empty where it is less than one tenth, or nearly all. */
export function sayTenths(share: number): string {
  const whole = Math.floor(share / 10)
  const rest = Math.round(share - 10 * whole)
  const name = (tenths: number) => `${tenths === 2 ? '两' : renderNumeral(tenths)}成`
  if (share < 10 || share > 94) return ''
  if (share === 10 * whole) return name(whole)
  if (rest <= 1) return `约${name(whole)}`
  if (rest <= 4) return `${name(whole)}多`
  if (rest <= 6) return `约${name(whole)}半`
  return `近${name(whole + 1)}`
}

/** Of larger amounts two digits of 万 are told, of others one behind the point. */
const tenThousand = 10_000

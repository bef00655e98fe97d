// Step: figures of tables. The words of a cell and the unit given outside it -> value, unit and qualifier.
import type { Qualifier } from '#domain/figure.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { multiplyExactly } from '#text/numbers/quantity-number.ts'

export interface NumberReading {
  /** 万 and 亿 multiplied out. */
  readonly value: number
  /** As written without 万 or 亿; empty where none is written. */
  readonly unit: string
  readonly qualifier: Qualifier
}

/** 12 under 万元 is 120000元; -22.5 keeps its sign; null for what is no whole quantity (12-15). */
export function readTableNumber({ words, unit }: { words: string; unit: string }): NumberReading | null {
  const [, sign = '', written = ''] = /^([-−+]?)\s?(.*)$/.exec(words) ?? []
  const own = readWhole(written)
  const found = own ?? readWhole(`${written}${unit || '件'}`)
  if (found === null) return null
  return {
    value: sign === '' || sign === '+' ? found.value : -found.value,
    unit: own === null && unit === '' ? '' : found.unit,
    qualifier: found.qualifier,
  }
}

/** What follows the digits, with what it makes of them; a table has few such tails and many numbers. */
const tails = new Map<string, { factor: number; unit: string; qualifier: Qualifier } | null>()
const mostTails = 2000

function readWhole(text: string): NumberReading | null {
  const plain = /^(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?(\D*)$/.exec(text)
  if (plain === null) return readQuantity(text)
  const tail = readTail(plain[3]!)
  if (tail === null) return null
  const value = Number(plain[1]!.replaceAll(',', '') + (plain[2] ?? ''))
  return { value: multiplyExactly(value, tail.factor), unit: tail.unit, qualifier: tail.qualifier }
}

function readTail(words: string) {
  const known = tails.get(words)
  if (known !== undefined) return known
  const one = readQuantity(`7${words}`)
  const tail = one === null ? null : { factor: one.value / 7, unit: one.unit, qualifier: one.qualifier }
  if (tails.size < mostTails) tails.set(words, tail)
  return tail
}

function readQuantity(text: string): NumberReading | null {
  const [found] = findQuantities(text)
  if (found === undefined || found.unit === '') return null
  return found.at.start === 0 && found.at.end === text.length ? found : null
}

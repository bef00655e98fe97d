// Tool of this room: entries of one place -> how it went, year by year, with the difference from first to last.
import { isComparable } from '#text/numbers/alike-units.ts'
import type { Entry } from './entry.ts'
import { nameThing } from './name-thing.ts'
import { tellGap } from './tell-difference.ts'

/** 逐年增加, 先升后降, 持平, 有升有降 */
function shapeOf(values: readonly number[]): string {
  const steps = values.slice(1).map((value, i) => Math.sign(value - values[i]!))
  if (steps.every((step) => step === 0)) return '持平'
  if (steps.every((step) => step > 0)) return steps.length > 1 ? '逐年增加' : '增加'
  if (steps.every((step) => step < 0)) return steps.length > 1 ? '逐年减少' : '减少'
  const turns = steps.filter((step) => step !== 0)
  if (turns.length === 2 && turns[0]! > 0) return '先升后降'
  if (turns.length === 2 && turns[0]! < 0) return '先降后升'
  return turns.length === 1 ? (turns[0]! > 0 ? '增加后持平' : '减少后持平') : '有升有降'
}

/** 石桥乡调解矛盾纠纷逐年增加：2022年160起[1] → 2023年187起[2] → 2024年193起[3]。2024年比2022年多33起（20.6%）; of two years the difference first; 不是 before it where another course was asked. */
export function tellTrend(
  entries: readonly Entry[],
  { asked, thing }: { readonly asked: 'yes-no-up' | 'yes-no-down' | null; readonly thing?: string },
): string | null {
  const sorted = [...entries].sort((a, b) => (a.year ?? 0) - (b.year ?? 0))
  const [first] = sorted
  const last = sorted.at(-1)
  if (!first || !last || sorted.length < 2) return null
  const years = new Set(sorted.map(({ year }) => year))
  const isOne = sorted.every(
    ({ name, unit, kind }) => name === first.name && kind === first.kind && isComparable(first.unit, unit),
  )
  if (!isOne || years.size < sorted.length || years.has(null)) return null
  const shape = shapeOf(sorted.map(({ value }) => value))
  const course = sorted.map(({ year, text, n }) => `${year}年${text}[${n}]`).join(' → ')
  const gap = Number((last.value - first.value).toPrecision(12))
  const isRate = sorted.every(({ unit }) => unit === '%')
  const noun = thing ?? nameThing(sorted)
  const subject = `${first.name}${noun}`
  const whole = gap === 0 ? '头尾两年一样' : `${last.year}年比${first.year}年${tellGap(gap, [last, first])}`
  const verdict =
    asked === null ? '' : shape === (asked === 'yes-no-up' ? '逐年增加' : '逐年减少') ? '是，' : '不是，'
  return sorted.length === 2 && gap !== 0
    ? `${verdict}${subject}${whole}：${[first, last].map(({ text, n }) => `${text}[${n}]`).join(' → ')}`
    : `${verdict}${subject}${countWordOf(noun, sorted)}${isRate ? ofRate(shape) : shape}：${course}。${whole}`
}

/** 数 of 12345工单办理数, without which a deed would rise. */
function countWordOf(noun: string, [first]: readonly Entry[]): string {
  const { indicator = '' } = first ?? {}
  const rest = noun !== '' && indicator.startsWith(noun) ? indicator.slice(noun.length) : ''
  return /^[数量]$/.test(rest) ? rest : ''
}

/** A rate rises, and does not grow in number. */
function ofRate(shape: string): string {
  return shape.replace('增加', '上升').replace('减少', '下降')
}

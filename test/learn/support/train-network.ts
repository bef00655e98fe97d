// Tool: examples -> a network of one layer of units, each 0 or more, by Adam in a seeded order.
import { openRandom, shuffle } from '../train-head.ts'

export interface NetworkExample {
  readonly isSound: boolean
  /** Scaled: of mean 0 and spread 1. */
  readonly signs: Float64Array
}

export interface NetworkTraining {
  readonly units: number
  readonly rounds: number
  readonly rate: number
  /** What weights are held back by, shared by the examples of a batch. */
  readonly decay: number
  readonly batch: number
  readonly seed: number
}

export interface Unit {
  readonly weights: Float64Array
  readonly base: number
  /** What it counts in the sum. */
  readonly out: number
}

export interface Network {
  readonly units: readonly Unit[]
  readonly base: number
}

/** The log odds. */
export function runNetwork({ units, base }: Network, signs: Float64Array): number {
  return units.reduce((sum, unit) => sum + unit.out * Math.max(0, weigh(unit, signs)), base)
}

function weigh({ weights, base }: Pick<Unit, 'weights' | 'base'>, signs: Float64Array): number {
  let sum = base
  for (let at = 0; at < weights.length; at++) sum += weights[at]! * signs[at]!
  return sum
}

export function trainNetwork(examples: readonly NetworkExample[], training: NetworkTraining): Network {
  const { units, rounds, rate, decay, batch, seed } = training
  const width = examples[0]!.signs.length
  const random = openRandom(seed)
  // A row of weights and a base for each unit, then what each counts, then the base.
  const step = width + 1
  const outs = units * step
  const all = new Float64Array(outs + units + 1)
  const reach = (fans: number) => Math.sqrt(6 / fans)
  for (let at = 0; at < outs; at++) all[at] = (2 * random() - 1) * reach(width + units)
  for (let at = outs; at < all.length; at++) all[at] = (2 * random() - 1) * reach(units + 1)
  const adam = { first: new Float64Array(all.length), second: new Float64Array(all.length), times: 0 }
  for (let round = 0; round < rounds; round++) {
    const mixed = shuffle(examples, random)
    for (let start = 0; start < mixed.length; start += batch) {
      const shown = mixed.slice(start, start + batch)
      const slope = findSlope(all, shown, { units, width })
      for (let at = 0; at < all.length; at++) {
        const isBase = at === all.length - 1 || (at < outs && at % step === width)
        slope[at] = slope[at]! / shown.length + (isBase ? 0 : (decay * all[at]!) / shown.length)
      }
      takeStep(all, slope, { ...adam, rate, times: ++adam.times })
    }
  }
  return {
    units: Array.from({ length: units }, (_, unit) => ({
      weights: all.slice(unit * step, unit * step + width),
      base: all[unit * step + width]!,
      out: all[outs + unit]!,
    })),
    base: all.at(-1)!,
  }
}

function findSlope(
  all: Float64Array,
  shown: readonly NetworkExample[],
  { units, width }: { units: number; width: number },
): Float64Array {
  const slope = new Float64Array(all.length)
  const step = width + 1
  const outs = units * step
  const active = new Float64Array(units)
  for (const { isSound, signs } of shown) {
    let odds = all[all.length - 1]!
    for (let unit = 0; unit < units; unit++) {
      const start = unit * step
      let sum = all[start + width]!
      for (let at = 0; at < width; at++) sum += all[start + at]! * signs[at]!
      active[unit] = Math.max(0, sum)
      odds += active[unit]! * all[outs + unit]!
    }
    const error = 1 / (1 + Math.exp(-odds)) - (isSound ? 1 : 0)
    slope[all.length - 1]! += error
    for (let unit = 0; unit < units; unit++) {
      if (active[unit] === 0) continue
      slope[outs + unit]! += error * active[unit]!
      const back = error * all[outs + unit]!
      const start = unit * step
      for (let at = 0; at < width; at++) slope[start + at]! += back * signs[at]!
      slope[start + width]! += back
    }
  }
  return slope
}

const [keepFirst, keepSecond] = [0.9, 0.999]

function takeStep(
  all: Float64Array,
  slope: Float64Array,
  { first, second, times, rate }: { first: Float64Array; second: Float64Array; times: number; rate: number },
): void {
  const mend = Math.sqrt(1 - keepSecond ** times) / (1 - keepFirst ** times)
  for (let at = 0; at < all.length; at++) {
    first[at] = keepFirst * first[at]! + (1 - keepFirst) * slope[at]!
    second[at] = keepSecond * second[at]! + (1 - keepSecond) * slope[at]! ** 2
    all[at]! -= (rate * mend * first[at]!) / (Math.sqrt(second[at]!) + 1e-8)
  }
}

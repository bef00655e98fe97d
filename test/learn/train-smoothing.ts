// Tool: what is told of each character and whether it is topic -> the weights of two small layers, by AdaGrad. Deterministic: no chance but a seeded one.
import { quantise } from '#adapters/heads/head-weights.ts'
import type { Layers } from '#adapters/heads/smooth-topic.ts'
import { openRandom } from './train-head.ts'

export interface Near {
  readonly near: Float32Array
  readonly isTopic: boolean
}

const size = 16
const rounds = 6
const rate = 0.3

/** Weights of one sum, and how much each was moved. */
interface Row {
  readonly values: Float32Array
  readonly seen: Float32Array
}

export function trainSmoothing(examples: readonly Near[]): Layers {
  const random = openRandom(5)
  const width = examples[0]!.near.length + 1
  const makeRow = (length: number): Row => ({
    values: Float32Array.from({ length }, () => (random() - 0.5) * 0.4),
    seen: new Float32Array(length).fill(1),
  })
  const hidden = Array.from({ length: size }, () => makeRow(width))
  const out = makeRow(size + 1)
  for (let step = 0; step < rounds * examples.length; step++)
    learn(hidden, out, examples[Math.floor(random() * examples.length)]!)
  return { hidden: quantise(hidden.map(({ values }) => values)), out: quantise([out.values]) }
}

function learn(hidden: readonly Row[], out: Row, { near, isTopic }: Near): void {
  const told = hidden.map(({ values }) => Math.tanh(sumRow(values, near)))
  const number = told.reduce((sum, value, i) => sum + value * out.values[i]!, out.values[size]!)
  const error = 1 / (1 + Math.exp(-number)) - Number(isTopic)
  for (const [j, row] of hidden.entries()) {
    const value = told[j]!
    const slope = error * out.values[j]! * (1 - value * value)
    move(out, j, error * value)
    for (let i = 0; i < near.length; i++) move(row, i, slope * near[i]!)
    move(row, near.length, slope)
  }
  move(out, size, error)
}

function sumRow(row: Float32Array, near: Float32Array): number {
  let sum = row[near.length]!
  for (let i = 0; i < near.length; i++) sum += row[i]! * near[i]!
  return sum
}

function move({ values, seen }: Row, at: number, slope: number): void {
  seen[at]! += slope * slope
  values[at]! -= (rate * slope) / Math.sqrt(seen[at]!)
}

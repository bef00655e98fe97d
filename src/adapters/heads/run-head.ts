// Step: heads. What a head is given and its weights -> a number for each thing it tells apart.
import { weighGrams } from '#shared/hash-grams.ts'
import type { HeadInput } from './head-inputs.ts'
import type { Table } from './head-weights.ts'

export interface Head {
  /** A row for each thing told apart; the last column is what it has without any input. */
  readonly dense: Table
  readonly pieces: Table
}

export function runHead({ dense, pieces }: Head, input: HeadInput): readonly number[] {
  return Array.from(dense.scales, (scale, row) => {
    const start = row * dense.columns
    let sum = dense.values[start + dense.columns - 1]!
    for (let i = 0; i < input.dense.length; i++) sum += dense.values[start + i]! * input.dense[i]!
    const at = row * pieces.columns
    let found = 0
    for (const piece of input.pieces) found += pieces.values[at + piece]!
    return sum * scale + found * pieces.scales[row]! * weighGrams(input.pieces.length)
  })
}

/** Numbers as shares that sum to 1. */
export function toShares(numbers: readonly number[]): readonly number[] {
  const most = Math.max(...numbers)
  const raised = numbers.map((number) => Math.exp(number - most))
  const sum = raised.reduce((total, one) => total + one, 0)
  return raised.map((one) => one / sum)
}

// Tool: examples -> the weights of one linear head, by AdaGrad in a fixed order. Deterministic: no chance but a seeded one.
import type { HeadInput } from '#adapters/heads/head-inputs.ts'
import { quantise } from '#adapters/heads/head-weights.ts'
import type { Head } from '#adapters/heads/run-head.ts'
import { weighGrams } from '#shared/hash-grams.ts'

export interface Example {
  readonly input: HeadInput
  /** Which row is right; for a head of one row 1 or 0. */
  readonly label: number
  readonly weight?: number
}

export interface Training {
  readonly rows: number
  readonly tableSize: number
  readonly rounds: number
  /** Pull towards nothing, on dense numbers and on pieces. */
  readonly decay: { readonly dense: number; readonly pieces: number }
  readonly rate?: { readonly dense: number; readonly pieces: number }
  /** This share of the pieces is not seen, others each time: what is learnt leans on no one piece. */
  readonly hidden?: number
  /** Weights are the mean of those after this round and later ones: they hang less on what came last. */
  readonly meanFrom?: number
}

const defaultRate = { dense: 0.05, pieces: 0.03 }
/** Errors under this teach nothing that is worth the time. */
const negligible = 0.01

export function trainHead(examples: readonly Example[], training: Training): Head {
  const { rows, tableSize, rounds, hidden = 0, meanFrom = rounds - 1 } = training
  const width = examples[0]!.input.dense.length + 1
  const make = (size: number) => Array.from({ length: rows }, () => new Float32Array(size))
  const state = { dense: make(width), pieces: make(tableSize) }
  const seen = { dense: make(width), pieces: make(tableSize) }
  const mean = { dense: make(width), pieces: make(tableSize) }
  for (const [row, share] of countLabels(examples, rows).entries())
    state.dense[row]![width - 1] = Math.log(share)
  const random = openRandom(7)
  for (let round = 0; round < rounds; round++) {
    for (const example of shuffle(examples, random)) {
      const shown =
        hidden === 0 ? example.input.pieces : example.input.pieces.filter(() => random() >= hidden)
      learn({ state, seen, training }, example, shown)
    }
    if (round < meanFrom) continue
    addShare(mean.dense, state.dense, 1 / (rounds - meanFrom))
    addShare(mean.pieces, state.pieces, 1 / (rounds - meanFrom))
  }
  return { dense: quantise(mean.dense), pieces: quantise(mean.pieces) }
}

function addShare(sums: readonly Float32Array[], rows: readonly Float32Array[], share: number): void {
  for (const [i, sum] of sums.entries())
    for (let at = 0; at < sum.length; at++) sum[at]! += rows[i]![at]! * share
}

interface Weights {
  readonly dense: readonly Float32Array[]
  readonly pieces: readonly Float32Array[]
}

interface Learning {
  readonly state: Weights
  readonly seen: Weights
  readonly training: Training
}

/** One example, of whose pieces these are shown. */
function learn(
  { state, seen, training }: Learning,
  { input: whole, label, weight = 1 }: Example,
  shown: readonly number[],
): void {
  const { rows, decay, rate = defaultRate, hidden = 0 } = training
  const input = { dense: whole.dense, pieces: shown }
  const scale = weighGrams(whole.pieces.length) / (1 - hidden)
  const errors = findErrors({ ...state, input, scale, label })
  for (let row = 0; row < rows; row++) {
    const error = errors[row]! * weight
    if (Math.abs(error) < negligible) continue
    step(state.dense[row]!, seen.dense[row]!, { input, error, decay: decay.dense, rate: rate.dense })
    stepPieces(state.pieces[row]!, seen.pieces[row]!, {
      pieces: shown,
      error: error * scale,
      decay: decay.pieces,
      rate: rate.pieces,
    })
  }
}

function countLabels(examples: readonly Example[], rows: number): readonly number[] {
  if (rows === 1) return [1]
  const counts = Array.from({ length: rows }, () => 1)
  for (const { label } of examples) counts[label]! += 1
  return counts.map((count) => count / examples.length)
}

interface Look extends Weights {
  readonly input: HeadInput
  readonly scale: number
  readonly label: number
}

/** Share given to each row less what it should have been. */
function findErrors({ dense, pieces, input, scale, label }: Look): readonly number[] {
  const numbers = dense.map((weights, row) => {
    let sum = weights[input.dense.length]!
    for (let i = 0; i < input.dense.length; i++) sum += weights[i]! * input.dense[i]!
    let found = 0
    for (const piece of input.pieces) found += pieces[row]![piece]!
    return sum + found * scale
  })
  if (numbers.length === 1) return [1 / (1 + Math.exp(-numbers[0]!)) - label]
  const most = Math.max(...numbers)
  const raised = numbers.map((number) => Math.exp(number - most))
  const total = raised.reduce((sum, one) => sum + one, 0)
  return raised.map((one, row) => one / total - (row === label ? 1 : 0))
}

interface Step {
  readonly error: number
  readonly decay: number
  readonly rate: number
}

function step(weights: Float32Array, seen: Float32Array, one: Step & { readonly input: HeadInput }): void {
  const { dense } = one.input
  for (let i = 0; i <= dense.length; i++) {
    const value = i < dense.length ? dense[i]! : 1
    const slope = one.error * value + (i < dense.length ? one.decay * weights[i]! : 0)
    seen[i]! += slope * slope
    weights[i]! -= (one.rate * slope) / (Math.sqrt(seen[i]!) + 1e-6)
  }
}

function stepPieces(
  weights: Float32Array,
  seen: Float32Array,
  one: Step & { readonly pieces: readonly number[] },
): void {
  for (const piece of one.pieces) {
    const slope = one.error + one.decay * weights[piece]!
    seen[piece]! += slope * slope
    weights[piece]! -= (one.rate * slope) / (Math.sqrt(seen[piece]!) + 1e-6)
  }
}

/** Numbers from 0 to 1, the same ones each time. */
export function openRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** In an order that the numbers of `random` give. */
export function shuffle<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  const mixed = [...items]
  for (let i = mixed.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1))
    ;[mixed[i], mixed[other]] = [mixed[other]!, mixed[i]!]
  }
  return mixed
}

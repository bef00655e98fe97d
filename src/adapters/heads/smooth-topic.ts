// Step: heads. How likely each character is topic by its own surroundings -> the same seen beside its neighbours, its word and the rest of the question.
import type { Saying } from '#ports/question-reader.ts'
import type { Table } from './head-weights.ts'

/** A row for each hidden number, the last column is what it has without any input; `out` has one row. */
export interface Layers {
  readonly hidden: Table
  readonly out: Table
}

type Said = Pick<Saying, 'plain' | 'cuts' | 'marks'>

/** Beyond the ends of the text, and where a blank stands. */
const beyond = -1.2
const blank = -1
const steps = { characters: [-3, -2, -1, 0, 1, 2, 3], words: [-2, -1, 0, 1, 2], marks: [-1, 0, 1] }
const bits = [1, 2, 4]
/** A question of so many characters is long. */
const long = 30

/** What is told of each character of `plain`; null for a blank. Always as many numbers. */
export function listNear(
  { plain, cuts, marks }: Said,
  shares: readonly number[],
): readonly (Float32Array | null)[] {
  const words = cuts.map((start, i) => measureWord(shares, start, cuts[i + 1] ?? plain.length))
  const most = shares.reduce((found, share) => Math.max(found, share), 0)
  const lengthOf = (word: number) => (cuts[word + 1] ?? plain.length) - (cuts[word] ?? plain.length)
  let word = -1
  return shares.map((share, at) => {
    if (cuts[word + 1] === at) word += 1
    if (plain[at] === ' ') return null
    const near = steps.characters.map((step) => {
      const other = shares[at + step]
      if (other === undefined) return beyond
      return plain[at + step] === ' ' ? blank : toLogit(other)
    })
    const length = lengthOf(word)
    return Float32Array.from([
      ...near,
      ...steps.words.map((step) => toLogit(words[word + step])),
      ...steps.marks.flatMap((step) => bits.map((bit) => Number(((marks[at + step] ?? 0) & bit) > 0))),
      toLogit(most),
      Number(share >= most * 0.9),
      at / plain.length,
      Math.min(1, plain.length / long),
      Number(length === 1),
      Number(length === 2),
      Number(length > 2),
      Number(cuts[word] === at),
      Number(word > 0 && lengthOf(word - 1) === 1),
      Number(lengthOf(word + 1) === 1),
    ])
  })
}

function measureWord(shares: readonly number[], start: number, end: number): number {
  let sum = 0
  for (let at = start; at < end; at++) sum += shares[at] ?? 0
  return sum / Math.max(1, end - start)
}

/** -1 to 1. */
function toLogit(share: number | undefined): number {
  if (share === undefined) return beyond
  const number = Math.log((share + 1e-4) / (1 - share + 1e-4))
  return Math.max(-4, Math.min(4, number)) / 4
}

export function smoothTopic(layers: Layers, saying: Said, shares: readonly number[]): readonly number[] {
  return listNear(saying, shares).map((near) => (near ? runLayers(layers, near) : 0))
}

function runLayers({ hidden, out }: Layers, near: Float32Array): number {
  let number = out.values[hidden.rows]!
  for (let row = 0; row < hidden.rows; row++) {
    const start = row * hidden.columns
    let sum = hidden.values[start + near.length]!
    for (let i = 0; i < near.length; i++) sum += hidden.values[start + i]! * near[i]!
    number += out.values[row]! * Math.tanh(sum * hidden.scales[row]!)
  }
  return 1 / (1 + Math.exp(-number * out.scales[0]!))
}

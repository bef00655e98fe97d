// Tool: questions whose tokens are marked -> the weights of the tagger, by Adam in rounds, pieces by AdaGrad. Deterministic: no chance but a seeded one.
import { tableSizes } from '#adapters/heads/head-inputs.ts'
import { quantise, type Table } from '#adapters/heads/head-weights.ts'
import { fillSeen, narrowState, seenWidth, type TokenInput, tagger } from '#adapters/heads/topic-tagger.ts'
import { openRandom, shuffle } from '../train-head.ts'

export interface TokenExample {
  readonly token: TokenInput
  /** 1: of the topic. */
  readonly label: number
  /** 0: neither right nor wrong. */
  readonly weight: number
}

type Question = readonly TokenExample[]

/** Of what is seen, of the hidden numbers and of the pieces this share is left out, another each time. */
const leftOut = { seen: 0.2, hidden: 0.2, pieces: 0.3 }
/** The weights are the mean of those after the rounds from `meanFrom` on. */
const rounds = { all: 3, meanFrom: 1, batch: 64 }
const rates = { dense: 1e-3, pieces: 0.01 }
const decay = { dense: 1e-5, pieces: 1e-4 }
/** What errors of a batch weigh at the pieces. */
const pieceShare = 1 / 8

export function trainTagger(questions: readonly Question[]): Readonly<Record<string, Table>> {
  const random = openRandom(3)
  const state = openState(random)
  const open = questions.filter((question) => question.length > 0)
  const mean = Object.fromEntries(names.map((name) => [name, new Float32Array(sizes[name])])) as Weights
  for (let round = 0; round < rounds.all; round++) {
    const order = shuffle(open, random)
    for (let at = 0; at < order.length; at += rounds.batch)
      learnBatch(state, order.slice(at, at + rounds.batch), random)
    if (round < rounds.meanFrom) continue
    for (const name of names)
      for (let i = 0; i < mean[name].length; i++)
        mean[name][i]! += state.weights[name][i]! / (rounds.all - rounds.meanFrom)
  }
  return {
    project: quantise(cutRows(mean.project, tagger.state)),
    hidden: quantise(cutRows(mean.hidden, seenWidth + 1)),
    out: quantise([mean.out]),
    pieces: quantise([mean.pieces]),
  }
}

const names = ['project', 'hidden', 'out', 'pieces'] as const
type Name = (typeof names)[number]
type Weights = Readonly<Record<Name, Float32Array>>

const sizes: Readonly<Record<Name, number>> = {
  project: tagger.narrow * tagger.state,
  hidden: tagger.hidden * (seenWidth + 1),
  out: tagger.hidden + seenWidth + 1,
  pieces: tableSizes.topic,
}

interface State {
  readonly weights: Weights
  readonly slopes: Weights
  /** Means of the slopes and of their squares. */
  readonly first: Weights
  readonly second: Weights
  readonly touched: Set<number>
  steps: number
}

function openState(random: () => number): State {
  const make = () =>
    Object.fromEntries(names.map((name) => [name, new Float32Array(sizes[name])])) as Record<
      Name,
      Float32Array
    >
  const weights = make()
  const draw = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const fill = (name: Name, spread: number, isDrawn: (at: number) => boolean) => {
    for (let at = 0; at < sizes[name]; at++) if (isDrawn(at)) weights[name][at] = draw() * spread
  }
  fill('project', tagger.state ** -0.5, () => true)
  fill('hidden', (2 / seenWidth) ** 0.5, (at) => at % (seenWidth + 1) !== seenWidth)
  fill('out', tagger.hidden ** -0.5, (at) => at < tagger.hidden)
  weights.out[sizes.out - 1] = -0.5
  return { weights, slopes: make(), first: make(), second: make(), touched: new Set(), steps: 0 }
}

function learnBatch(state: State, batch: readonly Question[], random: () => number): void {
  const total = batch.flat().reduce((sum, { weight }) => sum + weight, 0) || 1
  for (const name of ['project', 'hidden', 'out'] as const) state.slopes[name].fill(0)
  for (const question of batch) learnQuestion(state, question, { random, total })
  step(state)
}

interface Passing {
  readonly random: () => number
  /** Weights of the tokens of the batch together. */
  readonly total: number
}

/** One question forward and back: its slopes are added up. */
function learnQuestion(
  { weights, slopes, touched }: State,
  question: Question,
  { random, total }: Passing,
): void {
  const small = question.map(({ token }) => narrowState(weights.project, token.state))
  const back = small.map(() => new Float32Array(tagger.narrow))
  const seen = new Float32Array(seenWidth)
  const kept = new Float32Array(seenWidth)
  const hidden = new Float32Array(tagger.hidden)
  const ofSeen = new Float32Array(seenWidth)
  for (const [at, { token, label, weight }] of question.entries()) {
    if (weight === 0) continue
    fillSeen(seen, { small, at, marks: token.marks })
    for (let i = 0; i < seenWidth; i++) kept[i] = random() < leftOut.seen ? 0 : 1 / (1 - leftOut.seen)
    for (let i = 0; i < seenWidth; i++) seen[i]! *= kept[i]!
    const pieces = token.pieces.filter(() => random() >= leftOut.pieces)
    const number = weighToken(weights, { seen, hidden, pieces, random })
    const error = (1 / (1 + Math.exp(-number)) - label) * weight
    for (const piece of pieces) {
      touched.add(piece)
      slopes.pieces[piece]! += error / (1 - leftOut.pieces)
    }
    passBack({ weights, slopes }, { seen, hidden, ofSeen, error: error / total })
    for (let i = 0; i < seenWidth; i++) ofSeen[i]! *= kept[i]!
    for (let one = -tagger.reach; one <= tagger.reach; one++) {
      const start = (one + tagger.reach) * tagger.narrow
      const into = back[at + one]
      if (into) for (let i = 0; i < tagger.narrow; i++) into[i]! += ofSeen[start + i]!
    }
  }
  for (const [at, { token }] of question.entries()) addOuter(slopes.project, back[at]!, token.state)
}

function weighToken(
  { hidden: weights, out, pieces }: Weights,
  now: {
    readonly seen: Float32Array
    readonly hidden: Float32Array
    readonly pieces: readonly number[]
    readonly random: () => number
  },
): number {
  const { seen, hidden } = now
  let number = out[sizes.out - 1]!
  for (let row = 0; row < tagger.hidden; row++) {
    const start = row * (seenWidth + 1)
    let sum = weights[start + seenWidth]!
    for (let i = 0; i < seenWidth; i++) sum += weights[start + i]! * seen[i]!
    hidden[row] = now.random() < leftOut.hidden ? 0 : Math.max(0, sum) / (1 - leftOut.hidden)
    number += out[row]! * hidden[row]!
  }
  for (let i = 0; i < seenWidth; i++) number += out[tagger.hidden + i]! * seen[i]!
  for (const piece of now.pieces) number += pieces[piece]! / (1 - leftOut.pieces)
  return number
}

/** `ofSeen` is written anew: the slope of each number that was seen. */
function passBack(
  { weights, slopes }: Pick<State, 'weights' | 'slopes'>,
  now: {
    readonly seen: Float32Array
    readonly hidden: Float32Array
    readonly ofSeen: Float32Array
    readonly error: number
  },
): void {
  const { seen, hidden, ofSeen, error } = now
  slopes.out[sizes.out - 1]! += error
  for (let i = 0; i < seenWidth; i++) {
    slopes.out[tagger.hidden + i]! += error * seen[i]!
    ofSeen[i] = error * weights.out[tagger.hidden + i]!
  }
  for (let row = 0; row < tagger.hidden; row++) {
    slopes.out[row]! += error * hidden[row]!
    if (hidden[row] === 0) continue
    const own = (error * weights.out[row]!) / (1 - leftOut.hidden)
    const start = row * (seenWidth + 1)
    slopes.hidden[start + seenWidth]! += own
    for (let i = 0; i < seenWidth; i++) {
      slopes.hidden[start + i]! += own * seen[i]!
      ofSeen[i]! += own * weights.hidden[start + i]!
    }
  }
}

function addOuter(sums: Float32Array, rows: Float32Array, columns: Float32Array): void {
  for (let row = 0; row < rows.length; row++) {
    const own = rows[row]!
    if (own === 0) continue
    const start = row * columns.length
    for (let i = 0; i < columns.length; i++) sums[start + i]! += own * columns[i]!
  }
}

function step(state: State): void {
  state.steps += 1
  const { weights, slopes, first, second, touched } = state
  const [grown, squared] = [1 - 0.9 ** state.steps, 1 - 0.999 ** state.steps]
  for (const name of ['project', 'hidden', 'out'] as const) {
    for (let i = 0; i < sizes[name]; i++) {
      const slope = slopes[name][i]! + decay.dense * weights[name][i]!
      first[name][i] = 0.9 * first[name][i]! + 0.1 * slope
      second[name][i] = 0.999 * second[name][i]! + 0.001 * slope * slope
      const size = Math.sqrt(second[name][i]! / squared) + 1e-8
      weights[name][i]! -= (rates.dense * first[name][i]!) / grown / size
    }
  }
  for (const i of touched) {
    const slope = slopes.pieces[i]! * pieceShare + (decay.pieces / pieceShare) * weights.pieces[i]!
    second.pieces[i]! += slope * slope
    weights.pieces[i]! -= (rates.pieces * slope) / (Math.sqrt(second.pieces[i]!) + 1e-4)
    slopes.pieces[i] = 0
  }
  touched.clear()
}

function cutRows(values: Float32Array, columns: number): readonly Float32Array[] {
  return Array.from({ length: values.length / columns }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns),
  )
}

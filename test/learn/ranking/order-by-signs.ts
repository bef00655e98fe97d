// Tool of this room: sentences by their signs, some of them right -> the weights that put those first, and how far up they stand.

export interface Asked<Sign extends string> {
  readonly sentences: readonly { readonly signs: Readonly<Record<Sign, number>> }[]
  readonly right: ReadonlySet<number>
}
type Weights<Sign extends string> = Readonly<Record<Sign, number>>

const rounds = 400
const rate = 0.05
/** Pull towards the weights that it starts from. */
const pull = 0.01

/** Softmax over the sentences of a question, by AdaGrad over all questions at once. */
export function train<Sign extends string>(all: readonly Asked<Sign>[], start: Weights<Sign>): Weights<Sign> {
  let weights = start
  const seen = mapSigns(start, () => 0) as Record<Sign, number>
  for (let round = 0; round < rounds; round++) {
    const slope = sumSlopes(all, weights, start)
    const before = weights
    weights = mapSigns(start, (sign) => {
      seen[sign] += slope[sign] ** 2
      return before[sign] - (rate * slope[sign]) / (Math.sqrt(seen[sign]) + 1e-8)
    })
  }
  return weights
}

function sumSlopes<Sign extends string>(
  all: readonly Asked<Sign>[],
  weights: Weights<Sign>,
  start: Weights<Sign>,
): Weights<Sign> {
  const slope = mapSigns(start, (sign) => pull * (weights[sign] - start[sign])) as Record<Sign, number>
  for (const { sentences, right } of all) {
    const raised = raise(sentences, weights)
    const total = raised.reduce((sum, one) => sum + one, 0)
    const ofRight = [...right].reduce((sum, i) => sum + raised[i]!, 0)
    for (const [i, { signs }] of sentences.entries()) {
      const error = raised[i]! / total - (right.has(i) ? raised[i]! / ofRight : 0)
      for (const sign of listSigns(start)) slope[sign] += (error * signs[sign]) / all.length
    }
  }
  return slope
}

function weigh<Sign extends string>(signs: Weights<Sign>, weights: Weights<Sign>): number {
  return listSigns(weights).reduce((sum, sign) => sum + weights[sign] * signs[sign], 0)
}

function raise<Sign extends string>(
  sentences: Asked<Sign>['sentences'],
  weights: Weights<Sign>,
): readonly number[] {
  const scores = sentences.map(({ signs }) => weigh(signs, weights))
  const most = Math.max(...scores)
  return scores.map((score) => Math.exp(score - most))
}

const listSigns = <Sign extends string>(weights: Weights<Sign>) => Object.keys(weights) as Sign[]

export function mapSigns<Sign extends string>(
  weights: Weights<Sign>,
  set: (sign: Sign) => number,
): Weights<Sign> {
  return Object.fromEntries(listSigns(weights).map((sign) => [sign, set(sign)])) as Weights<Sign>
}

/** 70 first, 96 of the first three, of 115 */
export function measure<Sign extends string>(all: readonly Asked<Sign>[], weights: Weights<Sign>): string {
  const ranks = all.map(({ sentences, right }) => {
    const scores = sentences.map(({ signs }) => weigh(signs, weights))
    const best = Math.max(...[...right].map((i) => scores[i]!))
    return scores.filter((score) => score > best).length
  })
  const within = (most: number) => ranks.filter((rank) => rank < most).length
  return `${within(1)} first, ${within(3)} of the first three, of ${all.length}`
}

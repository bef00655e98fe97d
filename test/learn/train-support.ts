// Tool: learns src/check/claims/judge/judge-weights.ts: `node --import tsx test/learn/train-support.ts [--kept]`, sentences whose support is known (test/quality/cited). Prints for each set what the others taught: how many sound sentences pass where so many unsupported are stopped; the weights that all teach, and how sure a sentence must be. `--kept`: totals of what is kept back, too.

import { dropOrders } from '#check/claims/check-claim-voice.ts'
import { checkSentence, readJudged } from '#check/claims/check-sentence.ts'
import { readClaims } from '#check/claims/read-claims.ts'
import { type CitedSet, openCited, preparePassages } from '../quality/measure-cited.ts'

/** Those that teach, each by another hand or about other things; of the kept ones only totals are printed. */
const teaching = ['own', 'dev', 'general', 'web'] as const satisfies readonly CitedSet[]
const kept = ['held', 'general-kept', 'web-kept'] as const satisfies readonly CitedSet[]
const steps = 12
/** What weights are held back by, of each sentence that teaches. */
const decay = 20
/** Shares of the unsupported that are stopped. */
const stops = [0.9, 0.95, 0.97]
/** What `sure` is chosen for: this share of the unsupported, as the mean over the sets, each judged by what the others taught. */
const aimed = 0.95

interface Said {
  readonly isSound: boolean
  /** Null where no weights decide. */
  readonly signs: readonly number[] | null
  /** Stopped by what no meaning mends. */
  readonly isStopped: boolean
}

async function readSet(set: CitedSet): Promise<readonly Said[]> {
  const { lines, deps } = await openCited(set)
  const said: Said[] = []
  for (const line of lines) {
    const passages = await preparePassages(line, deps)
    const claims = readClaims(line.sentence, dropOrders(passages, deps), deps)
    const judged = claims && readJudged(claims, deps)
    const isStopped = judged ? judged.fault !== null : checkSentence(line.sentence, passages, deps) !== null
    said.push({ isSound: line.supported, signs: judged?.signs ?? null, isStopped })
  }
  await deps.close()
  return said
}

interface Line {
  readonly weights: readonly number[]
  readonly base: number
}

/** Logistic regression over scaled signs, by Newton's steps, over all that no rule stops. */
function learn(all: readonly Said[]): Line {
  const open = all.flatMap(({ isSound, signs, isStopped }) =>
    signs && !isStopped ? [{ isSound, signs }] : [],
  )
  const width = open[0]!.signs.length
  const columns = Array.from({ length: width }, (_, at) => open.map(({ signs }) => signs[at]!))
  const means = columns.map((column) => sum(column) / column.length)
  const spreads = columns.map((column, at) => {
    const spread = sum(column.map((one) => (one - means[at]!) ** 2)) / column.length
    return Math.sqrt(spread) || 1
  })
  // The last column is the base, which nothing holds back.
  const scaled = open.map(({ signs }) => [...signs.map((one, at) => (one - means[at]!) / spreads[at]!), 1])
  let weights: readonly number[] = new Array<number>(width + 1).fill(0)
  for (let step = 0; step < steps; step++) weights = takeStep(scaled, open, weights)
  const own = spreads.map((spread, at) => weights[at]! / spread)
  return { weights: own, base: weights[width]! - sum(own.map((weight, at) => weight * means[at]!)) }
}

function takeStep(
  rows: readonly (readonly number[])[],
  told: readonly { readonly isSound: boolean }[],
  weights: readonly number[],
): readonly number[] {
  const width = weights.length
  const held = (at: number) => (at < width - 1 ? decay : 0)
  const slope = weights.map((weight, at) => held(at) * weight)
  const bend = weights.map((_, at) => weights.map((_, other) => (at === other ? held(at) : 0)))
  for (const [i, row] of rows.entries()) {
    const likely = 1 / (1 + Math.exp(-sum(row.map((one, at) => one * weights[at]!))))
    const error = likely - (told[i]!.isSound ? 1 : 0)
    for (let at = 0; at < width; at++) {
      slope[at]! += error * row[at]!
      for (let other = 0; other < width; other++)
        bend[at]![other]! += likely * (1 - likely) * row[at]! * row[other]!
    }
  }
  const change = solve(bend, slope)
  return weights.map((weight, at) => weight - change[at]!)
}

/** x of `matrix` x = `right`, by elimination; both are used up. */
function solve(matrix: number[][], right: number[]): readonly number[] {
  const size = right.length
  for (let at = 0; at < size; at++)
    for (let row = at + 1; row < size; row++) {
      const share = matrix[row]![at]! / matrix[at]![at]!
      for (let column = at; column < size; column++) matrix[row]![column]! -= share * matrix[at]![column]!
      right[row]! -= share * right[at]!
    }
  const found = new Array<number>(size).fill(0)
  for (let at = size - 1; at >= 0; at--)
    found[at] = (right[at]! - sum(matrix[at]!.map((one, other) => one * found[other]!))) / matrix[at]![at]!
  return found
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** How sure each is; what is stopped, or passes, whatever the weights, is endless. */
function judge(all: readonly Said[], { weights, base }: Line): readonly number[] {
  return all.map(({ signs, isStopped }) => {
    if (isStopped) return Number.NEGATIVE_INFINITY
    return signs ? sum(signs.map((sign, at) => sign * weights[at]!)) + base : Number.POSITIVE_INFINITY
  })
}

function shareAbove(
  all: readonly Said[],
  scores: readonly number[],
  { isSound, sure }: { isSound: boolean; sure: number },
) {
  const own = scores.filter((_, i) => all[i]!.isSound === isSound)
  return own.filter((score) => score > sure).length / Math.max(1, own.length)
}

/** How sure a sentence must be so that this share of the unsupported is stopped. */
function findSure(all: readonly Said[], scores: readonly number[], share: number): number {
  const own = scores.filter((_, i) => !all[i]!.isSound).sort((a, b) => a - b)
  return own[Math.min(own.length - 1, Math.ceil(share * own.length) - 1)]!
}

function printCurve(name: string, all: readonly Said[], scores: readonly number[]) {
  const passed = stops.map((share) =>
    shareAbove(all, scores, { isSound: true, sure: findSure(all, scores, share) }),
  )
  const ofRules = all.filter(({ isSound, isStopped }) => !isSound && isStopped).length
  console.log(
    name,
    Object.fromEntries(stops.map((share, i) => [`passed at ${share}`, passed[i]!.toFixed(3)])),
    `${ofRules} stopped by rules alone`,
  )
}

const read = new Map<string, readonly Said[]>()
for (const set of teaching) read.set(set, await readSet(set))
const judged = [...read].map(([set, all]) => {
  const line = learn([...read].flatMap(([name, said]) => (name === set ? [] : said)))
  return { set, all, scores: judge(all, line) }
})
for (const { set, all, scores } of judged) printCurve(set, all, scores)
const tried = judged
  .flatMap(({ scores }) => scores)
  .filter(Number.isFinite)
  .sort((a, b) => a - b)
const stoppedAt = (sure: number) =>
  judged.reduce((sum, { all, scores }) => sum + 1 - shareAbove(all, scores, { isSound: false, sure }), 0) /
  judged.length
const sure = tried.find((one) => stoppedAt(one) >= aimed)!
for (const { set, all, scores } of judged)
  console.log(
    set,
    'left out, stopped',
    (1 - shareAbove(all, scores, { isSound: false, sure })).toFixed(3),
    'passed',
    shareAbove(all, scores, { isSound: true, sure }).toFixed(3),
  )
const line = learn([...read.values()].flat())
if (process.argv.includes('--kept'))
  for (const set of kept) {
    const all = await readSet(set)
    const scores = judge(all, line)
    printCurve(set, all, scores)
    console.log(
      set,
      'stopped',
      (1 - shareAbove(all, scores, { isSound: false, sure })).toFixed(3),
      'passed',
      shareAbove(all, scores, { isSound: true, sure }).toFixed(3),
    )
  }
console.log(
  `weights ${JSON.stringify(line.weights.map((one) => Math.round(one * 1000) / 1000))}\nbase ${line.base.toFixed(3)}\nsure ${sure.toFixed(2)}`,
)

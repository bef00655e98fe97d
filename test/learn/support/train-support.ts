// Tool: learns src/check/claims/judge/judge-weights.ts: `node --import tsx test/learn/support/train-support.ts [--kept]`, sentences whose support is known (test/quality/cited). Prints for each set what the others taught: how many sound sentences pass where so many unsupported are stopped; and how sure a sentence must be. `--kept`: totals of what is kept back, too; `--write`: the weights that all teach.

import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { dropOrders } from '#check/claims/check-claim-voice.ts'
import { checkSentence, readJudged } from '#check/claims/check-sentence.ts'
import { readClaims } from '#check/claims/read-claims.ts'
import { type CitedSet, openCited, preparePassages } from '../../quality/measure-cited.ts'
import { type Network, runNetwork, trainNetwork } from './train-network.ts'

/** Those that teach, each by another hand or about other things; of the kept ones only totals are printed. */
const teaching = ['own', 'dev', 'general', 'web', 'mixed'] as const satisfies readonly CitedSet[]
const kept = ['held', 'general-kept', 'web-kept', 'mixed-kept'] as const satisfies readonly CitedSet[]
const weightsFile = resolve(import.meta.dirname, '../../../src/check/claims/judge/judge-weights.ts')
const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
const training = { units: 16, rounds: 60, rate: 0.003, decay: 5, batch: 200 }
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

/** Log odds that a sentence with these signs is supported. */
type Judge = (signs: readonly number[]) => number

interface Scaling {
  readonly means: readonly number[]
  readonly spreads: readonly number[]
}

interface Learnt {
  readonly judge: Judge
  readonly scaling: Scaling
  readonly nets: readonly Network[]
}

/** Several small networks from other beginnings, over all that no rule stops; their mean is less of a chance than any. */
function learn(all: readonly Said[]): Learnt {
  const open = all.flatMap(({ isSound, signs, isStopped }) =>
    signs && !isStopped ? [{ isSound, signs }] : [],
  )
  const columns = open[0]!.signs.map((_, at) => open.map(({ signs }) => signs[at]!))
  const means = columns.map((column) => sum(column) / column.length)
  const spreads = columns.map((column, at) => {
    const spread = sum(column.map((one) => (one - means[at]!) ** 2)) / column.length
    return Math.sqrt(spread) || 1
  })
  const scaling = { means, spreads }
  const examples = open.map(({ isSound, signs }) => ({ isSound, signs: scale(signs, scaling) }))
  const nets = seeds.map((seed) => trainNetwork(examples, { ...training, seed }))
  const judge: Judge = (signs) => {
    const scaled = scale(signs, scaling)
    return sum(nets.map((net) => runNetwork(net, scaled))) / nets.length
  }
  return { judge, scaling, nets }
}

const scale = (signs: readonly number[], { means, spreads }: Scaling) =>
  Float64Array.from(signs, (sign, at) => (sign - means[at]!) / spreads[at]!)

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** How sure each is; what is stopped, or passes, whatever the weights, is endless. */
function judge(all: readonly Said[], one: Judge): readonly number[] {
  return all.map(({ signs, isStopped }) => {
    if (isStopped) return Number.NEGATIVE_INFINITY
    return signs ? one(signs) : Number.POSITIVE_INFINITY
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
  const learnt = learn([...read].flatMap(([name, said]) => (name === set ? [] : said)))
  return { set, all, scores: judge(all, learnt.judge) }
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
const learnt = learn([...read.values()].flat())
if (process.argv.includes('--kept'))
  for (const set of kept) {
    const all = await readSet(set)
    const scores = judge(all, learnt.judge)
    printCurve(set, all, scores)
    console.log(
      set,
      'stopped',
      (1 - shareAbove(all, scores, { isSound: false, sure })).toFixed(3),
      'passed',
      shareAbove(all, scores, { isSound: true, sure }).toFixed(3),
    )
  }
if (process.argv.includes('--write')) {
  writeFileSync(weightsFile, writeWeights(learnt, sure))
  console.log(`written: ${weightsFile}`)
} else console.log('not written')

function writeWeights({ scaling, nets }: Learnt, sure: number): string {
  const units = nets.flatMap((net) => net.units)
  const table = Float32Array.from([
    ...scaling.means,
    ...scaling.spreads,
    ...units.flatMap(({ weights, base }) => [...weights, base]),
    ...units.map(({ out }) => out / nets.length),
    sum(nets.map((net) => net.base)) / nets.length,
  ])
  const lines = Buffer.from(table.buffer)
    .toString('base64')
    .match(/.{1,800}/g)!
  return `// Table: learnt weights of what speaks for a cited sentence (test/learn/support/train-support.ts writes it).
export const judgeWeights = {
  signs: ${scaling.means.length},
  units: ${units.length},
  /** So sure a sentence must be; chosen where 95% of the unsupported are stopped, each set judged by what the others taught. */
  sure: ${sure.toFixed(2)},
  table: [
${lines.map((line) => `    '${line}',`).join('\n')}
  ],
}
`
}

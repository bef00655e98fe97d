// Tool: learns the weights of src/check/claims/measure-meaning.ts: `node --import tsx test/learn/train-support.ts`, sentences whose support is known (test/quality/cited). Prints for each set what the others taught: how many unsupported pass and how many sound ones do, by how sure it has to be; then the weights that all teach.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { checkSentence } from '#check/claims/check-sentence.ts'
import { readClauses, readContent } from '#check/claims/claim-source.ts'
import { readMeaningSigns } from '#check/claims/measure-meaning.ts'
import { isCarried, measureSupport } from '#check/claims/measure-support.ts'
import { type Claim, readClaims } from '#check/claims/read-claims.ts'
import { type CitedSet, openCited, preparePassages } from '../quality/measure-cited.ts'

const sets = ['own', 'dev', 'held', 'general', 'general-kept', 'web'] as const satisfies readonly CitedSet[]
const rounds = 4
const steps = 400
const rate = 0.5
const decay = 0.003
const tried = [4, 3, 2.5, 2, 1.5, 1, 0.5, 0]

interface Said {
  readonly isSound: boolean
  /** Of each clause that is held against the passage by its words. */
  readonly clauses: readonly { readonly signs: readonly number[]; readonly isCarried: boolean }[]
  /** Stopped by what no meaning mends. */
  readonly isStopped: boolean
}

async function readSet(set: CitedSet): Promise<readonly Said[]> {
  const { lines, deps } = await openCited(set)
  const said: Said[] = []
  for (const line of lines) {
    const passages = await preparePassages(line, deps)
    const words = checkSentence(line.sentence, passages, { ...deps, meaning: null })
    const claims = readClaims(line.sentence, passages, deps) ?? []
    const clauses = claims.flatMap((claim) => readClause(claim))
    const isClause = words?.rule === 'clause' && claims.some(({ clause }) => clause.raw === words.text)
    said.push({ isSound: line.supported, clauses, isStopped: words !== null && !isClause })
  }
  await deps.close()
  return said
}

function readClause(claim: Claim): Said['clauses'] {
  const { clause, passages, deps } = claim
  const names = passages.flatMap(({ place }) => [place.county, place.town].flatMap((name) => name ?? []))
  const form = readContent(clause, names, deps)
  if (form.length < 2) return []
  const supports = passages.map(({ text }) => measureSupport(form, readClauses(text, deps)))
  const support = supports.reduce((a, b) => (b.share > a.share ? b : a))
  const texts = passages.map(({ text }) => text)
  const signs = readMeaningSigns(claim, texts, { form, support })
  const measured = { length: form.length, hasNumber: clause.quantities.length > 0 }
  return signs ? [{ signs, isCarried: isCarried(support, measured) }] : []
}

interface Line {
  readonly weights: readonly number[]
  readonly base: number
}
const scoreOf = ({ weights, base }: Line, signs: readonly number[]) =>
  signs.reduce((sum, sign, at) => sum + sign * weights[at]!, base)

/** Of an unsupported sentence the clause that fits worst is taken for the false one, anew each round. */
function learn(all: readonly Said[]): Line {
  const width = all.find(({ clauses }) => clauses.length > 0)!.clauses[0]!.signs.length
  let line: Line = {
    weights: Array.from({ length: width }, (_, at) => (at < 3 || (at > 4 && at < 8) ? 1 : 0)),
    base: 0,
  }
  for (let round = 0; round < rounds; round++) {
    const examples = all
      .filter(({ isStopped, clauses }) => !isStopped && clauses.length > 0)
      .flatMap(({ isSound, clauses }) => {
        const signs = clauses.map((one) => one.signs)
        if (isSound)
          return signs.map((one) => ({ signs: one, label: 1, weight: 1 / Math.sqrt(signs.length) }))
        const worst = signs.reduce((a, b) => (scoreOf(line, b) < scoreOf(line, a) ? b : a))
        return [{ signs: worst, label: 0, weight: 1 }]
      })
    line = fitLine(examples, width)
  }
  return line
}

interface Example {
  readonly signs: readonly number[]
  readonly label: number
  readonly weight: number
}

/** Logistic regression over scaled signs, by gradient steps over all. */
function fitLine(examples: readonly Example[], width: number): Line {
  const columns = Array.from({ length: width }, (_, at) => examples.map(({ signs }) => signs[at]!))
  const means = columns.map((column) => column.reduce((a, b) => a + b, 0) / column.length)
  const spreads = columns.map((column, at) =>
    Math.sqrt(column.reduce((sum, one) => sum + (one - means[at]!) ** 2, 0) / column.length || 1),
  )
  const scaled = examples.map(({ signs }) => signs.map((one, at) => (one - means[at]!) / spreads[at]!))
  const weights = new Array<number>(width).fill(0)
  let base = 0
  const total = examples.reduce((sum, { weight }) => sum + weight, 0)
  for (let step = 0; step < steps; step++) {
    const slope = new Array<number>(width).fill(0)
    let slopeOfBase = 0
    for (const [i, { label, weight }] of examples.entries()) {
      const sum = scaled[i]!.reduce((all, one, at) => all + one * weights[at]!, base)
      const error = (weight * (1 / (1 + Math.exp(-sum)) - label)) / total
      slopeOfBase += error
      for (let at = 0; at < width; at++) slope[at]! += error * scaled[i]![at]!
    }
    base -= rate * slopeOfBase
    for (let at = 0; at < width; at++) weights[at]! -= rate * (slope[at]! + decay * weights[at]!)
  }
  const own = weights.map((weight, at) => weight / spreads[at]!)
  return { weights: own, base: own.reduce((sum, weight, at) => sum - weight * means[at]!, base) }
}

/** Share of the sentences that pass where meaning takes what is at least so sure. */
function passedShare(all: readonly Said[], line: Line, sure: number): string {
  const passed = all.filter(
    ({ isStopped, clauses }) =>
      !isStopped && clauses.every(({ signs, isCarried }) => isCarried || scoreOf(line, signs) > sure),
  )
  return (passed.length / Math.max(1, all.length)).toFixed(3)
}

const read = new Map<string, readonly Said[]>()
for (const set of sets)
  if (existsSync(resolve(import.meta.dirname, '../quality/cited', `${set}.jsonl`)))
    read.set(set, await readSet(set))
for (const [set, all] of read) {
  const line = learn([...read].flatMap(([name, said]) => (name === set ? [] : said)))
  const [sound, unsound] = [true, false].map((is) => all.filter(({ isSound }) => isSound === is)) as [
    Said[],
    Said[],
  ]
  const rows = tried.map((sure) => ({
    sure,
    unsupported: passedShare(unsound, line, sure),
    sound: passedShare(sound, line, sure),
  }))
  console.log(set)
  console.table([
    ...rows,
    { sure: 99, unsupported: passedShare(unsound, line, 99), sound: passedShare(sound, line, 99) },
  ])
}
const { weights, base } = learn([...read.values()].flat())
console.log(
  'weights',
  JSON.stringify(weights.map((one) => Math.round(one * 100) / 100)),
  'base',
  base.toFixed(2),
)

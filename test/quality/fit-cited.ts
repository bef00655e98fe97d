// Tool: fits the weights by which the sentence check takes the words of a clause for the passage's (src/check/claims/measure-support.ts). In: the sets of cited sentences that may be read. Out: totals where each topic is left out in turn, and the weights.
import { checkSentence } from '#check/claims/check-sentence.ts'
import type { CheckDeps, CitedPassage } from '#check/claims/cited-passage.ts'
import { readCorpusPassages } from '../fakes/corpus-passages.ts'
import { sentenceGroups } from '../fixtures/model-sentences.ts'
import { type CitedLine, openCited } from './measure-cited.ts'

type Clause = Readonly<Record<string, number>>

interface Item {
  readonly topic: string
  readonly isSound: boolean
  /** How often it counts: sentences of general texts are fewer than those of townships. */
  readonly weight: number
  /** Stopped by a rule that is not fitted. */
  readonly isStopped: boolean
  readonly clauses: readonly (readonly number[])[]
}

const wantedStops = 0.95
const folds = 10
const rounds = 3000
const rate = 0.5
const decay = 0.001
const generalWeight = 4

/** More of these never makes a clause worse, more of those never better. */
const signs: Readonly<Record<string, 1 | -1>> = {
  ordered: 1,
  novel: -1,
  rare: -1,
  replaced: -1,
  spread: -1,
}

let names: readonly string[] = []

async function readItems(): Promise<readonly Item[]> {
  const items: Item[] = []
  for (const set of ['own', 'dev', 'general'] as const) {
    const { lines, deps, open } = await openCited(set)
    for (const line of lines)
      items.push({ ...readItem(line, deps, open), weight: set === 'general' ? generalWeight : 1 })
  }
  return [...items, ...(await readWritten())]
}

/** The sentences that the tests hold. */
async function readWritten(): Promise<readonly Item[]> {
  const { passages, deps } = await readCorpusPassages()
  return sentenceGroups.flatMap((group, at) => {
    const cited = group.cites.map(([file, holds], n) => ({
      ...passages.find((one) => one.file === file && one.text.includes(holds))!,
      n: n + 1,
    }))
    const topic = `written ${at}`
    return [
      ...group.sound.map((text) => judge(text, cited, { deps, topic, isSound: true })),
      ...group.faulty.map(([, text]) => judge(text, cited, { deps, topic, isSound: false })),
    ]
  })
}

function readItem(
  line: CitedLine,
  deps: Awaited<ReturnType<typeof openCited>>['deps'],
  open: Awaited<ReturnType<typeof openCited>>['open'],
): Item {
  return judge(line.sentence, line.passages.map(open), {
    deps,
    topic: line.question,
    isSound: line.supported,
  })
}

function judge(
  sentence: string,
  passages: readonly CitedPassage[],
  { deps, topic, isSound }: { deps: CheckDeps; topic: string; isSound: boolean },
): Item {
  const seen: Clause[] = []
  const carries = (features: Clause) => seen.push(features) > 0
  const fault = checkSentence(sentence, passages, { ...deps, carries })
  if (seen[0]) names = Object.keys(seen[0])
  return {
    topic,
    isSound,
    weight: 1,
    isStopped: fault !== null,
    clauses: seen.map((one) => [...Object.values(one), 1]),
  }
}

const weigh = (weights: readonly number[], values: readonly number[]) =>
  values.reduce((sum, value, at) => sum + value * weights[at]!, 0)

/** A sentence is as good as its worst clause. */
function worst(weights: readonly number[], { clauses }: Item): readonly number[] | null {
  let [low, found] = [Number.POSITIVE_INFINITY, null as readonly number[] | null]
  for (const one of clauses) {
    const sum = weigh(weights, one)
    if (sum < low) [low, found] = [sum, one]
  }
  return found
}

function fit(items: readonly Item[]): number[] {
  const open = items.filter((item) => !item.isStopped && item.clauses.length > 0)
  const weights = new Array<number>(names.length + 1).fill(0)
  const bad = open.filter((item) => !item.isSound).length
  const balance = (open.length - bad) / Math.max(1, bad)
  for (let round = 0; round < rounds; round++) {
    const steps = weights.map((weight) => -decay * weight)
    for (const item of open) {
      const clause = worst(weights, item)!
      const error = (item.isSound ? 1 : 0) - 1 / (1 + Math.exp(-weigh(weights, clause)))
      const scale = (item.weight * (item.isSound ? 1 : balance) * error) / open.length
      for (const [at, value] of clause.entries()) steps[at]! += scale * value
    }
    for (const [at, step] of steps.entries()) {
      const next = weights[at]! + rate * step
      weights[at] = next * (signs[names[at] ?? ''] ?? next) < 0 ? 0 : next
    }
  }
  return weights
}

/** Each item with what a fit without its topic makes of it. */
function scoreLeftOut(items: readonly Item[]): readonly { item: Item; score: number }[] {
  const topics = [...new Set(items.map(({ topic }) => topic))]
  const foldOf = new Map(topics.map((topic, at) => [topic, at % folds]))
  return Array.from({ length: folds }, (_, fold) => {
    const weights = fit(items.filter(({ topic }) => foldOf.get(topic) !== fold))
    return items
      .filter(({ topic }) => foldOf.get(topic) === fold)
      .map((item) => ({ item, score: scoreOf(item, weights) }))
  }).flat()
}

function scoreOf(item: Item, weights: readonly number[]): number {
  if (item.isStopped) return Number.NEGATIVE_INFINITY
  const clause = worst(weights, item)
  return clause ? weigh(weights, clause) : Number.POSITIVE_INFINITY
}

const items = await readItems()
const scored = scoreLeftOut(items)
const bad = scored.filter(({ item }) => !item.isSound)
const good = scored.filter(({ item }) => item.isSound)
const show = (limit: number) => {
  const [stops, passes] = [
    bad.filter(({ score }) => score <= limit),
    good.filter(({ score }) => score > limit),
  ]
  return `${limit.toFixed(2)} stops ${(stops.length / bad.length).toFixed(3)} passes ${(passes.length / good.length).toFixed(3)}`
}
for (const limit of [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3]) console.log(show(limit))
const sorted = bad.map(({ score }) => score).sort((a, b) => a - b)
const limit = sorted[Math.ceil(wantedStops * bad.length) - 1]!
console.log('wanted', show(limit))
const weights = fit(items)
const base = weights.at(-1)! - limit
console.log(
  Object.fromEntries(
    [['base', base], ...names.map((name, at) => [name, weights[at]!] as const)].map(([name, value]) => [
      name,
      Math.round(100 * (value as number)) / 100,
    ]),
  ),
)

// Learns the weights of src/retrieve/rank/rank-sentences.ts: `node --import tsx test/learn/train-ranking.ts DATA=TALKS.jsonl … [--held DATA=TALKS.jsonl]`, a library that was taken in and talks whose replies name the passage that answers. Prints the weights, and how far up that passage stands in what is held.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openParts } from '#app/open-parts.ts'
import { readConfig } from '#config.ts'
import { placeName } from '#domain/place.ts'
import { readFrame } from '#question/read-frame.ts'
import { sentenceSigns } from '#retrieve/rank/describe-sentences.ts'
import {
  type RankedSentence,
  type SignWeights,
  weighSigns,
  wordWeights,
} from '#retrieve/rank/rank-sentences.ts'
import { retrieve } from '#retrieve/retrieve.ts'

interface Talk {
  readonly library: string
  readonly asker_place: string | null
  readonly turns: readonly { readonly say: string; readonly cites?: readonly Cite[] }[]
}
interface Cite {
  readonly place: string
  readonly year: number | null
  readonly has: string
}
interface Asked {
  readonly sentences: readonly RankedSentence[]
  readonly right: ReadonlySet<number>
}

const rounds = 400
const rate = 0.05
/** Pull towards the weights that it starts from. */
const pull = 0.01

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { held: { type: 'string', multiple: true, default: [] } },
})
await main()

async function main() {
  const taught = await readAll(positionals)
  const held = await readAll(values.held)
  const learnt = train(taught)
  // The meaning keeps its weight, so that thresholds of scores still hold.
  const scale = wordWeights.meaning / learnt.meaning
  const weights = mapSigns((sign) => Math.round(learnt[sign] * scale * 100) / 100)
  console.log(weights)
  for (const [name, asked] of Object.entries({ taught, held }))
    console.log(name, measure(asked, wordWeights), 'now,', measure(asked, weights), 'learnt')
}

async function readAll(sources: readonly string[]): Promise<readonly Asked[]> {
  const asked: Asked[] = []
  for (const source of sources) {
    const [dataDir = '', file = ''] = source.split('=')
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
    const talks = lines.map((line): Talk => JSON.parse(line))
    asked.push(...(await readTalks(dataDir, talks)))
  }
  return asked
}

/** First turns alone: what follows them takes from the answer. */
async function readTalks(dataDir: string, talks: readonly Talk[]): Promise<readonly Asked[]> {
  const parts = await openParts(readConfig(process.env, { dataDir }), { access: 'read', withSamples: true })
  const library = parts.views.viewFor({
    person: 'terminal',
    unit: null,
    role: 'administrator',
    withSamples: true,
  })
  const visible = await library.listReports()
  const asked: Asked[] = []
  for (const { turns, asker_place } of talks) {
    const [{ say, cites = [] }] = turns as [Talk['turns'][number]]
    if (cites.length === 0) continue
    const question = { text: say, askerPlace: asker_place ?? null, context: [] }
    const frame = await readFrame(question, { ...parts, visible, thisYear: 2025 })
    const { sentences } = await retrieve(frame, visible, { ...parts, library })
    const answers = (sentence: RankedSentence) =>
      cites.some(({ place, year, has }) => {
        const metadata = visible.find(({ id }) => id === sentence.reportId)?.metadata
        const isOf = metadata !== undefined && placeName(metadata.place).includes(place)
        return isOf && (year ?? metadata.year) === metadata.year && plain(sentence.text).includes(plain(has))
      })
    const ranked = sentences as readonly RankedSentence[]
    const right = new Set(ranked.flatMap((sentence, i) => (answers(sentence) ? i : [])))
    if (right.size > 0) asked.push({ sentences: ranked, right })
  }
  await parts.close()
  return asked
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '')
}

/** Softmax over the sentences of a question, by AdaGrad over all questions at once. */
function train(all: readonly Asked[]): SignWeights {
  let weights = wordWeights
  const seen = Object.fromEntries(sentenceSigns.map((sign) => [sign, 0]))
  for (let round = 0; round < rounds; round++) {
    const slope = sumSlopes(all, weights)
    for (const sign of sentenceSigns) seen[sign]! += slope[sign] ** 2
    const before = weights
    weights = mapSigns((sign) => before[sign] - (rate * slope[sign]) / (Math.sqrt(seen[sign]!) + 1e-8))
  }
  return weights
}

function sumSlopes(all: readonly Asked[], weights: SignWeights): SignWeights {
  const slope = Object.fromEntries(
    sentenceSigns.map((sign) => [sign, pull * (weights[sign] - wordWeights[sign])]),
  )
  for (const { sentences, right } of all) {
    const raised = raise(sentences, weights)
    const total = raised.reduce((sum, one) => sum + one, 0)
    const ofRight = [...right].reduce((sum, i) => sum + raised[i]!, 0)
    for (const [i, { signs }] of sentences.entries()) {
      const error = raised[i]! / total - (right.has(i) ? raised[i]! / ofRight : 0)
      for (const sign of sentenceSigns) slope[sign]! += (error * signs[sign]) / all.length
    }
  }
  return mapSigns((sign) => slope[sign]!)
}

function raise(sentences: readonly RankedSentence[], weights: SignWeights): readonly number[] {
  const scores = sentences.map(({ signs }) => weighSigns(signs, weights))
  const most = Math.max(...scores)
  return scores.map((score) => Math.exp(score - most))
}

function mapSigns(weigh: (sign: (typeof sentenceSigns)[number]) => number): SignWeights {
  return Object.fromEntries(sentenceSigns.map((sign) => [sign, weigh(sign)])) as SignWeights
}

/** 70 first, 96 of the first three, of 115 */
function measure(all: readonly Asked[], weights: SignWeights): string {
  const ranks = all.map(({ sentences, right }) => {
    const scores = sentences.map(({ signs }) => weighSigns(signs, weights))
    const best = Math.max(...[...right].map((i) => scores[i]!))
    return scores.filter((score) => score > best).length
  })
  const within = (most: number) => ranks.filter((rank) => rank < most).length
  return `${within(1)} first, ${within(3)} of the first three, of ${all.length}`
}

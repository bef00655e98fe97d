// Trains the heads on the questions of all writers but the held one: `node --import tsx test/learn/train-heads.ts` writes src/adapters/heads/heads.bin; --without-dev leaves out the dev writer too and writes what measure-heads.ts reads.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { tableSizes } from '#adapters/heads/head-inputs.ts'
import { packTables } from '#adapters/heads/head-weights.ts'
import { readTopicShares } from '#adapters/heads/open-heads.ts'
import type { Head } from '#adapters/heads/run-head.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { operations, wants } from '#domain/frame.ts'
import { buildFollowExamples, buildTopicExamples, buildWantExamples } from './build-examples.ts'
import { collectSayings, type Said } from './collect-sayings.ts'
import { readSharedQuestions, readWriter, writers } from './read-asked.ts'
import { swapTopics } from './swap-topics.ts'
import { trainHead } from './train-head.ts'

const isForDev = process.argv.includes('--without-dev')
const file = resolve(
  import.meta.dirname,
  isForDev ? '../../.cache/learn/heads-without-dev.bin' : '../../src/adapters/heads/heads.bin',
)

async function main() {
  const embedder = await openOnnxEmbedder()
  const deps = {
    embedder,
    segmenter: await openSegmenter(),
    gazetteer: openGazetteer(),
    book: await loadPrompts(resolve(import.meta.dirname, '../../prompts')),
    thisYear: 2025,
  }
  const groups: Group[] = []
  const names = isForDev ? writers.train : [...writers.train, writers.dev]
  for (const [i, questions] of [...names.map(readWriter), readSharedQuestions()].entries()) {
    const swapped = await collectSayings(swapTopics(questions, i + 1), deps)
    groups.push({ own: await collectSayings(questions, deps), swapped: swapped.slice(0, swapped.length / 2) })
  }
  await embedder.close()
  const packed = packTables(listTables(trainAll(groups)))
  writeFileSync(file, packed)
  console.log(`${groups.flatMap(({ own }) => own).length} sayings, ${packed.length} bytes`)
}

/** What one writer asked, and the same about other things. */
interface Group {
  readonly own: readonly Said[]
  readonly swapped: readonly Said[]
}

function trainAll(groups: readonly Group[]): Readonly<Record<string, Head>> {
  const all = groups.flatMap(({ own }) => own)
  const topics = readTopics(groups)
  return {
    want: trainHead(buildWantExamples(all, topics), {
      rows: wants.length,
      tableSize: tableSizes.want,
      rounds: 6,
      decay: { dense: 1e-4, pieces: 1e-3 },
    }),
    follow: trainHead(buildFollowExamples(all), {
      rows: operations.length + 1,
      tableSize: tableSizes.follow,
      rounds: 8,
      decay: { dense: 1e-4, pieces: 1e-3 },
    }),
    topic: trainTopic(groups),
  }
}

/** Beside what was really asked, where the words around a topic are as people put them. */
const swappedWeight = 0.5

function trainTopic(groups: readonly Group[]): Head {
  const own = groups.flatMap((group) => buildTopicExamples(group.own))
  const swapped = groups.flatMap((group) => buildTopicExamples(group.swapped, swappedWeight))
  return trainHead([...own, ...swapped], {
    rows: 1,
    tableSize: tableSizes.topic,
    rounds: 4,
    decay: { dense: 1e-5, pieces: 1e-4 },
    rate: { dense: 0.03, pieces: 0.05 },
  })
}

/** The topic of each question by a head that its writer did not teach, nor two others: as uncertain as it is in the product. */
function readTopics(groups: readonly Group[]): ReadonlyMap<Said, readonly number[]> {
  const topics = new Map<Said, readonly number[]>()
  for (let fold = 0; fold < folds; fold++) {
    const left = groups.filter((_, i) => i % folds === fold)
    const head = trainTopic(groups.filter((group) => !left.includes(group)))
    for (const said of left.flatMap(({ own }) => own))
      topics.set(said, readTopicShares(head, said.saying, said.encoded))
  }
  return topics
}

const folds = 3

function listTables(heads: Readonly<Record<string, Head>>) {
  return Object.fromEntries(
    Object.entries(heads).flatMap(([name, { dense, pieces }]) => [
      [`${name} dense`, dense],
      [`${name} pieces`, pieces],
    ]),
  )
}

await main()

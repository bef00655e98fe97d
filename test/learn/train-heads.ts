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
  const groups: (readonly Said[])[] = []
  const names = isForDev ? writers.train : [...writers.train, writers.dev]
  for (const questions of [...names.map(readWriter), readSharedQuestions()])
    groups.push(await collectSayings(questions, deps))
  await embedder.close()
  const packed = packTables(listTables(trainAll(groups.filter(({ length }) => length > 0))))
  writeFileSync(file, packed)
  console.log(`${groups.flat().length} sayings, ${packed.length} bytes`)
}

function trainAll(groups: readonly (readonly Said[])[]): Readonly<Record<string, Head>> {
  const all = groups.flat()
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
    topic: trainTopic(all),
  }
}

function trainTopic(all: readonly Said[]): Head {
  return trainHead(buildTopicExamples(all), {
    rows: 1,
    tableSize: tableSizes.topic,
    rounds: 4,
    decay: { dense: 1e-5, pieces: 1e-4 },
    rate: { dense: 0.03, pieces: 0.05 },
  })
}

/** The topic of each question by a head that its writer did not teach: as uncertain as it is in the product. */
function readTopics(groups: readonly (readonly Said[])[]): ReadonlyMap<Said, readonly number[]> {
  const topics = new Map<Said, readonly number[]>()
  for (const group of groups) {
    const head = trainTopic(groups.filter((other) => other !== group).flat())
    for (const said of group) topics.set(said, readTopicShares(head, said.saying, said.encoded))
  }
  return topics
}

function listTables(heads: Readonly<Record<string, Head>>) {
  return Object.fromEntries(
    Object.entries(heads).flatMap(([name, { dense, pieces }]) => [
      [`${name} dense`, dense],
      [`${name} pieces`, pieces],
    ]),
  )
}

await main()

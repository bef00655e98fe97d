// Trains the heads on the questions of the writers that teach: `node --import tsx test/learn/train-heads.ts` writes src/adapters/heads/heads.bin.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { tableSizes } from '#adapters/heads/head-inputs.ts'
import { packTables } from '#adapters/heads/head-weights.ts'
import type { Head } from '#adapters/heads/run-head.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { operations, wants } from '#domain/frame.ts'
import { buildFollowExamples, buildTopicExamples, buildWantExamples } from './build-examples.ts'
import { collectSayings, type Said } from './collect-sayings.ts'
import { readSharedQuestions, readWriter, writers } from './read-asked.ts'
import { trainHead } from './train-head.ts'

const file = resolve(import.meta.dirname, '../../src/adapters/heads/heads.bin')

async function main() {
  const embedder = await openOnnxEmbedder()
  const deps = {
    embedder,
    segmenter: await openSegmenter(),
    gazetteer: openGazetteer(),
    book: await loadPrompts(resolve(import.meta.dirname, '../../prompts')),
    thisYear: 2025,
  }
  const groups = [...writers.train.map(readWriter), readSharedQuestions()]
  const all: Said[] = []
  for (const questions of groups) all.push(...(await collectSayings(questions, deps)))
  await embedder.close()
  const packed = packTables(listTables(trainAll(all)))
  writeFileSync(file, packed)
  console.log(`${all.length} sayings, ${packed.length} bytes`)
}

export function trainAll(all: readonly Said[]): Readonly<Record<string, Head>> {
  return {
    want: trainHead(buildWantExamples(all), {
      rows: wants.length,
      tableSize: tableSizes.want,
      rounds: 15,
      decay: { dense: 1e-4, pieces: 1e-3 },
    }),
    follow: trainHead(buildFollowExamples(all), {
      rows: operations.length + 1,
      tableSize: tableSizes.follow,
      rounds: 15,
      decay: { dense: 1e-4, pieces: 1e-3 },
    }),
    topic: trainHead(buildTopicExamples(all), {
      rows: 1,
      tableSize: tableSizes.topic,
      rounds: 6,
      decay: { dense: 1e-5, pieces: 1e-4 },
    }),
  }
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

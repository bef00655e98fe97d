// Trains the heads on the questions of all writers but the held one: `node --import tsx test/learn/train-heads.ts` writes src/adapters/heads/heads.bin; --without-dev leaves out the dev writer too and writes what measure-heads.ts reads; --asked trains the tagger of what is asked about alone. What is not trained here (wishes) stays.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { packTables, readTables } from '#adapters/heads/head-weights.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { collectSayings } from './collect-sayings.ts'
import { readSharedQuestions, readWriter, writers } from './read-asked.ts'
import { swapTopics } from './swap-topics.ts'
import { type Group, trainAll, trainAskedAlone } from './train-all.ts'

const isForDev = process.argv.includes('--without-dev')
const isAskedAlone = process.argv.includes('--asked')
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
  for (const [i, name] of [...names, 'shared'].entries()) {
    const questions = name === 'shared' ? readSharedQuestions() : readWriter(name)
    const own = await collectSayings(questions, deps)
    const others = swapTopics(questions, i + 1)
    const swapped = await collectSayings(others, deps)
    groups.push({ name, own, swapped: swapped.slice(0, others.length) })
  }
  await embedder.close()
  const held = existsSync(file) ? readTables(readFileSync(file)) : {}
  const made = isAskedAlone ? trainAskedAlone(groups) : trainAll(groups)
  const packed = packTables({ ...held, ...made })
  writeFileSync(file, packed)
  console.log(`${groups.flatMap(({ own }) => own).length} sayings, ${packed.length} bytes`)
}

await main()

// Measures how questions of other people are read: `node --import tsx test/learn/measure-heads.ts [--show KIND]`. Of the held writer only totals are printed.
import { resolve } from 'node:path'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openHeads } from '#adapters/heads/open-heads.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import type { Frame } from '#domain/frame.ts'
import { type FrameDeps, readFrame } from '#question/read-frame.ts'
import { buildAskedLibrary } from './asked-library.ts'
import { type Asked, readWriter, writers } from './read-asked.ts'
import { scoreReading } from './score-reading.ts'

async function main() {
  const shown = process.argv.includes('--show') ? process.argv[process.argv.indexOf('--show') + 1]! : null
  const base = {
    segmenter: await openSegmenter(),
    gazetteer: openGazetteer(),
    book: await loadPrompts(resolve(import.meta.dirname, '../../prompts')),
    thisYear: 2025,
  }
  const embedder = await openOnnxEmbedder()
  const reader = openHeads(embedder)
  const bare = { ...base.book, asking: { ...base.book.asking, wants: [] } }
  const ways = {
    tables: base,
    heads: { ...base, book: bare, reader },
    both: { ...base, reader },
  }
  for (const name of [writers.dev, writers.held]) {
    const questions = readWriter(name)
    const visible = buildAskedLibrary(questions)
    for (const [way, deps] of Object.entries(ways)) {
      const read: { asked: Asked; frame: Frame }[] = []
      for (const asked of questions) read.push({ asked, frame: await readOne(asked, { ...deps, visible }) })
      const { totals, faults } = scoreReading(read)
      console.log(name, way, JSON.stringify(totals))
      if (name === writers.dev && way === 'both' && shown !== null)
        for (const [kind, line] of faults) if (kind === shown) console.log(line)
    }
  }
  await embedder.close()
}

async function readOne({ text, context }: Asked, deps: FrameDeps): Promise<Frame> {
  return readFrame({ text, context, askerPlace: null }, deps)
}

await main()

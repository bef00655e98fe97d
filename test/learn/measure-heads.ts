// Measures how questions of other people are read: `node --import tsx test/learn/measure-heads.ts [--show KIND]`. Of the held writer only totals are printed.
import { resolve } from 'node:path'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
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
  for (const name of [writers.dev, writers.held]) {
    const questions = readWriter(name)
    const deps = { ...base, visible: buildAskedLibrary(questions) }
    const read: { asked: Asked; frame: Frame }[] = []
    for (const asked of questions) read.push({ asked, frame: await readOne(asked, deps) })
    const { totals, faults } = scoreReading(read)
    console.log(name, JSON.stringify(totals))
    if (name === writers.dev && shown !== null)
      for (const [kind, line] of faults) if (kind === shown) console.log(line)
  }
}

async function readOne({ text, context }: Asked, deps: FrameDeps): Promise<Frame> {
  return readFrame({ text, context, askerPlace: null }, deps)
}

await main()

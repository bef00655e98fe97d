// Measures how questions of other people are read, by tables alone, heads alone and both. In: a writer. Out: shares. Of the held writer only totals are printed.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openHeads } from '#adapters/heads/open-heads.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { type FrameDeps, readFrame } from '#question/read-frame.ts'
import { buildAskedLibrary } from './asked-library.ts'
import { type Asked, readWriter, writers } from './read-asked.ts'
import { type Read, scoreReading } from './score-reading.ts'

/** What train-heads.ts --without-dev leaves: the writer that is looked at must not have taught what reads them. */
const withoutDev = resolve(import.meta.dirname, '../../.cache/learn/heads-without-dev.bin')

/** Prints three lines a writer; `shown`: faults of this kind (want, follow, operation, missed, filler) of the dev writer as well. */
export async function measureHeads(
  print: (name: string, totals: Record<string, unknown>) => void,
  shown: string | null = null,
): Promise<void> {
  const embedder = await openOnnxEmbedder()
  const base = {
    segmenter: await openSegmenter(),
    gazetteer: openGazetteer(),
    book: await loadPrompts(resolve(import.meta.dirname, '../../prompts')),
    thisYear: 2025,
  }
  const silent = { ...base.book, asking: { ...base.book.asking, wants: [] } }
  for (const name of [writers.dev, writers.held]) {
    const isDev = name === writers.dev
    if (isDev && !existsSync(withoutDev)) {
      console.log('skipped: dev writer, run test/learn/train-heads.ts --without-dev first')
      continue
    }
    const reader = isDev ? openHeads(embedder, withoutDev) : openHeads(embedder)
    const ways = { tables: base, heads: { ...base, book: silent, reader }, both: { ...base, reader } }
    for (const [way, deps] of Object.entries(ways)) {
      const { totals, faults } = scoreReading(await readAll(readWriter(name), deps))
      print(`questions of writer ${name}, ${way}`, totals)
      if (!isDev || way !== 'both') continue
      for (const [kind, line] of faults) if (kind === shown) console.log(line)
    }
  }
  await embedder.close()
}

/** In a library that has a report of each place named. */
async function readAll(questions: readonly Asked[], deps: Omit<FrameDeps, 'visible'>) {
  const visible = buildAskedLibrary(questions)
  const read: Read[] = []
  for (const asked of questions) {
    const { text, context } = asked
    const frame = await readFrame({ text, context, askerPlace: null }, { ...deps, visible })
    read.push({ asked, frame })
  }
  return read
}

if (process.argv[1] === import.meta.filename) {
  const at = process.argv.indexOf('--show')
  const print = (name: string, totals: Record<string, unknown>) => console.log(name, JSON.stringify(totals))
  await measureHeads(print, at < 0 ? null : (process.argv[at + 1] ?? null))
}

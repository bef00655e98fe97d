// Child of the campaign: stores one report after the other with its original, embeds what waits, and prints what is acknowledged once it is. In: folder, first number, how many, a point to die at.
import { writeSync } from 'node:fs'
import type { KillPoint } from './kill-points.ts'
import { hookWrites } from './kill-points.ts'

const [dataDir = '', first = '0', count = '10', point = ''] = process.argv.slice(2)
hookWrites(point === '' || point === 'trace' ? null : (JSON.parse(point) as KillPoint), (name) => {
  if (point === 'trace') writeSync(1, `point ${name}\n`)
})
const { openSegmenter } = await import('#adapters/segmenters/open-segmenter.ts')
const { holdLock } = await import('#adapters/sqlite/database/hold-lock.ts')
const { embedPending } = await import('#ingest/embed-pending.ts')
const { fakeEmbedder } = await import('../../fakes/fake-embedder.ts')
const { openWholeLibrary } = await import('../../fakes/library/whole-library.ts')
const { sampleRequest } = await import('../../fakes/sample-report.ts')

const begun = performance.now()
const lock = holdLock(dataDir, 'faults')
const embedder = fakeEmbedder()
const segmenter = await openSegmenter(['@node-rs/jieba'])
const library = await openWholeLibrary({ dataDir, segmenter, embedder })
writeSync(1, `open ${Math.round(performance.now() - begun)}\n`)
try {
  for (let at = Number(first); at < Number(first) + Number(count); at++) {
    const texts = Array.from({ length: 10 }, (_, part) => `第${at}号报告第${part}段。追回拖欠工资${at}万元。`)
    const { id } = await library.storeReport(sampleRequest(texts, { location: `/${at}.txt` }))
    writeSync(1, `stored ${id} ${at}\n`)
    await embedPending({ store: library, embedder })
    writeSync(1, `embedded ${id} ${at}\n`)
  }
  await library.close()
  writeSync(1, 'end\n')
} catch (error) {
  writeSync(1, `refused ${error instanceof Error ? error.message.replace(/\s+/g, ' ') : error}\n`)
  process.exitCode = 1
}
lock.release()

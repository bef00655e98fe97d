// Child of the kill test: stores one report after the other and prints the id of each once it is acknowledged.
import { writeSync } from 'node:fs'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { fakeEmbedder } from '../../fakes/fake-embedder.ts'
import { openWholeLibrary } from '../../fakes/library/whole-library.ts'
import { sampleRequest } from '../../fakes/sample-report.ts'

const segmenter = await openSegmenter(['@node-rs/jieba'])
const library = await openWholeLibrary({
  dataDir: process.argv[2] ?? '',
  segmenter,
  embedder: fakeEmbedder(),
})
for (let at = 0; ; at++) {
  const texts = Array.from({ length: 10 }, (_, part) => `第${at}号报告第${part}段。追回拖欠工资${at}万元。`)
  const { id } = await library.storeReport(sampleRequest(texts, { location: `/${at}.txt` }))
  writeSync(1, `${id} ${at}\n`)
}

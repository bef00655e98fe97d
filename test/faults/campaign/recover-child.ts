// Child of the campaign: `grow DIR N` fills a library up to N passages with vectors of 512 dimensions, `write DIR FIRST` stores and acknowledges until it is killed,
// `look DIR FILE` opens it as a restart does and says after how many ms it found something, and which of the acknowledged reports of FILE it lost.
import { createHash } from 'node:crypto'
import { readFileSync, writeSync } from 'node:fs'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import type { Embedder } from '#ports/embedder.ts'
import { readCorpusPassages } from '../../fakes/corpus-passages.ts'
import { openWholeLibrary } from '../../fakes/library/whole-library.ts'
import { openDice } from '../../fakes/open-dice.ts'
import { sampleRequest } from '../../fakes/sample-report.ts'

const [mode = '', dataDir = '', value = ''] = process.argv.slice(2)
/** Few large reports fill a library sooner than many small ones: each is a transaction that waits for the disk. */
const most = mode === 'grow' ? Math.min(500, Number(value) / 20) : 40

/** As wide as the encoder that is shipped; which numbers they are does not matter here. */
const embedder: Embedder = {
  id: 'wide',
  dimensions: 512,
  embed: async (texts) => texts.map(spread),
  close: async () => {},
}

function spread(text: string): Float32Array {
  const roll = openDice(createHash('sha256').update(text).digest().readUInt32LE(0))
  const vector = Float32Array.from({ length: 512 }, () => roll() - 0.5)
  const length = Math.hypot(...vector)
  return vector.map((one) => one / length)
}

const sentences = async () =>
  (await readCorpusPassages()).passages.flatMap(({ text }) => text.match(/[^。]{8,80}。/g) ?? [])
/** Three sentences of the samples and a number that no other passage bears. */
const buildReport = (said: readonly string[], at: number) => {
  const roll = openDice(at)
  const pick = () => said[Math.floor(roll() * said.length)]!
  return Array.from({ length: most }, (_, part) => `第${at}号报告第${part}段。${pick()}${pick()}${pick()}`)
}

/** Number in the library, number that its text bears, passages. */
type Acknowledged = readonly [id: number, at: number, passages: number]

const segmenter = await openSegmenter(['@node-rs/jieba'])
const library = await openWholeLibrary({ dataDir, segmenter, embedder })
const openMs = performance.now()

async function store(said: readonly string[], at: number): Promise<number> {
  const { id } = await library.storeReport(sampleRequest(buildReport(said, at), { location: `/${at}.txt` }))
  for (;;) {
    const pending = await library.listPending(1000)
    if (pending.length === 0) return id
    await library.putVectors(pending.map(({ key, text }) => ({ key, vector: spread(text) })))
  }
}

async function find(at: number, id: number): Promise<number> {
  const asked = { text: `第${at}号报告`, vector: spread('问'), reports: [id], limit: 1000 }
  return (await library.search(asked)).candidates.length
}

if (mode === 'look') {
  const acknowledged = JSON.parse(readFileSync(value, 'utf8')) as readonly Acknowledged[]
  await library.search({ text: '拖欠农民工工资怎么处理', vector: spread('问'), limit: 200 })
  const foundMs = performance.now()
  const lost: number[] = []
  for (const [id, at, passages] of acknowledged) if ((await find(at, id)) !== passages) lost.push(at)
  const files = (await library.listReports()).map(({ file }) => file)
  writeSync(1, `${JSON.stringify({ openMs, foundMs, lost, twice: files.length - new Set(files).size })}\n`)
} else {
  const said = await sentences()
  const [from, to] = mode === 'grow' ? [0, Number(value) / most] : [Number(value), Infinity]
  for (let at = from; at < to; at++) writeSync(1, `stored ${await store(said, at)} ${at} ${most}\n`)
}
await library.close()

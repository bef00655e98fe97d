// Trains what tells orders to whoever retells a report from its other sentences, into src/text/private/order-weights.ts.
// `--measure` prints what it finds of the hand that teaches nothing (kept.jsonl) and of reports that people wrote, and writes nothing.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hashText, weighGrams } from '#shared/hash-grams.ts'
import { findOrders } from '#text/private/find-orders.ts'
import { foldSentence, gramsOfOrder, tableSize } from '#text/private/judge-order.ts'
import { splitSentences } from '#text/split-sentences.ts'
import { readCorpusPassages } from '../../fakes/corpus-passages.ts'
import { openDice } from '../../fakes/open-dice.ts'
import { listOrders } from '../../fakes/orders-in-reports.ts'
import { generateReports } from '../../ingest/generate-reports.ts'

interface Example {
  readonly text: string
  readonly isOrder: boolean
}

/** How it is learnt: by gradient, pulled towards 0; sentences of reports are many, and each says little. */
const learning = { rounds: 30, rate: 0.3, decay: 2e-5, perOrder: 4, seed: 20_261_129 }
/** Of sentences that taught nothing, at most this share may be taken for orders. Nearly all that are taken were written to come near; of pages of governments none is. */
const mostTaken = 0.003
const parts = 5
const folder = import.meta.dirname
const shared = resolve(import.meta.dirname, '../../../../shared')
const weightsFile = resolve(import.meta.dirname, '../../../src/text/private/order-weights.ts')

const listSentences = (text: string): readonly string[] =>
  splitSentences(text)
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter((sentence) => sentence.length > 0)

/** `{passage, order, says}` or `{text, order}`, one a line. */
function readHand(name: string): readonly Example[] {
  const lines = readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
  return lines.flatMap((line): readonly Example[] => {
    const { passage, order, text } = JSON.parse(line) as Record<string, string | boolean>
    if (typeof order === 'boolean') return [{ text: String(text), isOrder: order }]
    const rest = String(passage).replace(String(order), '')
    return [
      { text: String(order), isOrder: true },
      ...listSentences(rest).map((own) => ({ text: own, isOrder: false })),
    ]
  })
}

async function listReported(): Promise<readonly Example[]> {
  const { passages } = await readCorpusPassages()
  const generated = generateReports(learning.seed, 300).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])),
  )
  const texts = new Set(
    [...passages.map(({ text }) => text), ...generated, ...readPages('dev')].flatMap(listSentences),
  )
  return [...texts].map((text) => ({ text, isOrder: false }))
}

/** Pages of governments, written by another hand. */
function readPages(part: 'dev' | 'held'): readonly string[] {
  const file = resolve(import.meta.dirname, `../../quality/governments/${part}/reports.jsonl`)
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => String((JSON.parse(line) as { text: string }).text))
}

interface Weights {
  readonly table: Float64Array
  readonly bias: number
}

function train(examples: readonly Example[]): Weights {
  const table = new Float64Array(tableSize)
  const roll = openDice(learning.seed)
  let bias = 0
  const rows = examples.map(({ text, isOrder }) => ({ grams: gramsOfOrder(foldSentence(text)), isOrder }))
  for (let round = 0; round < learning.rounds; round++) {
    const rate = learning.rate / (1 + round / 5)
    for (let i = rows.length - 1; i > 0; i--) {
      const j = Math.floor(roll() * (i + 1))
      ;[rows[i], rows[j]] = [rows[j]!, rows[i]!]
    }
    for (const { grams, isOrder } of rows) {
      const share = weighGrams(grams.length)
      const sum = grams.reduce((total, gram) => total + table[gram]!, 0) * share + bias
      const error = (isOrder ? 1 : 0) - 1 / (1 + Math.exp(-sum))
      const step = rate * error * (isOrder ? learning.perOrder : 1)
      for (const gram of grams) table[gram]! += step * share - rate * learning.decay * table[gram]!
      bias += step * 0.1
    }
  }
  return { table, bias }
}

const score = ({ table, bias }: Weights, text: string): number => {
  const grams = gramsOfOrder(foldSentence(text))
  return grams.reduce((sum, gram) => sum + table[gram]!, 0) * weighGrams(grams.length) + bias
}

/** What each scores by the weights that the other parts taught. */
function scoreAcross(
  examples: readonly Example[],
): readonly { readonly one: Example; readonly score: number }[] {
  const partOf = ({ text }: Example) => hashText(text, parts)
  return Array.from({ length: parts }).flatMap((_, part) => {
    const weights = train(examples.filter((one) => partOf(one) !== part))
    const own = examples.filter((one) => partOf(one) === part)
    return own.map((one) => ({ one, score: score(weights, one.text) }))
  })
}

/** The least score that takes no more than `mostTaken` of sentences that taught nothing. */
function findThreshold(scores: readonly number[]): number {
  const sorted = [...scores].sort((a, b) => b - a)
  return sorted[Math.floor(sorted.length * mostTaken)] ?? 0
}

function write({ table, bias }: Weights, threshold: number): void {
  const most = table.reduce((found, weight) => Math.max(found, Math.abs(weight)), 0)
  const scale = most / 127
  const packed = Buffer.from(Int8Array.from(table, (weight) => Math.round(weight / scale)).buffer)
  const lines = packed.toString('base64').match(/.{1,200}/g) ?? []
  writeFileSync(
    weightsFile,
    `// Table: learnt weights of pieces of sentences that give orders (test/learn/orders/train-orders.ts writes it).\nexport const orderWeights = {\n  scale: ${scale},\n  threshold: ${threshold - bias},\n  table: [\n${lines.map((line) => `    '${line}',`).join('\n')}\n  ].join(''),\n}\n`,
  )
}

/** Of the hand that teaches nothing, and of reports of real offices where they are at hand. */
function measure(): void {
  const kept = readHand('kept')
  const found = (isOrder: boolean) =>
    kept.filter((one) => one.isOrder === isOrder && findOrders(one.text).length > 0)
  const share = (isOrder: boolean) => {
    const all = kept.filter((one) => one.isOrder === isOrder)
    return `${found(isOrder).length} of ${all.length}`
  }
  console.log(`orders found ${share(true)}, other sentences taken ${share(false)}`)
  const real = join(shared, 'corpus')
  if (existsSync(real))
    tellTaken(
      'real reports',
      readdirSync(real).map((name) => readFileSync(join(real, name), 'utf8')),
    )
  tellTaken('pages of governments', readPages('held'))
}

/** `--show`: with the sentences. */
function tellTaken(name: string, texts: readonly string[]): void {
  const sentences = texts.flatMap(listSentences)
  const taken = sentences.filter((sentence) => findOrders(sentence).length > 0)
  console.log(`${name}: ${taken.length} of ${sentences.length} sentences taken`)
  if (process.argv.includes('--show')) for (const one of taken) console.log('  ', one.slice(0, 80))
}

if (process.argv.includes('--measure')) measure()
else {
  const hands = ['a', 'b', 'c', 'e', 'f', 'g', 'h'].flatMap(readHand)
  const planted = listOrders().map(({ order }) => ({ text: order, isOrder: true }))
  const reported = await listReported()
  const all = [...hands, ...planted, ...reported]
  const across = scoreAcross(all)
  const threshold = findThreshold(across.flatMap(({ one, score }) => (one.isOrder ? [] : [score])))
  write(train(all), threshold)
  const orders = across.filter(({ one }) => one.isOrder)
  const found = orders.filter(({ score }) => score > threshold).length
  console.log(`${all.length} sentences; of ${orders.length} orders ${found} found by what others taught`)
}

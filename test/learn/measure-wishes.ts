// Measures how messages of a hand that taught nothing are read, by rules alone and with what was learnt. Only totals are printed.
import { readFileSync } from 'node:fs'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { readTables } from '#adapters/heads/head-weights.ts'
import { weightsFile } from '#adapters/heads/open-heads.ts'
import { hands, readHand } from './read-said.ts'
import { scoreWishes, type WishTotals } from './score-wishes.ts'

export async function measureWishes(): Promise<WishTotals> {
  const embedder = await openOnnxEmbedder()
  const { 'wish dense': dense, 'wish pieces': pieces } = readTables(readFileSync(weightsFile))
  const totals = await scoreWishes(readHand(hands.held), {
    embedder,
    head: { dense: dense!, pieces: pieces! },
  })
  await embedder.close()
  return totals
}

if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(await measureWishes()))

// Trains the head of wishes into src/adapters/heads/heads.bin, beside the others, which stay as they are; --across: each hand read by what the others taught, totals only.
import { readFileSync, writeFileSync } from 'node:fs'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { packTables, readTables } from '#adapters/heads/head-weights.ts'
import { weightsFile } from '#adapters/heads/open-heads.ts'
import { hands, readAskedRows, readHand } from './read-said.ts'
import { scoreWishes } from './score-wishes.ts'
import { buildWishExamples, trainWish } from './wish-examples.ts'

async function main() {
  const embedder = await openOnnxEmbedder()
  const asked = await buildWishExamples(readAskedRows(), embedder)
  const told = await Promise.all(hands.train.map((name) => buildWishExamples(readHand(name), embedder)))
  if (process.argv.includes('--across')) {
    for (const [i, name] of hands.train.entries()) {
      const head = trainWish([...told.filter((_, j) => j !== i).flat(), ...asked])
      console.log(name, JSON.stringify(await scoreWishes(readHand(name), { embedder, head })))
    }
  } else {
    const { dense, pieces } = trainWish([...told.flat(), ...asked])
    const tables = { ...readTables(readFileSync(weightsFile)), 'wish dense': dense, 'wish pieces': pieces }
    const packed = packTables(tables)
    writeFileSync(weightsFile, packed)
    console.log(`${told.flat().length} sayings, ${packed.length} bytes`)
  }
  await embedder.close()
}

await main()

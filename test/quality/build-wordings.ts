// Quality: `node --import tsx test/quality/build-wordings.ts`, after prompts/wordings.tsv has changed: its texts, encoded by the shipped
// model -> wordings.bin beside it. What is already there is not encoded again.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { packVectors } from '#adapters/embedders/known-vectors.ts'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'

const root = resolve(import.meta.dirname, '../..')
const { wordings } = await loadPrompts(resolve(root, 'prompts'))
const texts = [...new Set(wordings.flatMap(({ written, said }) => [written, ...said]))]
const embedder = await openOnnxEmbedder()
const missing = texts.filter((text) => !embedder.known?.(text))
const made = await embedder.embed(missing)
await embedder.close()
const entries = texts.map((text) => ({
  text,
  vector: embedder.known?.(text) ?? made[missing.indexOf(text)]!,
}))
writeFileSync(resolve(root, 'src/adapters/embedders/bge-small-zh-v1.5/wordings.bin'), packVectors(entries))
console.log(`${texts.length} texts, ${missing.length} of them new`)

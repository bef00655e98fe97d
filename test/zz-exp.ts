// tmp experiments
import { readFileSync, writeFileSync, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { tableSizes } from '#adapters/heads/head-inputs.ts'
import { runHead } from '#adapters/heads/run-head.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { operations, wants } from '#domain/frame.ts'
import { buildFollowExamples, buildTopicExamples, buildWantExamples } from './learn/build-examples.ts'
import { collectSayings, type Said } from './learn/collect-sayings.ts'
import { readSharedQuestions, readWriter } from './learn/read-asked.ts'
import { trainHead } from './learn/train-head.ts'
const embedder = await openOnnxEmbedder()
const deps = { embedder, segmenter: await openSegmenter(), gazetteer: openGazetteer(), book: await loadPrompts(resolve('prompts')), thisYear: 2025 }
const g: Record<string, Said[]> = {}
for (const w of ['a', 'b', 'c', 'd']) g[w] = [...(await collectSayings(readWriter(w), deps))]
g.s = [...(await collectSayings(readSharedQuestions(), deps))]
await embedder.close()
const half = (l: Said[]) => l.slice(0, l.length / 2)
const which = process.argv[2] ?? 'want'
const folds: [string, string[]][] = [['d', ['a', 'b', 'c', 's']], ['a', ['b', 'c', 's']], ['c', ['a', 'b', 's']]]
export { g, half, folds, trainHead, runHead, tableSizes, wants, operations, buildWantExamples, buildFollowExamples, buildTopicExamples }

import { readTopicShares } from '#adapters/heads/open-heads.ts'
const topics = new Map<Said, readonly number[]>()
const names = ['a', 'b', 'c', 'd', 's']
const t0 = Date.now()
let hitsAll: string[] = []
for (const w of names) {
  const head = trainHead(buildTopicExamples(names.filter((x) => x !== w).flatMap((x) => g[x]!)), { rows: 1, tableSize: tableSizes.topic, rounds: 4, decay: { dense: 1e-5, pieces: 1e-4 }, rate: { dense: 0.03, pieces: 0.05 } })
  for (const said of g[w]!) topics.set(said, readTopicShares(head, said.saying.plain, said.encoded))
  let tp = 0, fp = 0, fn = 0
  for (const e of buildTopicExamples(half(g[w]!))) { const p = runHead(head, e.input)[0]! > 0; if (p && e.label) tp++; else if (p) fp++; else if (e.label) fn++ }
  hitsAll.push(`${w} P${(tp / (tp + fp)).toFixed(3)} R${(tp / (tp + fn)).toFixed(3)} F${((2 * tp) / (2 * tp + fp + fn)).toFixed(3)}`)
}
console.log('topic', hitsAll.join(' '), Date.now() - t0)
for (const cfg of [
    { rounds: 8, dd: 1e-4, dp: 1e-3, rd: 0.05, rp: 0.03 },
    { rounds: 5, dd: 1e-4, dp: 1e-3, rd: 0.05, rp: 0.03 },
    { rounds: 8, dd: 1e-4, dp: 1e-3, rd: 0.03, rp: 0.02 },
  ]) {
    const out: string[] = []
    const t1 = Date.now()
    for (const [t, tr] of folds) {
      const head = trainHead(buildWantExamples(tr.flatMap((w) => g[w]!), topics), { rows: 20, tableSize: tableSizes.want, rounds: cfg.rounds, decay: { dense: cfg.dd, pieces: cfg.dp }, rate: { dense: cfg.rd, pieces: cfg.rp } })
      const te = half(g[t]!).filter((x) => x.asked.operation === null)
      let ok = 0
      for (const [i, e] of buildWantExamples(te, topics).entries()) { const r = runHead(head, e.input); if (r.indexOf(Math.max(...r)) === e.label) ok++ }
      out.push(`${t} ${(ok / te.length).toFixed(3)}`)
    }
    console.log(JSON.stringify(cfg), out.join(' '), Date.now() - t1)
}

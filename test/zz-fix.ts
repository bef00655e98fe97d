import { checkSentence } from '#check/claims/check-sentence.ts'
import { readCorpusPassages } from './fakes/corpus-passages.ts'
import { sentenceGroups } from './fixtures/model-sentences.ts'
import { writeSentences } from './fakes/check-sentences.ts'
const { passages: corpus, deps } = await readCorpusPassages()
let [s, sb, f, fm] = [0, 0, 0, 0]
for (const g of sentenceGroups) {
  const ps = g.cites.map(([file, holds], at) => ({ ...corpus.find((o) => o.file === file && o.text.includes(holds))!, n: at + 1 }))
  for (const t of g.sound) { s++; const x = checkSentence(t, ps, deps); if (x) { sb++; console.log('B', t, JSON.stringify(x)); if (process.argv.includes('--src')) console.log('      ', ps.map((p) => p.text).join(' || ')) } }
  for (const [k, t] of g.faulty) { f++; const x = checkSentence(t, ps, deps); if (!x) { fm++; console.log('M', k, t) } }
}
console.log('hand', { s, sb, f, fm, allow: [Math.floor(s * 0.03), Math.floor(f * 0.02)] })
const gen = writeSentences(500, 20, corpus)
const gs = gen.filter((o) => o.isSound && checkSentence(o.text, corpus, deps)); const gm = gen.filter((o) => !o.isSound && !checkSentence(o.text, corpus, deps))
for (const o of gs) console.log('GB', o.kind, o.text, JSON.stringify(checkSentence(o.text, corpus, deps)))
for (const o of gm) console.log('GM', o.kind, o.text)
console.log('gen', { blocked: gs.length, missed: gm.length }, 'allow 7, 5')

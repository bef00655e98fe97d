// Learns the weights of src/retrieve/rank/rank-sentences.ts: `node --import tsx test/learn/ranking/train-ranking.ts DATA=TALKS.jsonl … [--held DATA=TALKS.jsonl]`. Prints the weights, and how far up the passage that answers stands in what is held.
import { parseArgs } from 'node:util'
import { readFrame } from '#question/read-frame.ts'
import type { sentenceSigns } from '#retrieve/rank/describe-sentences.ts'
import { type RankedSentence, wordWeights } from '#retrieve/rank/rank-sentences.ts'
import { retrieve } from '#retrieve/retrieve.ts'
import { type Asked, mapSigns, measure, train } from './order-by-signs.ts'
import { isCited, type OpenLibrary, readSources, type Talk } from './read-talks.ts'

type Sign = (typeof sentenceSigns)[number]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { held: { type: 'string', multiple: true, default: [] } },
})
await main()

async function main() {
  const taught = await readSources(positionals, readFirst)
  const held = await readSources(values.held, readFirst)
  const learnt = train<Sign>(taught, wordWeights)
  // The meaning keeps its weight, so that thresholds of scores still hold.
  const scale = wordWeights.meaning / learnt.meaning
  const weights = mapSigns<Sign>(learnt, (sign) => Math.round(learnt[sign] * scale * 100) / 100)
  console.log(weights)
  for (const [name, asked] of Object.entries({ taught, held }))
    console.log(name, measure<Sign>(asked, wordWeights), 'now,', measure<Sign>(asked, weights), 'learnt')
}

/** First turns alone: what follows them takes from the answer. */
async function readFirst(
  talks: readonly Talk[],
  { parts, library, visible }: OpenLibrary,
): Promise<readonly Asked<Sign>[]> {
  const asked: Asked<Sign>[] = []
  for (const { turns, asker_place } of talks) {
    const [{ say, cites = [] }] = turns as [Talk['turns'][number]]
    if (cites.length === 0) continue
    const question = { text: say, askerPlace: asker_place ?? null, context: [] }
    const frame = await readFrame(question, { ...parts, visible, thisYear: 2025 })
    const { sentences } = await retrieve(frame, visible, { ...parts, library })
    const ranked = sentences as readonly RankedSentence[]
    const answers = ({ reportId, text }: RankedSentence) => {
      const report = visible.find(({ id }) => id === reportId)
      return report !== undefined && isCited(cites, report, text)
    }
    const right = new Set(ranked.flatMap((sentence, i) => (answers(sentence) ? i : [])))
    if (right.size > 0) asked.push({ sentences: ranked, right })
  }
  return asked
}

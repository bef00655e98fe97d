// Learns the weights of src/answer/focus/focus-weights.ts: `node --import tsx test/learn/ranking/train-focus.ts DATA=TALKS.jsonl … [--held DATA=TALKS.jsonl]`. Prints the weights, and how far up the sentence that answers a follow-up stands in what is held.
import { parseArgs } from 'node:util'
import { answerQuestion } from '#answer/answer.ts'
import { type FocusSign, focusWeights } from '#answer/focus/focus-weights.ts'
import { openFocus } from '#answer/focus/open-focus.ts'
import { weighFocus } from '#answer/focus/weigh-candidates.ts'
import { readLast } from '#desk/read-context.ts'
import type { Turn } from '#domain/journal/turn.ts'
import { type Asked, mapSigns, measure, train } from './order-by-signs.ts'
import { isCited, type OpenLibrary, readSources, type Talk } from './read-talks.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { held: { type: 'string', multiple: true, default: [] } },
})
await main()

async function main() {
  const taught = await readSources(positionals, readFollowUps)
  const held = await readSources(values.held, readFollowUps)
  const learnt = train<FocusSign>(taught, focusWeights)
  const weights = mapSigns<FocusSign>(learnt, (sign) => Math.round(learnt[sign] * 20) / 20)
  console.log(weights)
  for (const [name, asked] of Object.entries({ taught, held }))
    console.log(name, measure(asked, focusWeights), 'now,', measure<FocusSign>(asked, weights), 'learnt')
}

/** The turns behind the first that go on inside the focus, each on the answer before it. */
async function readFollowUps(
  talks: readonly Talk[],
  { parts, library, visible }: OpenLibrary,
): Promise<readonly Asked<FocusSign>[]> {
  const deps = { ...parts, library, thisYear: 2025, clock: () => performance.now() }
  const asked: Asked<FocusSign>[] = []
  for (const { turns, asker_place } of talks) {
    const told: Turn[] = []
    for (const { say, cites = [] } of turns) {
      const own = asker_place ?? null
      const question = { text: say, askerPlace: own, context: [], last: readLast(told, say) }
      const answer = await answerQuestion(question, {}, deps)
      told.push({ person: 'learn', at: '', own, question: say, answer })
      const { frame } = answer
      if (!frame) continue
      const open = cites.length === 0 ? null : await openFocus(frame, visible, deps)
      const weighed = (open && weighFocus(open, parts.book)?.weighed) ?? []
      const right = new Set(weighed.flatMap(({ report, text }, i) => (isCited(cites, report, text) ? i : [])))
      if (right.size > 0) asked.push({ sentences: weighed, right })
    }
  }
  return asked
}

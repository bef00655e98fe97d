// Step: what a model writes, sentence by sentence, against the passages it was given. In: sentences as they come. Out: each one kept, mended by re-citing, or dropped with a reason.

import { bareSentence } from './bare-sentence.ts'
import { checkSentence } from './check-sentence.ts'
import type { CheckDeps, CitedPassage, SentenceFault } from './cited-passage.ts'

export type CheckedSentence =
  | { readonly kind: 'kept'; readonly text: string; readonly isMended: boolean }
  | { readonly kind: 'dropped'; readonly text: string; readonly reason: string }

const reasons: Readonly<Record<SentenceFault['rule'], (text: string) => string>> = {
  uncited: () => '没有注明出处',
  number: (text) => `出处里没有“${text}”这个数`,
  year: (text) => `出处不是${text}年的`,
  place: (text) => `出处里没有“${text}”`,
  name: (text) => `出处里没有“${text}”的原话`,
  negation: (text) => `与出处的意思相反：“${text}”`,
  hearsay: (text) => `出处只说是听来的：“${text}”`,
  plan: (text) => `出处没有说已经做到：“${text}”`,
  scope: (text) => `出处没有说到这么大的范围：“${text}”`,
  cause: (text) => `出处没有说这个原因：“${text}”`,
  praise: (text) => `出处没有这样评价：“${text}”`,
  clause: (text) => `出处里没有“${text}”的说法`,
}

/** One sentence in, one out, in order: what is kept may be shown at once. */
export async function* checkAnswer(
  sentences: AsyncIterable<string>,
  passages: readonly CitedPassage[],
  deps: CheckDeps,
): AsyncGenerator<CheckedSentence> {
  for await (const sentence of sentences) {
    await deps.meaning?.prepare(
      bareSentence(sentence),
      passages.map(({ text }) => text),
    )
    yield checkOne(sentence, passages, deps)
  }
}

function checkOne(sentence: string, passages: readonly CitedPassage[], deps: CheckDeps): CheckedSentence {
  const fault = checkSentence(sentence, passages, deps)
  if (fault === null) return { kind: 'kept', text: sentence, isMended: false }
  const mended = recite(sentence, passages, deps)
  if (mended !== null) return { kind: 'kept', text: mended, isMended: true }
  return { kind: 'dropped', text: sentence, reason: reasons[fault.rule](fault.text) }
}

/** The sentence with the mark of a passage that carries it alone, or of one more beside its own; null when none does. */
function recite(sentence: string, passages: readonly CitedPassage[], deps: CheckDeps): string | null {
  const bare = sentence.replace(/\s*\[\d{1,3}\]/g, '')
  const end = /[。;；!！?？]?$/.exec(bare)!
  const own = passages.filter(({ n }) => sentence.includes(`[${n}]`)).map(({ n }) => `[${n}]`)
  const write = (marks: string) => bare.slice(0, end.index) + marks + end[0]
  const tries = [
    ...passages.map(({ n }) => write(`[${n}]`)),
    ...(own.length > 0
      ? passages.filter(({ n }) => !own.includes(`[${n}]`)).map(({ n }) => write(`${own.join('')}[${n}]`))
      : []),
  ]
  return tries.find((text) => checkSentence(text, passages, deps) === null) ?? null
}

// Step of take-up: a follow-up that calls one of the numbers told by its word (成功的呢 after 成功126起) -> with that word as what is counted. Nothing where it names a thing of its own.
import { type Frame, isKnown, type Term } from '#domain/frame.ts'
import type { Taking } from './taking.ts'

/** Characters right before a number in a quote that name what it counts. */
const counted = /([\u4e00-\u9fff]{2,4}?)(?:了|共|合计|为|达|到)?(?=\d)/g
/** Words before numbers that name nothing. */
const empty = /^(?:其中|全年|合计|共计|一共|累计|超过|达到|每年|今年|目前|上年|约|近|其他)$/

export function nameTold({ last, now, answer }: Taking): Partial<Pick<Frame, 'terms' | 'head'>> {
  if (now.terms.some(isKnown)) return {}
  const said = now.plain
  const nouns = answer.citations.flatMap(({ quote }) =>
    [...quote.matchAll(counted)].map((match) => match[1]!),
  )
  const word = nouns.find((noun) => !empty.test(noun) && said.includes(noun))
  if (word === undefined || last.terms.some((term) => term.word.includes(word))) return {}
  const term: Term = { word, alternatives: [], weight: 1 }
  return { terms: [...last.terms, term], head: term }
}

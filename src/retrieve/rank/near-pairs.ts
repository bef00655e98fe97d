// Tool of this room: a question and the sentences found -> what share of the question's pairs of characters stands in each, beside it, in its section, in its heading. 0 to 1.
import { cutBigrams } from '../cut-bigrams.ts'
import type { Sentence } from '../sentence.ts'
import { layOut } from './lay-out.ts'

interface Nearness {
  readonly near: number
  readonly beside: number
  readonly around: number
  readonly titled: number
}

/** `at`: place of the sentence in the pool. */
export function openNearPairs(
  plain: string,
  pool: readonly Sentence[],
): (sentence: Sentence, at: number) => Nearness {
  const { nears, near } = weighPairs(plain, pool)
  const sections = joinSections(pool)
  const around = onceEach((key) => near(sections.get(key) ?? ''))
  const titled = onceEach(near)
  return (sentence, at) => {
    const beside = [at - 1, at + 1].filter((i) => isBeside(sentence, pool[i]))
    return {
      near: nears[at]!,
      beside: Math.max(0, ...beside.map((i) => nears[i]!)),
      around: around(sectionKey(sentence)),
      titled: titled(sentence.heading),
    }
  }
}

/** Pairs weigh by how few sentences of the pool have them; those that none has are left out. */
function weighPairs(plain: string, pool: readonly Sentence[]) {
  const laid = layOut(pool.map(({ text }) => text))
  const pairs = [...new Set(cutBigrams(plain))]
    .map((pair) => ({ pair, holding: laid.holding(pair) }))
    .filter(({ holding }) => holding.length > 0)
    .map(({ pair, holding }) => ({
      pair,
      holding,
      weight: Math.log((pool.length + 1) / (holding.length + 0.5)),
    }))
  const all = pairs.reduce((sum, { weight }) => sum + weight, 0)
  const nears = pool.map(() => 0)
  for (const { holding, weight } of pairs) for (const at of holding) nears[at]! += weight
  return {
    nears: nears.map((told) => (all === 0 ? 0 : told / all)),
    near: (text: string) => {
      let told = 0
      for (const { pair, weight } of pairs) if (text.includes(pair)) told += weight
      return all === 0 ? 0 : told / all
    },
  }
}

/** Sections and headings are those of many sentences. */
function onceEach(measure: (text: string) => number): (text: string) => number {
  const known = new Map<string, number>()
  return (text) => {
    const found = known.get(text) ?? measure(text)
    known.set(text, found)
    return found
  }
}

function sectionKey({ reportId, section }: Sentence): string {
  return `${reportId} ${section}`
}

function joinSections(pool: readonly Sentence[]): ReadonlyMap<string, string> {
  const joined = new Map<string, string>()
  for (const sentence of pool) {
    if (sentence.isHeading) continue
    const key = sectionKey(sentence)
    joined.set(key, `${joined.get(key) ?? ''}\n${sentence.text}`)
  }
  return joined
}

function isBeside(one: Sentence, other: Sentence | undefined): boolean {
  return other !== undefined && !other.isHeading && sectionKey(one) === sectionKey(other)
}

// Tool of this room: a question and the sentences found -> what share of the question's pairs of characters stands in each, beside it, in its section, in its heading. 0 to 1.
import { cutBigrams } from '../cut-bigrams.ts'
import type { Sentence } from '../sentence.ts'

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
  const weights = new Map<string, number>()
  const held: boolean[][] = []
  for (const pair of new Set(cutBigrams(plain))) {
    const holds = pool.map(({ text }) => text.includes(pair))
    const found = holds.filter(Boolean).length
    if (found === 0) continue
    weights.set(pair, Math.log((pool.length + 1) / (found + 0.5)))
    held.push(holds)
  }
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const share = (holds: (pair: string, i: number) => boolean): number => {
    if (all === 0) return 0
    let told = 0
    let i = 0
    for (const [pair, weight] of weights) if (holds(pair, i++)) told += weight
    return told / all
  }
  return {
    nears: pool.map((_, at) => share((_pair, i) => held[i]![at]!)),
    near: (text: string) => share((pair) => text.includes(pair)),
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

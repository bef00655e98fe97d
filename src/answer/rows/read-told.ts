// Step: passages that search found x words of the topic -> the sentences that write of it, and how much of it each does.
import type { Term } from '#domain/frame.ts'
import type { Passage, SectionPart } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import { wordingsOf } from './topic-words.ts'

export interface Told extends Span {
  readonly reportId: number
  readonly text: string
  /** Path of its section. */
  readonly path: string
  /** Headings over it. */
  readonly heading: string
  readonly part: SectionPart
  /** For each term 1 where the sentence has the very word, less for a synonym, least for the heading over it, 0 for none. */
  readonly hits: readonly number[]
  /** Share of the topic that it has, by how rare its words are. */
  readonly share: number
  /** It has the word that says most of the topic. */
  readonly isNamed: boolean
}

export interface ToldTopic {
  /** Words that some report writes; what no report writes narrows nothing. */
  readonly terms: readonly Term[]
  readonly told: readonly Told[]
}

/** The usual wording of reports says it more surely than another of its group. */
const hit = { usual: 0.98, synonym: 0.85, heading: 0.6 }

/** Of these passages all sentences that have a word of the topic, themselves or in the headings over them. */
export function readTold(
  passages: readonly { readonly reportId: number; readonly passage: Passage }[],
  terms: readonly Term[],
  segmenter: Segmenter,
): ToldTopic {
  const words = terms.map((term) => ({ word: term.word, wordings: wordingsOf(term) }))
  const open = passages.flatMap(({ reportId, passage }) =>
    tellSentences(passage, { reportId, words, segmenter }),
  )
  const reports = new Set(passages.map(({ reportId }) => reportId)).size
  const weights = terms.map((term, i) => weighTerm(term, countWriting(open, i), reports))
  const core = findCore(terms, weights)
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1
  const told = open.map((one): Told => {
    const carried = weights.reduce((sum, weight, i) => sum + weight * one.hits[i]!, 0)
    return { ...one, share: carried / total, isNamed: core >= 0 && one.hits[core]! > 0 }
  })
  return { terms: terms.filter((_, i) => weights[i]! > 0), told }
}

type Opened = Omit<Told, 'share' | 'isNamed'>

interface Word {
  readonly word: string
  readonly wordings: readonly string[]
}

/** What the passage as a whole does not hold none of its sentences is looked through for. */
function tellSentences(
  { text: whole, start, sentences, path, heading, part }: Passage,
  {
    reportId,
    words,
    segmenter,
  }: { readonly reportId: number; readonly words: readonly Word[]; readonly segmenter: Segmenter },
): readonly Opened[] {
  const ofHeading = words.map(({ wordings }) =>
    wordings.some((one) => heading.includes(one)) ? hit.heading : 0,
  )
  const isHeld = words.map(({ wordings }) => wordings.some((one) => whole.includes(one)))
  const isHeaded = ofHeading.some((one) => one > 0)
  if (!isHeld.includes(true) && !isHeaded) return []
  const places = isHeaded
    ? []
    : findPlaces(
        whole,
        words.filter((_, i) => isHeld[i]),
      )
  const told: Opened[] = []
  for (const span of sentences) {
    // A sentence in which none of the words begins has none.
    if (!isHeaded && !places.some((at) => at >= span.start - start && at < span.end - start)) continue
    const text = whole.slice(span.start - start, span.end - start)
    const hits = words.map(({ word, wordings }, i) =>
      isHeld[i]
        ? measureHit(word, wordings, { text: keepWhole(text, word, segmenter), ofHeading: ofHeading[i]! })
        : ofHeading[i]!,
    )
    if (hits.some((one) => one > 0)) told.push({ ...span, reportId, text, path, heading, part, hits })
  }
  return told
}

/** Where a wording of any of the words begins. */
function findPlaces(text: string, words: readonly Word[]): readonly number[] {
  const places: number[] = []
  for (const wording of new Set(words.flatMap(({ wordings }) => wordings)))
    for (let at = text.indexOf(wording); at >= 0 && wording !== ''; at = text.indexOf(wording, at + 1))
      places.push(at)
  return places
}

/** Characters before and behind that say where words begin. */
const around = 10

/** 职工会前 holds no 工会: where each of its characters belongs to another word, it is not written. */
function keepWhole(text: string, word: string, { cut }: Segmenter): string {
  if (word.length !== 2 || !text.includes(word)) return text
  let kept = text
  for (let at = kept.indexOf(word); at >= 0; at = kept.indexOf(word, at + 1)) {
    const words = cut(text.slice(Math.max(0, at - around), at + around))
    const isSplit =
      !words.some((one) => one.includes(word)) &&
      words.includes(text.slice(at - 1, at + 1)) &&
      words.includes(text.slice(at + 1, at + 3))
    if (isSplit) kept = `${kept.slice(0, at)}  ${kept.slice(at + 2)}`
  }
  return kept
}

function measureHit(
  word: string,
  wordings: readonly string[],
  { text, ofHeading }: { readonly text: string; readonly ofHeading: number },
): number {
  if (text.includes(word)) return 1
  if (wordings[1] !== undefined && text.includes(wordings[1])) return hit.usual
  return wordings.some((one) => text.includes(one)) ? hit.synonym : ofHeading
}

/** What everybody writes still says something; what only headings name, or short words do, says less. */
const weighing = { least: 0.3, heading: 0.3, perCharacter: 0.15, longest: 6 }

/** Reports with the very word, with a word of its group, and with one of these if only in a heading. */
interface Writing {
  readonly named: number
  readonly written: number
  readonly headed: number
}

function countWriting(told: readonly Opened[], term: number): Writing {
  const [named, written, headed] = [new Set<number>(), new Set<number>(), new Set<number>()]
  for (const { hits, reportId } of told) {
    const own = hits[term]!
    if (own >= hit.heading) headed.add(reportId)
    if (own >= hit.synonym) written.add(reportId)
    if (own >= 1) named.add(reportId)
  }
  return { named: named.size, written: written.size, headed: headed.size }
}

/** The fewer reports write it the more it says; 0 where none does. Those with the very word are counted, where there are any: a group may hold commoner words as well. */
function weighTerm({ word, weight }: Term, { named, written, headed }: Writing, reports: number): number {
  const writing = named || written
  const rarity = Math.log((reports + 1) / ((writing || headed) + 0.5))
  const length = 1 + weighing.perCharacter * (Math.min(weighing.longest, word.length) - 2)
  const isNamed = writing > 0
  return headed > 0
    ? weight * length * Math.max(weighing.least, rarity) * (isNamed ? 1 : weighing.heading)
    : 0
}

/** The word that says most; two characters that no table knows are rarely the topic. -1: no word is written. */
function findCore(terms: readonly Term[], weights: readonly number[]): number {
  const isTelling = ({ word, alternatives }: Term) => alternatives.length > 0 || word.length > 2
  const order = terms
    .map((term, i) => ({ i, weight: weights[i]!, isTelling: isTelling(term) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => Number(b.isTelling) - Number(a.isTelling) || b.weight - a.weight)
  return order[0]?.i ?? -1
}

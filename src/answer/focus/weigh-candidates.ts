// Step: a follow-up x the sentences that may answer it inside the focus -> those sentences weighed, the likeliest first: the kind of answer asked for, its own words, the thing, nearness, meaning. All weighing of the room is done here.
import { isMeasure } from '#answer/rows/topic-words.ts'
import type { Asks, Term } from '#domain/frame.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import { cutBigrams } from '#retrieve/cut-bigrams.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { holdsThing, listAskedThings } from '#retrieve/rank/asked-things.ts'
import { buildUnitPattern, readAskedUnits } from '#retrieve/read-unit.ts'
import { readWordKinds } from '#retrieve/sentence-kinds.ts'
import type { Candidate, Nearness, OpenFocus } from './open-focus.ts'

/** Learnt by test/learn/ranking/train-focus.ts from follow-ups of talks by several hands with the sentence that answers each by how well each tells them apart (of 90 turns, each of a set that did not teach, 65 first and 78 among three). */
export const focusWeights = {
  /** It has a number in a unit that is asked for; it has none. */
  unit: 1.3,
  noUnit: -1.3,
  /** Of the things of prompts/asking/asked-things.tsv that are asked for, the share that it holds. */
  asked: 0.9,
  /** What is asked for: a cause, a plan, what is done about it, what is wrong. */
  cause: 2.7,
  plan: 2,
  remedy: 2.3,
  problem: 1.5,
  /** Several things are asked for, and it lists them. */
  list: 1.8,
  /** It stands among the plans, which were not asked for. */
  otherPart: -1.35,
  /** Of the follow-up's own words and pairs of characters, and of the thing's words in it and over it; what few sentences have weighs more. */
  terms: 2.45,
  bigrams: 3.05,
  thing: 2.8,
  heading: 1.7,
  /** Where it stands to what was told. */
  told: 0,
  beside: 1.55,
  section: 0.35,
  report: -0.05,
  place: -1.85,
  /** For each answer since then. */
  age: -0.75,
  /** Cosines to the follow-up, to it with the thing, and to what was told. */
  own: 4,
  whole: 6.2,
  like: 0.2,
  /** Of the newest year. */
  newest: 1.3,
  /** Of 80 characters. */
  length: -0.15,
}
export type FocusSign = keyof typeof focusWeights
const signs = Object.keys(focusWeights) as readonly FocusSign[]
type Signs = Readonly<Record<FocusSign, number>>

export interface Weighed extends Candidate {
  readonly signs: Signs
  readonly score: number
  /** Of all that may answer, 0 to 1. */
  readonly share: number
}

export interface WeighedFocus extends Pick<OpenFocus, 'asks' | 'thing'> {
  /** The likeliest first; never empty. */
  readonly weighed: readonly Weighed[]
  readonly asking: Asking
  /** Whether a clause of a sentence holds the kind of answer that is asked for, or a word of the follow-up. */
  readonly says: (clause: string, sentence?: string) => boolean
}

export const clausesOf = (sentence: string) => sentence.split(/[，,；;。]/)

type Book = Pick<PromptBook, 'sentenceKinds' | 'askedThings'>

export function weighFocus(focus: OpenFocus, book: Book): WeighedFocus | null {
  const asking = readAsking(focus.asks, book)
  const read = readSigns(focus, asking, book)
  const scored = focus.candidates.map((one, i) => {
    const own = read[i]!
    return { ...one, signs: own, score: signs.reduce((sum, sign) => sum + focusWeights[sign] * own[sign], 0) }
  })
  if (scored.length === 0) return null
  scored.sort((a, b) => b.score - a.score)
  const first = scored[0]!.score
  const whole = scored.reduce((sum, { score }) => sum + Math.exp(score - first), 0)
  const weighed = scored.map((one) => ({ ...one, share: Math.exp(one.score - first) / whole }))
  const { asks, thing } = focus
  const saysThing = (clause: string) => [...asks.terms, ...thing].some((term) => matchTerm(term, clause) > 0)
  const says = (clause: string, sentence = clause) => {
    const { unit } = asking
    // 其中木器厂劳动争议4起, and not the 60起 of all, where the sentence has a number of the thing.
    if (unit)
      return (
        unit.test(clause) &&
        (saysThing(clause) || !clausesOf(sentence).some((one) => unit.test(one) && saysThing(one)))
      )
    if (asking.isCause) return readWordKinds(clause, book.sentenceKinds).has('cause')
    return asks.terms.some((term) => matchTerm(term, clause) > 0)
  }
  return { asks, thing, weighed, asking, says }
}

function readSigns({ asks, thing, candidates }: OpenFocus, asking: Asking, book: Book): readonly Signs[] {
  const pool = candidates.map(({ text }) => text)
  // 原因 and 不足 say which kind is asked for, and are no words of the thing.
  const ofKind = listKindWords(asking, book)
  const own = asks.terms.filter(({ word }) => !ofKind.includes(word))
  const terms = weighTerms(own, pool)
  const things = weighTerms(thing, pool)
  const grams = weighBigrams(
    ofKind.reduce((said, word) => said.replaceAll(word, ' '), asks.plain),
    pool,
  )
  const newest = Math.max(...candidates.map(({ report }) => report.metadata.year ?? 0))
  const latest = Math.min(
    ...candidates.map(({ nearness, age }) => (nearness === 'told' ? age : Number.POSITIVE_INFINITY)),
  )
  return candidates.map((one) => {
    const { text, heading, nearness, meaning, report } = one
    const at = (kind: Nearness) => (nearness === kind ? 1 : 0)
    return {
      ...readKindSigns(one, asking, book),
      terms: shareOf(terms, (term) => matchTerm(term, text)),
      bigrams: shareOf(grams, (gram) => (text.includes(gram) ? 1 : 0)),
      thing: shareOf(things, (term) => matchTerm(term, text)),
      heading: shareOf(things, (term) => matchTerm(term, heading)),
      told: at('told'),
      beside: at('beside'),
      section: at('section'),
      report: at('report'),
      place: at('place'),
      age: nearness === 'place' ? 0 : one.age - latest,
      own: meaning.own,
      whole: meaning.whole,
      like: meaning.told,
      newest: report.metadata.year === newest ? 1 : 0,
      length: Math.min(1, text.length / 80),
    }
  })
}

function listKindWords({ isCause, isProblem, isPlan }: Asking, { sentenceKinds }: Book): readonly string[] {
  const asked = {
    cause: isCause,
    problem: isProblem,
    plan: isPlan,
    practice: false,
    number: false,
    stance: false,
  }
  return sentenceKinds.flatMap(({ kind, words }) => (asked[kind] ? words : []))
}

type KindSign = 'unit' | 'noUnit' | 'asked' | 'cause' | 'plan' | 'remedy' | 'problem' | 'list' | 'otherPart'

/** Whether it is the kind of answer that is asked for. */
function readKindSigns({ text, part }: Candidate, asking: Asking, book: Book): Pick<Signs, KindSign> {
  const kinds = readWordKinds(text, book.sentenceKinds)
  const isWrong = part === 'problem' || part === 'cause' || kinds.has('problem')
  const held = asking.things.filter((thing) => holdsThing(text, thing)).length
  const when = (is: boolean) => (is ? 1 : 0)
  return {
    unit: when(asking.unit?.test(text) ?? false),
    noUnit: when(asking.unit !== null && !asking.unit.test(text)),
    asked: asking.things.length === 0 ? 0 : held / asking.things.length,
    cause: when(asking.isCause && kinds.has('cause')),
    plan: when(asking.isPlan && part === 'plan'),
    remedy: when(asking.isRemedy && part === 'plan'),
    problem: when(asking.isProblem && isWrong),
    list: when(asking.isList && listing.test(text)),
    otherPart: when(!asking.isPlan && !asking.isRemedy && part === 'plan'),
  }
}

const listing = /[：:]|、[^、]*、|一是/

/** The kind of answer that a follow-up asks for. */
interface Asking {
  /** What a number in a unit that is asked for matches; null: none is. */
  readonly unit: RegExp | null
  readonly things: PromptBook['askedThings']
  readonly isCause: boolean
  readonly isPlan: boolean
  readonly isRemedy: boolean
  readonly isProblem: boolean
  readonly isList: boolean
}

function readAsking({ text, want, part }: Asks, { askedThings }: Pick<PromptBook, 'askedThings'>): Asking {
  // 管了几个月，投诉下来没有: whether, and no number.
  const last = text.split(/[，,]/).at(-1)!
  const asked = asksWhether.test(last) ? last : text
  return {
    unit: readAskedUnits(asked) === null ? null : buildUnitPattern(asked),
    things: listAskedThings(text, askedThings),
    isCause: want === 'why' || part === 'cause',
    isPlan: part === 'plan',
    isRemedy: want === 'how' || asksDeed.test(text),
    isProblem: part === 'problem',
    isList: asksList.test(text),
  }
}

const asksWhether = /(?:没有?|[吗吧不嘛])[\s?？。]*$/
const asksDeed = /打算|[咋怎]/
const asksList = /哪[些几三两]|都[有是]啥|分别/

type Rare<Word> = readonly (readonly [Word, number])[]

function shareOf<Word>(rare: Rare<Word>, held: (word: Word) => number): number {
  const whole = rare.reduce((sum, [, weight]) => sum + weight, 0)
  return whole === 0 ? 0 : rare.reduce((sum, [word, weight]) => sum + weight * held(word), 0) / whole
}

/** A word that is perhaps misspelt counts half. */
function weighTerms(terms: readonly Term[], pool: readonly string[]): Rare<Term> {
  return terms
    .filter((term) => !isMeasure(term))
    .map((term) => {
      const count = pool.filter((text) => matchTerm(term, text) > 0).length
      return [term, rarity(count, pool.length) * (term.isGuess ? 0.5 : 1)]
    })
}

function weighBigrams(plain: string, pool: readonly string[]): Rare<string> {
  return [...new Set(plain.split(/\s+/).flatMap(cutBigrams))].map((gram) => {
    const count = pool.filter((text) => text.includes(gram)).length
    return [gram, rarity(count, pool.length)]
  })
}

function rarity(count: number, all: number): number {
  return count === 0 ? 0 : Math.log(1 + all / count)
}

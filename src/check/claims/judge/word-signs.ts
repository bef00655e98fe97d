// Tool of the sentence check: the words of a clause beside those of its passages, as an encoder reads both -> signs of the same thing said: the same words in the same part, in the same order, with as many noes, and nothing of the passage left out.
import { dot } from '#shared/vectors/dot.ts'
import type { Compared, SourceWord } from './compare-words.ts'
import { findMost, listBeside, lowMean, mean, readPlaceSigns, sorted } from './place-signs.ts'

/** Words that say nothing by themselves. */
const light =
  /^[的了着和与及并且等对在为将把被由以于从向给至其该此之则又再就而或还也均都共已曾后时中里到有是会要能可一个这那上下]$/
const no = /[不没未无非别勿莫免]|禁止|避免|拒/g
/** What leaves it open, or says who says so. */
const open =
  /可能|或许|也许|一般|大多|往往|通常|约|左右|部分|有的|一些|不少|多数|容易|有时|估计|预计|据说|疑似|初步|尚|建议|应当|最好|可以|正在|拟|计划|打算|相传|推测|待|认为|称|表示|说/g
/** A word further off than `far` says something else; than `apart`, something new. */
const far = 0.7
const apart = 0.6
/** So far the next word may stand behind the last one and be in order. */
const stride = 4
const bounds = { apart: 6, noes: 2, noesThere: 3, noesNear: 4, hedges: 3 }
/** What words are taken for where the passage writes none of them. */
const unwritten = 0.5

export interface Said {
  /** The clause as written, and which words of the sentence are its own; at least one. */
  readonly raw: string
  readonly words: readonly number[]
  /** Those that carry its content. */
  readonly told: readonly number[]
  readonly sentence: string
}

export type WordSigns = ReturnType<typeof readWordSigns>

export function readWordSigns(said: Said, compared: Compared) {
  const { source } = compared
  const nearest = (word: number) => Math.max(...source.map(({ near }) => near[word]!))
  const whole = sorted(said.told.map(nearest))
  const content = chooseContent(said, compared)
  const clause = findClause(content, source)
  return {
    mean: mean(said.words.map(nearest)),
    content: mean(whole),
    lowest: lowMean(whole),
    first: whole[0]!,
    second: whole[Math.min(1, whole.length - 1)]!,
    apart: Math.min(bounds.apart, whole.filter((one) => one < apart).length),
    far: whole.filter((one) => one < far).length / whole.length,
    ...readSame(content, said, compared),
    ...readOrder(content, source),
    ...readBack(clause, source),
    ...readPlaceSigns({ content, told: said.told, clause }, compared),
    ...readLikeness(said.words, clause, compared),
    ...readNoes(said.raw, clause, compared),
  }
}

function chooseContent({ words, sentence }: Said, { own }: Compared): readonly number[] {
  const heavy = words.filter((word) => !light.test(sentence.slice(own[word]!.start, own[word]!.end)))
  return heavy.length > 0 ? heavy : words
}

/** Words that the passage writes as well: how much alike they are used. */
function readSame(content: readonly number[], { sentence }: Said, { own, source }: Compared) {
  const same = content.flatMap((word) => {
    const text = sentence.slice(own[word]!.start, own[word]!.end)
    const there = source.filter((one) => one.text === text)
    return there.length > 0 ? [Math.max(...there.map(({ near }) => near[word]!))] : []
  })
  const all = sorted(same.length > 0 ? same : [unwritten])
  return {
    sameShare: same.length / content.length,
    same: mean(all),
    sameLow: lowMean(all),
    sameFirst: all[0]!,
    sameSecond: all[Math.min(1, all.length - 1)]!,
  }
}

/** Shares of the steps from one word to the next: those that go on a little, and those that go back. */
function readOrder(content: readonly number[], source: readonly SourceWord[]) {
  const places = content.map((word) => findMost(source, ({ near }) => near[word]!))
  const steps = places.slice(1).map((place, i) => ({
    by: place - places[i]!,
    isInside: source[place]!.piece === source[places[i]!]!.piece,
  }))
  const share = (some: typeof steps) => some.length / Math.max(1, steps.length)
  return {
    onward: steps.length === 0 ? 1 : share(steps.filter(({ by }) => by >= 0 && by <= stride)),
    back: share(steps.filter(({ by, isInside }) => isInside && by < 0)),
  }
}

/** The clause of the passages that carries most by itself. */
function findClause(content: readonly number[], source: readonly SourceWord[]): number {
  const numbers = [...new Set(source.map(({ clause }) => clause))]
  const carry = numbers.map((clause) => {
    const there = source.filter((one) => one.clause === clause)
    return mean(content.map((word) => Math.max(...there.map(({ near }) => near[word]!))))
  })
  return numbers[findMost(carry, (one) => one)]!
}

/** What that clause says, looked for in the sentence. */
function readBack(clause: number, source: readonly SourceWord[]) {
  const there = source.filter((one) => one.clause === clause)
  const heavy = there.filter(({ text }) => !light.test(text))
  const told = sorted((heavy.length > 0 ? heavy : there).map(({ near }) => Math.max(...near)))
  return {
    told: mean(told),
    toldLow: lowMean(told),
    toldFirst: told[0]!,
    untold: told.filter((one) => one < apart).length,
  }
}

/** How often the clause says no, that of the passages that is nearest to it, and those beside that one. */
function readNoes(raw: string, clause: number, { clauses, source }: Compared) {
  const count = (text: string) => text.match(no)?.length ?? 0
  const [own, there] = [count(raw), count(clauses[clause]!.raw)]
  const near = listBeside(clause, source).reduce((sum, at) => sum + count(clauses[at]?.raw ?? ''), 0)
  return {
    noes: Math.min(bounds.noes, own),
    noesThere: Math.min(bounds.noesThere, there),
    noesNear: Math.min(bounds.noesNear, near),
    noDiffers: Number(own > 0 !== there > 0),
    noAdded: Number(own > 0 && near === 0),
    noLost: Number(own === 0 && there > 0),
    noOdd: Number(own % 2 !== there % 2),
    ...readHedges(raw, clauses[clause]!.raw),
  }
}

function readHedges(raw: string, there: string) {
  const [own, source] = [raw, there].map((text) => text.match(open)?.length ?? 0) as [number, number]
  return {
    hedges: Math.min(bounds.hedges, own),
    hedgesThere: Math.min(bounds.hedges, source),
    hedgeLost: Number(source > 0 && own === 0),
  }
}

/** The clause as a whole beside that of the passages, and beside that one with its neighbours. */
function readLikeness(words: readonly number[], clause: number, { own, source }: Compared) {
  const said = addUp(words.map((word) => own[word]!.state))
  const like = (clauses: readonly number[]) =>
    dot(said, addUp(source.filter((one) => clauses.includes(one.clause)).map(({ state }) => state)))
  return { likeOne: like([clause]), likeWindow: like(listBeside(clause, source)) }
}

/** The sum, of length one. */
function addUp(states: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(states[0]!.length)
  for (const state of states) for (let at = 0; at < sum.length; at++) sum[at]! += state[at]!
  const length = Math.sqrt(dot(sum, sum)) || 1
  return sum.map((one) => one / length)
}

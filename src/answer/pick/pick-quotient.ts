// Step: a question for a number that two others make (平均一件多少钱, 占几成) -> those two, of one sentence: what is divided, and by what. Null where none is asked for, or no sentence has both.

import type { Frame } from '#domain/frame.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { readPlain } from '#question/read-claimed-number.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { readAskedUnits } from '#retrieve/read-unit.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { asksOfEach, tellsOfEach } from './asks-each.ts'
import { readBeside } from './figure-noun.ts'
import { openFitness } from './line-up-kind.ts'
import { weighFigures } from './pick-figures.ts'
import { type PickedFigure, wasTold } from './picked-figure.ts'

export interface Quotient {
  readonly of: 'share' | 'each'
  readonly own: PickedFigure
  readonly by: PickedFigure
}

const asksShare =
  /(?:占[^，,。？?]{0,12}(?:比重|比例|百分比|百分之|几成|多大|多少|好多|一半)|占比|几成|百分之几|多大比例)/
/** 涨了几成, 提高百分之几: against another year, and no share of a whole. */
const asksChange = /[涨升增减降跌多少高低快]了?(?:了|出|长|加|少|低|高)?(?:几成|百分之几)/

const people = ['人', '名', '位', '人次']
/** Units of what 平均一人 and the like share out. */
const units: readonly (readonly [RegExp, readonly string[]])[] = [
  [/[人名位]/, people],
  [/[件起宗桩]/, ['件', '起', '宗', '例', '件次']],
  [/[场次期回]/, ['场', '场次', '次', '期', '回']],
  [/[家户]/, ['家', '户', '家次', '户次']],
  [/个/, ['个', '人', '名', '位', '件', '起']],
]
const sharedOut =
  /(?:平均|均摊|每)(?:下来|到)?(?:[\u4e00-\u9fff]{0,4}[每一])?(?:[每一])?个?([人名位件起宗桩场次期回家户个条份笔处])(?![镇乡街县区市年月地])|(人|件|户|场)均/

/** How much the sentence of the answer before adds, and what each step down the order of sentences takes. */
const ofTold = 0.3
const perOrder = 0.02
/** What is divided must carry so much of the question. */
const leastGain = 0.45
/** Or what it is divided by so much. */
const surely = 0.6

export async function pickQuotient(
  frame: Frame,
  evidence: Evidence,
  { told, ...deps }: Pick<RetrieveDeps, 'library' | 'book'> & { readonly told: readonly PickedFigure[] },
): Promise<Quotient | null> {
  const asked = readAsked(frame)
  if (asked === null || frame.wantsTowns || frame.include.length > 1 || frame.years.length > 1) return null
  // 占几成 asks for no per cent that is written: what is looked for are the two counts.
  const leave = (said: string) => said.replace(asksShare, '')
  const plain = { ...frame, text: leave(frame.text), plain: leave(frame.plain) }
  const figures = (await weighFigures(plain, evidence, deps)).filter(
    ({ figure, of }) => figure.kind === 'count' && of === undefined,
  )
  const fitness = openFitness(plain)
  const isTold = ({ figure, sentence }: PickedFigure) =>
    told.some((one) => one.sentence !== null && one.sentence === sentence) || wasTold(frame, figure)
  // 山林纠纷几件，占多少: of what was told first.
  const turn = frame.text.slice(startOfTurn(frame.text))
  const turned = frame.terms.filter(({ word, isGuess }) => !isGuess && turn.includes(word))
  const isOpen = !/其中/.test(turn) && turned.length === 0
  const isOfFirst = ({ figure }: PickedFigure) =>
    told.some((one) => one.figure.value === figure.value && one.figure.unit === figure.unit)
  const isFirst = told.length === 0 && frame.takes === null
  const mayBe = (own: PickedFigure) =>
    asked.of === 'each' ||
    (isFirst || turned.length > 0
      ? saysOf(own, isFirst ? frame.terms : turned)
      : !isOpen || told.length === 0 || isOfFirst(own))
  // 罚款4起，平均一起多少: by the number that was said.
  const isNamed = ({ figure }: PickedFigure) =>
    frame.assertedNumbers.some((said) => readPlain(said) === figure.value)
  const pairs = figures.filter(mayBe).flatMap((own) => {
    const beside = figures.filter((by) => by !== own && isSameSentence(own, by) && mayDivide(own, by, asked))
    return beside.map((by) => ({
      own,
      by,
      worth:
        fitness(own) +
        nearness(own, by) +
        (isNamed(by) ? ofTold : 0) +
        (isTold(own) ? ofTold : 0) -
        perOrder * Math.min(own.order, 20),
    }))
  })
  const [best] = pairs
    .map((pair) => ({ ...pair, worth: pair.worth + 0.5 * fitness(pair.by) }))
    .sort((a, b) => b.worth - a.worth)
  if (!best || (best.own.gain < leastGain && best.by.gain < surely && !isTold(best.own))) return null
  return { of: asked.of, own: best.own, by: best.by }
}

/** 反诈占多少 is no 其他5起 of 虚假贷款9起: what is asked for stands in its own words. */
function saysOf({ figure }: PickedFigure, terms: Frame['terms']): boolean {
  const { before, after } = readBeside(figure)
  const own = `${figure.indicator} ${figure.subject ?? ''} ${before} ${after}`
  const sure = terms.filter(({ isGuess }) => !isGuess)
  return sure.length === 0 || sure.some((term) => matchTerm(term, own) > 0)
}

interface Asked {
  readonly of: Quotient['of']
  /** Units of what it is divided by; of a share any. */
  readonly by: readonly string[]
  /** Units of what is divided; null: any. */
  readonly own: readonly string[] | null
  /** 村 of 平均一个村: what it is divided by must be that. */
  readonly noun?: string
}

function readAsked({ text }: Frame): Asked | null {
  const turn = text.slice(startOfTurn(text))
  if (asksShare.test(turn) && !asksChange.test(turn) && !/率/.test(turn))
    return { of: 'share', by: [], own: null }
  const said = asksOfEach(turn) || sharedOut.test(turn) ? sharedOut.exec(turn) : null
  const word = said?.[1] ?? said?.[2]
  if (said === null || said === undefined || word === undefined) return null
  const by = units.find(([words]) => words.test(word))?.[1] ?? [word]
  const rest = turn.slice(said.index + said[0].length)
  const money = /[钱元款]|罚|工资|资金|追回|要回|讨回/.test(turn)
  return { of: 'each', by, own: readOwnUnits(rest) ?? (money ? ['元'] : null), ...readNoun(word, rest) }
}

/** 村 of 平均一个村; 每个欠薪的 are people. */
function readNoun(word: string, rest: string): Pick<Asked, 'noun'> & Partial<Pick<Asked, 'by'>> {
  const said =
    word === '个' ? /^([\u4e00-\u9fff]{1,4}?)(的)?(?=[能要有追讨补花用发]|多少|好多|几)/.exec(rest) : null
  if (said?.[2] !== undefined) return { by: people }
  const noun = said?.[1]
  return noun === undefined || noun === '人' ? {} : { noun }
}

/** 户 of 多少户, with what is counted like it. */
function readOwnUnits(rest: string): readonly string[] | null {
  const word = /(?:多少|好多|几)([人次名位件起宗场期回家户个条份笔处亩棵株])/.exec(rest)?.[1]
  const group = readAskedUnits(rest)
  return group ?? (word === undefined ? null : [word, `${word}次`, `人${word}`])
}

function isSameSentence(a: PickedFigure, b: PickedFigure): boolean {
  return (
    a.report.id === b.report.id &&
    a.year === b.year &&
    a.place === b.place &&
    a.sentence === b.sentence &&
    a.sentence !== null
  )
}

function mayDivide({ figure: own }: PickedFigure, { figure: by }: PickedFigure, asked: Asked): boolean {
  if (asked.of === 'share')
    return (
      isComparable(own.unit, by.unit) &&
      by.at.end <= own.at.start &&
      by.value > own.value &&
      !isSibling(own, by) &&
      !isAmong(by) &&
      (own.parent === null ? !(isAmong(own) && isItem(by)) : own.parent === by.index)
    )
  const isOwn = asked.own === null ? !asked.by.includes(own.unit) : asked.own.includes(own.unit)
  const before = own.quote.slice(0, own.at.start - own.start)
  if (asked.noun !== undefined && !by.quote.includes(asked.noun)) return false
  return isOwn && asked.by.includes(by.unit) && !isComparable(own.unit, by.unit) && !tellsOfEach(before)
}

type Figure = PickedFigure['figure']

const isSibling = (a: Figure, b: Figure) => a.parent !== null && a.parent === b.parent

/** 烧荒2起 of 占道4起、烧荒2起: what follows a list is part of all of it. */
const isItem = ({ quote, start, at }: Figure) =>
  /\d[^，,；;。\d]*、[^，,；;。\d]*$/.test(quote.slice(0, at.start - start)) ||
  /^[^，,；;。\d]{0,6}、[^，,；;。]*\d/.test(quote.slice(at.end - start))

/** Behind 其中 stand parts. */
const isAmong = ({ quote, start, at }: Figure) => quote.slice(0, at.start - start).includes('其中')

/** A part goes with the whole that it is part of, of those behind 其中 the first of the sentence; else with what stands right before it. */
function nearness({ figure: own }: PickedFigure, { figure: by, sentence }: PickedFigure): number {
  if (own.parent === by.index) return ofWhole
  const distance = isAmong(own)
    ? by.at.start - (sentence?.start ?? by.at.start)
    : Math.abs(own.at.start - by.at.end)
  return -perCharacter * Math.min(farthest, distance)
}

const ofWhole = 0.4
const perCharacter = 0.005
const farthest = 60

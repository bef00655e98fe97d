// Noun of this room: a follow-up as far as it reckons: its words, the places and years that it names, and the series that the talk has.
import { type Frame, namesPlace } from '#domain/frame.ts'
import { isSamePlace, type Place } from '#domain/place.ts'
import type { Lexicon } from '#domain/search.ts'
import type { Operator, ToldNumber } from '#domain/talk/ledger.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { cutPairs } from './cut-pairs.ts'
import { isOneUnit, type Series } from './list-series.ts'

export interface Asking {
  readonly now: Frame
  readonly last: Frame
  readonly operator: Operator | null
  /** All that its words ask to reckon (两镇合计降了多少: a sum and a difference). */
  readonly operators: readonly Operator[]
  /** Its words without places, years and what says how it is reckoned. */
  readonly said: string
  readonly series: readonly Series[]
  /** Newest turn that told a number. */
  readonly newest: number
  /** Places that were spoken of, the newest last. */
  readonly spoken: readonly Place[]
  /** Null: what the library writes is not known. */
  readonly lexicon: Lexicon | null
}

/** Words that name no measure. */
const empty =
  /自己|自家|自身|烦请|劳烦|劳驾|麻烦|一并|顺便|算[出清]|列[出明]|核算|告知|百分[比数点]|幅度|[涨降增减升跌]得|谁|哪个|哪家|多大|多高|几成|剩|不要|去掉|除了|[全本]?[镇乡](?!村)|那|这|我|门|们|咱|俺|他|她|它|人家|对方|[两俩三四五六七八九几]个?(?:家|镇|乡|街道|地方?|项|样|类|种|个|笔|者|边|年|数|处(?!理))|里头|(?<![邻公院乡村])里|其中|前面|上面|刚才|剩下|后来|分别|各自?|多少|好多|几多?|合计|一共|总共|加|起来|一下|帮|看|查|算|再|的|是|有|呢|吗|嘛|呀|啊|吧|哈|嗯|都|也|还|跟|和|与|比|年|大概|大约|左右|数字?|同一|当|全|请|问|下|在|了|个|换|回到|说回|掉|去/g

/** What of the words names something. */
export function namingOf(said: string): string {
  return said.replace(empty, ' ')
}

/** Units that a word of measure stands for: 钱, 人, 件数. Null: none is said. */
export function readUnits(said: string): readonly string[] | null {
  const found = measures.filter(([words]) => words.test(said)).flatMap(([, units]) => units)
  return found.length > 0 ? found : null
}

/** 多少钱多少人, 多少钱，帮了几个人: the units of each measure that is asked for. */
export function listUnits(text: string): readonly (readonly string[])[] {
  return text.split(/(?=多少|好多|几(?![十百千万]))/).flatMap((piece) => {
    const units = /^(?:多少|好多|几)/.test(piece) ? readUnits(piece) : null
    return units === null ? [] : [units]
  })
}

const people = ['人', '名', '位', '人次']
const measures: readonly (readonly [RegExp, readonly string[]])[] = [
  [/钱|[金款总数]额|资金/, ['元', '美元']],
  [/(?:^|[\s，,的])人(?=$|[\s呢，,]|数)|人数|(?:几|多少|好多)个?人|[每一几]人/, people],
  [/件数|[几多少好]件|[每一]件/, ['件', '起', '宗', '例', '件次']],
  [/起数|[几多少]起(?!来)/, ['件', '起', '宗', '例']],
  [/次数|[几多少]次|[每一]次/, ['次', '回']],
  [/场次|场数|[几多少]场|[每一]场/, ['场', '场次', '次', '期']],
  [/处数|[几多少]处|[每一]处/, ['处']],
  [/户数|[几多少]户|[每一]户/, ['户']],
  [/份数|[几多少]份|[每一]份/, ['份']],
  [/面积|[多少几好]平(?!均)|多大(?!岁)/, ['平方米', '亩', '公顷']],
  [/宗数|[几多少]宗|[每一]宗/, ['宗', '处', '起']],
]

const isOfUnits = ({ numbers }: Series, units: readonly string[] | null) =>
  units === null || units.includes(numbers[0]!.unit)

/** Share of the pairs of its characters that a text has. */
function shareOf(word: string, text: string): number {
  const pairs = cutPairs(word)
  return pairs.length === 0 ? 0 : pairs.filter((pair) => text.includes(pair)).length / pairs.length
}

/** So much of a word at least calls a measure by it (渔民的 of 渔民纠纷). */
const leastShare = 0.5

/** The one that is called so, told before shown, newer before older; null where none is. */
export function bestFit(
  words: readonly string[],
  asking: Asking,
  units: readonly string[] | null,
): Series | null {
  const isRate = words.some((word) => word.endsWith('率'))
  const isOf = ({ numbers }: Series) => !isRate || numbers[0]!.kind === 'rate'
  const fitting = asking.series.filter((one) => isOfUnits(one, units) && isOf(one))
  const choose = (fitOf: (one: Series) => number) =>
    fitting
      .map((one) => ({ one, own: fitOf(one), more: (one.isTold ? ofTold : 0) + perTurn * one.turn }))
      .filter(({ own }) => own >= leastShare)
      .sort((a, b) => b.own + b.more - a.own - a.more)[0]?.one
  const best = (text: string) => Math.max(...words.map((word) => shareOf(word, text)))
  const alike = words.flatMap((word) => withSynonyms(word, asking))
  const isCalled = (text: string) => Number(alike.some((word) => text.includes(word)))
  return (
    choose((one) => best(one.words)) ??
    choose((one) => isCalled(one.words)) ??
    choose((one) => best(one.asked)) ??
    null
  )
}

const ofTold = 0.5
const perTurn = 0.02

/** A word of the question with those that mean the same. */
function withSynonyms(piece: string, { now }: Asking): readonly string[] {
  const own = now.terms.filter(({ word, isGuess }) => !isGuess && piece.includes(word))
  return [piece, ...own.flatMap(({ alternatives }) => alternatives)]
}

/** The series that was told last. */
export function newestTold({ series }: Asking, units: readonly string[] | null = null): Series | null {
  const told = series.filter((one) => one.isTold && isOfUnits(one, units))
  return told.reduce<Series | null>((best, one) => (best === null || one.turn > best.turn ? one : best), null)
}

/** Places that it speaks of: those named, one's own, him of whom was spoken; empty where none is said. */
export function placesOf({ now, spoken }: Asking): readonly Place[] {
  if (!namesPlace(now) && (!pointsAway.test(now.text) || /自己|自家|自身/.test(now.text))) return []
  const { own } = now
  const others = spoken.filter((place) => own === null || !isSamePlace(place, own))
  const away = pointsAway.test(now.text) ? others.slice(-1) : []
  const include = now.include.filter(({ town }) => town !== null)
  return [...include, ...away.filter((place) => include.every((one) => !isSamePlace(one, place)))]
}

const pointsAway = /他(?!们?镇)|她|它|人家|对方/

/** 四家, 三地, 两镇: how many places; null: none is counted. */
export function countPlaces(text: string): number | null {
  const said =
    /(?<![第前头后\d.])([两俩三四五六七八九2-9])(?:个?(?:家|地(?!方?的)|镇|乡|街道|地方|单位)|(?=差|加|合|都))/.exec(
      text,
    )?.[1]
  return said === undefined ? null : countOf(said)
}

/** 两个数, 三样, 这两个加起来 */
export function countThings(text: string): number | null {
  const said = /([两俩三四五六])(?:个数|个(?=[加合凑一总共占])|项|样|笔|类|种|者)/.exec(text)?.[1]
  return said === undefined ? null : countOf(said)
}

/** 俩 is no numeral of documents. */
const countOf = (said: string) => (said === '俩' ? 2 : parseCount(said))

/** Numbers that were told, the newest first, each once. */
export function toldLately({ series, last }: Asking): readonly ToldNumber[] {
  const turns = last.ledger ?? []
  const seen: ToldNumber[] = []
  for (const { numbers } of turns.toReversed())
    for (const one of numbers)
      if (one.isTold && seen.every((other) => other.reportId !== one.reportId || other.index !== one.index))
        seen.push(one)
  return series.length === 0 ? [] : seen
}

/** Like the first of them. */
export function keepAlike(numbers: readonly ToldNumber[]): readonly ToldNumber[] {
  const [first] = numbers
  return first === undefined ? [] : numbers.filter((one) => isOneUnit(first, one))
}

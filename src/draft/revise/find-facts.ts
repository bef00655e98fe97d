// Step of revision: words of a fact (讨薪金额, 第2条, 总数, 132起) -> the figures of the brief that are meant.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import { type IndicatorBook, matchIndicator } from '#draft/brief/match-indicator.ts'
import { namesUnit, nearWords } from '#draft/steer/name-fact.ts'
import { readMeasure } from '#draft/values/measure-words.ts'
import type { NamedFact } from '#draft/wish/revision-request.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'
import { findListed } from './list-facts.ts'

export interface SaidNumber {
  readonly value: number
  /** Empty when none was said. */
  readonly unit: string
  readonly qualifier: Quantity['qualifier']
}

/** A number that is the whole text, with or without its unit; null for anything else. */
export function readNumber(text: string): SaidNumber | null {
  const [quantity] = findQuantities(text)
  if (quantity)
    return { value: quantity.value, unit: normaliseUnit(quantity.unit), qualifier: quantity.qualifier }
  // 三个 stands for too much elsewhere; alone it counts.
  const spoken = /^([一二两三四五六七八九十百]{1,5})个$/.exec(text)
  const value = spoken && parseCount(spoken[1]!)
  if (value) return { value, unit: '个', qualifier: 'none' }
  const bare = /^(\d+(?:\.\d+)?)([万亿]?)$/.exec(text)
  if (!bare) return null
  const scale = bare[2] === '亿' ? 1e8 : bare[2] === '万' ? 1e4 : 1
  return { value: Number((Number(bare[1]) * scale).toFixed(4)), unit: '', qualifier: 'none' }
}

export interface WantedFact extends NamedFact {
  /** As it stood; null where it was not said. */
  readonly old: SaidNumber | null
  /** Of the new number; decides between two. */
  readonly unit: string
}

/** Empty when nothing fits. By what it was first, then by its words, then by its unit alone. */
export function findFacts(brief: Brief, wanted: WantedFact, book: IndicatorBook): readonly BriefFigure[] {
  const listed = wanted.item === null ? brief.figures : findListed(brief, wanted.item)
  const among = listed.length > 0 ? listed : brief.figures
  const { old, unit } = wanted
  const name = wanted.name.replace(/的$/, '')
  const stood = old === null ? [] : among.filter((figure) => isNumber(figure, old))
  if (stood.length > 0) return name === '' || stood.length === 1 ? stood : narrow(stood, name, book)
  const past = name === '' ? [] : findPast(among, { name, unit }, book)
  if (past.length > 0) return past
  if (name !== '') return choosePart(findNamed(among, { name, unit }, book), name)
  if (old !== null) return []
  return choosePart(unit === '' && wanted.item === null ? [] : ofUnit(among, unit), '')
}

function narrow(figures: readonly BriefFigure[], name: string, book: IndicatorBook): readonly BriefFigure[] {
  const named = findNamed(figures, { name, unit: '' }, book)
  return named.length > 0 ? named : figures
}

function isNumber(figure: BriefFigure, number: SaidNumber): boolean {
  const isValue = figure.value === number.value || figure.raw.startsWith(String(number.value))
  return isValue && (number.unit === '' || isSameUnit(figure.unit, number.unit))
}

function ofUnit(figures: readonly BriefFigure[], unit: string): readonly BriefFigure[] {
  return unit === '' ? figures : figures.filter((figure) => isSameUnit(figure.unit, unit))
}

const countWords = /(?:的?(?:数量|人数|件数|次数|份数|场次|户数|条数|个数|总数|金额|数字|数据|数))$/

function findNamed(
  figures: readonly BriefFigure[],
  { name, unit }: { name: string; unit: string },
  book: IndicatorBook,
): readonly BriefFigure[] {
  const number = readNumber(name)
  const same = number === null ? [] : figures.filter((figure) => isNumber(figure, number))
  if (same.length > 0) return same
  const counted = figures.filter((figure) => namesUnit(name, figure))
  if (counted.length > 0) return counted
  if (/^(?:总数|合计|总计|一共|总共|总量)$/.test(name)) return largest(ofUnit(figures, unit))
  const bare = name.replace(countWords, '').replace(/(?<=[\u4e00-\u9fff])[子儿]$/, '') || name
  const meantBy = openMeant(name, book)
  const tests: readonly ((figure: BriefFigure) => boolean)[] = [
    (figure) => figure.indicator === name || figure.indicator.endsWith(name),
    (figure) => bare.length > 0 && standsBefore(figure, bare),
    (figure) => figure.indicator === meantBy(figure.unit),
    (figure) => bare.length > 0 && nearWords(figure).includes(bare),
    (figure) => figure.indicator.includes(bare) || (bare.length >= 2 && figure.clause.includes(bare)),
  ]
  const wanted = unit === '' ? readMeasure(name).unit : unit
  const kin = unit === '' && wanted !== '' ? kinOf(figures, { name: bare, unit: wanted }) : []
  if (kin.length > 0) return kin
  const lists = wanted === '' ? [figures] : [ofUnit(figures, wanted), figures]
  for (const list of lists) {
    for (const isMeant of tests) {
      const found = list.filter(isMeant)
      if (found.length > 0) return found
    }
    const alike = mostAlike(list, bare)
    if (alike.length > 0) return alike
  }
  return []
}

/** 讲座人数: where no number of people is called a lecture's, the one that is told in its sentence. */
function kinOf(
  figures: readonly BriefFigure[],
  { name, unit }: { name: string; unit: string },
): readonly BriefFigure[] {
  const fitting = figures.filter((one) => one.unit === unit || isSameUnit(one.unit, unit))
  if (name.length < 2 || fitting.some((one) => standsBefore(one, name))) return []
  const named = figures.filter((one) => one.indicator.includes(name) || one.clause.includes(name))
  const sentences = new Set(named.map(({ sentence }) => sentence))
  const kin = fitting.filter(({ sentence }) => sentences.has(sentence))
  return kin.length === 1 ? kin : []
}

/** What is counted as a whole is no less than any of its parts. */
function largest(figures: readonly BriefFigure[]): readonly BriefFigure[] {
  const most = Math.max(...figures.map(({ value }) => value))
  return figures.filter(({ value }) => value === most).slice(0, 1)
}

/** The indicator that the name means in a unit, read once a unit. */
function openMeant(name: string, book: IndicatorBook): (unit: string) => string | null {
  const known = new Map<string, string | null>()
  const words = { before: name, after: '', context: name, group: null, theme: null }
  return (unit) => {
    const found = known.get(unit)
    if (found !== undefined) return found
    const meant = matchIndicator({ ...words, unit }, book)?.indicator.name ?? null
    known.set(unit, meant)
    return meant
  }
}

/** The word stands right before this figure, not before another of the same clause. */
function standsBefore(figure: BriefFigure, word: string): boolean {
  const before =
    figure.clause
      .slice(0, figure.at.start)
      .split(/[\d，,]/)
      .at(-1) ?? ''
  return before.includes(word)
}

/** Any words of the fact: the figures that share the most pairs of characters, half of them at least. */
function mostAlike(figures: readonly BriefFigure[], name: string): readonly BriefFigure[] {
  const wanted = pairsOf(name)
  if (wanted.size === 0) return []
  const bestBy = (wordsOf: (figure: BriefFigure) => string) => {
    const scores = figures.map((figure) => {
      const own = pairsOf(wordsOf(figure))
      return [...wanted].filter((pair) => own.has(pair)).length
    })
    const best = Math.max(0, ...scores)
    return best * 2 < wanted.size ? [] : figures.filter((_, at) => scores[at] === best)
  }
  const near = bestBy((figure) => `${figure.indicator}，${nearWords(figure)}`)
  return near.length > 0
    ? near
    : bestBy(({ indicator, clause, label, note }) => `${indicator}，${clause}，${label}，${note}`)
}

export function pairsOf(text: string): ReadonlySet<string> {
  const pairs = listPairs(text)
  return new Set(pairs.filter((pair) => /^[\u4e00-\u9fff\w]{2}$/.test(pair)))
}

const pastWords = /(?:去年|上年|上一年|同期)(?:的|同期|度)*/g

/** 投资去年的那个: among the numbers of the year before, where the words say so. */
function findPast(
  figures: readonly BriefFigure[],
  { name, unit }: { name: string; unit: string },
  book: IndicatorBook,
): readonly BriefFigure[] {
  const bare = name.replace(pastWords, '')
  if (bare === name) return []
  const past = figures.filter(isLastYears)
  if (bare.length < 2) return past.length === 1 ? past : []
  const named = findNamed(past, { name: bare, unit }, book)
  return named.length > 0 ? named : past.filter(({ clause }) => clause.includes(bare))
}

/** The year before is named before its number, and this year not behind that. */
export function isLastYears({ lastYearOf, clause, at }: BriefFigure): boolean {
  const before = clause
    .slice(0, at.start)
    .split(/[，,；;。]/)
    .at(-1)!
  const last = Math.max(...['去年', '上年', '同期'].map((word) => before.lastIndexOf(word)))
  return lastYearOf !== null || last > Math.max(before.lastIndexOf('今年'), before.lastIndexOf('本年'), -1)
}

/** Words for the year before. */
export const lastYear = /去年|上年|同期/

/** What was done and what is planned, this year's and last year's: the words say which, else it is what was done this year. */
function choosePart(figures: readonly BriefFigure[], name: string): readonly BriefFigure[] {
  const isPlan = ({ theme }: BriefFigure) => theme === '打算'
  const tests = [
    (figure: BriefFigure) => isPlan(figure) === /明年|打算|计划|下一?年|下一?步/.test(name),
    (figure: BriefFigure) => isLastYears(figure) === lastYear.test(name),
  ]
  return tests.reduce((left, isMeant) => {
    const fitting = left.filter(isMeant)
    return fitting.length > 0 ? fitting : left
  }, figures)
}

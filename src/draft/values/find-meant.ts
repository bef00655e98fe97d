// Tool of revision: what was said of a number (its name, the old one, the new one) -> the fact that is meant, or several among which it is asked. Null where none is meant for sure.
import type { BriefFigure } from '#domain/brief.ts'
import { isLastYears } from '#draft/revise/find-facts.ts'
import type { Said } from '#draft/speech/list-numbers.ts'
import { ahead, matchFacts, whole } from '#draft/steer/match-fact.ts'
import { isOf, namesUnit, wordsBefore } from '#draft/steer/name-fact.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'
import { readMeasure } from './measure-words.ts'

export interface Wanted {
  readonly name: string
  /** As it stood; null where it was not said. */
  readonly old: Said | null
  readonly value: Said
  /** It was said that something is wrong, or what it is to be. */
  readonly isExplicit: boolean
}

export interface Meant {
  readonly figures: readonly BriefFigure[]
  /** Ids of the numbers that were told or changed last. */
  readonly last: readonly number[]
  /** Ids of those that the same message has set. */
  readonly set: readonly number[]
}

/** What counts anything in talk: the fact's own unit is meant. */
const anyUnit = new Set(['个', '回', '趟', '号', '块'])
/** So much of what was said stands in the fact's own words, where it is said that something is wrong. */
const half = 0.5
const total = /总[数量]|合计|总计|一共|总的/
/** 剩下的是7件 of 还有5件: what is left, however it is called. */
const rest = /剩|余下|还有|尚[有余]|没(?:化解|办结|整改)|未(?:化解|办结|整改)/

export function findMeant(wanted: Wanted, so: Meant): readonly BriefFigure[] | null {
  return findExact(wanted, so) ?? findExact(leaveUnits(wanted), so)
}

function findExact(wanted: Wanted, so: Meant): readonly BriefFigure[] | null {
  const { name, old, value, isExplicit } = wanted
  const { figures, set } = so
  const free = figures.filter((one) => !set.includes(one.id) && one.theme !== '打算' && !isLastYears(one))
  const stood = old === null ? [] : figures.filter((one) => isOf(one, old))
  if (old !== null && stood.length === 0) return null
  if (stood.length === 1) return stood
  const among = (stood.length > 0 ? stood : free).filter((one) => fitsUnit(one, value))
  if (name === '') return stood.length > 1 ? stood : findUnnamed(wanted, so, among)
  // 钱是4.2万
  const measure = readMeasure(name)
  const isMeasure = ({ unit }: BriefFigure) => measure.words === '' && isSameUnit(unit, measure.unit)
  const counts = among.filter((one) => namesUnit(name, one) || isMeasure(one))
  const beside = counts.filter((one) => isBeside(one, so, 'clauseIndex'))
  const kin = beside.length > 0 ? beside : counts.filter((one) => isBeside(one, so, 'sentence'))
  if (counts.length === 1 || kin.length === 1) return kin.length === 1 ? kin : counts
  const called = among.filter((one) => bare(wordsBefore(one)) === name)
  if (called.length === 1) return called
  return findSummed(name, so, among) ?? findCalled(name, among, isExplicit)
}

/** By its name alone; null where several are called so, or none. */
export function findByName(
  name: string,
  figures: readonly BriefFigure[],
  isExplicit: boolean,
): BriefFigure | null {
  const value = { value: Number.NaN, unit: '', raw: '', start: 0, end: 0, isDenied: false }
  const meant = findMeant({ name, old: null, value, isExplicit }, { figures, last: [], set: [] })
  return meant?.length === 1 ? meant[0]! : null
}

/** In the clause, or the sentence, of the fact that was set right before: 低保户改405，人数改671. */
function isBeside(one: BriefFigure, { figures, set }: Meant, by: 'clauseIndex' | 'sentence'): boolean {
  const before = figures.find(({ id }) => id === set.at(-1))
  return before !== undefined && before.id !== one.id && before[by] === one[by]
}

/** 整改了, 共整改: 整改. */
function bare(words: string): string {
  return words.replace(/^(?:一?共|其中|已|现有|全年)+|[了的约有共为是]+$/g, '')
}

/** 总数也要变188, 剩下的是7件: by what it is to the other numbers. */
function findSummed(name: string, so: Meant, among: readonly BriefFigure[]): readonly BriefFigure[] | null {
  if (total.test(name)) {
    const own = name.replace(total, '')
    const near =
      own.length > 1
        ? matchFacts(own, among).flatMap(({ figure, cover }) => (cover >= whole ? figure : []))
        : sentenceOfLast(so, among)
    const most = Math.max(...near.map(({ value }) => value))
    const largest = near.filter(({ value }) => value === most)
    if ((near.length > 1 || own.length > 1) && largest.length === 1) return largest
  }
  const left = rest.test(name) ? among.filter((one) => rest.test(wordsBefore(one))) : []
  return left.length === 1 ? left : null
}

/** Those that count the same, in the sentence that was changed last; all where none was. */
function sentenceOfLast(
  { figures, set, last }: Meant,
  among: readonly BriefFigure[],
): readonly BriefFigure[] {
  const ids = set.length > 0 ? set : last
  const changed = figures.filter(({ id }) => ids.includes(id))
  const own = figures.filter((one) => changed.some(({ sentence }) => sentence === one.sentence))
  const near = among.filter(
    (one) =>
      own.includes(one) && !one.unit.includes('%') && changed.some(({ unit }) => isCounted(unit, one.unit)),
  )
  return near.length > 0 ? near : among
}

/** 件 and 件次 count the same things. */
export function isCounted(one: string, other: string): boolean {
  return isSameUnit(one, other) || one.startsWith(other) || other.startsWith(one)
}

function findCalled(
  name: string,
  among: readonly BriefFigure[],
  isExplicit: boolean,
): readonly BriefFigure[] | null {
  const measured = findMeasured(name, among)
  if (measured !== null) return measured
  const matches = matchFacts(name, among)
  const [best, next] = matches
  if (best === undefined || best.cover < (isExplicit ? half : whole)) return null
  // 人36: one character names nothing by itself.
  if (!isExplicit && name.length < 2) return null
  const alike = matches.filter(({ score }) => best.score - score < ahead)
  if (next === undefined || alike.length === 1) return [best.figure]
  return isExplicit ? alike.map(({ figure }) => figure) : null
}

/** 演练人次 of 开展应急演练9场，参加1200人次: the number of that measure in the sentence that is named. */
function findMeasured(name: string, among: readonly BriefFigure[]): readonly BriefFigure[] | null {
  const { unit, words } = readMeasure(name)
  if (unit === '' || words.length < 2) return null
  const fitting = among.filter((one) => one.unit === unit || isSameUnit(one.unit, unit))
  const own = fitting.filter((one) => wordsBefore(one).includes(words))
  const sentences = new Set(
    among.filter(({ clause }) => clause.includes(words)).map(({ sentence }) => sentence),
  )
  const told = fitting.filter(({ sentence }) => sentences.has(sentence))
  const found = own.length > 0 ? own : told
  return found.length === 1 ? found : null
}

/** 不对，是256: what was told or changed last; beside a fact that was just set the one of its clause. */
function findUnnamed(
  { value, isExplicit }: Wanted,
  { figures, last, set }: Meant,
  among: readonly BriefFigure[],
): readonly BriefFigure[] | null {
  const before = figures.find(({ id }) => id === set.at(-1))
  if (before !== undefined) {
    const kin = among.filter((one) => one.clauseIndex === before.clauseIndex && one.unit !== before.unit)
    return kin.length === 1 && value.unit !== '' ? kin : null
  }
  if (!isExplicit) return null
  // 不对，是4500册 of 4500份: the same number of something else.
  const counted = figures.filter((one) => last.includes(one.id) && one.value === value.value)
  if (counted.length === 1 && value.unit !== '') return counted
  const recent = among.filter(({ id }) => last.includes(id))
  if (recent.length === 1) return recent
  const list = recent.length > 0 ? recent : among
  const misprinted = list.filter(({ raw }) => isSlip(raw, value.raw))
  if (misprinted.length === 1) return misprinted
  return recent.length > 1 ? recent : list.length === 1 && value.unit !== '' ? list : null
}

/** 265 for 256: the same digits in another order. */
function isSlip(old: string, value: string): boolean {
  const [one, other] = [old, value].map((raw) => [...raw.replace(/\D/g, '')].sort().join(''))
  return one === other && old !== value && one!.length > 1
}

function fitsUnit({ unit }: BriefFigure, value: Said): boolean {
  return value.unit === '' || unit === '' || anyUnit.has(value.unit) || isSameUnit(unit, value.unit)
}

/** 33回 of 33次: what counts anything in talk says nothing of which is meant. */
function leaveUnits({ old, value, ...rest }: Wanted): Wanted {
  return { ...rest, old: old && leaveUnit(old), value: leaveUnit(value) }
}

export function leaveUnit(one: Said): Said {
  return anyUnit.has(one.unit) ? { ...one, unit: '', raw: one.raw.replace(/[\u4e00-\u9fff]+$/, '') } : one
}

/** 35个 for 33次: its unit stays. */
export function isAnyUnit(unit: string): boolean {
  return anyUnit.has(unit)
}

// Tool of this room: entries -> their sum with the addends, or why they may not be added.
import { isComparable } from '#text/numbers/alike-units.ts'
import { aboutOf, type Entry, writeAmount } from './entry.ts'
import { nameThing } from './name-thing.ts'
import { leadOf, sharePlace, shareYear, tellEntries } from './tell-list.ts'

/** Counts of one kind, one a place and year, none of them part of another number. */
export function mayAdd(entries: readonly Entry[]): boolean {
  const [first, ...others] = entries
  if (!first || others.length === 0) return false
  const keys = new Set(entries.map(({ name, year }) => `${name} ${year}`))
  return (
    keys.size === entries.length &&
    entries.every(({ kind, unit, isPart }) => kind === 'count' && !isPart && isComparable(first.unit, unit))
  )
}

/** 合计391条：石桥乡88条[1]、…; 不能直接加 where one is no exact number. Null where nothing may be added. */
export function tellTotal(
  entries: readonly Entry[],
  { asksMean = false, thing }: { readonly asksMean?: boolean; readonly thing?: string } = {},
): string | null {
  if (!mayAdd(entries)) return null
  const shared = { place: sharePlace(entries), year: shareYear(entries) }
  const noun = thing ?? nameThing(entries)
  return tellSum(entries, { addends: tellEntries(entries, shared), asksMean, noun })
}

/** Each of the addends as it is told. */
export function tellSum(
  entries: readonly Entry[],
  {
    addends: each,
    asksMean = false,
    noun = '',
  }: { readonly addends: readonly string[]; readonly asksMean?: boolean; readonly noun?: string },
): string {
  const sum = addUp(entries)
  const units = [...new Set(entries.map(({ unit }) => unit))]
  const isOfPeople = units.every((unit) => /^[人名位]$/.test(unit))
  const lead = `${leadOf(entries)}${noun}`
  const addends = each.join('、')
  const note = units.length > 1 && !isOfPeople ? `。${units.map((unit) => `“${unit}”`).join('')}未换算` : ''
  const amount = writeAmount(sum, units[0] ?? '')
  const scale = [sum, ...entries.map(({ value }) => value)].every(isLarge) ? tenThousand : 1
  const exact = `${entries.map(({ value }) => shorten(value, scale)).join('+')}=${shorten(sum, scale)}`
  const mean = asksMean ? tellMean(sum, entries) : ''
  if (aboutOf(entries) === '')
    return `${lead}${mean}合计${amount}：${addends}（${exact}${note === '' ? '' : `；${note.slice(1)}`}）${noteMixed(entries)}`
  const rough = entries.filter(({ qualifier }) => qualifier !== 'none').length
  const [town = '', ...towns] = new Set(entries.map((one) => one.town))
  if (towns.length === 0 && entries[0]?.year !== null && shareYear(entries)) {
    // 派出所80余起、综治中心40余起 of one town: how rough they are is said behind them.
    const doors = each.map((one) => (one.startsWith(town) ? one.slice(town.length) : one)).join('、')
    const how = rough === entries.length ? '都是约数' : `有${rough}个是约数`
    return `${town}${entries[0]?.year}年${noun}合计约${amount}：${doors}，${how}`
  }
  return `${lead}不能直接加，有${rough}个是约数：${addends}；粗加约${amount}`
}

/** 不是同一年的数，只能参考: numbers of places that are not of one year, or of one stretch of it. Nothing of the years of one place. */
function noteMixed(entries: readonly Entry[]): string {
  const isOfYears = !sharePlace(entries) && !shareYear(entries)
  const isOfParts = new Set(entries.map(({ period }) => period)).size > 1
  const how = [isOfYears ? '同一年' : '', isOfParts ? '同一段时间' : ''].filter(Boolean).join('、也不是')
  return how === '' ? '' : `。不是${how}的数，只能参考`
}

/** 14.2+12.8=27 where all of them are told in 万. */
const tenThousand = 10_000
const isLarge = (value: number) => writeAmount(value, '').endsWith('万')
const shorten = (value: number, scale: number) => Number((value / scale).toPrecision(12))

/** To the last digit that the numbers have. */
export function addUp(entries: readonly Entry[]): number {
  return Number(entries.reduce((total, { value }) => total + value, 0).toPrecision(12))
}

/** 平均14.4名（115÷8≈14.4）， */
function tellMean(sum: number, entries: readonly Entry[]): string {
  const mean = Math.round((10 * sum) / entries.length) / 10
  const sign = mean * entries.length === sum ? '=' : '≈'
  return `平均${writeAmount(mean, entries[0]?.unit ?? '')}（${sum}÷${entries.length}${sign}${mean}），`
}

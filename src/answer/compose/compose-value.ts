// Step: a question for one number -> place, year and the sentence that holds it, one line; the newest year first where none was named.
import { claimReport, isTableRow, tellFigure } from '#answer/cite.ts'
import type { Claim, DraftLine, Piece } from '#answer/gate/draft-line.ts'
import { newestOfEach } from '#answer/pick/choose-year.ts'
import type { PickedPart } from '#answer/pick/pick-asked.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { placeOfReport } from '#domain/report.ts'
import { spokenQuote } from '#shared/spoken-quote.ts'
import { claimNumbers, longestQuote, type NumberDeps, type NumberLines, sayNumbers } from './number-deps.ts'
import { tellCourses } from './tell-courses.ts'

/** Places listed; a question that names none and fits more is asked of all, which a ranking answers better. */
const mostPlaces = 8
/** How far behind the best a number of another place and noun may lie, where no place was named. */
const beside = 0.15

export function composeValue(picked: readonly PickedFigure[], deps: NumberDeps): NumberLines {
  const { frame, marks } = deps
  const near = keepNear(picked, frame)
  const years = new Set(near.map(({ year }) => year))
  if (frame.years.length > 1 && years.size > 1) {
    const course = tellCourses(near, deps)
    if (course.length > 0) return course
    // Two doors of one place make no course: each year's number is told.
    const each = sayNumbers({ form: 'list' }, [...near].sort(byYear).slice(0, mostPlaces).map(marks.mark))
    if (frame.include.length === 1 && each !== null) return [each]
  }
  const first = newestOfEach(near).slice(0, mostPlaces)
  if (first.length > 1 || first[0]?.of) {
    const marked = first.map(marks.mark)
    // Of one place only its doors tell: what they make together is said, as roughly as they say it.
    const isOfDoors = new Set(first.map(({ place }) => place)).size === 1 && first.length > 1
    const list =
      (isOfDoors ? sayNumbers({ form: 'total' }, marked) : null) ?? sayNumbers({ form: 'list' }, marked)
    return list === null ? null : [list]
  }
  const [own] = first
  if (!own) return null
  return [quoteLine(own, deps), ...tellEarlier(own, near, deps)]
}

/** Where no place was named, what tells the same thing as the best. */
function keepNear(picked: readonly PickedFigure[], { include }: NumberDeps['frame']) {
  const best = picked.reduce((most, one) => (one.gain > most.gain ? one : most))
  const isNear = ({ gain, figure }: PickedFigure) =>
    gain >= best.gain - beside || figure.indicator === best.figure.indicator
  return include.length > 0 ? picked : picked.filter(isNear)
}

/** 杨坪镇2024年：37天、2900余件[1]。原文：“…”。 Null where the numbers asked for are not of one place and year. */
export function composeValues(parts: readonly PickedPart[], deps: Omit<NumberDeps, 'frame'>): NumberLines {
  const firsts = parts.map(({ frame, picked, quotient }) => {
    const isValue = frame.want === 'value' || (frame.want === 'total' && frame.include.length === 1)
    const isOne = isValue && picked.length > 0 && frame.years.length < 2 && !quotient
    return isOne ? newestOfEach(keepNear(picked, frame)) : []
  })
  const all = firsts.flatMap((one) => (one.length === 1 && !isTableRow(one[0]!.figure) ? one : []))
  const [own, ...others] = all
  if (!own || others.length === 0 || all.length < parts.length || all.some(({ of }) => of)) return null
  const { marks, visible } = deps
  const [{ frame }] = parts as readonly [PickedPart, ...PickedPart[]]
  const quoted = new Set(all.map((one) => marks.quote(one, shortQuote)))
  const form = { form: 'values', isNewest: isNewest(own, frame, visible) } as const
  const values = claimNumbers(form, all.map(marks.mark))
  const quotes = [...quoted].flatMap((n, i): readonly Piece[] => {
    const quote = marks.citations.find((one) => one.n === n)?.quote ?? ''
    return [i === 0 ? '“' : '；“', { kind: 'quoted', said: spokenQuote(quote), n }, '”']
  })
  return values === null ? null : [{ kind: 'sentence', pieces: [values, '。原文：', ...quotes, '。'] }]
}

const byYear = (a: PickedFigure, b: PickedFigure) => (a.year ?? 0) - (b.year ?? 0)

/** 石桥乡2023年：187起[1]。原文：“调解各类矛盾纠纷187起，调处成功183起”。 */
function quoteLine(picked: PickedFigure, { frame, visible, marks }: NumberDeps): DraftLine {
  if (isTableRow(picked.figure)) {
    const { n, at } = marks.mark(picked).source
    const said = tellFigure(picked.figure, picked.report, visible)
    return { kind: 'sentence', pieces: [{ kind: 'row-figure', said, n, at }, `[${n}]。`] }
  }
  const n = marks.quote(picked, asksWay.test(frame.text) ? longestQuote : shortQuote)
  const quote = marks.citations.find((one) => one.n === n)?.quote ?? ''
  const value = claimNumbers({ form: 'value', isNewest: isNewest(picked, frame, visible) }, [
    marks.mark(picked),
  ])
  const quoted: Claim = { kind: 'quoted', said: spokenQuote(quote), n }
  return value === null || quote === ''
    ? { kind: 'quotes', lead: [claimReport(picked.report, { n, visible })], quotes: [n] }
    : { kind: 'sentence', pieces: [value, '。原文：“', quoted, '”。'] }
}

/** Its place has reports of several years, none was asked, and this is the last of them. */
function isNewest(
  { report, year }: PickedFigure,
  { years }: NumberDeps['frame'],
  visible: NumberDeps['visible'],
): boolean {
  const own = visible.filter((one) => placeOfReport(one) === placeOfReport(report))
  const told = new Set(own.map(({ metadata }) => metadata.year))
  return (
    years.length === 0 && told.size > 1 && own.every(({ metadata }) => (metadata.year ?? 0) <= (year ?? 0))
  )
}

/** How it came about is asked as well. */
const asksWay = /怎么|怎样|如何|咋|为什么|为啥/

/** Characters of the sentence around the number: the clause that has it, with its frame. */
const shortQuote = 40

/** 别的年份：2022年720平方米[2]、…: where the year was left open. */
function tellEarlier(
  own: PickedFigure,
  near: readonly PickedFigure[],
  { frame, marks }: NumberDeps,
): readonly DraftLine[] {
  if (frame.years.length > 0) return []
  const others = near.filter((one) => one.place === own.place && one !== own)
  if (others.length === 0) return []
  const sorted = [...others].sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
  const line = sayNumbers({ form: 'list' }, sorted.map(marks.mark))
  return line === null ? [] : [line]
}

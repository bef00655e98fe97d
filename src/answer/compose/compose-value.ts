// Step: a question for one number -> place, year and the sentence that holds it, one line; the newest year first where none was named.

import type { PickedPart } from '#answer/apart/picked-part.ts'
import { claimReport, isTableRow, tellFigure } from '#answer/cite.ts'
import type { DraftLine, Piece } from '#answer/gate/draft-line.ts'
import { nameThing } from '#answer/numbers/name-thing.ts'
import type { MarkedFigure } from '#answer/numbers/number-marks.ts'
import { leaveSaid } from '#answer/numbers/tell-clause.ts'
import { nameEach } from '#answer/numbers/tell-value.ts'
import { newestOfEach } from '#answer/pick/choose-year.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { asksBeside } from '#answer/quotes/asks-beside.ts'
import { type Clause, findClause } from '#answer/quotes/find-clause.ts'
import { placeOfReport } from '#domain/report.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { runQuote, spokenQuote } from '#shared/spoken-quote.ts'
import { tellsRange } from '#text/numbers/tells-range.ts'
import {
  claimNumbers,
  longestQuote,
  type NumberDeps,
  type NumberLines,
  sayNumbers,
  thingOf,
} from './number-deps.ts'
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
      (isOfDoors ? sayNumbers({ form: 'total' }, marked) : null) ??
      (marked.length === 1 ? sayNumbers({ form: 'value' }, marked) : null) ??
      sayNumbers({ form: 'list', ...thingOf(marked, frame) }, marked)
    return list === null ? null : [list]
  }
  const [own] = first
  if (!own) return null
  return [quoteLine(own, deps), ...tellEarlier(own, near, deps)]
}

/** Where no place was named, and not each of them was asked about, what tells the same thing as the best. */
function keepNear(picked: readonly PickedFigure[], { include, wantsTowns, wantsPeers }: NumberDeps['frame']) {
  const best = picked.reduce((most, one) => (one.gain > most.gain ? one : most))
  const isNear = ({ gain, figure }: PickedFigure) =>
    gain >= best.gain - beside || figure.indicator === best.figure.indicator
  return include.length > 0 || wantsTowns || wantsPeers ? picked : picked.filter(isNear)
}

/** 杨坪镇2024年：37天、2900余件[1]。原文：“…”。 Null where the numbers asked for are not of one place and year. */
export function composeValues(parts: readonly PickedPart[], deps: NumberDeps): NumberLines {
  const firsts = parts.map(({ frame, picked, quotient }) => {
    // 一共多少 of one place and year is its number.
    const isOfOne = frame.want === 'value' || (frame.want === 'total' && picked.length === 1)
    const isOne = isOfOne && picked.length > 0 && frame.years.length < 2 && !quotient
    return isOne ? newestOfEach(keepNear(picked, frame)) : []
  })
  const all = firsts.flatMap((one) => (one.length === 1 && !isTableRow(one[0]!.figure) ? one : []))
  const [own, ...others] = all
  if (!own || others.length === 0 || all.length < parts.length || all.some(({ of }) => of)) return null
  const { marks, visible } = deps
  const hasMore = asksBeside(deps.frame, all)
  const [{ frame }] = parts as readonly [PickedPart, ...PickedPart[]]
  const quoted = new Set(all.map((one) => marks.quote(one, hasMore ? longestQuote : shortQuote)))
  const marked = all.map(marks.mark)
  const newest = isNewest(own, frame, visible)
  const terms = parts.flatMap((one) => one.frame.terms)
  const values = claimNumbers({ form: 'values', isNewest: newest }, marked)
  const clause = sayClause(marked, { ...deps, frame: { ...frame, terms }, isNewest: newest })
  // 3名水管员、5名护林员、40名网格员: those that were asked for by their names, and not the list.
  if (clause && !hasMore && (clause.others === 0 || !clause.isListed || values === null))
    return [sayPieces([clause.claim])]
  const quotes = [...quoted].flatMap((n, i): readonly Piece[] => {
    const quote = marks.citations.find((one) => one.n === n)?.quote ?? ''
    return [i === 0 ? '“' : '；“', { kind: 'quoted', said: spokenQuote(quote), n }, '”']
  })
  if (values === null) return null
  const isNamed = nameEach(marked.map(({ entry }) => entry))
  const each = isNamed || hasMore ? null : sayEach(marked, parts, { marks, newest })
  if (each !== null) return [each]
  // 上门劝阻57次、成功54次 says what each is.
  const isTold = !hasMore && !asksMore.test(frame.text) && isNamed
  return [sayPieces(isTold ? [values] : [values, '。原文：', ...quotes])]
}

/** 杨坪镇2022年县里第一批下放行政处罚权37项[1]，真正用过的只有9项[2]: each in its own clause, whose they are said once. Null where one has no short clause. */
function sayEach(
  marked: readonly MarkedFigure[],
  parts: readonly PickedPart[],
  { marks, newest }: { readonly marks: NumberDeps['marks']; readonly newest: boolean },
): DraftLine | null {
  const said = marked.map((one, i) => {
    const frame = parts[i]?.frame ?? parts[0]!.frame
    return sayClause([one], { marks, frame, isNewest: newest && i === 0 })
  })
  const whole = said.reduce((sum, one) => sum + (one?.words.length ?? mostEach), 0)
  if (whole >= mostEach) return null
  const pieces = said.flatMap((one, i): readonly Piece[] => {
    if (i === 0) return [one!.claim]
    // 办理代表建议13件、提案2件 tells both.
    if (said.slice(0, i).some((before) => before!.words.includes(one!.words))) return []
    const { entry, source } = marked[i]!
    const words = runQuote(leaveSaid(one!.words, entry))
    return ['；', { kind: 'quoted', said: words, n: source.n, runsOn: true }, `[${source.n}]`]
  })
  return sayPieces(pieces)
}

/** Characters of all clauses together. */
const mostEach = 110

const sayPieces = (pieces: readonly Piece[]): DraftLine => ({ kind: 'sentence', pieces: [...pieces, '。'] })

interface Said extends Clause {
  readonly claim: Piece
}

/** The report's own clauses of these numbers as one sentence; null where they stand in several, or are none. */
function sayClause(
  marked: readonly MarkedFigure[],
  { frame, marks, isNewest: newest }: Pick<NumberDeps, 'frame' | 'marks'> & { readonly isNewest: boolean },
): Said | null {
  const n = marked[0]?.source.n
  const quote = marks.citations.find((one) => one.n === n)
  if (!quote || marked.some(({ source, picked }) => source.n !== n || source.of || isTableRow(picked.figure)))
    return null
  const numbers = marked.map(({ source }) => source.at)
  const found = findClause({ quote: { ...quote, text: quote.quote }, numbers, frame })
  if (found === null || found.others > mostOthers) return null
  const asksWhole = ofWhole.test(frame.text.slice(startOfTurn(frame.text)))
  const form = { form: 'clause', span: found.span, isNewest: newest, asksWhole } as const
  const claim = claimNumbers(form, marked, found.words)
  return claim === null ? null : { ...found, claim }
}

/** More numbers that nobody asked for hide the one that was. */
const mostOthers = 2
const ofWhole = /全年|整年|一年|年度|总共|一共|总计/

const byYear = (a: PickedFigure, b: PickedFigure) => (a.year ?? 0) - (b.year ?? 0)

/** 石桥乡2023年调解各类矛盾纠纷187起[1]。 With the sentence behind it where other words tell the number, or how it came about is asked. */
function quoteLine(picked: PickedFigure, { frame, visible, marks }: NumberDeps): DraftLine {
  if (isTableRow(picked.figure)) {
    const { n, at } = marks.mark(picked).source
    const said = tellFigure(picked.figure, picked.report, visible)
    return { kind: 'sentence', pieces: [{ kind: 'row-figure', said, n, at }, `[${n}]。`] }
  }
  const wantsMore = asksMore.test(frame.text.slice(startOfTurn(frame.text))) || asksBeside(frame, [picked])
  const n = marks.quote(picked, wantsMore ? longestQuote : shortQuote)
  const quote = marks.citations.find((one) => one.n === n)?.quote ?? ''
  const marked = [marks.mark(picked)]
  const newest = isNewest(picked, frame, visible)
  const clause = sayClause(marked, { frame, marks, isNewest: newest })
  // 成功率97.8% behind two other numbers is told by its name alone.
  const isApart =
    picked.figure.kind === 'rate' && clause !== null && clause.others > 0 && !tellsRange(clause.words)
  const told = isApart ? null : clause
  const value =
    told?.claim ?? claimNumbers({ form: 'value', isNewest: newest, ...nameOf(marked, frame) }, marked)
  if (value === null || quote === '')
    return { kind: 'quotes', lead: [claimReport(picked.report, { n, visible })], quotes: [n] }
  const said = wantsMore ? quote : (clause?.words ?? quote)
  const isTold =
    told === null
      ? !wantsMore && nameThing(marked.map(({ entry }) => entry)) !== ''
      : said.length - told.words.length < leastMore
  if (isTold) return sayPieces([value])
  const whole = told === null ? null : sayWhole(marked, { frame, marks, isNewest: newest })
  if (whole !== null) return sayPieces([whole])
  return sayPieces([value, '。原文：“', { kind: 'quoted', said: spokenQuote(said), n }, '”'])
}

/** The whole of the quote as one sentence, where it is short: nothing is told twice. */
function sayWhole(
  marked: readonly MarkedFigure[],
  { frame, marks, isNewest: newest }: Pick<NumberDeps, 'frame' | 'marks'> & { readonly isNewest: boolean },
): Piece | null {
  const quote = marks.citations.find(({ n }) => n === marked[0]?.source.n)
  if (!quote || quote.quote.length > longestQuote || /[我本][镇乡街县区]/.test(quote.quote.slice(1)))
    return null
  const asksWhole = ofWhole.test(frame.text.slice(startOfTurn(frame.text)))
  const { start, end } = quote
  return claimNumbers(
    { form: 'clause', span: { start, end }, isNewest: newest, asksWhole },
    marked,
    quote.quote,
  )
}

/** Characters that a quote has more than what was said of it. */
const leastMore = 6

/** The asker's words, where its indicator does not say them with more: 调解成功率, and not 成功率. */
function nameOf(marked: readonly MarkedFigure[], frame: NumberDeps['frame']): { readonly thing?: string } {
  const asked = thingOf(marked, frame)
  const name = nameThing(marked.map(({ entry }) => entry))
  return asked.thing !== undefined && name.includes(asked.thing) ? {} : asked
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

/** Something is asked besides the number: how it came about, whether it is so. */
const asksMore =
  /怎么|怎样|如何|咋|为[什啥]|有没[有得]|没[有得]|是否|是不是|什么|都是啥|哪[些里类]|哪几[类种样]|[吗么没]$/

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

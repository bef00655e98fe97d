// Step: the cells of a reckoning -> their figures, read from the library anew: told ones where they stand, others like one that was told. Null where one of them is not found.
import { placeOfFigure, yearOf } from '#answer/numbers/entry.ts'
import { measureAlike, readBeside } from '#answer/pick/figure-noun.ts'
import { pickFigures, weighFigures } from '#answer/pick/pick-figures.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { findEvidence } from '#answer/quotes/find-evidence.ts'
import type { Frame } from '#domain/frame.ts'
import { isSamePlace, type Place, placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import type { Cell, ToldNumber } from '#domain/talk/ledger.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import type { RetrieveDeps } from '#retrieve/retrieve.ts'
import { isComparable } from '#text/numbers/alike-units.ts'

export interface CellDeps extends RetrieveDeps {
  readonly visible: readonly ReportSummary[]
}

/** From which likeness of their nouns on two numbers are of one measure. */
const sameNoun = 0.6
/** The same, where both are counted in one unit. */
const sameUnit = 0.5

export async function findCell(cell: Cell, frame: Frame, deps: CellDeps): Promise<PickedFigure | null> {
  const told = await findTold(cell.number, deps)
  if (told === null || cell.kind === 'told') return told
  if (cell.kind === 'asked') return findAsked(cell, frame, deps)
  return cell.kind === 'like' ? findLike(cell, { told, frame }, deps) : findBeside(cell, told, deps)
}

/** Null where its report is gone, or is not for this reader. */
async function findTold(
  { reportId, index, value }: ToldNumber,
  deps: CellDeps,
): Promise<PickedFigure | null> {
  const report = deps.visible.find(({ id }) => id === reportId)
  if (!report) return null
  const figures = await deps.library.listFigures([reportId])
  const figure = figures.find((one) => one.index === index && one.value === value)
  return figure ? pick(figure, report) : null
}

function pick(figure: StoredFigure, report: ReportSummary): PickedFigure {
  const place = placeName(placeOfFigure(figure, report))
  const weight = { gain: 1, carried: 1, isUnsaid: false, lacks: [], hasMore: false, sentence: null, order: 0 }
  return { figure, report, place, year: yearOf(figure, report), ...weight }
}

type Like = Extract<Cell, { readonly kind: 'like' }>

async function findLike(
  { place, year, plain }: Like,
  { told, frame }: { readonly told: PickedFigure; readonly frame: Frame },
  deps: CellDeps,
): Promise<PickedFigure | null> {
  const meant = onlyYear(place, year, deps)
  const asked = askFor({ place, year: meant, plain }, frame)
  const evidence = await findEvidence(asked, deps.visible, deps)
  const all = await weighFigures(asked, evidence, deps)
  const alike = all
    .filter((one) => isOf(one, place, meant) && isAlike(told.figure, one.figure))
    .map((one) => ({
      one,
      fit: likeness(told.figure, one.figure) + shareNamed(told.figure, one.figure, asked),
    }))
    .sort((a, b) => b.fit - a.fit || a.one.order - b.one.order)
  return alike[0]?.one ?? null
}

/** Of the words asked for that the told number bears, so many stand by this one: 渔民纠纷29起, and not 矛盾纠纷124起. */
function shareNamed(told: StoredFigure, figure: StoredFigure, { terms }: Frame): number {
  const wordsOf = (one: StoredFigure) => {
    const { before, after } = readBeside(one)
    return `${one.indicator} ${one.subject ?? ''} ${before} ${after}`
  }
  const own = terms.filter((term) => !term.isGuess && matchTerm(term, wordsOf(told)) > 0)
  const named = own.filter((term) => matchTerm(term, wordsOf(figure)) > 0)
  return own.length === 0 ? 0 : named.length / own.length
}

/** Of a place that has one report alone, and none of the year: that report's. */
function onlyYear(place: Place, year: number | null, { visible }: CellDeps): number | null {
  const own = visible.filter(({ metadata }) => isSamePlace(metadata.place, place))
  const [only, ...others] = own
  const isElse = only !== undefined && others.length === 0 && only.metadata.year !== year
  return isElse ? only.metadata.year : year
}

/** Its number alone is asked for. */
function askFor({ place, year, plain }: Pick<Like, 'place' | 'year' | 'plain'>, frame: Frame): Frame {
  const { also: _, things: __, until: ___, ...rest } = frame
  const scope = { include: [place], exclude: [], unknown: [], years: year === null ? [] : [year] }
  const open = { isRelativeYear: false, wantsPeers: false, wantsTowns: false, asksOwnRank: false }
  const asked = { plain, text: plain, want: 'value', takes: null, n: null, part: null, about: null } as const
  return { ...rest, ...scope, ...open, ...asked, assertedNumbers: [] }
}

/** Where the words of the question surely tell one number. */
async function findAsked(
  { plain, ...cell }: Extract<Cell, { readonly kind: 'asked' }>,
  frame: Frame,
  deps: CellDeps,
): Promise<PickedFigure | null> {
  const terms = frame.terms.filter(({ word }) => plain.includes(word))
  if (terms.every(({ isGuess }) => isGuess)) return null
  const asked = { ...askFor({ ...cell, plain }, frame), terms, topic: plain, head: terms.at(-1) ?? null }
  const evidence = await findEvidence(asked, deps.visible, deps)
  const picked = await pickFigures(asked, evidence, deps)
  return picked.find((one) => isOf(one, cell.place, cell.year)) ?? null
}

const perSign = 0.3

/** By its noun, by who counted it, by the very words before it. */
function likeness(told: StoredFigure, figure: StoredFigure): number {
  const isSaidSo = readBeside(told).before === readBeside(figure).before
  const isWholeToo = (told.parent === null) === (figure.parent === null)
  const signs = Number(isSaidSo) + Number(isWholeToo)
  return measureAlike(told, figure) + Number(figure.channel === told.channel) + perSign * signs
}

const isOf = ({ figure, report, year }: PickedFigure, place: Like['place'], asked: number | null) =>
  isSamePlace(placeOfFigure(figure, report), place) && (asked === null || year === asked)

function isAlike(told: StoredFigure, figure: StoredFigure): boolean {
  const isOfKind = told.kind === figure.kind && isComparable(told.unit, figure.unit)
  const least = told.unit === figure.unit ? sameUnit : sameNoun
  return isOfKind && measureAlike(told, figure) >= least
}

/** Characters from the one number to the other. */
const farthest = 80

/** The nearest number of its sentence in one of the units that are asked for, else the one that is called so. */
async function findBeside(
  { units, word }: Extract<Cell, { readonly kind: 'beside' }>,
  { figure: told, report }: PickedFigure,
  deps: CellDeps,
): Promise<PickedFigure | null> {
  const figures = await deps.library.listFigures([report.id])
  const distance = ({ at }: StoredFigure) =>
    at.start >= told.at.end ? at.start - told.at.end : told.at.start - at.end
  const near = figures.filter(
    (one) =>
      one.index !== told.index && (one.kind === 'count' || one.kind === 'rate') && distance(one) <= farthest,
  )
  const isCalled = (one: StoredFigure) => {
    const { before, after } = readBeside(one)
    return `${before} ${after} ${one.subject ?? ''}`.includes(word)
  }
  const meant = units === null ? near.filter(isCalled) : near.filter(({ unit }) => units.includes(unit))
  const [own] = meant.sort((a, b) => distance(a) - distance(b))
  return own ? pick(own, report) : null
}

/** Characters from the number to what is said of the year before. */
const nearest = 24

/** 比上年减少8件, right behind the number; null where its report says nothing of the kind. */
export async function findChange(
  { figure: told, report }: PickedFigure,
  deps: CellDeps,
): Promise<PickedFigure | null> {
  const figures = await deps.library.listFigures([report.id])
  const change = figures.find(
    ({ kind, quote, at }) =>
      kind === 'change' &&
      at.start > told.at.end &&
      at.start - told.at.end <= nearest &&
      isOfYearBefore(quote, report.metadata.year),
  )
  return change ? pick(change, report) : null
}

const ofLastYear = /^(?:[比较](?:上一?年|去年|前一年|(\d{4})年)|同比)/

function isOfYearBefore(quote: string, year: number | null): boolean {
  const said = ofLastYear.exec(quote)
  const named = said?.[1]
  return said !== null && (named === undefined || (year !== null && Number(named) === year - 1))
}

// Step: lines that hold, with their citations -> what the turn adds to the ledger of the talk: each number told, and those that stand in the passages shown.
import type { Claim, ClaimOf, DraftLine } from '#answer/gate/draft-line.ts'
import { placeOfFigure, yearOf } from '#answer/numbers/entry.ts'
import type { NumberForm } from '#answer/numbers/number-form.ts'
import { readBeside } from '#answer/pick/figure-noun.ts'
import type { Citation } from '#domain/answer.ts'
import type { Frame, Term } from '#domain/frame.ts'
import type { Place } from '#domain/place.ts'
import { holds, type Span } from '#domain/span.ts'
import type { StoredFigure, StoredReport } from '#domain/stored-report.ts'
import type { ToldNumber, ToldTurn } from '#domain/talk/ledger.ts'
import { asksCounts } from '#question/follow/add-things.ts'
import { startOfThing, startOfTurn } from '#question/follow/turns.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { readAskedUnits } from '#retrieve/read-unit.ts'

/** Of a long talk the newest turns count, of a long answer the first numbers. */
const most = { turns: 8, numbers: 60 }
/** Longer words name nothing. */
const longestWords = 60

interface Given {
  readonly drafts: readonly DraftLine[]
  readonly citations: readonly Citation[]
  readonly read: (reportId: number) => Promise<StoredReport | null>
}

/** The ledger with this turn in it; as it was where the turn told no number. */
export async function keepTold(frame: Frame, given: Given): Promise<readonly ToldTurn[]> {
  const before = frame.ledger ?? []
  const numbers = await listNumbers(frame, given)
  if (numbers.length === 0) return before
  const words = frame.terms.filter(({ isGuess }) => !isGuess).map(({ word }) => word)
  const isSum = claimsOf(given.drafts).some(addsUp)
  const named = listNamed(frame)
  const asked = {
    ...(frame.isLeastFirst ? { isLeastFirst: true } : {}),
    ...(named.length > 0 ? { named } : {}),
  }
  return [...before, { plain: frame.plain, words, isSum, ...asked, numbers }].slice(-most.turns)
}

/** Places as the turn names them, the first first. */
function listNamed({ text, include }: Pick<Frame, 'text' | 'include'>): readonly Place[] {
  const turn = text.slice(startOfTurn(text))
  const at = ({ town }: Place) => turn.indexOf(town?.replace(/(?:镇|乡|街道)$/, '') ?? ' ')
  const named = include.filter((place) => at(place) >= 0)
  return named.length === include.length ? named.toSorted((a, b) => at(a) - at(b)) : []
}

function addsUp(claim: Claim): boolean {
  if (claim.kind !== 'numbers') return false
  const { form } = claim
  return (
    ['total', 'things', 'kinds'].includes(form.form) || (form.form === 'reckoned' && form.operator === 'sum')
  )
}

/** Lines of these tell one measure of several places or years. */
const ofOneMeasure: readonly NumberForm['form'][] = [
  ...(['total', 'totals', 'trend', 'list', 'ranked', 'place-of', 'years'] as const),
  ...(['difference', 'changes', 'counties'] as const),
]

interface Standing {
  readonly reportId: number
  readonly at: Span
  readonly index?: number
}

/** Where the numbers of a claim stand, a list each measure. */
function listStanding(claim: Claim): readonly (readonly Standing[])[] {
  if (claim.kind === 'verdict') return [[claim.figure]]
  if (claim.kind !== 'numbers') return []
  const { form, entries } = claim
  if (form.form === 'reckoned') return listSides(entries, form.sides)
  const all = entries.flatMap((entry) => partsOf(entry))
  if (ofOneMeasure.includes(form.form) && all.length === entries.length) return [all]
  return all.map((one) => [one])
}

/** Numbers of as many reports are of one measure, all of them or those of each side; those of one report are not. */
function listSides(entries: readonly Standing[], sizes: readonly number[]): readonly (readonly Standing[])[] {
  const isOne = (of: readonly Standing[]) => new Set(of.map(({ reportId }) => reportId)).size === of.length
  let from = 0
  const sides = sizes.map((size) => {
    from += size
    return entries.slice(from - size, from)
  })
  return (isOne(entries) ? [entries] : sides).flatMap((side) =>
    isOne(side) ? [side] : side.map((one) => [one]),
  )
}

/** A rate that was made is told by the two that it is made of. */
function partsOf({ of, ...part }: ClaimOf<'numbers'>['entries'][number]): readonly Standing[] {
  return of === undefined ? [part] : [part, { reportId: part.reportId, at: of }]
}

type IsSaid = (figure: StoredFigure, beside: readonly StoredFigure[]) => boolean

/** 调解的和调成的各多少 */
const ofBoth = /[、和与及跟].*(?:各|分别)/

/** Of the numbers of one clause or passage that answers those are told that are in the unit asked for, and have most words of the question. */
function openSaid({ terms, text }: Pick<Frame, 'terms' | 'text'>): IsSaid {
  const sure = terms.filter(({ isGuess }) => !isGuess)
  const turn = text.slice(startOfTurn(text))
  // 前一年呢 asks in the measures of the question before.
  const asking =
    readAskedUnits(turn) === null && !asksNumber.test(turn) ? text.slice(startOfThing(text)) : turn
  const units = readAskedUnits(asking)
  const asksTwo = asksCounts(asking) || ofBoth.test(asking)
  const measures = listMeasures(asking)
  // 里头合同几件 after 合法性审查几件: what is said now says more than what is only gone on with.
  const weightOf = ({ word }: Term) => (turn.includes(word) ? 1 : ofTalk)
  const signsOf = (figure: StoredFigure) => {
    const named = sure.filter((term) => matchTerm(term, saysOf(figure)) > 0)
    const own = named.reduce((sum, term) => sum + weightOf(term), 0)
    return own + (units?.includes(figure.unit) ? ofUnit : 0)
  }
  const isBest = (figure: StoredFigure, among: readonly StoredFigure[]) => {
    const most = Math.max(...among.map(signsOf))
    return most > 0 && signsOf(figure) === most
  }
  // 调解了多少，调解成功多少 of one clause: of each word that is asked about the one that says most.
  const isOfWord = (term: Term, figure: StoredFigure) => matchTerm(term, saysOf(figure)) > 0
  const isOfMeasure = (of: readonly string[], figure: StoredFigure, beside: readonly StoredFigure[]) =>
    of.includes(figure.unit) &&
    isBest(
      figure,
      beside.filter(({ unit }) => of.includes(unit)),
    )
  return (figure, beside) =>
    isBest(figure, beside) ||
    (measures.length > 1 && measures.some((of) => isOfMeasure(of, figure, beside))) ||
    (asksTwo &&
      sure.some(
        (term) =>
          isOfWord(term, figure) &&
          isBest(
            figure,
            beside.filter((one) => isOfWord(term, one)),
          ),
      ))
}

const asksNumber = /多少|好多|几(?![十百千万])/

/** 多少钱几个人: the units of each, where each is asked in its own. */
function listMeasures(text: string): readonly (readonly string[])[] {
  return text.split(/(?=多少|好多|几(?![十百千万]))/).flatMap((piece) => {
    const units = asksNumber.test(piece) ? readAskedUnits(piece) : null
    return units === null ? [] : [units]
  })
}

const saysOf = (figure: StoredFigure) =>
  `${figure.indicator} ${figure.subject ?? ''} ${readBeside(figure).before}`

/** The unit says more than a word, a word of the turn more than one of a turn before. */
const ofUnit = 1.5
const ofTalk = 0.5

const claimsOf = (drafts: readonly DraftLine[]) =>
  drafts.flatMap((line) => ('pieces' in line ? line.pieces.filter((piece) => typeof piece !== 'string') : []))

async function listNumbers(frame: Frame, { drafts, citations, read }: Given): Promise<readonly ToldNumber[]> {
  const isSaid = openSaid(frame)
  const claims = claimsOf(drafts)
  const lines = drafts.flatMap((line) => (line.kind === 'quotes' ? line.quotes : []))
  // A quote that is told in running text answers as well; a piece of text to be copied is no answer in numbers.
  const running = frame.isPiece ? [] : claims.flatMap((claim) => (claim.kind === 'quoted' ? [claim.n] : []))
  const quoted = new Set([...lines, ...running])
  // 企业体检情况: all that the one passage counts.
  const isWhole = quoted.size === 1 && frame.want === 'overview' && !asksNumber.test(frame.text)

  const found = new Map<string, ToldNumber>()
  let series = 0
  const add = (figure: StoredFigure, report: StoredReport, isTold: boolean) => {
    const key = `${figure.reportId} ${figure.index}`
    if (!found.has(key)) found.set(key, numberOf(figure, report, { series, isTold }))
  }
  for (const claim of claims) {
    const lists = await Promise.all(listStanding(claim).map((standing) => readStanding(standing, read)))
    // 13名治保主任、11名辅警 is one clause, of which one was asked.
    const isClause = claim.kind === 'numbers' && claim.form.form === 'clause'
    const beside = lists.flat().map(({ figure }) => figure)
    const isAny = !isClause || !beside.some((figure) => isSaid(figure, beside))
    for (const list of lists) {
      const shown = listShown(claim, list)
      for (const { figure, report } of list)
        add(figure, report, shown.has(figure) && (isAny || isSaid(figure, beside)))
      series += 1
    }
  }
  for (const citation of citations) {
    const report = await read(citation.reportId)
    const inside = (report?.figures ?? []).filter(({ at }) => holds(citation, at))
    const answering = quoted.has(citation.n) ? inside : inside.filter((figure) => isInClause(figure, claims))
    for (const figure of inside) {
      const isAll = isWhole && answering.length <= mostOfWhole
      add(figure, report!, answering.includes(figure) && (isAll || isSaid(figure, answering)))
      series += 1
    }
  }
  return [...found.values()].filter(isReached).slice(0, most.numbers)
}

/** Numbers of a passage that is told as a whole. */
const mostOfWhole = 6

/** Of an order those places that were told of it. */
function listShown(claim: Claim, list: readonly Read[]): ReadonlySet<StoredFigure> {
  const figures = list.map(({ figure }) => figure)
  if (claim.kind !== 'numbers' || claim.form.form !== 'ranked') return new Set(figures)
  const { from, of, isLeastFirst } = claim.form
  const sorted = figures.toSorted((a, b) => (isLeastFirst ? a.value - b.value : b.value - a.value))
  return new Set(sorted.slice(from - 1, from - 1 + of))
}

const isInClause = ({ reportId, at }: StoredFigure, claims: readonly Claim[]) =>
  claims.some(
    (claim) =>
      claim.kind === 'numbers' &&
      claim.form.form === 'clause' &&
      claim.entries[0]?.reportId === reportId &&
      holds(claim.form.span, at),
  )

interface Read {
  readonly figure: StoredFigure
  readonly report: StoredReport
}

async function readStanding(standing: readonly Standing[], read: Given['read']): Promise<readonly Read[]> {
  const found: Read[] = []
  for (const { reportId, at, index } of standing) {
    const report = await read(reportId)
    const figure = report?.figures.find(
      (one) => one.at.start === at.start && (index === undefined || one.index === index),
    )
    if (report && figure) found.push({ figure, report })
  }
  return found
}

/** Counts and rates; what is a condition or a frequency is not reckoned with. */
const isReached = ({ kind }: ToldNumber) => kind === 'count' || kind === 'rate'

function numberOf(
  figure: StoredFigure,
  { summary }: StoredReport,
  told: Pick<ToldNumber, 'series' | 'isTold'>,
): ToldNumber {
  const { reportId, index, value, unit, kind, indicator, subject, channel, parent } = figure
  const { before, after } = readBeside(figure)
  const words = [indicator, subject, channel, before, after].filter(Boolean).join(' ').slice(0, longestWords)
  return {
    ...{ reportId, index, value, unit, kind, indicator, words },
    place: placeOfFigure(figure, summary),
    year: yearOf(figure, summary),
    ...(parent === null ? {} : { whole: parent }),
    ...told,
  }
}

// Step: frame x figures of the reports in scope -> for each place and year the one figure that is asked for, all of one kind. Rows of every answer in numbers.

import { placeOfFigure, yearOf } from '#answer/numbers/entry.ts'
import { isEnough } from '#answer/quotes/weigh-evidence.ts'
import { isMeasure } from '#answer/rows/topic-words.ts'
import { type Frame, isKnown } from '#domain/frame.ts'
import { isSamePlace, levelOf, type Place, placeName } from '#domain/place.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { readPlain } from '#question/read-claimed-number.ts'
import { asksNumberWritten } from '#question/read-want.ts'
import { asksGrowth } from '#question/want/settle-want.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { readAskedUnits } from '#retrieve/read-unit.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { findAskedIndicators, fitOf } from '#retrieve/score-figures.ts'
import { oncePer } from '#shared/once-per.ts'
import { deriveRates, deriveRests, isRest, keepRests } from './derive-rates.ts'
import { openFigureSigns, weighFigureSigns } from './judge-figure.ts'
import { lineUpKind } from './line-up-kind.ts'
import { carriesEnough, isBeside, keepNamed, type PickedFigure, tellInProse } from './picked-figure.ts'
import { keepDeeds } from './tells-deed.ts'
import { openWeights } from './weigh-figure.ts'

/** Of more reports than these, figures are looked for in those that search has found. */
const mostRead = 60
/** What fewer figures of the library tell is found by search. */
const leastTold = 3
/** A figure that carries less of the question is another one. */
const leastGain = 0.6
/** It is so all the same where its sentence is among the first that search has found, and is thought to answer. */
const found = { order: 3, gain: 0.25 }
/** Or where its unit is the one asked for and the whole wording speaks for it. */
const judged = { gain: 0.33, whole: 0.8 }

/** The first is the one that answers best; empty where no figure surely is the one asked for. */
export async function pickFigures(
  frame: Frame,
  evidence: Evidence,
  deps: Pick<RetrieveDeps, 'library' | 'book'> & { readonly told?: readonly PickedFigure[] },
): Promise<readonly PickedFigure[]> {
  const { told = [], book } = deps
  const weighed = (await weighFigures(frame, evidence, deps)).filter((one) => !isToldBy(told, one))
  const all = keepDeeds(keepNamed(leaveGiven(weighed, frame)), frame)
  const said = all.filter(({ isUnsaid }) => !isUnsaid)
  const open = keepRests(said.length > 0 ? said : all, frame)
  const free = keepWritten(keepRates(open, frame), frame)
  const ofCase = keepCase(free, frame)
  const candidates = ofCase.length > 0 ? ofCase : namesThing(frame) ? free : keepBeside(free, told)
  const lined = lineUpKind(candidates, {
    frame,
    indicators: book.indicators,
    told,
    named: nameAlike(frame, book.indicators),
  })
  const prose = lined.map((one) => tellInProse(one, candidates))
  const [best] = lined
  if (!best) return []
  if (candidates !== free && told.some((first) => isBeside(first, best))) return prose
  if (ofCase.length > 0) return prose
  const isFit = fitOf(best.figure, readAskedUnits(frame.text)) === 1
  const isNear = best.order < found.order && best.gain >= found.gain && carriesEnough(best, frame)
  const isFound = isFit && isNear && isEnough(frame, evidence)
  const least = isRest(best, frame) ? judged.gain : leastGain
  return best.gain >= least ||
    ((isFound || isJudged(best, frame) || isSole(best, candidates, frame)) &&
      (told.length > 0 || saysOf(best, frame)))
    ? prose
    : []
}

/** 37项处罚权真用上的有几项: a number that the question gives is not the one that it asks for. */
function leaveGiven(
  all: readonly PickedFigure[],
  { want, assertedNumbers, takes }: Frame,
): readonly PickedFigure[] {
  if (want !== 'value' || takes === 'source') return all
  const given = assertedNumbers.map(readPlain)
  return all.filter(({ figure }) => !given.includes(figure.value))
}

/** A thing asked for stands in the words of the number or in its clause: 食堂改造…，补发工资7.9万元 tells nothing of 食堂. */
function saysOf({ figure }: PickedFigure, { terms }: Frame): boolean {
  const { quote, start, at, indicator, subject, channel } = figure
  const clauses = quote.slice(0, at.end - start).split(/[，,；;。]/)
  const behind = quote.slice(at.end - start).split(/[，,；;。]/)[0] ?? ''
  const own = [indicator, subject, channel, clauses.at(-1), behind].join(' ')
  const sure = terms.filter(({ isGuess }) => !isGuess)
  return sure.length === 0 || sure.some((term) => matchTerm(term, own) > 0)
}

/** 成功率三年是涨了还是跌了, 涨了几个百分点: of a rate, where one of what is asked is told. */
function keepRates(open: readonly PickedFigure[], frame: Frame): readonly PickedFigure[] {
  const isPoints = asksPoints.test(frame.text)
  const said = frame.text.slice(startOfTurn(frame.text))
  // 对热线最满意 asks for the rate as 满意率 does.
  const named = frame.terms.filter(({ word }) => /率$/.test(word) && said.includes(word.slice(0, -1)))
  const isShare = ofShare.test(said) && !asksCount.test(said)
  if (!isPoints && !isShare && (named.length === 0 || asksCount.test(said))) return open
  const isNamed = ({ figure, carried, of }: PickedFigure) =>
    isPoints ||
    (isShare && of !== undefined) ||
    carried >= leastGain ||
    named.some((term) => matchTerm(term, figure.indicator) > 0)
  const rates = open.filter((one) => one.figure.kind === 'rate' && isNamed(one))
  // 成功率各多少 after 加装电梯纠纷: not the rate of all.
  const most = Math.max(...rates.map(({ carried }) => carried))
  const near = rates.filter(({ carried }) => carried >= most - ofThing)
  return rates.length > 0 ? near : open
}

/** 24年调成几件有没有写: only what tells all of the thing answers whether it is written. */
function keepWritten(open: readonly PickedFigure[], { text, terms }: Frame): readonly PickedFigure[] {
  if (!asksNumberWritten(text)) return open
  const things = terms.filter((term) => !term.isGuess && !isMeasure(term))
  return open.filter(({ figure, sentence }) => {
    const told = `${sentence?.heading ?? ''} ${sentence?.text ?? ''} ${figure.quote}`
    return things.every((term) => matchTerm(term, told) > 0)
  })
}

/** 那个19人的案子钱几天到: in the unit that is asked for, what stands in a sentence with the number that names it; none where none does. */
function keepCase(
  open: readonly PickedFigure[],
  { assertedNumbers, want, text, plain }: Frame,
): readonly PickedFigure[] {
  const [said, second] = assertedNumbers
  const isCase = want === 'value' && said !== undefined && second === undefined
  const asked = plain === '' ? text : plain
  const turn = asked.slice(startOfTurn(asked))
  if (!isCase || !new RegExp(`[那这][个起件]?${said}[一-龥]{1,2}的`).test(turn)) return []
  const number = new RegExp(`(?<![\\d.])${said}(?![\\d.])`)
  const units = readAskedUnits(turn.slice(turn.indexOf(said) + said.length))
  const isOf = ({ figure, sentence }: PickedFigure) =>
    sentence !== null && number.test(sentence.text) && fitOf(figure, units) === 1
  return units === null ? [] : open.filter(isOf)
}

/** How much less of the question a rate may carry than the one that carries most. */
const ofThing = 0.25

/** 查实比例多少: of what is made of two counts. */
const ofShare = /[\u4e00-\u9fff]{2}的?(?:比例|占比|比重|百分比)/
/** A number of things is asked for beside it. */
const asksCount = /(?:多少|好多|几多|几)(?!个?(?:百分)?点)[件起次个人户家份场名条处元万]/

/** Indicators that the question names, and those that its words and their synonyms are the very names of: 罚款 is 罚没 as well. */
function nameAlike(frame: Frame, indicators: readonly Indicator[]): ReadonlySet<string> {
  const words = frame.terms
    .filter(({ isGuess }) => !isGuess)
    .flatMap(({ word, alternatives }) => [word, ...alternatives])
  const alike = indicators.filter(({ synonyms }) => synonyms.some((name) => words.includes(name)))
  return new Set([...findAskedIndicators(frame, indicators), ...alike.map(({ name }) => name)])
}

/** 涨了几个百分点: of a rate. */
const asksPoints = /百分点|[几多少]个?点(?!钟|左右|位)/

/** It answered another part of the question, here or where it is said again; 成功256起 behind 调处256起 is another number. */
function isToldBy(told: readonly PickedFigure[], { figure, place, year, sentence }: PickedFigure): boolean {
  return told.some((one) => {
    const isSame = one.place === place && one.year === year
    const isBehind = sentence !== null && one.sentence === sentence && one.figure.at.start !== figure.at.start
    const isAlike = one.figure.value === figure.value && one.figure.unit === figure.unit
    return isSame && isAlike && !isBehind
  })
}

/** 坏了几组 names nothing of its own. */
function namesThing({ terms, text }: Frame): boolean {
  return terms.some((term) => isKnown(term) && text.includes(term.word))
}

/** Where a place's number of that year was told, what stands beside it; all, where nothing does. */
function keepBeside(
  candidates: readonly PickedFigure[],
  told: readonly PickedFigure[],
): readonly PickedFigure[] {
  const isNear = (one: PickedFigure) => told.some((first) => isBeside(first, one))
  if (!candidates.some(isNear)) return candidates
  const isOpen = (one: PickedFigure) =>
    !told.some(
      ({ place, year, figure }) =>
        place === one.place && year === one.year && figure.unit === one.figure.unit,
    )
  return candidates.filter((one) => isNear(one) || isOpen(one))
}

/** All that could be meant, in no order. */
export async function weighFigures(
  frame: Frame,
  evidence: Evidence,
  { library, book }: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<readonly PickedFigure[]> {
  const { reports } = evidence.scope
  const near = new Set(evidence.sentences.map(({ reportId }) => reportId))
  const opened = reports.length <= mostRead ? reports : reports.filter(({ id }) => near.has(id))
  const byId = new Map(opened.map((report) => [report.id, report]))
  const named = findAskedIndicators(frame, book.indicators)
  const figures = await listCandidates([...byId.keys()], { evidence, indicators: named, library })
  for (const report of reports) byId.set(report.id, report)
  const nameOf = oncePer((report: ReportSummary) => placeName(report.metadata.place))
  const weigh = openWeights(frame, { evidence, indicators: book.indicators, named })
  const read = (figure: StoredFigure, of?: PickedFigure['of']): PickedFigure[] => {
    const report = byId.get(figure.reportId)
    if (!report || !isReached(figure, frame)) return []
    const year = yearOf(figure, report)
    const place = placeOfFigure(figure, report)
    if (!isAskedOf({ figure, report, year, place }, frame)) return []
    const name = figure.rowPlace === null ? nameOf(report) : placeName(place)
    return [{ figure, report, place: name, year, ...weigh(figure), ...(of ? { of } : {}) }]
  }
  const made = [...deriveRates(frame, figures, evidence), ...deriveRests(frame, figures, evidence)]
  return [
    ...figures.flatMap((figure) => read(figure)),
    ...made.flatMap(({ figure, ...of }) => read(figure, of)),
  ]
}

/** It carries some of the terms, has the unit asked for, and the whole wording speaks for it. */
function isJudged(best: PickedFigure, frame: Frame): boolean {
  // 我记得是31场吧 holds a number against one that was asked for before.
  const isOpen = frame.want === 'whether' && frame.takes === null
  if (isOpen || best.gain < judged.gain || !carriesEnough(best, frame)) return false
  const isInUnit = fitOf(best.figure, readAskedUnits(frame.text)) === 1
  const signs = openFigureSigns(frame)(best)
  return isInUnit && signs.measure >= 0 && best.gain + weighFigureSigns(signs) >= judged.whole
}

/** It counts what is asked for, in its unit and in the sentence that answers best, and no other number comes near: 避免损失58.2万元 for 拦下的钱. */
function isSole(best: PickedFigure, all: readonly PickedFigure[], frame: Frame): boolean {
  const { terms, want } = frame
  const units = readAskedUnits(frame.text)
  if (units === null || best.order > 0 || !['value', 'total'].includes(want)) return false
  const name = `${best.figure.indicator} ${best.figure.subject ?? ''}`
  const isNamed = terms.some((term) => isKnown(term) && matchTerm(term, name) > 0)
  return (
    isNamed &&
    fitOf(best.figure, units) === 1 &&
    all.every((one) => one.figure === best.figure || one.gain <= nearly * best.gain)
  )
}

/** What another number may carry of the question beside the only one that answers. */
const nearly = 0.6

/** All figures of the reports read; of an indicator that is known also those of every other report in scope. */
async function listCandidates(
  read: readonly number[],
  {
    evidence,
    indicators,
    library,
  }: { evidence: Evidence; indicators: ReadonlySet<string>; library: RetrieveDeps['library'] },
): Promise<readonly StoredFigure[]> {
  const figures = await library.listFigures(read)
  const { reports } = evidence.scope
  if (indicators.size === 0 || reports.length <= mostRead) return figures
  const known = new Set(read)
  const inScope = new Set(reports.map(({ id }) => id))
  const lists = await Promise.all([...indicators].map((name) => library.listFiguresOf([name])))
  const others = lists.flatMap((list) => (list.length < leastTold ? [] : list))
  return [...figures, ...others.filter(({ reportId }) => inScope.has(reportId) && !known.has(reportId))]
}

/** A count or rate, reached and not planned. */
function isReached({ kind }: StoredFigure, { want, years, text }: Frame): boolean {
  // 经费增加多少, where no year before can be held against it: as the report says it.
  if (kind === 'change') return want === 'value' && years.length === 1 && asksGrowth(text)
  // Who does it best is told by rates: the most cases are no merit.
  return kind === 'rate' || (kind === 'count' && want !== 'quality')
}

/** Of the places and years that are asked for. */
function isAskedOf(
  {
    figure: { rowPlace },
    report,
    year,
    place,
  }: {
    readonly figure: StoredFigure
    readonly report: ReportSummary
    readonly year: number | null
    readonly place: Place
  },
  frame: Frame,
): boolean {
  if (frame.years.length > 0 && year !== report.metadata.year && !frame.years.includes(year ?? 0))
    return false
  if (frame.exclude.some((own) => isSamePlace(own, place))) return false
  if (frame.include.length === 0)
    return rowPlace === null || levelOf(rowPlace) === levelOf(report.metadata.place)
  const isAsked = frame.include.some((asked) => isSamePlace(asked, place))
  return isAsked || (rowPlace === null && !frame.include.some(({ town }) => town !== null))
}

// Tool of this room: frame and evidence -> how well a figure is the one that is asked for: by the words beside it, by its unit, by what search thinks of its sentence.

import type { Frame, Term } from '#domain/frame.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { startOfThing, startOfTurn } from '#question/follow/turns.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { readAskedUnits, readMeasureWord } from '#retrieve/read-unit.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import { findImpliedIndicators, fitOf } from '#retrieve/score-figures.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'
import { groupBy } from '#shared/group-by.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { leaveSome, light, readBeside } from './figure-noun.ts'
import type { Weight } from './picked-figure.ts'
import { spellSuccess } from './tells-deed.ts'

/** What a word counts that stands behind the number, elsewhere in its clause, in another clause of the sentence, or in the heading over it. */
const around = { after: 0.95, clause: 0.85, sentence: 0.75, heading: 0.55 }
/** What an indicator adds that the question names, or that its words alone stand for, as far as its clause has the words. */
const known = { named: 0.4, implied: 0.2 }
/** What the very measure word adds: 几场 and 26场次. */
const measured = 0.15
/** What is counted stands elsewhere in the sentence, if at all. */
const uncounted = 0.6
/** What is said now of the thing before (化解了几件 of 梳理积案几件) stands nowhere in its sentence. */
const unsaid = 0.6
/** A unit that may do, where the question names another measure word. */
const otherMeasure = 0.8
/** Cosine of a sentence that says nothing of the question, what one that answers has more, and how much of the gain it makes. */
const meaning = { none: 0.48, range: 0.2, share: 0.35 }

/** It stands in the question, and names a thing of its own. */
function isParticular({ word, alternatives }: Term, { text }: Pick<Frame, 'text'>): boolean {
  return word.length > longWord && alternatives.length === 0 && text.includes(word) && !ofDeeds.test(word)
}

/** A longer word that no table has names something of its own. */
const longWord = 2
/** What was done, and no thing. */
const ofDeeds = /[了过着]$|成$/

export function openWeights(
  frame: Frame,
  {
    evidence,
    indicators,
    named,
  }: { evidence: Evidence; indicators: readonly Indicator[]; named: ReadonlySet<string> },
): (figure: StoredFigure) => Weight {
  const implied = findImpliedIndicators(frame, indicators)
  const said = frame.plain.slice(startOfThing(frame.plain))
  const { units, measure } = readUnits(frame, said)
  const terms = chooseTerms(frame)
  const turned = said === frame.plain ? [] : terms.filter(({ word }) => said.includes(word))
  const words = terms.flatMap(({ word, alternatives }) => [word, ...alternatives])
  const total = terms.reduce((sum, { weight }) => sum + weight, 0)
  const isNarrowed = openNarrowed(words, new Set(indicators.map(({ name }) => name)), frame.plain)
  const names = [...named]
  const find = openSentencesOf(evidence)
  const particular = terms.filter((term) => isParticular(term, frame))
  return (figure) => {
    const { sentence, order } = find(figure)
    const beside = readBeside(figure)
    const weigh = (each: (term: Term) => number) =>
      total === 0 ? 0 : terms.reduce((sum, term) => sum + term.weight * each(term), 0) / total
    const carried = weigh((term) => carry(term, figure, { ...beside, sentence }))
    const own = `${figure.indicator} ${figure.subject ?? ''} ${figure.channel ?? ''} ${figure.quote}`
    const isNamed = named.has(figure.indicator) || names.some((name) => name.endsWith(figure.indicator))
    const isCounted = frame.head === null || matchTerm(frame.head, own) > 0
    const isMeasured = measure !== null && figure.unit.includes(measure)
    const kin = isNamed ? known.named : implied.has(figure.indicator) ? known.implied : 0
    const bonus = kin * weigh((term) => matchTerm(term, own)) + (isMeasured ? measured : 0)
    const isOther =
      measure !== null && !isMeasured && !isComparable(figure.unit, measure) && countable.test(measure)
    // A rate that was made stands in no sentence by its name.
    const name = figure.kind === 'rate' ? figure.indicator : ''
    const isSaid = isToldIn(`${name} ${figure.quote} ${sentence?.text ?? ''}`, turned)
    const fit = fitOf(figure, units) * (isSaid ? 1 : unsaid) * (isOther ? otherMeasure : 1)
    const whole = fit * (isCounted || isNamed ? 1 : uncounted)
    const near = sentence?.meaning ? clamp((sentence.meaning.own - meaning.none) / meaning.range) : carried
    return {
      gain: ((1 - meaning.share) * carried + meaning.share * near + bonus) * whole,
      carried: carried * whole,
      isUnsaid: !isSaid,
      lacks: listLacking(particular, figure, { ...beside, sentence }),
      hasMore: isNarrowed(figure),
      sentence,
      order,
    }
  }
}

/** What is counted, without the measures that count it. */
function chooseTerms({ terms }: Frame): readonly Term[] {
  const sure = terms.filter(({ isGuess, word }) => !isGuess && !onlyMeasures.test(word))
  const things = sure.filter(({ word }) => !general.test(word))
  return (things.length > 0 ? things : sure).map(spellSuccess)
}

/** Those that neither the number's words nor its sentence or heading say. */
function listLacking(terms: readonly Term[], figure: StoredFigure, said: Said): readonly string[] {
  return terms.filter((term) => carry(term, figure, said) === 0).map(({ word }) => word)
}

/** A follow-up (那22年呢) asks in the unit of the question before. */
function readUnits({ text }: Frame, said: string) {
  const turn = text.slice(startOfTurn(text))
  const thing = text.slice(startOfThing(text))
  return {
    units: readAskedUnits(turn) ?? readAskedUnits(thing) ?? readAskedUnits(said),
    measure: readMeasure(turn) ?? readMeasure(thing),
  }
}

const isToldIn = (text: string, turned: readonly Term[]) =>
  turned.length === 0 || turned.some((term) => matchTerm(term, text) > 0)

/** 条 of 多少条, or of 条数; null where no measure word is said. */
function readMeasure(text: string): string | null {
  return readMeasureWord(text) ?? /([起件次个名份家户条场项宗])数/.exec(text)?.[1] ?? null
}

const clamp = (share: number) => Math.max(0, Math.min(1.2, share))

/** What stands around a number. */
interface Said {
  readonly before: string
  readonly after: string
  readonly sentence: ScoredSentence | null
}

function carry(term: Term, figure: StoredFigure, { before, after, sentence }: Said): number {
  const { indicator, subject, channel } = figure
  let most = matchTerm(term, `${indicator} ${subject ?? ''} ${channel ?? ''} ${before}`)
  // The further off the less it may count: what cannot count more is not read.
  if (most < around.after) most = Math.max(most, around.after * matchTerm(term, after))
  if (most < around.clause) most = Math.max(most, around.clause * matchTerm(term, leaveSome(figure)))
  // 每村培养2名法律明白人，全镇共30名: of what the clause before it speaks of.
  const near = summed.test(before) ? around.after : around.sentence
  if (most < near) most = Math.max(most, near * matchTerm(term, leaveParts(figure, sentence)))
  return most < around.heading
    ? Math.max(most, around.heading * matchTerm(term, sentence?.heading ?? ''))
    : most
}

const summed = /^(?:全[镇乡县区])?(?:总?共|合计|共计|总计)(?:有|达)?$/

/** The sentence without the parts that it counts behind the number: what is told of all is told of none of them. */
function leaveParts({ at }: StoredFigure, sentence: ScoredSentence | null): string {
  if (sentence === null) return ''
  const parts = sentence.text.indexOf('其中')
  return parts > at.start - sentence.start ? sentence.text.slice(0, parts) : sentence.text
}

function openSentencesOf({ sentences }: Evidence) {
  const ordered = sentences.map((sentence, order) => ({ sentence, order }))
  const byReport = groupBy(ordered, ({ sentence }) => sentence.reportId)
  const none = { sentence: null, order: Number.POSITIVE_INFINITY }
  return ({ reportId, at }: StoredFigure) =>
    byReport.get(reportId)?.find(({ sentence: { start, end } }) => start <= at.start && at.end <= end) ?? none
}

/** 起数, 金额: in which measure, and of nothing. */
const onlyMeasures =
  /^(?:[起件次个人名份家户条场项宗]数|场次|人次|件次|金额|数量|总数|总量|总额|数目|数字|数据)$/

/** 调解案件: what stands behind the name of a thing. */
const general = /^(?:案件|案子|事项|情况)$/

/** Measure words that are units in reports as well. */
const countable = /[场次起件宗人名个家户条份处项期批辆台座亩栋]/

/** No noun that names more is as short as that. */
const shortest = 2

/** 渔民之家调解室受理纠纷 is less than 矛盾纠纷: beside what is asked the noun names more. */
function openNarrowed(
  words: readonly string[],
  table: ReadonlySet<string>,
  said: string,
): (figure: Pick<StoredFigure, 'subject' | 'indicator'>) => boolean {
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  const rests = new Map<string, string>()
  const restOf = (subject: string) => {
    const known = rests.get(subject)
    if (known !== undefined) return known
    const rest = longestFirst.reduce((text, word) => text.replace(word, ''), subject).replace(light, '')
    rests.set(subject, rest)
    return rest
  }
  return ({ subject, indicator }) => {
    const rest = subject === null || subject.length <= shortest ? '' : restOf(subject)
    // 重新 of 重新调解几起 is asked for.
    if (rest.length < shortest || said.includes(rest)) return false
    return !(table.has(indicator) && indicator.replace(/数$/, '').includes(rest))
  }
}

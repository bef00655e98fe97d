// Step: an assertion and the sentences found -> 是 or 不是, 有 or 没有 by the words of the report; what is only planned is told as planned. Null where none takes a side.
import { citeQuotes, claimSource, nameReportYear } from '#answer/cite.ts'
import { type Composition, composeGap } from '#answer/compose-lines.ts'
import type { Claim, DraftLine, Piece } from '#answer/gate/draft-line.ts'
import { shareTold } from '#answer/items/asked-terms.ts'
import { leaveSaid } from '#answer/numbers/tell-clause.ts'
import { keepClauses } from '#answer/quotes/keep-clauses.ts'
import { openQuote, type Quote } from '#answer/quotes/open-quote.ts'
import { pickQuotes } from '#answer/quotes/pick-quotes.ts'
import { holdsCompound, listCompound } from '#answer/rows/asked-compound.ts'
import { listTopicTerms, sidesOf } from '#answer/rows/topic-words.ts'
import type { Frame, Term } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { cutBigrams } from '#retrieve/cut-bigrams.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'
import { runQuote, spokenQuote } from '#shared/spoken-quote.ts'
import { tellsOfExtent, tellsOfRest } from '#text/numbers/told-extent.ts'
import { asksAll, asksBeing, isSideWord, readStance, type Sides, wordOf } from '#text/stance.ts'

interface Given {
  readonly evidence: Evidence
  readonly visible: readonly ReportSummary[]
}

/** 不是，云岭县柳溪镇 2023：“镇长出庭，法院判决驳回”[1]。 The best quotes are looked at in order; the first that takes a side decides. */
export function judgeStance(
  frame: Frame,
  { evidence, visible }: Given,
  { book }: Pick<RetrieveDeps, 'book'>,
): Composition | null {
  const rest = asksAll(frame.text) ? findRest(frame, evidence) : null
  const quotes = [...(rest ? [rest] : []), ...pickQuotes(frame, leavePlans(frame, evidence))]
  const sides = sidesOf(frame, book.opposites)
  const things = frame.terms.filter(({ word, isGuess }) => !isGuess && !isSideWord(word, book.opposites))
  const told = quotes.find(
    (quote) =>
      (quote === rest || Math.max(quote.coverage, shareTold(things, quote.text)) >= leastCoverage) &&
      readStance(frame.text, quote.text, sides) !== null &&
      (!asksBeing(frame.text) || holdsLast(things, frame, quote)),
  )
  if (!told) return tellPlanned(frame, { evidence, visible })
  const stance = readStance(frame.text, told.text, sides)
  const verdict: Claim = { kind: 'stance', said: wordOf(frame.text, stance ?? 'denied'), n: 1 }
  const words = keepDeciding(told.text, frame, sides)
  const line: DraftLine = {
    kind: 'sentence',
    pieces: [verdict, '，', ...tellDeciding(told.report, words, visible), '。'],
  }
  return { lines: [...composeGap(frame, evidence.scope), line], citations: citeQuotes([told]) }
}

/** 化解2件，剩余1件列入县级领导包案: the clauses that take the side, where they take it without the others. */
function keepDeciding(text: string, { text: asked, plain, assertedNumbers }: Frame, sides: Sides): string {
  const stance = readStance(asked, text, sides)
  const taken = sides.opposites
    .map(({ one, other }) => [...one, ...other])
    .filter((words) => words.some((word) => asked.includes(word)))
    .flat()
  // 被撤 of 有个复议被撤了: what it says besides.
  const said = cutBigrams(plain.slice(startOfTurn(plain))).filter((pair) => !asks.test(pair))
  const says = (clause: string) =>
    tellsOfExtent(clause) ||
    [...sides.words, ...taken, ...assertedNumbers, ...said].some((word) => clause.includes(word))
  const span = keepClauses(text, says)
  const kept = span === null ? text : text.slice(span.start, span.end)
  return readStance(asked, kept, sides) === stance ? kept : text
}

const asks = /[有没是不的了吧吗么年个在和也还]|[^一-龥]/

/** 石桥乡2023年被提起行政诉讼1件，法院判决维持乡政府决定[1]: as a sentence of its own; quoted where it speaks as the town. */
function tellDeciding(
  report: ReportSummary,
  words: string,
  visible: readonly ReportSummary[],
): readonly Piece[] {
  const { place, year } = report.metadata
  const said = leaveSaid(spokenQuote(words), { town: place.town ?? '', year })
  const whose: Claim = { kind: 'report', said: nameReportYear(report, visible), n: 1, style: 'year' }
  if (!asTown.test(said) && year !== null)
    return [whose, { kind: 'quoted', said: runQuote(said), n: 1, runsOn: true }, '[1]']
  const quoted: Claim = { kind: 'quoted', said: spokenQuote(words), n: 1 }
  return [claimSource(report, { n: 1, visible }), '报告写的是“', quoted, '”[1]']
}

const asTown = /[我本](?:[镇乡县区市]|街道|单位)/

/** 没有，只写在打算里：石桥乡2022年报告写的是“设立乡级联合调处室”[1]。 Null where being is not asked, or something else writes it. */
function tellPlanned(frame: Frame, { evidence, visible }: Given): Composition | null {
  if (!asksBeing(frame.text) || frame.part !== null) return null
  const terms = listTopicTerms(frame)
  const isWritten = (text: string) => terms.length > 0 && terms.every((term) => matchTerm(term, text) > 0)
  const writing = evidence.sentences.filter(({ isHeading, text }) => !isHeading && isWritten(text))
  const [first] = writing
  const report = evidence.scope.reports.find(({ id }) => id === first?.reportId)
  if (!first || !report || writing.some(({ part }) => part !== 'plan')) return null
  const quote = openQuote(first, { frame, report, ranked: evidence.sentences, longest: restLength })
  const verdict: Claim = { kind: 'planned', said: '没有，只写在打算里', n: 1, terms }
  const line: DraftLine = {
    kind: 'sentence',
    pieces: [
      verdict,
      '：',
      claimSource(report, { n: 1, visible }),
      '报告写的是“',
      { kind: 'quoted', said: spokenQuote(quote.text), n: 1 },
      '”[1]。',
    ],
  }
  return { lines: [...composeGap(frame, evidence.scope), line], citations: citeQuotes([quote]) }
}

/** What is to be done is not done, and what is wrong tells of it last. */
function leavePlans({ part }: Frame, evidence: Evidence): Evidence {
  if (part !== null) return evidence
  const told = evidence.sentences.filter((one) => one.part !== 'plan')
  const done = told.filter((one) => one.part !== 'problem' && one.part !== 'cause')
  const isTold = done.some(({ coverage }) => coverage >= fullCoverage)
  return told.length === 0 ? evidence : { ...evidence, sentences: isTold ? done : told }
}

/** Most of the words of the question. */
const fullCoverage = 0.8

/** 有行政官司么: what is asked for stands last; 行政 alone is something else. */
function holdsLast(things: readonly Term[], frame: Frame, { text, section }: Quote): boolean {
  const compound = listCompound(frame, things)
  const isSaid = (name: string) => compound.some(({ word }) => name.includes(word))
  const plain = text.replace(lawNames, (name) => (isSaid(name) ? name : ' '))
  return holdsCompound(compound, `${section} ${plain}`)
}

/** 学习行政处罚法 tells of no fine. */
const lawNames = /[\u4e00-\u9fff]{2,10}(?:法|条例)(?=[、，,》”等])/g

/** What is left over of it decides whether it is all: near the best, and in its section or with the number that is asked about. */
function findRest(frame: Frame, { sentences, scope }: Evidence): Quote | null {
  const [best] = sentences.filter(({ isHeading }) => !isHeading)
  if (!best) return null
  const isOfIt = (one: ScoredSentence) =>
    one.coverage >= leastCoverage ||
    one.section === best.section ||
    frame.assertedNumbers.some((number) => one.text.includes(number))
  const told = sentences.find(
    (one) =>
      !one.isHeading &&
      one.part !== 'plan' &&
      one.reportId === best.reportId &&
      (one.score >= best.score - restDistance || goesOn(best, one)) &&
      tellsOfRest(one.text) &&
      isOfIt(one),
  )
  const report = scope.reports.find(({ id }) => id === told?.reportId)
  return told && report ? openQuote(told, { frame, report, ranked: sentences, longest: restLength }) : null
}

/** Right behind it in its section. */
function goesOn(best: ScoredSentence, { section, start }: ScoredSentence): boolean {
  return section === best.section && start >= best.end && start - best.end < restNear
}

const restDistance = 1.6
const restNear = 60
const restLength = 90

/** A sentence that carries less of the question speaks of something else. */
const leastCoverage = 0.5

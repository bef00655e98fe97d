// Step: frame x all reports in scope -> what each writes of the topic: the sentence that does, or nothing. Search leads to the passages, the words decide.
import type { Quote } from '#answer/quotes/open-quote.ts'
import { trimQuote } from '#answer/quotes/trim-quote.ts'
import type { Frame } from '#domain/frame.ts'
import { type Passage, placeOfReport, type ReportSummary } from '#domain/report.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { touchesOrder } from '#text/private/find-orders.ts'
import { deniesBeing } from '#text/stance.ts'
import { holdsAll, type Wordings } from '#text/writes-topic.ts'

export interface TopicRow {
  readonly report: ReportSummary
  /** 青禾县石桥乡 */
  readonly place: string
  /** The sentence that tells most of it; null where the report is silent. */
  readonly quote: Quote | null
  /** How many sentences write of it, and how many of these hold a number. */
  readonly sentences: number
  readonly numbers: number
}

/** Passages read of each report, and of all together. */
const perReport = 40
const mostPassages = 4000
const longest = 80

/** One row a report, in the order of the reports; empty where the question has no word of its own. */
export async function findTopicRows(
  frame: Frame,
  evidence: Pick<Evidence, 'scope' | 'sentences'>,
  { library }: Pick<RetrieveDeps, 'library'>,
): Promise<readonly TopicRow[]> {
  const words = listWordings(frame)
  const { reports } = evidence.scope
  if (words.length === 0 || reports.length === 0) return []
  const found = await library.search({
    text: words.map(([word]) => word).join(' '),
    synonyms: words.flatMap((own) => own.slice(1)),
    vector: null,
    reports: reports.map(({ id }) => id),
    limit: Math.min(mostPassages, perReport * reports.length),
  })
  const passages = await library.readPassages(found.candidates.map(({ passageId }) => passageId))
  const scores = new Map(evidence.sentences.map((one) => [`${one.reportId} ${one.start}`, one.score]))
  const told = new Map<number, Told[]>()
  for (const { passageId, reportId } of found.candidates) {
    const passage = passages.get(passageId)
    if (!passage) continue
    const own = readSentences(passage, words).map((one) => ({
      ...one,
      score: scores.get(`${reportId} ${one.start}`) ?? 0,
    }))
    told.set(reportId, [...(told.get(reportId) ?? []), ...own])
  }
  return reports.map((report) => buildRow(report, told.get(report.id) ?? [], frame))
}

interface Told {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly path: string
  readonly hasNumber: boolean
  /** By the sentence itself; else by the heading over it. */
  readonly isNamed: boolean
  readonly score: number
}

/** 件数, 场次, 结果: what is told of a thing, and no thing. */
const measures = /^[一-龥]{0,2}(?:数|数量|总量|总数|金额|份数|场次|人次|件次|结果|情况)$/

/** The words that must all stand in a sentence: those that are surely meant. */
export function listWordings({ terms }: Pick<Frame, 'terms'>): readonly Wordings[] {
  const sure = terms.filter(({ isGuess }) => !isGuess)
  const things = sure.filter(({ word, alternatives }) => alternatives.length > 0 || !measures.test(word))
  return (things.length > 0 ? things : sure).map(({ word, alternatives }) => [
    ...new Set([word, coreOf(word), ...alternatives]),
  ])
}

/** 行政诉讼 of 行政诉讼案件: what reports write without the noun behind it. */
function coreOf(word: string): string {
  const core = word.replace(/(?:案件|工作|情况|活动|事项|问题|制度|机制)$/, '')
  return core.length >= 3 ? core : word
}

/** Sentences that write of it, themselves or with the heading over them. */
function readSentences(passage: Passage, words: readonly Wordings[]): readonly Omit<Told, 'score'>[] {
  return passage.sentences.flatMap(({ start, end }) => {
    const text = passage.text.slice(start - passage.start, end - passage.start)
    const isNamed = holdsAll(text, words)
    if (!isNamed && !holdsAll(`${passage.heading}\n${text}`, words)) return []
    return [{ start, end, text, path: passage.path, hasNumber: /\d/.test(text), isNamed }]
  })
}

/** A sentence that names the thing is shown before one that stands under its heading. */
const named = 5

function buildRow(report: ReportSummary, told: readonly Told[], frame: Frame): TopicRow {
  const isOfBeing = asksBeing.test(frame.text) && !frame.isNegated
  const words = listWordings(frame).flat()
  const open = told.filter(
    (one) => !touchesOrder(report.warnings, one) && !(isOfBeing && deniesBeing(one.text, words)),
  )
  const perNumber = asksCount(frame) ? 3 : 0.5
  const weigh = ({ score, hasNumber, isNamed, text }: Told) =>
    score + (hasNumber ? perNumber : 0) + (isNamed ? named : 0) + Math.min(1, text.length / 60) * 0.3
  const best = [...open].sort((a, b) => weigh(b) - weigh(a) || a.start - b.start)[0]
  return {
    report,
    place: placeOfReport(report),
    quote: best ? quoteOf(best, report, frame) : null,
    sentences: open.length,
    numbers: open.filter(({ hasNumber }) => hasNumber).length,
  }
}

/** 哪几家有X, 谁发生过X: a sentence that says there is none is no answer. */
const asksBeing = /有(?!没有|哪|关|些)|发生|出现/

function quoteOf(told: Told, report: ReportSummary, frame: Frame): Quote {
  const { start, end } = trimQuote(told, frame, longest)
  return {
    report,
    start,
    end,
    text: told.text.slice(start - told.start, end - told.start),
    section: told.path,
    score: told.score,
    coverage: 1,
  }
}

/** A number is asked of what is written: 谁没写办了几件. */
export function asksCount({ text }: Pick<Frame, 'text'>): boolean {
  return /多少|几(?!个?(?:镇|乡|家|份|地方|单位|街道))|件数|次数|人数|的数/.test(text)
}

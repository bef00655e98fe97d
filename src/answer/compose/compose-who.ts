// Step: which places write of it, which do not -> the list and its complement over all reports in scope, by place and by report.
import { citeQuotes, claimReport } from '#answer/cite.ts'
import {
  type Composition,
  claimTopic,
  composeGap,
  listAlike,
  nameTopic,
  tellPlaces,
} from '#answer/compose-lines.ts'
import type { Claim, DraftLine, Piece } from '#answer/gate/draft-line.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import { listRows } from '#answer/rows/list-rows.ts'
import { tellSilence } from '#answer/rows/tell-silence.ts'
import { asksCount, findTopicRows, type TopicRow } from '#answer/rows/topic-rows.ts'
import type { Frame, Term } from '#domain/frame.ts'
import { countSources, type ReportSummary } from '#domain/report.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'

/** Places shown with a quote; further ones by name and citation alone. */
const mostQuoted = 6

interface Given {
  readonly evidence: Evidence
  readonly visible: readonly ReportSummary[]
}

/** Null where no report writes it (or, negated, where the words are not known of any): the general path answers or refuses. */
export async function composeWho(
  asked: Frame,
  { evidence, visible }: Given,
  deps: Pick<RetrieveDeps, 'library'>,
): Promise<Composition | null> {
  const { rows, terms } = await findRows(asked, evidence, deps)
  const frame = { ...asked, terms }
  const needsNumber = frame.isNegated && asksCount(frame)
  const writes = (row: TopicRow) => (needsNumber ? row.numbers > 0 : row.quote !== null)
  const told = rows.filter(writes)
  if (told.length === 0) return null
  const gap = composeGap(frame, evidence.scope)
  const made = frame.isNegated
    ? composeSilent(frame, { rows, writes, visible, needsNumber })
    : composeWriting(frame, { told, rows, visible })
  const shown = made.citations.map(({ place, year, n }) => ({ place, year, n }))
  const lined = listRows(frame, shown, { evidence, state: 'statement' })
  return { ...made, lines: [...gap, ...made.lines], rows: lined }
}

interface FoundRows {
  readonly rows: readonly TopicRow[]
  readonly terms: readonly Term[]
}

/** By all words of the question; where no report writes them together, by all but one, then by the longest that one does. */
async function findRows(
  frame: Frame,
  evidence: Evidence,
  deps: Pick<RetrieveDeps, 'library'>,
): Promise<FoundRows> {
  const sure = frame.terms.filter(({ isGuess }) => !isGuess)
  const single = [...sure].filter(({ word }) => word.length > 2).sort((a, b) => b.word.length - a.word.length)
  const tries = [sure, ...(sure.length > 1 ? single.map((term) => [term]) : [])]
  for (const terms of tries) {
    const rows = await findTopicRows({ ...frame, terms }, evidence, deps)
    if (rows.some(writesIt)) return { rows, terms }
    const fewer = terms === sure ? await findWithoutOne(frame, sure, { evidence, deps }) : null
    if (fewer) return fewer
  }
  return { rows: [], terms: sure }
}

const writesIt = ({ quote }: TopicRow) => quote !== null

/** Of the questions with one word less the one that fewest reports write: 应急周转金 says more than 欠薪. */
async function findWithoutOne(
  frame: Frame,
  sure: readonly Term[],
  { evidence, deps }: { evidence: Evidence; deps: Pick<RetrieveDeps, 'library'> },
): Promise<FoundRows | null> {
  if (sure.length < 3 || sure.length > mostWords) return null
  const found: FoundRows[] = []
  for (const left of sure) {
    const terms = sure.filter((term) => term !== left)
    found.push({ rows: await findTopicRows({ ...frame, terms }, evidence, deps), terms })
  }
  const writing = ({ rows }: FoundRows) => rows.filter(writesIt).length
  return found.filter((one) => writing(one) > 0).sort((a, b) => writing(a) - writing(b))[0] ?? null
}

/** Of more each would be searched for once. */
const mostWords = 4

/** 5个乡镇的报告写到了司法确认, each with its newest sentence. */
function composeWriting(
  frame: Frame,
  {
    told,
    rows,
    visible,
  }: { told: readonly TopicRow[]; rows: readonly TopicRow[]; visible: readonly ReportSummary[] },
): Composition {
  const quotes = bestOfPlaces(told)
  const citations = quotes.map((_, i) => i + 1)
  const count: Claim = { kind: 'count', said: countSources(quotes.map(({ report }) => report)), citations }
  const ordered: Quote[] = []
  const listed = listAlike(quotes.slice(0, mostQuoted), { ordered, visible })
  const all = [...ordered, ...quotes.slice(mostQuoted)]
  const lead = quotes.length > 1 ? [tellPlaces(count, claimTopic(frame, citations), [])] : []
  return {
    lines: [
      ...lead,
      ...listed,
      ...(quotes.length > 1 ? [] : tellOthers(frame, { told, rows, visible })),
      ...nameMore(all, { from: mostQuoted, lead: '还有：', visible }),
    ],
    citations: citeQuotes(all),
  }
}

/** 7个乡镇的报告没有写到X：…, below the only one that does. */
function tellOthers(
  frame: Frame,
  {
    told,
    rows,
    visible,
  }: { told: readonly TopicRow[]; rows: readonly TopicRow[]; visible: readonly ReportSummary[] },
): readonly DraftLine[] {
  const places = new Set(told.map(({ place }) => place))
  const reports = rows.filter(({ place }) => !places.has(place)).map(({ report }) => report)
  if (reports.length === 0) return []
  const topic = nameTopic(frame)
  const said = tellSilence(reports, {
    scope: rows.map(({ report }) => report),
    visible,
    topic,
    needsNumber: false,
  })
  const of = { reports: reports.map(({ id }) => id), topic }
  const silent: Claim = { kind: 'silent', said, terms: frame.terms, needsNumber: false, of }
  return [{ kind: 'sentence', pieces: [silent, '。'] }]
}

function nameMore(
  quotes: readonly Quote[],
  { from, lead, visible }: { from: number; lead: string; visible: readonly ReportSummary[] },
): readonly DraftLine[] {
  const rest = quotes.slice(from)
  if (rest.length === 0) return []
  const names = rest.flatMap(({ report }, i): Piece[] => [
    i === 0 ? lead : '、',
    claimReport(report, { n: from + i + 1, visible }),
    `[${from + i + 1}]`,
  ])
  return [{ kind: 'sentence', pieces: [...names, '。'] }]
}

/** Of each place its best sentence, the newest where several years write it. */
function bestOfPlaces(told: readonly TopicRow[]): readonly Quote[] {
  const best = new Map<string, TopicRow>()
  for (const row of told) {
    const other = best.get(row.place)
    const isNewer = (row.report.metadata.year ?? 0) > (other?.report.metadata.year ?? -1)
    const isRicher = row.numbers > 0 || (other?.numbers ?? 0) === 0
    if (!other || (isNewer && isRicher)) best.set(row.place, row)
  }
  return [...best.values()].flatMap(({ quote }) => quote ?? [])
}

interface Silent {
  readonly rows: readonly TopicRow[]
  readonly writes: (row: TopicRow) => boolean
  readonly visible: readonly ReportSummary[]
  readonly needsNumber: boolean
}

/** Places that never write it; where every place does, the single reports that do not. */
function composeSilent(frame: Frame, { rows, writes, visible, needsNumber }: Silent): Composition {
  const telling = new Set(rows.filter(writes).map(({ place }) => place))
  const never = rows.filter(({ place }) => !telling.has(place))
  const silent = never.length > 0 ? never : rows.filter((row) => !writes(row))
  const scope = rows.map(({ report }) => report)
  const reports = silent.map(({ report }) => report)
  const topic = nameTopic(frame)
  const said = tellSilence(reports, { scope, visible, topic, needsNumber })
  const denial: Claim = {
    kind: 'silent',
    said,
    terms: frame.terms,
    needsNumber,
    of: { reports: reports.map(({ id }) => id), topic },
  }
  const quotes = bestOfPlaces(rows.filter(writes))
  const all: Claim = {
    kind: 'count',
    said: countSources(quotes.map(({ report }) => report)),
    citations: quotes.map((_, i) => i + 1),
  }
  const nobody: DraftLine = {
    kind: 'frame',
    pieces: [all, '的报告写到了', claimTopic(frame, all.citations), '。'],
  }
  return {
    lines: [
      reports.length === 0 ? nobody : { kind: 'sentence', pieces: [denial, '。'] },
      ...nameMore(quotes, { from: 0, lead: '写到的：', visible }),
    ],
    citations: citeQuotes(quotes),
  }
}

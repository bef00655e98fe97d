// Step: frame x all reports in scope -> what each writes of the topic: the sentence that tells most of it, or nothing. Search leads to the passages, the words decide.
import { openNearness } from '#answer/items/open-nearness.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import { trimQuote } from '#answer/quotes/trim-quote.ts'
import type { Frame, Term } from '#domain/frame.ts'
import { placeOfReport, type ReportSummary } from '#domain/report.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { groupBy } from '#shared/group-by.ts'
import { oncePer } from '#shared/once-per.ts'
import { touchesOrder } from '#text/private/find-orders.ts'
import { deniesBeing, listAskedSides, takesSides } from '#text/stance.ts'
import { holdsNumber } from '#text/writes-topic.ts'
import { tellsOutcome } from './asked-outcome.ts'
import { holdsTerm } from './holds-topic.ts'
import { readTold, type Told } from './read-told.ts'
import { asksCount, listTopicTerms, readMeasure, wordingsOf } from './topic-words.ts'

export interface TopicRow {
  readonly report: ReportSummary
  /** 青禾县石桥乡 */
  readonly place: string
  /** The sentence that tells most of it; null where the report is silent. */
  readonly quote: Quote | null
  /** What else it writes in numbers, where places are held against each other and the best sentence has none; else null. */
  readonly counted: Quote | null
  /** A sentence writes of it with a number (of the kind that is asked for); looked at where it is asked. */
  readonly hasNumber: boolean
  /** It writes that there is none: no row of those that have it. */
  readonly denial: Quote | null
}

export interface TopicRows {
  /** One a report, in the order of the reports. */
  readonly rows: readonly TopicRow[]
  /** Words of the question that some report writes. */
  readonly terms: readonly Term[]
  /** Those of them that each of the quotes has, itself or in the heading over it. */
  readonly shared: readonly Term[]
  /** A thing of several words of which no report writes one (电梯纠纷 where nobody writes 电梯). */
  readonly isUnwritten?: true
}

/** Passages read of each report; of so many reports that these would be too many together, fewer of each, so that none is left out. */
const passages = { perReport: 40, together: 4000, leastPerReport: 3 }
const longest = 60
/**
 * Half by its words, half by how near all of the question is, both against the best: a sentence with less writes of
 * something else. Of the places in the talks handed and written since, those meant have 0.58 and more, others 0.5 and less.
 */
const leastMeant = 0.55
const wholeShare = 0.8
/** Where the word that says most is told so much worse than the rest, it was another word that says most. */
const leastNamed = 0.6

type RowDeps = Pick<RetrieveDeps, 'library' | 'book' | 'segmenter'>

/** No rows where the question has no word of its own. */
export async function findTopicRows(
  frame: Frame,
  evidence: Pick<Evidence, 'scope' | 'sentences'>,
  deps: RowDeps,
): Promise<TopicRows> {
  const asked = listTopicTerms(frame)
  const { reports } = evidence.scope
  if (asked.length === 0 || reports.length === 0) return { rows: [], terms: [], shared: [] }
  const { told, terms } = readTold(await readPassages(asked, reports, deps), asked, deps.segmenter)
  const joined = frame.isNegated ? [] : findJoined(asked, frame)
  if (joined.some((i) => !terms.includes(asked[i]!))) return tellNone(reports, asked)
  const holdsAsked = openHoldsAsked(frame)
  const { being, denying } = narrowTold(
    keepMembers(told, {
      near: openNearness(frame, terms, evidence),
      joined,
      terms,
    }),
    { frame, opposites: deps.book.opposites, holdsAsked },
  )
  const weigh = openWeighing(frame, evidence.sentences)
  const perNumber = asksCount(frame) ? 2 : 0.3
  const beingOf = groupBy(being, ({ reportId }) => reportId)
  const denyingOf = groupBy(denying, ({ reportId }) => reportId)
  const rows = reports.map((report): TopicRow => {
    const own = (beingOf.get(report.id) ?? []).filter((one) => isOpen(one, report))
    const first = findBest(own, { weigh, holdsAsked, perNumber })
    const denial = denyingOf.get(report.id)?.find((one) => isOpen(one, report))
    return {
      report,
      place: placeOfReport(report),
      quote: first ? quoteOf(first, report, frame) : null,
      counted:
        frame.want === 'compare' && first && !holdsAsked(first)
          ? quoteCounted(own.filter(holdsAsked), weigh, { report, frame })
          : null,
      get hasNumber() {
        return own.some(holdsAsked)
      },
      denial: denial && !first ? quoteOf(denial, report, frame) : null,
    }
  })
  const quotes = rows.flatMap(({ quote }) => quote ?? [])
  const shared = terms.filter((term) =>
    quotes.every(({ text, heading = '' }) => holdsTerm(term, `${heading}\n${text}`)),
  )
  return { rows, terms, shared }
}

function tellNone(reports: readonly ReportSummary[], terms: readonly Term[]): TopicRows {
  const rows = reports.map((report): TopicRow => {
    return {
      report,
      place: placeOfReport(report),
      quote: null,
      counted: null,
      hasNumber: false,
      denial: null,
    }
  })
  return { rows, terms, shared: [], isUnwritten: true }
}

async function readPassages(asked: readonly Term[], reports: readonly ReportSummary[], { library }: RowDeps) {
  const words = asked.map(wordingsOf)
  const perReport = Math.max(
    passages.leastPerReport,
    Math.min(passages.perReport, Math.floor(passages.together / reports.length)),
  )
  const found = await library.search({
    text: words.map(([word]) => word).join(' '),
    synonyms: words.flatMap((own) => own.slice(1)),
    vector: null,
    reports: reports.map(({ id }) => id),
    ...{ perReport, limit: perReport * reports.length },
  })
  const read = await library.readPassages(found.candidates.map(({ passageId }) => passageId))
  return found.candidates.flatMap(({ passageId, reportId }) => {
    const passage = read.get(passageId)
    return passage ? [{ reportId, passage }] : []
  })
}

function keepMembers(
  told: readonly Told[],
  {
    near,
    joined,
    terms,
  }: {
    readonly near: (text: string) => number
    readonly joined: readonly number[]
    readonly terms: readonly Term[]
  },
): readonly Told[] {
  const most = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b), 0)
  const shares = (some: readonly Told[]) => most(some.map(({ share }) => share))
  const named = told.filter(({ isNamed }) => isNamed)
  const isNamedWell = shares(named) >= leastNamed * shares(told)
  const open = isNamedWell ? named : told.filter(({ hits }) => joined.every((i) => hits[i]! > 0))
  const nearness = open.map(({ text }) => near(text))
  const best = { share: shares(open), near: most(nearness) }
  const weigh = (one: Told, at: number) =>
    0.5 * (one.share / best.share) + 0.5 * (best.near === 0 ? 1 : nearness[at]! / best.near)
  // One that has all the words, if by synonyms or its heading, is never denied.
  const isWhole = ({ share, hits }: Told) => share >= wholeShare || (hits.length === 1 && share >= leastMeant)
  const members = open.filter((one, at) => isWhole(one) || weigh(one, at) >= leastMeant)
  const writing = new Set(members.map(({ reportId }) => reportId))
  const headed = open.filter(({ reportId, heading }) => !writing.has(reportId) && isHeaded(terms, heading))
  return [...members, ...headed]
}

/** The heading right over it names all of the topic. */
function isHeaded(terms: readonly Term[], heading: string): boolean {
  const over = ' / '
  const last = heading.lastIndexOf(over)
  const start = last < 0 ? 0 : last + over.length
  return terms.length > 0 && terms.every(({ word }) => heading.includes(word, start))
}

const isOpen = (one: Told, report: ReportSummary) => !touchesOrder(report.warnings, one)

/** 哪些报告写了X asks what is written; else who has X, and one that says there is none has none. */
const saysWriting = /[写提说讲](?:到|了|过|没|明|清)|没[写提说讲]|报告里有/

/** 视频调解: words side by side are one thing, and the one without the other is another. */
function findJoined(terms: readonly Term[], { text }: Frame): readonly number[] {
  return terms.flatMap((one, i) => {
    const isJoined = terms.some(
      (other) => text.includes(one.word + other.word) || text.includes(other.word + one.word),
    )
    return isJoined ? i : []
  })
}

/** What the question says besides its words: that there is any, on which side (降了), with a number. Each narrows where something is left. */
function narrowTold(
  told: readonly Told[],
  {
    frame,
    opposites,
    holdsAsked,
  }: Pick<RetrieveDeps['book'], 'opposites'> & {
    readonly frame: Frame
    readonly holdsAsked: (told: Told) => boolean
  },
): { readonly being: readonly Told[]; readonly denying: readonly Told[] } {
  const asked = listTopicTerms(frame)
  const words = asked.flatMap(wordingsOf)
  const isOfBeing = !saysWriting.test(frame.text)
  const denying = isOfBeing ? told.filter(({ text }) => deniesBeing(text, words)) : []
  const denied = new Set(denying)
  const being = told.filter((one) => !denied.has(one))
  const plain = asked.reduce((text, { word }) => text.replaceAll(word, ' '), frame.text)
  const sides = listAskedSides(plain, opposites)
  const ofSide = sides.length === 0 ? [] : being.filter(({ text }) => takesSides(text, sides))
  const ofOutcome = (ofSide.length > 0 ? ofSide : being).filter(({ text }) => tellsOutcome(text, frame.text))
  const sided = ofOutcome.length > 0 ? ofOutcome : ofSide.length > 0 ? ofSide : being
  const isOfNumber = !isOfBeing && !frame.isNegated && asksCount(frame)
  const counted = isOfNumber ? sided.filter(holdsAsked) : []
  return { being: counted.length > 0 ? counted : sided, denying }
}

/** A number of the unit that is asked for; any where none is named. */
function openHoldsAsked(frame: Frame): (told: Told) => boolean {
  const measure = readMeasure(frame.text) ?? true
  return oncePer(({ text }: Told) => holdsNumber(text, measure))
}

/** Whether a sentence holds a number is read only where it may decide. */
function findBest(
  own: readonly Told[],
  {
    weigh,
    holdsAsked,
    perNumber,
  }: {
    readonly weigh: (told: Told) => number
    readonly holdsAsked: (told: Told) => boolean
    readonly perNumber: number
  },
): Told | null {
  let best: { readonly told: Told; readonly worth: number } | null = null
  const ordered = own
    .map((told) => ({ told, weight: weigh(told) }))
    .sort((a, b) => b.weight - a.weight || a.told.start - b.told.start)
  for (const { told, weight } of ordered) {
    // With a number it could at most be as good; of those that are as good the first counts.
    const most = weight + perNumber
    if (best !== null && (most < best.worth || (most === best.worth && told.start >= best.told.start))) break
    const worth = weight + (holdsAsked(told) ? perNumber : 0)
    const isBetter =
      best === null || worth > best.worth || (worth === best.worth && told.start < best.told.start)
    if (isBetter) best = { told, worth }
  }
  return best?.told ?? null
}

/** What search thinks of a sentence that it did not rank: as much as of the last. */
const unranked = 3

function openWeighing(frame: Frame, ranked: Evidence['sentences']): (told: Told) => number {
  const byReport = groupBy(ranked, ({ reportId }) => reportId)
  const scoreOf = ({ reportId, start }: Told) =>
    byReport.get(reportId)?.findLast((one) => one.start === start)?.score ?? unranked
  const ofPart = (part: Told['part']) =>
    frame.part === part ? 1 : ['problem', 'cause', 'plan'].includes(part) ? -1.5 : 0
  return (told: Told) => scoreOf(told) + 3 * told.share + 2 * Math.max(...told.hits) + ofPart(told.part)
}

/** What it tells in numbers, where the best sentence has none. */
function quoteCounted(
  counted: readonly Told[],
  weigh: (told: Told) => number,
  { report, frame }: { readonly report: ReportSummary; readonly frame: Frame },
): Quote | null {
  const [best] = counted.toSorted((a, b) => weigh(b) - weigh(a))
  return best ? quoteOf(best, report, frame) : null
}

function quoteOf(told: Told, report: ReportSummary, frame: Frame): Quote {
  const { start, end } = trimQuote(told, frame, longest)
  return {
    report,
    start,
    end,
    text: told.text.slice(start - told.start, end - told.start),
    section: told.path,
    heading: told.heading,
    score: told.share,
    coverage: 1,
  }
}

// Headline: frame x reports -> evidence. Filters by place and year first, then searches passages, then ranks their sentences and headings.

import { asksNumber, type Frame } from '#domain/frame.ts'
import { matchesPlace } from '#domain/place.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Candidate, SearchResult } from '#domain/search.ts'
import type { Embedder } from '#ports/embedder.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import { meanDirection } from '#shared/vectors/mean-vector.ts'
import { shortName } from '#text/places.ts'
import { embedQuery } from './embed-query.ts'
import { fuseScores } from './fuse.ts'
import { highestIdf } from './highest-idf.ts'
import type { KnownWordings } from './known-wordings.ts'
import { openSentences } from './open-sentences.ts'
import { rankSentences } from './rank/rank-sentences.ts'
import { readCandidates } from './read-candidates.ts'
import { type ResolvedScope, resolveScope } from './resolve-scope.ts'
import { type ScoredFigure, scoreFigures } from './score-figures.ts'
import type { ScoredSentence } from './sentence.ts'
import { turnQuestion } from './turn-question.ts'

export interface RetrieveDeps {
  readonly library: LibraryView
  readonly book: PromptBook
  /** Null: words and bigrams alone. */
  readonly embedder: Embedder | null
  readonly segmenter: Segmenter
  /** Null where nothing is known of how people speak. */
  readonly wordings: () => KnownWordings | null
}

export interface Evidence {
  readonly scope: ResolvedScope
  /** Best first. */
  readonly sentences: readonly ScoredSentence[]
  /** Numbers of these sentences, the likeliest first; empty unless a number is asked for. */
  readonly figures: readonly ScoredFigure[]
  /** Words of the question that stand in few passages of the library (not in none). */
  readonly rareTerms: ReadonlySet<string>
  /** The best sentence of the reports that were not asked about; null when there are none. */
  readonly elsewhere: ScoredSentence | null
  /** For a question as people speak: the sentences nearest to what it may mean in a report's words, best first. */
  readonly meant: readonly ScoredSentence[]
  /** True when at least one sentence could be compared by meaning. */
  readonly hasMeaning: boolean
}

/** How many passages are taken from search, and how many of them are opened into sentences. */
const searchDepth = 200
const passagesOpened = 60
/** Passages of one report that are opened when several are searched, so that no township crowds out the rest. */
const passagesPerReport = 12
/** Passages of the other reports that are opened to see whether they speak to the question better. */
const passagesElsewhere = 8

export async function retrieve(
  frame: Frame,
  visible: readonly ReportSummary[],
  deps: RetrieveDeps,
): Promise<Evidence> {
  const scope = resolveScope(frame, visible)
  if (scope.reports.length === 0)
    return {
      scope,
      sentences: [],
      figures: [],
      rareTerms: new Set(),
      elsewhere: null,
      meant: [],
      hasMeaning: false,
    }
  const vectors = await embedQuery(frame, deps.embedder)
  const turned = turnQuestion(vectors, deps.wordings())
  const vector = vectors.length > 0 ? meanDirection(turned.vectors) : null
  const aim = turned.isSpoken && frame.terms.length > 0 ? turned.aim : null
  const { sentences: all, idf } = await findSentences(frame, scope.reports, { vectors, vector, aim, deps })
  const sentences = keepOwn(frame, scope.reports, all)
  const others = visible.filter((report) => !scope.reports.includes(report))
  const elsewhere = await findElsewhere(frame, others, { vectors, vector, aim: null, deps })
  return {
    scope,
    sentences,
    figures: asksNumber(frame) ? await openFigures(frame, sentences, deps) : [],
    rareTerms: findRareTerms(frame, idf.words, visible),
    elsewhere,
    meant: findMeant(sentences),
    hasMeaning: sentences.some(({ meaning }) => meaning !== null),
  }
}

/** Of a report of another place, which has a row for the town that was asked about, only what names the town. */
function keepOwn(
  { include }: Frame,
  reports: readonly ReportSummary[],
  sentences: readonly ScoredSentence[],
): readonly ScoredSentence[] {
  if (include.length === 0) return sentences
  const others = reports.filter(
    ({ metadata }) => !include.some((asked) => matchesPlace(asked, metadata.place)),
  )
  const ids = new Set(others.map(({ id }) => id))
  const names = include.map(({ town, county }) => shortName(town ?? county ?? ''))
  return sentences.filter(
    ({ reportId, text }) => !ids.has(reportId) || names.some((name) => name !== '' && text.includes(name)),
  )
}

/** How near a sentence must be, how many are shown, and how far they may lie behind the first. */
const meant = { least: 0.15, most: 3, distance: 0.03 }

function findMeant(sentences: readonly ScoredSentence[]): readonly ScoredSentence[] {
  const aimed = ({ meaning }: ScoredSentence): number => meaning?.aimed ?? 0
  const near = sentences
    .filter((sentence) => aimed(sentence) >= meant.least)
    .sort((one, other) => aimed(other) - aimed(one))
  return near.slice(0, meant.most).filter((sentence) => aimed(sentence) >= aimed(near[0]!) - meant.distance)
}

async function findElsewhere(
  frame: Frame,
  others: readonly ReportSummary[],
  deps: FindDeps,
): Promise<ScoredSentence | null> {
  if (others.length === 0) return null
  const { sentences } = await findSentences(frame, others, {
    ...deps,
    most: passagesElsewhere,
    hasHeadings: false,
  })
  return sentences[0] ?? null
}

interface FindDeps {
  /** Of the question itself: how near a sentence is. */
  readonly vectors: readonly Float32Array[]
  /** Of the question turned: finds passages. */
  readonly vector: Float32Array | null
  /** Finds what may be meant (TurnedQuestion); null where nothing is looked for. */
  readonly aim: Float32Array | null
  readonly deps: RetrieveDeps
  /** Passages that are opened. */
  readonly most?: number
  readonly hasHeadings?: boolean
}

/** Sentences of these reports, best first. */
async function findSentences(
  frame: Frame,
  reports: readonly ReportSummary[],
  { vectors, vector, aim, deps, most = passagesOpened, hasHeadings = true }: FindDeps,
): Promise<{ readonly sentences: readonly ScoredSentence[]; readonly idf: SearchResult['idf'] }> {
  const result = await deps.library.search({
    text: frame.topic || frame.text,
    synonyms: frame.terms.flatMap(({ alternatives }) => alternatives),
    vector,
    reports: reports.map((report) => report.id),
    limit: searchDepth,
  })
  const spread = spreadPassages(fuseScores(result), { reports: reports.length, most })
  const opened = await readCandidates(spread, deps.library)
  const pool = await openSentences(opened, {
    vectors,
    aim,
    hasHeadings,
    reports,
    library: deps.library,
  })
  const { segmenter } = deps
  return {
    sentences: rankSentences(frame, pool, {
      idf: result.idf,
      segmenter,
      asksNumber: asksNumber(frame),
      kinds: deps.book.sentenceKinds,
      things: deps.book.askedThings,
      isLed: hasHeadings,
    }),
    idf: result.idf,
  }
}

/** Idf of a word in about one passage of 40. */
const rareIdf = 3.6

function findRareTerms(
  { terms }: Frame,
  idf: ReadonlyMap<string, number>,
  visible: readonly ReportSummary[],
): ReadonlySet<string> {
  const highest = highestIdf(visible)
  const isRare = (word: string) => (idf.get(word) ?? 0) >= rareIdf && (idf.get(word) ?? 0) <= highest
  return new Set(terms.map(({ word }) => word).filter(isRare))
}

async function openFigures(
  frame: Frame,
  sentences: readonly ScoredSentence[],
  { library, book }: RetrieveDeps,
): Promise<readonly ScoredFigure[]> {
  const ids = [...new Set(sentences.map((sentence) => sentence.reportId))]
  const figures = await library.listFigures(ids)
  return scoreFigures(frame, sentences, { figures, indicators: book.indicators })
}

function spreadPassages(
  ranked: readonly Candidate[],
  { reports, most }: { reports: number; most: number },
): readonly Candidate[] {
  const mostOfOne = reports <= 3 ? most : passagesPerReport
  const counts = new Map<number, number>()
  const taken: Candidate[] = []
  for (const candidate of ranked) {
    const count = counts.get(candidate.reportId) ?? 0
    if (count >= mostOfOne) continue
    counts.set(candidate.reportId, count + 1)
    taken.push(candidate)
    if (taken.length >= most) break
  }
  return taken
}

// Headline: query x reports -> evidence. Filters by place and year first, then searches passages, then ranks their sentences and headings.
import type { PromptBook } from '#domain/prompt-book.ts'
import type { ReportSummary, Section } from '#domain/report.ts'
import type { Embedder } from '#ports/embedder.ts'
import type { Candidate, Library } from '#ports/library.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import { embedQuestion } from './embed-question.ts'
import { fuseScores } from './fuse.ts'
import type { Query } from './query.ts'
import { headingSentence, rankSentences, type ScoredSentence, type Sentence } from './rank-sentences.ts'
import { type OpenCandidate, readCandidates } from './read-candidates.ts'
import { type ResolvedScope, resolveScope } from './resolve-scope.ts'
import { type ScoredFigure, scoreFigures } from './score-figures.ts'

export interface RetrieveDeps {
  readonly library: Library
  readonly book: PromptBook
  /** Null: words and bigrams alone. */
  readonly embedder: Embedder | null
  readonly segmenter: Segmenter
}

export interface Evidence {
  readonly scope: ResolvedScope
  /** Best first. */
  readonly sentences: readonly ScoredSentence[]
  /** Numbers of these sentences, the likeliest first; empty unless a number is asked for. */
  readonly figures: readonly ScoredFigure[]
  /** Words of the question that stand in few passages of the library (not in none). */
  readonly rareTerms: ReadonlySet<string>
  /** True when at least one sentence could be compared by meaning. */
  readonly hasMeaning: boolean
}

/** How many passages are taken from search, and how many of them are opened into sentences. */
const searchDepth = 200
const passagesOpened = 60
/** Passages of one report that are opened when several are searched, so that no township crowds out the rest. */
const passagesPerReport = 12

export async function retrieve(
  query: Query,
  visible: readonly ReportSummary[],
  deps: RetrieveDeps,
): Promise<Evidence> {
  const scope = resolveScope(query, visible)
  if (scope.reports.length === 0)
    return { scope, sentences: [], figures: [], rareTerms: new Set(), hasMeaning: false }
  const vector = await embedQuestion(query.topic || query.text, deps.embedder)
  const result = await deps.library.search({
    text: query.topic || query.text,
    expansions: query.terms.flatMap((term) => term.alternatives.map((text) => ({ text, weight: 0.5 }))),
    vector,
    reports: scope.reports.map((report) => report.id),
    limit: searchDepth,
  })
  const spread = spreadPassages(
    fuseScores(result).map(({ candidate }) => candidate),
    scope.reports.length,
  )
  const opened = await readCandidates(spread, deps.library)
  const pool = await openSentences(opened, { vector, library: deps.library })
  const sentences = rankSentences(query, pool, { idf: result.idf, segmenter: deps.segmenter })
  const figures = asksNumber(query) ? await openFigures(query, sentences, deps) : []
  const rareTerms = findRareTerms(
    query,
    result.idf.words,
    visible.reduce((sum, { counts }) => sum + counts.passages, 0),
  )
  return {
    scope,
    sentences,
    figures,
    rareTerms,
    hasMeaning: pool.some((sentence) => sentence.cosine !== null),
  }
}

/** Idf of a word in about one passage of 40. */
const rareIdf = 3.6

/** A word in no passage has an idf of ln(2N + 2), one in a single passage ln((N + 1) / 1.5). */
function findRareTerms(
  { terms }: Query,
  idf: ReadonlyMap<string, number>,
  passages: number,
): ReadonlySet<string> {
  const highest = Math.log((passages + 1) / 1.5) + 0.01
  const isRare = (word: string) => (idf.get(word) ?? 0) >= rareIdf && (idf.get(word) ?? 0) <= highest
  return new Set(terms.map(({ word }) => word).filter(isRare))
}

/** How many, which rate, add up, who has more, it is so many, isn't it. */
export function asksNumber({ wants, assertedNumbers }: Query): boolean {
  if (wants.has('figure') || wants.has('total')) return true
  if (wants.has('practice')) return false
  return wants.has('compare') || (wants.has('confirm') && assertedNumbers.length > 0)
}

async function openFigures(
  query: Query,
  sentences: readonly ScoredSentence[],
  { library, book }: RetrieveDeps,
): Promise<readonly ScoredFigure[]> {
  const ids = [...new Set(sentences.map((sentence) => sentence.reportId))]
  const figures = await library.listFigures(ids)
  return scoreFigures(query, sentences, { figures, indicators: book.indicators })
}

function spreadPassages(ranked: readonly Candidate[], reports: number): readonly Candidate[] {
  const most = reports <= 3 ? passagesOpened : passagesPerReport
  const counts = new Map<number, number>()
  const taken: Candidate[] = []
  for (const candidate of ranked) {
    const count = counts.get(candidate.reportId) ?? 0
    if (count >= most) continue
    counts.set(candidate.reportId, count + 1)
    taken.push(candidate)
    if (taken.length >= passagesOpened) break
  }
  return taken
}

async function openSentences(
  candidates: readonly OpenCandidate[],
  { vector, library }: { vector: Float32Array | null; library: Library },
): Promise<readonly Sentence[]> {
  const vectors = vector
    ? await library.readSentenceVectors(candidates.map((candidate) => candidate.passageId))
    : new Map<number, readonly (Float32Array | null)[]>()
  const bodies = candidates.flatMap(({ passage, passageId, reportId }) =>
    passage.sentences.map((span, i): Sentence => {
      const known = vectors.get(passageId)?.[i] ?? null
      return {
        ...span,
        reportId,
        text: passage.text.slice(span.start - passage.start, span.end - passage.start),
        section: passage.path,
        heading: passage.heading,
        part: passage.part,
        isHeading: false,
        cosine: known && vector ? dot(known, vector) : null,
      }
    }),
  )
  return [...bodies, ...(await openHeadings(candidates, library))]
}

/** Headings of the reports that candidates come from: some questions are answered by a heading alone. */
async function openHeadings(
  candidates: readonly Candidate[],
  library: Library,
): Promise<readonly Sentence[]> {
  const ids = [...new Set(candidates.map((candidate) => candidate.reportId))].slice(0, 40)
  const reports = await Promise.all(ids.map((id) => library.readReport(id)))
  const isShown = (section: Section) => section.level >= 1 && section.level <= 4
  return reports.flatMap((report) =>
    report
      ? report.sections.filter(isShown).map((section) => headingSentence(report.summary.id, section))
      : [],
  )
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

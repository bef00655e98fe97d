// Step: `antou search`: words in, ranked passages out, filtered by place and year; no answer is made of them.
import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import { embedQuery } from './embed-query.ts'
import { fuseScores } from './fuse.ts'
import { rankBySentences } from './rank-by-sentences.ts'
import { readCandidates } from './read-candidates.ts'
import { passagesRead, type RerankDeps, rerank } from './rerank.ts'
import { resolveScope } from './resolve-scope.ts'
import type { RetrieveDeps } from './retrieve.ts'
import { turnQuestion } from './turn-question.ts'

export interface FoundPassage {
  readonly report: ReportSummary
  readonly section: string
  readonly text: string
  readonly start: number
  readonly end: number
  readonly score: number
}

interface SearchCall {
  readonly text: string
  readonly visible: readonly ReportSummary[]
  readonly limit: number
}

/** Passages, best first; none where nothing is visible. Those of a place or year in the words come before all others. */
export async function searchReports(
  frame: Frame,
  call: SearchCall,
  deps: RetrieveDeps & RerankDeps,
): Promise<readonly FoundPassage[]> {
  const { visible, limit } = call
  const named = { ...frame, include: [...frame.include, ...frame.ambiguous] }
  const { reports: scoped } = resolveScope(named, visible)
  const found = await searchScope(frame, { ...call, visible: scoped }, deps)
  if (found.length >= limit || scoped.length === visible.length) return found
  const others = visible.filter((report) => !scoped.includes(report))
  return [
    ...found,
    ...(await searchScope(frame, { ...call, visible: others, limit: limit - found.length }, deps)),
  ]
}

async function searchScope(
  frame: Frame,
  { text, visible: reports, limit }: SearchCall,
  deps: RetrieveDeps & RerankDeps,
): Promise<readonly FoundPassage[]> {
  if (reports.length === 0) return []
  const topic = frame.topic || text
  const asked = await embedQuery(frame, deps.embedder)
  const turned = turnQuestion(asked, deps.wordings())
  const result = await deps.library.search({
    text: topic,
    synonyms: frame.terms.flatMap(({ alternatives }) => alternatives),
    vector: turned.vectors[0] ?? null,
    reports: reports.map((report) => report.id),
    limit: Math.max(200, limit),
  })
  const byId = new Map(reports.map((report) => [report.id, report]))
  const ranked = await rankBySentences(fuseScores(result), turned.aim, deps.library)
  const opened = await readCandidates(ranked.slice(0, Math.max(passagesRead, limit)), deps.library)
  const best = (await rerank(opened, frame.plain, deps)).slice(0, limit)
  return best.map(({ passage, reportId, score }) => ({
    report: byId.get(reportId)!,
    section: passage.path,
    text: passage.text,
    start: passage.start,
    end: passage.end,
    score,
  }))
}

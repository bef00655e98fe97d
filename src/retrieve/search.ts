// Step: `antou search`: words in, ranked passages out, filtered by place and year; no answer is made of them.
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { questionDoor, refuseLong } from '#domain/text-limits.ts'
import { buildQuery, type QueryDeps } from './build-query.ts'
import { embedQuery } from './embed-query.ts'
import { fuseScores } from './fuse.ts'
import { rankBySentences } from './rank-by-sentences.ts'
import { readCandidates } from './read-candidates.ts'
import { readOwnPlace } from './read-scope.ts'
import { passagesRead, type RerankDeps, rerank } from './rerank.ts'
import { matchesPlace, resolveScope } from './resolve-scope.ts'
import type { RetrieveDeps } from './retrieve.ts'
import { turnQuestion } from './turn-question.ts'

export interface SearchCall {
  readonly text: string
  /** 连江县敖江镇, 敖江镇 or 敖江; null searches all. */
  readonly place: string | null
  readonly year: number | null
  readonly limit: number
}

export interface FoundPassage {
  readonly report: ReportSummary
  readonly section: string
  readonly text: string
  readonly start: number
  readonly end: number
  readonly score: number
}

/** Passages, best first; none when place or year leave no report. */
export async function searchReports(
  call: SearchCall,
  deps: QueryDeps & RetrieveDeps & RerankDeps,
): Promise<readonly FoundPassage[]> {
  refuseLong(call.text.length, questionDoor)
  const filtered = filterReports(call, deps)
  const query = buildQuery({ text: call.text, askerPlace: null, context: [] }, { ...deps, visible: filtered })
  // A place or year in the words narrows like the options do, unless that leaves nothing.
  const named = { ...query, include: [...query.include, ...query.ambiguous] }
  const { reports: scoped } = resolveScope(named, filtered)
  const reports = scoped.length > 0 ? scoped : filtered
  if (reports.length === 0) return []
  const topic = query.topic || call.text
  const asked = await embedQuery(query, deps.embedder)
  const turned = turnQuestion(asked, deps.wordings())
  const result = await deps.library.search({
    text: topic,
    synonyms: query.terms.flatMap(({ alternatives }) => alternatives),
    vector: turned.vectors[0] ?? null,
    reports: reports.map((report) => report.id),
    limit: Math.max(200, call.limit),
  })
  const byId = new Map(reports.map((report) => [report.id, report]))
  const ranked = await rankBySentences(fuseScores(result), turned.aim, deps.library)
  const opened = await readCandidates(ranked.slice(0, Math.max(passagesRead, call.limit)), deps.library)
  const best = (await rerank(opened, query.plain, deps)).slice(0, call.limit)
  return best.map(({ passage, reportId, score }) => ({
    report: byId.get(reportId)!,
    section: passage.path,
    text: passage.text,
    start: passage.start,
    end: passage.end,
    score,
  }))
}

/** Reports of a place (by any form of its name) and year. */
function filterReports(
  { place, year }: { place: string | null; year: number | null },
  { visible, gazetteer }: Pick<QueryDeps, 'visible' | 'gazetteer'>,
): readonly ReportSummary[] {
  const known = visible.map((report) => report.metadata.place)
  const asked = place === null ? null : readOwnPlace(place, { gazetteer, known })
  const fits = (report: ReportSummary) =>
    place === null ||
    placeName(report.metadata.place).includes(place) ||
    (asked !== null && matchesPlace(asked, report.metadata.place))
  return visible.filter((report) => fits(report) && (year === null || report.metadata.year === year))
}

// The desk's verb of searching: words -> ranked passages, filtered by place and year; no answer is made of them.
import { openToolbox } from '#answer/writer/model-tools.ts'
import { matchesPlace, placeName } from '#domain/place.ts'
import type { Reader } from '#domain/reader.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { PassageRow } from '#domain/search.ts'
import { nameDoor, questionDoor, refuseLong } from '#domain/text-limits.ts'
import type { ModelTool } from '#ports/language-model.ts'
import type { Views } from '#ports/views.ts'
import { type FrameDeps, readFrame } from '#question/read-frame.ts'
import { readOwnPlace } from '#question/read-scope.ts'
import type { RerankDeps } from '#retrieve/rerank.ts'
import type { RetrieveDeps } from '#retrieve/retrieve.ts'
import { searchReports } from '#retrieve/search.ts'

interface SearchCall {
  readonly text: string
  /** 连江县敖江镇, 敖江镇 or 敖江; null searches all. */
  readonly place: string | null
  readonly year: number | null
  readonly limit: number
}

/** A line of `search --json`. */
export type SearchRow = Required<PassageRow>

export interface SearchDesk {
  /** Functions over the library for an agent: search passages, look up figures, read an outline or a section. */
  openTools(reader: Reader): Promise<readonly ModelTool[]>
  /** Passages, best first; none when place or year leave no report. */
  search(reader: Reader, call: SearchCall): Promise<readonly SearchRow[]>
}

export interface SearchParts {
  readonly views: Views
  readonly searchDeps: Omit<FrameDeps, 'visible'> & Omit<RetrieveDeps, 'library'> & RerankDeps
}

export function openSearchDesk({ views, searchDeps }: SearchParts): SearchDesk {
  return {
    async openTools(reader) {
      const library = views.viewFor(reader)
      return openToolbox({ library, reports: await library.listReports() }).tools
    },
    async search(reader, call) {
      refuseLong(call.text.length, questionDoor)
      refuseLong(call.place?.length ?? 0, nameDoor)
      const library = views.viewFor(reader)
      const visible = filterReports(call, { visible: await library.listReports(), ...searchDeps })
      const question = { text: call.text, askerPlace: null, context: [] }
      const query = await readFrame(question, { ...searchDeps, visible })
      const found = await searchReports(query, { ...call, visible }, { ...searchDeps, library })
      return found.map(({ report, section, text, start, end, score }) => ({
        file: report.file,
        place: placeName(report.metadata.place),
        year: report.metadata.year,
        section,
        text,
        start,
        end,
        score: Math.round(score * 1e4) / 1e4,
      }))
    },
  }
}

/** Reports of a place (by any form of its name) and year. */
function filterReports(
  { place, year }: SearchCall,
  { visible, gazetteer }: Pick<FrameDeps, 'visible' | 'gazetteer'>,
): readonly ReportSummary[] {
  const known = visible.map((report) => report.metadata.place)
  const asked = place === null ? null : readOwnPlace(place, { gazetteer, known })
  const fits = (report: ReportSummary) =>
    place === null ||
    placeName(report.metadata.place).includes(place) ||
    (asked !== null && matchesPlace(asked, report.metadata.place))
  return visible.filter((report) => fits(report) && (year === null || report.metadata.year === year))
}

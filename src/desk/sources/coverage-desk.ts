// The desk's verb over coverage: which townships of a county have which years in the library, and which have none.
import type { Place } from '#domain/place.ts'
import { placeName } from '#domain/place.ts'
import type { Reader } from '#domain/reader.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Views } from '#ports/views.ts'
import { groupBy } from '#shared/group-by.ts'

/** One township: the reports of each year, in the order of the table's years; an empty list is a gap. */
interface CoverageRow {
  readonly town: string
  readonly cells: readonly (readonly number[])[]
}

/** One county: the townships that its list of places names, and those that reports are there of. */
export interface CoverageTable {
  readonly county: string
  readonly years: readonly number[]
  readonly rows: readonly CoverageRow[]
  /** Townships with a report at all, and cells that have one. */
  readonly towns: number
  readonly filled: number
}

interface CoverageAsked {
  /** A county by its name; absent: each that reports are there of. */
  readonly county?: string
  readonly kind?: string
}

export interface CoverageDesk {
  /** Counties by name; of what this reader may see. */
  readCoverage(reader: Reader, asked?: CoverageAsked): Promise<readonly CoverageTable[]>
}

export interface CoverageParts {
  readonly views: Views
  /** Every township of a county, as the list of places has it; none for a county that it does not know. */
  readonly listTowns: (county: Place) => readonly string[]
}

/** A report that names an impossible year makes no table of a thousand columns. */
const mostYears = 30

export function openCoverageDesk({ views, listTowns }: CoverageParts): CoverageDesk {
  return {
    async readCoverage(reader, { county, kind } = {}) {
      const reports = (await views.viewFor(reader).listReports()).filter(
        ({ metadata }) =>
          metadata.place.town !== null && metadata.place.county !== null && (!kind || metadata.kind === kind),
      )
      const counties = groupBy(reports, ({ metadata }) => placeName({ ...metadata.place, town: null }))
      return [...counties]
        .filter(([name]) => !county || name.includes(county))
        .map(([name, found]) => buildTable(name, found, listTowns))
        .sort((a, b) => a.county.localeCompare(b.county, 'zh-CN'))
    },
  }
}

function buildTable(
  county: string,
  reports: readonly ReportSummary[],
  listTowns: CoverageParts['listTowns'],
): CoverageTable {
  const [first] = reports
  const known = first ? listTowns({ ...first.metadata.place, town: null }) : []
  const years = [...new Set(reports.flatMap(({ metadata }) => metadata.year ?? []))]
    .sort((a, b) => a - b)
    .slice(-mostYears)
  const named = reports.map(({ metadata }) => metadata.place.town ?? '')
  const rows = [...new Set([...known, ...named])].map((town) => ({
    town,
    cells: years.map((year) =>
      reports.flatMap(({ id, metadata }) =>
        metadata.place.town === town && metadata.year === year ? [id] : [],
      ),
    ),
  }))
  const filled = rows.flatMap(({ cells }) => cells).filter((cell) => cell.length > 0).length
  const towns = rows.filter(({ cells }) => cells.some((cell) => cell.length > 0)).length
  return { county, years, rows, towns, filled }
}

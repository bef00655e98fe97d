// The desk's verb of which table shows an answer's numbers beside others: the indicator that most of its citations tell, over its places and years.
import type { Answer, Citation } from '#domain/answer.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { Reader } from '#domain/reader.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import type { Journal } from '#ports/journal.ts'
import type { Views } from '#ports/views.ts'
import { type NextCall, readTold } from './read-told.ts'

export interface SuggestedTable {
  readonly indicator: string
  /** Empty: all. */
  readonly places: readonly string[]
  readonly years: readonly number[]
}

export interface TableDesk {
  /** Null where fewer than half of what the answer cites tell one indicator, or the turn is not this person's. */
  suggestTable(reader: Reader, call: NextCall): Promise<SuggestedTable | null>
}

export interface TableParts {
  readonly journal: Journal
  readonly views: Views
  readonly indicators: readonly Indicator[]
}

/** More places than this are all of them. */
const mostPlaces = 12

export function openTableDesk({ journal, views, indicators }: TableParts): TableDesk {
  const names = new Set(indicators.map(({ name }) => name))
  return {
    async suggestTable(reader, call) {
      const { told } = (await readTold(reader, call, journal)) ?? {}
      if (told === undefined) return null
      const { citations } = told.answer
      const reports = [...new Set(citations.map(({ reportId }) => reportId))]
      if (reports.length === 0) return null
      const figures = await views.viewFor(reader).listFigures(reports)
      const indicator = findIndicator(
        citations,
        figures.filter((one) => names.has(one.indicator)),
      )
      return indicator === null ? null : { indicator, ...scopeOf(told.answer) }
    },
  }
}

function findIndicator(citations: readonly Citation[], figures: readonly StoredFigure[]): string | null {
  const counts = new Map<string, number>()
  for (const { reportId, start, end } of citations) {
    const told = figures.filter((one) => one.reportId === reportId && one.start < end && start < one.end)
    for (const name of new Set(told.map(({ indicator }) => indicator)))
      counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most !== undefined && 2 * most[1] >= citations.length ? most[0] : null
}

/** Of one place or year the table shows all: what stands beside it is what it is opened for. */
function scopeOf({ searched }: Answer): Pick<SuggestedTable, 'places' | 'years'> {
  const { places, years } = searched
  return {
    places: places.length > 1 && places.length <= mostPlaces ? places : [],
    years: years.length > 1 ? years : [],
  }
}

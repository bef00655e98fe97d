// Step: a stored report -> the numbers that it is known by: of each field (纠纷化解, 普法) the clauses of one sentence that tell most of its indicators, the fullest fields first.
import type { Quote } from '#answer/quotes/open-quote.ts'
import type { Indicator, SentenceWords } from '#domain/prompt-book.ts'
import type { StoredFigure, StoredReport } from '#domain/stored-report.ts'
import { groupBy } from '#shared/group-by.ts'
import { quoteSpan } from './quote-item.ts'
import { readItems } from './read-items.ts'

const longest = 60
/** 报备2件 does not say what. */
const shortest = 8
/** Of so many indicators a sentence tells all that is wanted of its field. */
const mostCounted = 3

interface Tables {
  readonly indicators: readonly Indicator[]
  readonly sentenceKinds: readonly SentenceWords[]
}

interface Found {
  readonly field: string
  readonly path: string
  readonly figures: readonly StoredFigure[]
  readonly weight: number
}

/** At most `most`, the fullest first. */
export function listMainNumbers(
  report: StoredReport,
  { indicators, sentenceKinds }: Tables,
  most: number,
): readonly Quote[] {
  const fields = new Map(indicators.map(({ name, section }) => [name, section]))
  const own = report.figures.filter(
    ({ indicator, value, parent, channel, rowPlace }) =>
      fields.has(indicator) && value > 0 && parent === null && channel === null && rowPlace === null,
  )
  const found: readonly Found[] = readItems(report, sentenceKinds)
    .filter(({ part }) => part === 'practice' || part === 'other')
    .flatMap(({ section, sentences }) =>
      sentences.flatMap(({ start, end }) => {
        const inside = own.filter(({ at }) => start <= at.start && at.end <= end)
        return [...groupBy(inside, ({ indicator }) => fields.get(indicator)!)].map(([field, figures]) => ({
          field,
          path: section.path,
          figures,
          weight: weigh(figures),
        }))
      }),
    )
  const order = [...new Set(fields.values())]
  const best = [...groupBy(found, ({ field }) => field).values()].map((all) =>
    all.reduce((one, other) => (other.weight > one.weight ? other : one)),
  )
  return best
    .sort((a, b) => b.weight - a.weight || order.indexOf(a.field) - order.indexOf(b.field))
    .slice(0, most)
    .map(({ path, figures }) => quoteFigures(report, path, figures))
    .filter(({ text }) => text.length >= shortest)
}

/** How many indicators; that of a whole year before one of a single case, money before counts. */
function weigh(figures: readonly StoredFigure[]): number {
  const count = new Set(figures.map(({ indicator }) => indicator)).size
  const isOfYear = figures.some(({ period }) => period?.includes('年') ?? false)
  const isOfMoney = figures.some(({ unit }) => unit === '元')
  return Math.min(mostCounted, count) + (isOfYear ? 0.5 : 0) + (isOfMoney ? 1 : 0)
}

function quoteFigures(report: StoredReport, path: string, figures: readonly StoredFigure[]): Quote {
  const start = Math.min(...figures.map((one) => one.start))
  const end = Math.max(...figures.map((one) => one.end))
  return quoteSpan(report, path, { span: { start, end }, longest })
}

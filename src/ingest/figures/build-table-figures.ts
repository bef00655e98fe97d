// Step: the tables of a report -> figures. A number takes its unit from the cell, the header, the 单位 column, the
// name of its row, the row across above it or the caption; never from what it seems to count.
import type { Figure, FigureKind } from '#domain/figure.ts'
import { nowhere } from '#domain/place.ts'
import type { Indicator, TableWords } from '#domain/prompt-book.ts'
import type { Span } from '#domain/span.ts'
import { layOutTables, type TableNumber, type TableReading } from '#text/tables/lay-out-table.ts'
import type { BuiltNumber } from './built-number.ts'
import type { FigureSource } from './figure-context.ts'
import type { buildSectionFinder } from './figure-section.ts'
import { linkTotals } from './link-totals.ts'
import { type NamedNumber, openNaming } from './name-number.ts'
import { type NumberReading, readTableNumber } from './read-table-number.ts'
import { openRowPlaces, type RowPlace } from './row-place.ts'
import { settleNames } from './settle-names.ts'

interface TableTools {
  readonly indicators: readonly Indicator[]
  readonly tableWords: TableWords
  readonly findSection: ReturnType<typeof buildSectionFinder>
}

export interface TableFigures {
  readonly figures: readonly Figure[]
  /** The total that a figure is part of. */
  readonly parents: ReadonlyMap<Figure, Figure>
  /** What prose must not be read from: heads, names and numbers of tables; sorted by start. */
  readonly taken: readonly Span[]
}

/** Figures of all tables in text order; cells with a sentence in them are left to the reading of prose. */
export function buildTableFigures(source: FigureSource, tools: TableTools): TableFigures {
  const parents = new Map<Figure, Figure>()
  const readings = layOutTables(source.text, source.tables ?? [], tools.tableWords)
  const figures = readings.flatMap((reading) => {
    const built = settleTotals(settleNames(buildNumbers(reading, { source, tools })), source)
    for (const [part, whole] of linkTotals(built, tools.tableWords)) parents.set(part, whole)
    return built.map(({ figure }) => figure)
  })
  const taken = [...readings.flatMap((reading) => reading.taken), ...figures.map((figure) => figure.at)]
  return { figures, parents, taken: taken.sort((a, b) => a.start - b.start) }
}

interface Parts {
  readonly source: FigureSource
  readonly tools: TableTools
}

function buildNumbers({ numbers }: TableReading, { source, tools }: Parts): BuiltNumber[] {
  const name = openNaming(tools.indicators, tools.tableWords)
  const placeOf = openRowPlaces({ place: source.place ?? nowhere, gazetteer: source.gazetteer ?? null })
  return numbers.flatMap((number) => {
    const quantity = readTableNumber(number)
    if (quantity === null) return []
    const named = name(number, quantity.unit)
    const rowPlace = named.who === null ? null : placeOf(named.who)
    const figure = buildFigure(number, { named, quantity, rowPlace, source, tools })
    return [{ number, named, figure }]
  })
}

function buildFigure(
  number: TableNumber,
  {
    named,
    quantity,
    rowPlace,
    source,
    tools,
  }: Parts & {
    named: NamedNumber
    quantity: NumberReading
    rowPlace: RowPlace | null
  },
): Figure {
  const section = tools.findSection(number.start)
  const { line } = number
  return {
    ...line,
    indicator: named.indicator?.name ?? named.name,
    kind: readKind(number, { unit: quantity.unit, isPlan: section?.part === 'plan' }),
    subject: named.name,
    channel: rowPlace === null ? named.who : null,
    rowPlace: rowPlace?.place ?? null,
    period: number.period,
    value: quantity.value,
    unit: quantity.unit,
    qualifier: quantity.qualifier,
    raw: source.text.slice(number.start, number.end),
    quote: source.text.slice(line.start, line.end),
    section: section?.path ?? '',
    parent: null,
    at: { start: number.start, end: number.end },
  }
}

/** The total of rows of towns is their county's, also where the report is of one of them. */
function settleTotals(built: readonly BuiltNumber[], { place }: FigureSource): readonly BuiltNumber[] {
  if (!place?.town || !built.some(({ figure }) => figure.rowPlace !== null)) return built
  const county = { ...place, town: null }
  const settle = (one: BuiltNumber) =>
    one.named.isTotal && one.named.who === null
      ? { ...one, figure: { ...one.figure, rowPlace: county } }
      : one
  return built.map(settle)
}

function readKind({ tense }: TableNumber, { unit, isPlan }: { unit: string; isPlan: boolean }): FigureKind {
  if (isPlan || tense === 'planned') return 'condition'
  if (tense === 'compared') return 'change'
  return /[%‰]/.test(unit) ? 'rate' : 'count'
}

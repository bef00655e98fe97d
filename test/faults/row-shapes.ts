// Faults: a hostile text in the cells of tables, the pieces of a page and what a person set right. In: the parameter's type as written. Out: a maker of such a value.
import { cleanText } from '#ingest/read/clean-text.ts'
import { ownPlace } from '../fakes/draft-deps.ts'
import { anchorOf, figureOf } from './figure-shapes.ts'
import type { Kit } from './open-kit.ts'

type Make = (text: string, kit: Kit) => unknown

const cellsOf = (text: string) => text.split('\n').map((line) => line.split('|'))

/** A head above them, so that the rows are read. */
const rowsOf = (text: string) => [['指标', '数值'], ...cellsOf(text)]

/** The cells of the first row lie over those of the second. */
const mergesOf = (text: string) =>
  cellsOf(text)[0]!.map((_, column) => ({ row: 1, column, rows: 2, columns: 1 }))

/** As it lies in a stored text. */
export const tableOf = (text: string) => ({
  start: 0,
  end: text.length,
  rows: rowsOf(text),
  hasHeader: true,
  merges: mergesOf(text),
  gap: ' | ',
})

/** One a line, from the top of the page down. */
export const piecesOf = (text: string) =>
  text.split('\n').map((line, at) => ({ text: line, x: 0, y: at * 20, width: 400, size: 10 }))

/** Drawn twice, a little apart, in one line. */
export const doublesOf = (text: string) =>
  [0, 0.1].map((x) => ({ text, x, y: 0, width: text.length * 10, size: 10 }))

/** The lines of a table of two rows and two columns. */
export const rules = [0, 200, 400].flatMap((at) => [
  { x1: 0, y1: at, x2: 400, y2: at },
  { x1: at, y1: 0, x2: at, y2: 400 },
])

export const placedOf = (text: string) =>
  cellsOf(text).flatMap((row, at) =>
    row.map((cell, column) => ({ text: cell, row: at, column, rows: 1, columns: 1 })),
  )

export const rowMakers: Readonly<Record<string, Make>> = {
  'MergedCells[]': mergesOf,
  PlainTable: (text) => ({ rows: rowsOf(text), merges: mergesOf(text), caption: text }),
  PrintedTable: tableOf,
  "Omit<PrintedTable, 'gap'>": tableOf,
  'PrintedTable & { start: number }': tableOf,
  'PlacedCell[]': placedOf,
  '(SpanningCell[])[]': (text) =>
    cellsOf(text).map((row) => row.map((cell) => ({ text: cell, rows: 1, columns: 1 }))),
  "Pick<Sheet, 'cells'>": (text) => ({ cells: placedOf(text) }),
  'Piece[]': doublesOf,
  'Rule[]': () => rules,
  FigureSource: (text) => ({ text, sections: [], year: 2023, tables: [tableOf(text)] }),
  TableWords: (_, { book }) => book.tableWords,
  'StatutoryHeader[]': (_, { book }) => book.tableWords.statutory,
  '(string | null)[]': (text) => text.split('\n'),
  '{ indicators: Indicator[]; tableWords: TableWords }': (_, { book }) => ({
    indicators: book.indicators,
    tableWords: book.tableWords,
  }),
  'Passage[]': () => [],
  CleanedText: (text) => cleanText(text.split('\n').map((line) => ({ kind: 'text', text: line }))),
  NameDeps: (_, { gazetteer, book }) => ({ gazetteer, nouns: book.placeNouns }),
  'PlaceNoun[]': (_, { book }) => book.placeNouns,
  '{ before: string; after: string }': (text) => ({ before: text, after: text }),
  PromptFile: (text) => ({ file: '用词.txt', text }),
  StoredFigure: figureOf,
  "Pick<Figure, 'unit'>": () => ({ unit: '件' }),
  "Pick<Figure, 'quote'>": (text) => ({ quote: text }),
  "Pick<Figure, 'value' | 'qualifier'>": () => ({ value: 160, qualifier: '余' }),
  "Pick<Figure, 'rowPlace'>[]": (text) => [{ rowPlace: { ...ownPlace, town: text } }],
  'string[] | null': (text) => [text],
  TypedFigure: (text) => ({ value: text, unit: text, indicator: text }),
  FigureAnchor: anchorOf,
  'FigureCorrection[]': (text) => [{ anchor: anchorOf(text), change: { value: 4 } }],
  'ReadonlyMap<number, FigureChange>': (text) => new Map([[0, { value: 4, indicator: text }]]),
}

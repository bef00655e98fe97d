// Step of writing: numbers of tables with the year before -> told without it where many are small or are kinds of one total, and both years in a table below.
import type { BriefFigure } from '#domain/brief.ts'
import type { DraftTable, FilledCell } from '#domain/draft.ts'
import { lastWords } from '#draft/material/find-doubles.ts'
import { buildParagraph, renderNumber, sourceOf } from '#draft/write/build-paragraph.ts'
import { readShape } from '#draft/write/row-shape.ts'
import type { ThemeFacts } from '#draft/write/write-theme.ts'
import { groupBy } from '#shared/group-by.ts'
import type { LaidOut } from './laid-out.ts'

/** `period`: 上半年; empty for the whole year. */
export interface OwnYear {
  readonly year: number | null
  readonly period: string
}

/** Below it the difference from the year before says little. */
const leastBase = 10
/** So many of them in one table are not held against the year before one by one. */
const leastLeft = 3

export function layOutYears(facts: ThemeFacts, own: OwnYear): LaidOut {
  const tables = groupBy(
    facts.figures.filter(({ past, cell }) => past !== undefined && cell !== undefined),
    ({ cell }) => cell!.table,
  )
  const parted = [...tables.values()].map((all) => ({ all, left: listLeft(all) }))
  const left = new Set(parted.flatMap((one) => one.left))
  if (left.size === 0) return { facts, table: null, paragraphs: [] }
  const isTotal = ({ cell }: BriefFigure) => cell!.of?.kind === 'total'
  const shown = parted.flatMap(({ all, left: own }) =>
    own.length === 0 ? [] : [...all.filter(isTotal), ...all.filter((one) => !isTotal(one))],
  )
  const figures = facts.figures.map((one) => (left.has(one) ? leavePast(one) : one))
  const intro = `与上年${own.period === '' ? '' : '同期'}对比如下：`
  return {
    facts: { ...facts, figures },
    table: buildYears(shown, own),
    paragraphs: [buildParagraph([intro], () => null)],
  }
}

/** Kinds of a total, and small numbers, where there are several of them. */
function listLeft(figures: readonly BriefFigure[]): readonly BriefFigure[] {
  const kinds = figures.filter(({ cell }) => cell!.of !== undefined && cell!.of.kind !== 'total')
  // What its table begins with is told with both.
  const small = figures
    .slice(1)
    .filter(({ unit, value, past }) => unit !== '%' && Math.max(value, past!.value) < leastBase)
  const rows = new Set(kinds.map(({ cell }) => cell!.row))
  const isTotalled = figures.some(({ cell }) => cell!.of?.kind === 'total')
  return [
    ...new Set([
      ...(isTotalled && rows.size >= leastLeft ? kinds : []),
      ...(small.length >= leastLeft ? small : []),
    ]),
  ]
}

function leavePast({ past: _, ...figure }: BriefFigure): BriefFigure {
  return figure
}

function buildYears(figures: readonly BriefFigure[], { year, period }: OwnYear): DraftTable {
  const heads = year === null || period !== '' ? ['上年同期', '今年'] : [`${year - 1}年`, `${year}年`]
  const rows = figures.map((figure) => ({ name: nameOf(figure, figures), cells: [figure.past!, figure] }))
  const filled = rows.flatMap(({ name, cells }, row) =>
    cells.map((figure, column): FilledCell & { readonly text: string } => {
      const text = renderNumber(figure)
      const source = { ...sourceOf(figure, null), start: 0, end: text.length, raw: text }
      return { row: row + 1, column: column + 1, labels: [name], heads: [heads[column]!], source, text }
    }),
  )
  return {
    heads: 1,
    headRows: [0],
    rows: [
      ['项目', ...heads],
      ...rows.map(({ name }, row) => [
        name,
        ...heads.map((_, column) => filled[row * heads.length + column]!.text),
      ]),
    ],
    merges: [],
    filled: filled.map(({ text, ...cell }) => cell),
    isForm: false,
  }
}

/** 政策文件, 来信办结: as it is told before its number. */
function nameOf(figure: BriefFigure, figures: readonly BriefFigure[]): string {
  const row = figures.filter(({ line, sentence }) => line === figure.line && sentence === figure.sentence)
  const shape = readShape(row)
  const at = shape?.figures.indexOf(figure) ?? -1
  const own = shape === null || at < 0 ? '' : `${shape.name}${shape.columns[at]}`
  return own === '' ? lastWords(figure).replace(/^其中/, '') : own
}

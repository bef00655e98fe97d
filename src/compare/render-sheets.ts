// Step: comparison and figure table as sheets of a workbook, each number with its source.
import type {
  Comparison,
  ComparisonCell,
  FigureCitation,
  FigureRow,
  FormattedNumber,
  Sheet,
} from '#domain/comparison.ts'
import type { FigureKind } from '#domain/figure.ts'
import { listCitations, listComparisonLines, renderComparisonTable } from './render-comparison.ts'

const kindNames: Readonly<Record<FigureKind, string>> = {
  count: '数量',
  rate: '比率',
  change: '增减',
  condition: '条件',
  frequency: '频次',
}

const emptyCells = '未公布：报告读过，没有写这个数；库里没有：资料库里没有那一年的报告。'

/** 对比: the table, numbers as numbers; 数据: its figures line by line; 来源: what each [n] stands for; 口径: the notes. */
export function renderComparisonSheets(comparison: Comparison): Sheet[] {
  const citations = listCitations(comparison.rows)
  const notes = [emptyCells, ...comparison.notes]
  const sources = citations.map((citation, index) => [
    `[${index + 1}]`,
    citation.isSample ? `${citation.place}（样例）` : citation.place,
    citation.year,
    citation.section,
    citation.quote,
    citation.file,
  ])
  const { head, lines } = listComparisonLines(comparison)
  return [
    renderTableSheet(comparison, citations),
    { name: '数据', head, rows: lines, widths: [18, 24, 8, 12, 8, 8, 16, 18, 60, 14, 30] },
    {
      name: '来源',
      head: ['编号', '地区', '报告年份', '章节', '原句', '文件'],
      rows: sources,
      widths: [8, 24, 10, 14, 70, 30],
    },
    { name: '口径', head: ['说明'], rows: notes.map((note) => [note]), widths: [100] },
  ]
}

/** Places down, years across, each number to be sorted and drawn by; behind them, year by year, the [n] of 来源. */
function renderTableSheet({ rows }: Comparison, citations: readonly FigureCitation[]): Sheet {
  const keyOf = ({ reportId, start, end }: FigureCitation) => `${reportId}:${start}:${end}`
  const numbers = new Map(citations.map((citation, index) => [keyOf(citation), index + 1]))
  const table = renderComparisonTable({ rows })
  const years = rows[0]?.cells.map(({ year }) => year) ?? []
  const lead = table.head.length - years.length
  const shown = rows.map(({ cells }, at) => {
    const told = table.rows[at] ?? []
    const values = cells.map((cell, year) => formatCell(cell) ?? told[lead + year] ?? null)
    const marks = cells.map(({ figures }) =>
      figures.length === 0
        ? null
        : figures.map(({ citation }) => `[${numbers.get(keyOf(citation))}]`).join(''),
    )
    return [...told.slice(0, lead), ...values, ...marks]
  })
  return {
    name: '对比',
    head: [...table.head, ...years.map((year) => `${year}年出处`)],
    rows: shown,
    widths: [...(lead > 1 ? [18] : []), 24, ...years.map(() => 16), ...years.map(() => 12)],
  }
}

/** The one number of a cell; null where it is silent or tells several, which are text. */
function formatCell({ figures }: ComparisonCell): FormattedNumber | null {
  const [figure, ...others] = figures
  if (figure === undefined || others.length > 0) return null
  const { value, unit, qualifier, channel } = figure
  const [before, after] = ['近', '约'].includes(qualifier)
    ? [qualifier, unit]
    : ['', qualifier === '余' ? `余${unit}` : `${unit}${qualifier === 'none' ? '' : qualifier}`]
  const digits = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
  const quoted = (text: string) => (text === '' ? '' : `"${text.replaceAll('"', '')}"`)
  const about = channel === null ? '' : `（${channel}）`
  return {
    value,
    format: `${quoted(before)}0${digits > 0 ? `.${'0'.repeat(digits)}` : ''}${quoted(after + about)}`,
  }
}

interface PlainSheet extends Sheet {
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** One row a figure. */
export function renderFigureSheet(rows: readonly FigureRow[]): PlainSheet {
  return {
    name: '数据',
    head: [
      '文件',
      '地区',
      '年份',
      '指标',
      '类型',
      '数的是什么',
      '渠道',
      '期间',
      '值',
      '单位',
      '限定',
      '原文写法',
      '原句',
      '章节',
      '属于第几行',
      '已更正',
      '待核',
    ],
    rows: rows.map((row) => [
      row.file,
      row.place,
      row.year,
      row.indicator,
      kindNames[row.kind],
      row.subject,
      row.channel,
      row.period,
      row.value,
      row.unit,
      row.qualifier === 'none' ? '' : row.qualifier,
      row.raw,
      row.quote,
      row.section,
      row.parent === null ? null : parentLine(rows, row),
      row.corrected ? '已更正' : null,
      row.look ?? null,
    ]),
    widths: [26, 20, 8, 26, 8, 24, 16, 14, 12, 10, 8, 14, 60, 12, 10, 8, 30],
  }
}

/** Line of the sheet, the header being line 1, where the figure stands that this one is part of. */
function parentLine(rows: readonly FigureRow[], row: FigureRow): number {
  return rows.findIndex((other) => other.file === row.file) + (row.parent ?? 0) + 2
}

// Step: comparison and figure table as sheets of a workbook, each number with its source.
import type { Comparison, FigureRow, Sheet } from '#domain/comparison.ts'
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

/** 对比: the table with [n]; 数据: its figures as numbers, to sort and compute with; 来源: what each [n] stands for; 口径: the notes. */
export function renderComparisonSheets(comparison: Comparison): Sheet[] {
  const citations = listCitations(comparison.rows)
  const numbers = new Map(
    citations.map((citation, index) => [`${citation.reportId}:${citation.start}:${citation.end}`, index + 1]),
  )
  const table = renderComparisonTable(
    comparison,
    ({ reportId, start, end }) => `[${numbers.get(`${reportId}:${start}:${end}`)}]`,
  )
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
    { name: '对比', head: table.head, rows: table.rows, widths: [18, 24, 18, 18, 18, 18] },
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

/** One row a figure. */
export function renderFigureSheet(rows: readonly FigureRow[]): Sheet {
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

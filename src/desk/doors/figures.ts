// Operations over figures: the rows of the figure table; one indicator lined up across places and years.
import { z } from 'zod'
import type { ComparedFigure, ComparisonCell } from '#domain/comparison.ts'
import { maxNameLength } from '#domain/text-limits.ts'
import { defineOperation } from './operation.ts'
import { placeInput, quotedShape, yearInput } from './shapes.ts'

const name = z.string().min(1).max(maxNameLength)
const qualifier = z.string().describe('余、近、约、以上、以下，或 none')
const value = z.number().describe('数，37万元是 370000')

const figureShape = z.object({
  id: z.string(),
  indicator: z.string(),
  kind: z.enum(['count', 'rate', 'change', 'condition', 'frequency']),
  subject: z.string().nullable().describe('数的是什么，按原文'),
  channel: z.string().nullable().describe('谁统计的、走哪个口子；没说是 null'),
  period: z.string().nullable().describe('比年度窄的时段；没说是 null'),
  value,
  unit: z.string().nullable().describe('原文的单位；没写是 null'),
  qualifier,
  raw: z.string().describe('原文里这个数的写法'),
  corrected: z.boolean().describe('有人改过'),
  ...quotedShape,
})

export const figuresOperation = defineOperation({
  name: 'figures',
  title: '查数据',
  help: '报告里的数，一行一个，带指标、单位、时段和原句。要把各地排在一起比用 compare。',
  input: z.object({
    place: placeInput.optional(),
    year: yearInput.optional(),
    indicator: name.optional().describe('指标，例如 调解矛盾纠纷数；不写就是全部'),
    limit: z.int().min(1).max(1000).default(100).describe('最多几行'),
    skip: z.int().min(0).default(0).describe('跳过前面几行'),
  }),
  output: z.object({ total: z.int().describe('一共几行'), figures: z.array(figureShape) }),
  async run(reader, { place = null, year = null, indicator = null, limit, skip }, desk) {
    const rows = await desk.listFigures(reader, { place, year, indicator })
    const figures = rows.slice(skip, skip + limit)
    const lines = figures.map(
      (row) => `${row.place} ${row.year ?? '年份待核'} ${row.indicator} ${row.raw}：“${row.quote}”`,
    )
    const told =
      rows.length > figures.length
        ? `共${rows.length}个数，给出${figures.length}个：`
        : `共${rows.length}个数：`
    return { data: { total: rows.length, figures }, text: [told, ...lines].join('\n') }
  },
})

const citationShape = z.object({ ...quotedShape, report: z.int() })
const cellShape = z.object({
  year: z.int(),
  state: z
    .enum(['figure', 'silent', 'absent'])
    .describe('silent：未公布，报告读过、没写；absent：库里没有这份报告'),
  figures: z.array(
    z.object({
      value,
      unit: z.string(),
      qualifier,
      channel: z.string().nullable(),
      text: z.string().describe('人读的写法，例如 80余起'),
      citation: citationShape,
    }),
  ),
})

export const compareOperation = defineOperation({
  name: 'compare',
  title: '各地对比',
  help: '把一个或几个指标按地区、年份排成表；未公布和库里没有分开标，口径不同的在说明里写。不做加总。',
  input: z.object({
    indicators: z.array(name).min(1).max(10).describe('指标，例如 ["调解矛盾纠纷数"]'),
    places: z.array(name).max(200).default([]).describe('地区；空着就是全部'),
    years: z.array(yearInput).max(50).default([]).describe('年份；空着就是全部'),
  }),
  output: z.object({
    rows: z.array(z.object({ indicator: z.string(), place: z.string(), cells: z.array(cellShape) })),
    notes: z.array(z.string()).describe('口径说明，和表一起看'),
  }),
  async run(reader, { indicators, places, years }, desk) {
    const own = await desk.readPlace(reader)
    const compared = await desk.compare(reader, { indicators, places, years, own, chartYear: null })
    const { head, rows: lines } = desk.tabulateComparison(compared)
    const rows = compared.rows.map(({ indicator, place, cells }) => {
      return { indicator, place, cells: cells.map(describeCell) }
    })
    const table = rows.length > 0 ? [head, head.map(() => '---'), ...lines] : []
    const text = table.length > 0 ? table.map((cells) => `| ${cells.join(' | ')} |`) : ['没有可比的数据。']
    return { data: { rows, notes: [...compared.notes] }, text: [...text, ...compared.notes].join('\n') }
  },
})

function describeCell({ year, hasReport, figures }: ComparisonCell): z.infer<typeof cellShape> {
  const state = figures.length > 0 ? 'figure' : hasReport ? 'silent' : 'absent'
  return { year, state, figures: figures.map(describeFigure) }
}

function describeFigure({ value: number, unit, qualifier: sign, channel, text, citation }: ComparedFigure) {
  const { reportId: report, file, place, year, section, quote, start, end } = citation
  const cited = { report, file, place, year, section, quote, start, end }
  return { value: number, unit, qualifier: sign, channel, text, citation: cited }
}

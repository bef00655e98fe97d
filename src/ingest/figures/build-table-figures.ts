// Step: the tables of a report -> figures. A cell that is a number takes its unit from the cell, the 单位 column, the
// header (金额(万元)), the row's name or the caption, and its indicator from the row's name and the header.
import type { Figure, FigureKind } from '#domain/figure.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import { matchFigureIndicator } from '#text/match-figure-indicator.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import type { CleanedTable } from '#text/tables/cleaned-table.ts'
import { layOutTable, type TableCell } from '#text/tables/lay-out-table.ts'
import type { FigureSource } from './figure-context.ts'
import type { buildSectionFinder } from './figure-section.ts'

interface TableTools {
  readonly indicators: readonly Indicator[]
  readonly findSection: ReturnType<typeof buildSectionFinder>
}

const planned = /计划|目标|任务数|指标值|年度任务|应完成|安排数/
const compared = /同比|增减|增长|增幅|降幅|较上年|比上年/
const years = /(?:19|20)\d{2}\s?年|上年|去年|本年|今年|第?[一二三四]季度|\d{1,2}月(?:份)?/
const body = /(?:村|社区|居委会|居|镇|乡|街道|县|区|所|站|办|局|队|中心|组|网格|分局)$/
const totals = /^(?:合计|总计|全[镇乡县街]|小计|共计)/

/** Figures of all tables in text order; cells with a sentence in them are left to the reading of prose. */
export function buildTableFigures(
  source: FigureSource,
  tools: TableTools,
): { readonly figures: readonly Figure[]; readonly parents: ReadonlyMap<Figure, Figure> } {
  const parents = new Map<Figure, Figure>()
  const figures = (source.tables ?? []).flatMap((table) => {
    const cells = layOutTable(source.text, table)
    const built = cells.flatMap((cell) => {
      const figure = buildFigure(cell, { source, tools, table })
      return figure === null ? [] : [{ cell, figure }]
    })
    for (const { cell, figure } of built) {
      const total = built.find(
        (other) => other.cell.column === cell.column && totals.test(other.cell.label) && other.cell !== cell,
      )
      if (
        total !== undefined &&
        !totals.test(cell.label) &&
        total.figure.unit === figure.unit &&
        figure.unit !== '%'
      )
        parents.set(figure, total.figure)
    }
    return built.map(({ figure }) => figure)
  })
  return { figures, parents }
}

interface CellParts {
  readonly source: FigureSource
  readonly tools: TableTools
  readonly table: CleanedTable
}

function buildFigure(cell: TableCell, { source, tools }: CellParts): Figure | null {
  const read = readCell(cell, tools.indicators)
  if (read === null) return null
  const { indicator, quantity, unit } = read
  const section = tools.findSection(cell.start)
  const name = nameCell(cell)
  return {
    start: cell.row.start,
    end: cell.row.end,
    indicator: indicator?.name ?? name,
    kind: readKind(cell, { unit, isPlan: section?.part === 'plan' }),
    subject: name,
    channel: cell.header !== '' && body.test(cell.label) && !totals.test(cell.label) ? cell.label : null,
    rowPlace: null,
    period: years.exec(cell.header)?.[0] ?? years.exec(cell.label)?.[0] ?? null,
    value: quantity.value,
    unit,
    qualifier: quantity.qualifier,
    raw: source.text.slice(cell.start, cell.end),
    quote: source.text.slice(cell.row.start, cell.row.end),
    section: section?.path ?? '',
    parent: null,
    at: { start: cell.start, end: cell.end },
  }
}

/** The number of a cell with what it counts; null for a cell that is no number. */
function readCell(cell: TableCell, indicators: readonly Indicator[]) {
  const own = findQuantities(cell.text)[0]
  const written =
    own !== undefined && own.raw.length === cell.text.trim().length && own.unit !== '' ? own : null
  const unit = written?.unit ?? cell.unit
  const words = { context: cell.group, left: nameCell(cell), right: '', unit: bareUnit(unit) }
  const indicator = matchFigureIndicator(words, indicators)
  const given = unit || guessUnit(cell, indicator)
  const quantity = written ?? readNumber(cell.text, given || '件')
  if (quantity === null) return null
  return { indicator, quantity, unit: written?.unit ?? bareUnit(given) }
}

/** 12 in a column of 万元 is read as 12万元; -22.5 keeps its sign. */
function readNumber(text: string, unit: string) {
  const [, sign = '', digits = ''] = /^([-−+]?)\s?(.*)$/.exec(text.trim()) ?? []
  const whole = `${digits}${unit}`
  const [found] = findQuantities(whole)
  if (found === undefined || found.at.start !== 0 || found.at.end !== whole.length) return null
  return sign === '' || sign === '+' ? found : { ...found, value: -found.value }
}

function bareUnit(unit: string): string {
  return unit.replace(/^[万亿千百]+(?=.)/, '')
}

/** 次数 counts 次, a rate is per cent, else what the book counts the indicator in. */
function guessUnit({ header, label }: TableCell, indicator: Indicator | null): string {
  for (const words of [header, label]) {
    const named = /(人次|场次|户次|件次|批次|次|件|人|户|份|条|场|起|个|名|家|处|项|期|宗|亩)数?$/.exec(words)
    if (named?.[1] && words.length > named[0].length) return named[1]
    if (/[率比]$|占比|比例|满意度/.test(words)) return '%'
  }
  return indicator?.units[0] ?? ''
}

function nameCell({ header, label }: TableCell): string {
  const specific = header.replace(years, '').replace(compared, '').replace(planned, '')
  const isPlain =
    /^(?:数量|数值|数据|完成(?:情况|数|值)?|实际|实绩|实际完成|结果|指标值|本期|上期|累计|合计|总数|情况|年度?|数|全年)?$/.test(
      specific.trim(),
    )
  if (isPlain) return label
  return totals.test(label) || body.test(label) ? specific : `${label}${specific}`
}

function readKind(
  { header, label }: TableCell,
  { unit, isPlan }: { unit: string; isPlan: boolean },
): FigureKind {
  if (isPlan || planned.test(header)) return 'condition'
  if (compared.test(header) || compared.test(label)) return 'change'
  return /[%‰]/.test(unit) ? 'rate' : 'count'
}

// Commands over figures: figures (list, set, drop, restore) and compare (an aligned table).
import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { Desk } from '#desk/desk.ts'
import type { TypedFigure } from '#desk/read-figure-correction.ts'
import type { ComparedFigure, Comparison, ComparisonCell, FigureRow } from '#domain/comparison.ts'
import { AppError } from '#shared/errors.ts'
import { renderTable } from './render-table.ts'
import { type Session, writeJson } from './session.ts'
import { failUsage, readNumber } from './usage.ts'

interface FigureOptions {
  readonly place?: string
  readonly year?: number
  readonly indicator?: string
  readonly json?: boolean
  readonly csv?: boolean
  readonly xlsx?: string
}

interface CompareOptions {
  readonly places?: string
  readonly years?: string
  readonly json?: boolean
  readonly png?: string
  readonly xlsx?: string
}

export function buildFigureCommands(program: Command, session: Session): void {
  buildFigures(program, session)
  buildCompare(program, session)
}

function buildFigures(program: Command, session: Session): void {
  const figures = program
    .command('figures')
    .description('列出报告里的数据，每个数都附原句')
    .option('--place <地区>', '只要这个地区的')
    .option('--year <年份>', '只要这一年的报告', readNumber('年份', { least: 1949, most: 2100 }))
    .option('--indicator <指标>', '只要这个指标，例如 调解纠纷')
    .option('--json', '结果以 JSON 输出')
    .option('--csv', '结果以 CSV 输出')
    .option('--xlsx <文件>', '存成 Excel 表')
    .action((options: FigureOptions) =>
      session.run('read', async ({ desk, reader }) => {
        const { place = null, year = null, indicator = null } = options
        const rows = await desk.listFigures(reader, { place, year, indicator })
        if (options.xlsx) writeFile(options.xlsx, await desk.renderFigures(rows, 'xlsx'), session)
        if (options.json) writeJson(session, rows)
        else if (options.csv)
          session.io.out(
            new TextDecoder('utf-8', { ignoreBOM: true }).decode(await desk.renderFigures(rows, 'csv')),
          )
        else if (!options.xlsx) session.io.out(`${renderFigureRows(rows)}\n`)
      }),
    )
  buildSet(figures, session)
  buildTakeAway(figures, session)
}

const figureId = ['<编号>', '数据编号，见 antou figures'] as const

function buildSet(figures: Command, session: Session): void {
  const set: Command = figures
    .command('set')
    .argument(...figureId)
    .argument('<项目=值...>', 'value=136起（或 37万元、97.8%）、unit=起、indicator=调解矛盾纠纷数')
    .description('改一个数、它的单位或指标；以后重读报告也不会改回去，原句不变')
    .action((id: string, pairs: string[]) => {
      const typed = readTyped(pairs, (message) => failUsage(set, message))
      return session.run('write', async ({ desk, reader }) => {
        const row = await desk.correctFigure(reader, id, typed)
        if (row === null) throw unknownFigure(id)
        if (figures.opts().json) writeJson(session, row)
        else
          session.io.out(`已更正 ${id}：${row.indicator} ${row.value}${row.unit ?? ''}（原文写${row.raw}）\n`)
      })
    })
}

function readTyped(pairs: readonly string[], fail: (message: string) => never): TypedFigure {
  const read = (pair: string): TypedFigure => {
    const [, key, value = ''] = /^(value|unit|indicator)=(.*)$/.exec(pair) ?? []
    if (!key || (value === '' && key !== 'unit'))
      return fail(`看不懂“${pair}”：要写成 value=136起、unit=起（空着是没有单位）或 indicator=调解矛盾纠纷数`)
    return { [key]: value }
  }
  return Object.assign({}, ...pairs.map(read))
}

function buildTakeAway(figures: Command, session: Session): void {
  const build = (name: 'drop' | 'restore', said: string, done: string) =>
    figures
      .command(name)
      .argument(...figureId)
      .description(said)
      .action((id: string) =>
        session.run('write', async ({ desk, reader }) => {
          const isDone = await (name === 'drop'
            ? desk.dropFigure(reader, id)
            : desk.restoreFigure(reader, id))
          if (!isDone) throw unknownFigure(id)
          if (figures.opts().json)
            writeJson(session, { id, [name === 'drop' ? 'dropped' : 'restored']: true })
          else session.io.out(`${done}\n`)
        }),
      )
  build(
    'drop',
    '这不是一个数据：以后不列、不比、不用来回答',
    '已去掉，不再列出。要恢复：antou figures restore 编号',
  )
  build('restore', '撤销对一个数据的更正或去掉，照原文', '已恢复为原文读出的数。')
}

function unknownFigure(id: string): AppError {
  return new AppError('input', `资料库里没有编号为 ${id} 的数据。`, {
    fix: '用 antou figures 看编号；样例要加 --samples。',
  })
}

function renderFigureRows(rows: readonly FigureRow[]): string {
  if (rows.length === 0) return '没有符合的数据。'
  const cells = rows.map((row) => [
    row.id,
    row.place,
    String(row.year ?? ''),
    row.indicator,
    row.corrected ? `${row.value}${row.unit ?? ''}（已更正，原文写${row.raw}）` : row.raw,
    row.period ?? '',
    row.section,
  ])
  return renderTable([['编号', '地区', '年份', '指标', '数', '期间', '章节'], ...cells])
}

function buildCompare(program: Command, session: Session): void {
  const compare: Command = program
    .command('compare <指标...>')
    .description('把一个或几个指标按乡镇、年份对齐成表；没写的是“未公布”')
    .option('--places <地区>', '只比这些地区，用逗号分开')
    .option('--years <年份>', '只比这些年份，用逗号分开')
    .option('--json', '结果以 JSON 输出')
    .option('--png <文件>', '画成图')
    .option('--xlsx <文件>', '存成 Excel 表')
    .action((indicators: string[], options: CompareOptions) => {
      const years = splitList(options.years).map(Number)
      if (years.some((year) => !(year >= 1949 && year <= 2100)))
        failUsage(compare, `年份看不懂：${options.years}`)
      return session.run('read', async ({ desk, reader }) => {
        const call = {
          indicators,
          places: splitList(options.places),
          years,
          own: await desk.readPlace(reader),
        }
        const table = await desk.compare(reader, { ...call, chartYear: years.length > 1 ? 'all' : null })
        if (options.png) writeFile(options.png, await desk.renderComparison(table, 'png'), session)
        if (options.xlsx) writeFile(options.xlsx, await desk.renderComparison(table, 'xlsx'), session)
        if (options.json) writeJson(session, pickComparison(table))
        else session.io.out(`${renderComparison(table, desk)}\n`)
      })
    })
}

function splitList(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter(Boolean)
}

/** The fields of `compare --json` (docs/command-line.md), in that order. */
function pickComparison({ rows, notes }: Comparison) {
  return {
    rows: rows.map(({ indicator, place, cells }) => ({
      indicator,
      place,
      cells: cells.map(pickCell),
    })),
    notes,
  }
}

function pickCell({ year, hasReport, figures }: ComparisonCell) {
  const state = figures.length > 0 ? 'figure' : hasReport ? 'silent' : 'absent'
  return { year, state, figures: figures.map(pickFigure) }
}

function pickFigure({ value, unit, qualifier, channel, citation }: ComparedFigure) {
  const { file, place, year, section, quote, start, end } = citation
  return { value, unit, qualifier, channel, citation: { file, place, year, section, quote, start, end } }
}

function renderComparison(table: Comparison, desk: Desk): string {
  if (table.rows.length === 0) return ['没有可比的数据。', ...table.notes].join('\n')
  const { head, rows } = desk.tabulateComparison(table)
  return [renderTable([head, ...rows]), ...table.notes].join('\n')
}

function writeFile(file: string, bytes: Uint8Array, { io }: Session): void {
  try {
    writeFileSync(file, bytes)
  } catch (cause) {
    throw new AppError('input', `写不了文件：${file}`, { fix: '换一个能写的位置。', cause })
  }
  io.err(`已存到 ${file}\n`)
}

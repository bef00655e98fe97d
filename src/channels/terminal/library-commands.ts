// Commands over the library itself: ingest, reports (list, remove, set), outline, search.
import { type Command, InvalidArgumentError } from 'commander'
import type { OutlineRow, ReportCorrection, ReportDesk } from '#desk/report-desk.ts'
import type { ReportFilter } from '#desk/reports/filter-reports.ts'
import { type ReportOrder, reportOrders } from '#desk/reports/sort-reports.ts'
import type { SearchRow } from '#desk/search-desk.ts'
import { reportLevels } from '#domain/place.ts'
import { parseVisibility } from '#domain/reader.ts'
import { type Evidence, type ReportSummary, showPlace } from '#domain/report.ts'
import { AppError } from '#shared/errors.ts'
import { spellSection } from '#shared/spell-section.ts'
import { openProgressBar } from './progress-bar.ts'
import { renderTable } from './render-table.ts'
import { type Session, writeJson } from './session.ts'
import { failUsage, readNumber } from './usage.ts'

const idLimits = { least: 1, most: Number.MAX_SAFE_INTEGER }
const yearLimits = { least: 1949, most: 2100 }

export function buildLibraryCommands(program: Command, session: Session): void {
  buildIngest(program, session)
  buildReports(program, session)
  buildOutline(program, session)
  buildSearch(program, session)
}

function buildIngest(program: Command, session: Session): void {
  const ingest: Command = program
    .command('ingest [路径或网址...]')
    .description('把报告（文件、目录，或允许的网站上的网址）读进资料库；再跑一次只处理变了的')
    .option('--again', '把库里的报告都从保存的原件重读一遍；可以不写路径')
    .option('--no-wait', '能按词查就返回，语义索引留给 serve 补')
    .option('--json', '结果以 JSON 输出')
    .action((paths: string[], options: IngestFlags) => {
      const { wait: waitForVectors, again = false } = options
      if (paths.length === 0 && !again) failUsage(ingest, '少了参数：路径或网址（重读全部用 --again）')
      return session.run('write', async ({ desk, reader }) => {
        const onProgress = openProgressBar(session.io)
        const result = await desk.ingest(reader, paths, { waitForVectors, again, onProgress })
        for (const { file, reason } of result.failed) session.io.err(`没读进来：${file}：${reason}\n`)
        if (options.json) writeJson(session, result)
        else session.io.out(`${renderIngest(result)}\n`)
        const isAllFailed = result.failed.length > 0 && result.added + result.updated + result.unchanged === 0
        return isAllFailed ? 1 : 0
      })
    })
}

interface IngestFlags {
  readonly wait: boolean
  readonly again?: boolean
  readonly json?: boolean
}

type IngestResult = Awaited<ReturnType<ReportDesk['ingest']>>

function renderIngest(result: IngestResult): string {
  const counts = [`新增${result.added}份`, `更新${result.updated}份`, `未变${result.unchanged}份`]
  if (result.failed.length > 0) counts.push(`没读进来${result.failed.length}份`)
  const now = `库里共${result.reports}份报告，${result.passages}个段落，${result.figures}个数据`
  const offers = (result.attachments ?? []).map(
    ({ name, address }) => `\n网页带有附件“${name}”，要入库再运行：antou ingest ${address}`,
  )
  return `${counts.join('，')}。${now}。用时${(result.elapsedMs / 1000).toFixed(1)}秒。${offers.join('')}`
}

function buildReports(program: Command, session: Session): void {
  const reports = program
    .command('reports')
    .description('列出资料库里的报告')
    .option('--place <地区>', '只要这个地区的')
    .option('--year <年份>', '只要这一年的', readNumber('年份', yearLimits))
    .option('--kind <种类>', '只要这一种，例如 政府工作报告')
    .option('--level <级别>', `只要这一级的：${reportLevels.join('、')}`)
    .option('--sort <项目>', '按 place（地区）、year（年份，新的在前）或 kind（种类）排列', readOrder)
    .option('--json', '结果以 JSON 输出')
    .action(({ json, ...filter }: ReportFilter & { readonly json?: boolean }) =>
      session.run('read', async ({ desk, reader }) => {
        const list = await desk.listReports(reader, filter)
        if (json) writeJson(session, list.map(encodeReport))
        else session.io.out(`${renderReports(list)}\n`)
      }),
    )
  reports
    .command('remove')
    .argument('<编号>', '报告编号，见 antou reports', readNumber('报告编号', idLimits))
    .description('从资料库里去掉一份报告')
    .action((id: number) =>
      session.run('write', async ({ desk, reader }) => {
        if (!(await desk.removeReport(reader, id))) throw unknownReport(id)
        if (reports.opts().json) writeJson(session, { id, removed: true })
        else session.io.out(`已去掉报告 ${id}，不再引用。\n`)
      }),
    )
  buildSet(reports, session)
}

function readOrder(given: string): ReportOrder {
  const order = reportOrders.find((one) => one === given)
  if (order) return order
  throw new InvalidArgumentError(`排列要写成 ${reportOrders.join('、')} 之一：${given}`)
}

function buildSet(reports: Command, session: Session): void {
  const set: Command = reports
    .command('set')
    .argument('<编号>', '报告编号，见 antou reports', readNumber('报告编号', idLimits))
    .argument(
      '<项目=值...>',
      'place=青禾县柳溪镇、year=2023、kind=政府工作报告、level=乡镇、visible=all（或 unit:单位、person:编号、admin）',
    )
    .description('改一份报告的地区、年份、种类、级别，或谁能看；以后重新入库也不会改回去')
    .action((id: number, pairs: string[]) => {
      const patch = readPatch(pairs, (message) => failUsage(set, message))
      return session.run('write', async ({ desk, reader }) => {
        if (!(await desk.correctReport(reader, id, patch))) throw unknownReport(id)
        if (reports.opts().json) writeJson(session, { id, ...patch })
        else session.io.out(`已改好报告 ${id}：${pairs.join('，')}\n`)
      })
    })
}

function readPatch(pairs: readonly string[], fail: (message: string) => never): ReportCorrection {
  const read = (pair: string): ReportCorrection => {
    const [, key, value = ''] = /^(place|year|kind|level|visible)=(.+)$/.exec(pair) ?? []
    const visible = key === 'visible' ? parseVisibility(value) : null
    if (key === 'place') return { place: value }
    if (key === 'year' && /^(19|20)\d\d$/.test(value)) return { year: Number(value) }
    if (key === 'kind') return { kind: value }
    const level = reportLevels.find((one) => key === 'level' && one === value)
    if (level) return { level }
    if (visible) return { visible }
    return fail(
      `看不懂“${pair}”：要写成 place=青禾县柳溪镇、year=2023、kind=政府工作报告、level=乡镇 或 visible=all`,
    )
  }
  return Object.assign({}, ...pairs.map(read))
}

function unknownReport(id: number): AppError {
  return new AppError('input', `资料库里没有编号为 ${id} 的报告。`, {
    fix: '用 antou reports 看编号；样例要加 --samples。',
  })
}

function encodeReport({ id, file, metadata, counts, warnings, visible, isSample }: ReportSummary) {
  const { title, level, place, inferred, year, titleYear, kind, issuer, issuedOn } = metadata
  const notes = warnings.filter(({ rule }) => rule === 'reading').map(({ text }) => text)
  return {
    id,
    file,
    title,
    level,
    place,
    inferred,
    year,
    titleYear,
    kind,
    issuer,
    issuedOn,
    ...counts,
    warnings,
    notes,
    visible,
    isSample,
  }
}

function renderReports(list: readonly ReportSummary[]): string {
  if (list.length === 0) return '资料库是空的。用 antou ingest 目录 把报告读进来。'
  const rows = list.map(({ id, file, metadata, counts, warnings, isSample }) => [
    String(id),
    markUnsure(showPlace(metadata), metadata.evidence.place),
    markUnsure(String(metadata.year ?? ''), metadata.evidence.year),
    metadata.level ?? '',
    metadata.kind,
    String(counts.passages),
    String(counts.figures),
    String(warnings.length),
    isSample ? `${file}（样例）` : file,
  ])
  return renderTable([['编号', '地区', '年份', '级别', '种类', '段落', '数据', '提醒', '文件'], ...rows])
}

/** What is missing or was read with less than 0.6 confidence waits for a person: antou reports set. */
function markUnsure(value: string, evidence: Evidence | undefined): string {
  if (value === '') return '待核'
  return (evidence?.confidence ?? 1) < 0.6 ? `${value}（待核）` : value
}

function buildOutline(program: Command, session: Session): void {
  program
    .command('outline <文件或编号>')
    .description('一份报告的提纲：各级标题和它们在正文里的位置')
    .option('--json', '结果以 JSON 输出')
    .action((fileOrId: string, options: { json?: boolean }) =>
      session.run('read', async ({ desk, reader }) => {
        const rows = await desk.readOutline(reader, fileOrId)
        if (options.json) writeJson(session, rows)
        else session.io.out(`${renderOutline(rows)}\n`)
      }),
    )
}

function buildSearch(program: Command, session: Session): void {
  program
    .command('search <词句>')
    .description('找段落，不组织成回答')
    .option('--place <地区>', '只在这个地区找')
    .option('--year <年份>', '只在这一年的报告里找', readNumber('年份', yearLimits))
    .option('--limit <条数>', '最多几条，不写是 10 条', readNumber('条数', { least: 1, most: 200 }))
    .option('--json', '结果以 JSON 输出')
    .action((text: string, options: { place?: string; year?: number; limit?: number; json?: boolean }) =>
      session.run('read', async ({ desk, reader }) => {
        const { place = null, year = null, limit = 10 } = options
        const rows = await desk.search(reader, { text, place, year, limit })
        if (options.json) writeJson(session, rows)
        else session.io.out(`${renderFound(rows)}\n`)
      }),
    )
}

function renderOutline(rows: readonly OutlineRow[]): string {
  const lines = rows.map(({ level, heading }) => `${'　'.repeat(Math.max(0, level - 1))}${heading}`)
  return lines.join('\n') || '没认出标题。'
}

function renderFound(rows: readonly SearchRow[]): string {
  const lines = rows.map(
    (row, index) =>
      `${index + 1}. ${row.place} ${row.year ?? '年份待核'} · ${spellSection(row.section)}\n   ${row.text}`,
  )
  return lines.join('\n') || '没有找到。'
}

// Operations over reports: which there are; one section of one, or its outline.
import { z } from 'zod'
import { placeName, reportLevels } from '#domain/place.ts'
import type { Reader } from '#domain/reader.ts'
import { type ReportSummary, showPlace } from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { maxNameLength } from '#domain/text-limits.ts'
import { AppError } from '#shared/errors.ts'
import { speaksToModel } from '#text/private/model-privacy.ts'
import { type DoorDesk, defineOperation } from './operation.ts'
import { type CitedPassage, citationShape, placeInput, yearInput } from './shapes.ts'

const reportShape = z.object({
  id: z.int().describe('报告编号'),
  file: z.string(),
  title: z.string().nullable(),
  place: z.string().describe('地区；推断的会标明'),
  level: z.string().nullable(),
  year: z.int().nullable(),
  kind: z.string(),
  issuer: z.string().nullable(),
  issuedOn: z.string().nullable().describe('成文日期，YYYY-MM-DD'),
  passages: z.int(),
  figures: z.int(),
  isSample: z.boolean().describe('虚构的样例'),
})

function describeReport(summary: ReportSummary): z.infer<typeof reportShape> {
  const { id, file, metadata, counts, isSample } = summary
  const { title, level, year, kind, issuer, issuedOn } = metadata
  const { passages, figures } = counts
  const place = showPlace(metadata)
  return { id, file, title, place, level, year, kind, issuer, issuedOn, passages, figures, isSample }
}

export const reportsOperation = defineOperation({
  name: 'reports',
  title: '列出报告',
  help: '资料库里有哪些报告：编号、地区、年份、种类、标题。要读其中一节用 read_section。',
  input: z.object({
    place: placeInput.optional(),
    year: yearInput.optional(),
    kind: z.string().max(maxNameLength).optional().describe('种类，例如 政府工作报告'),
    level: z.enum(reportLevels).optional().describe('级别'),
    limit: z.int().min(1).max(1000).default(200).describe('最多几份'),
    skip: z.int().min(0).default(0).describe('跳过前面几份'),
  }),
  output: z.object({ total: z.int().describe('一共几份'), reports: z.array(reportShape) }),
  async run(reader, { limit, skip, place, year, kind, level }, desk) {
    const filter = Object.fromEntries(
      Object.entries({ place, year, kind, level }).filter(([, value]) => value !== undefined),
    )
    const all = await desk.listReports(reader, filter)
    const reports = all.slice(skip, skip + limit).map(describeReport)
    const lines = reports.map(nameReport)
    return { data: { total: all.length, reports }, text: [`共${all.length}份报告：`, ...lines].join('\n') }
  },
})

/** `3. 青禾县石桥乡 2023 法治政府建设年度报告《…》` */
function nameReport({ id, place, year, kind, title, file }: z.infer<typeof reportShape>): string {
  return `${id}. ${place || '地区待核'} ${year ?? '年份待核'} ${kind}《${title ?? file}》`
}

const headingShape = z.object({ path: z.string(), level: z.int(), heading: z.string() })

export const readSectionOperation = defineOperation({
  name: 'read_section',
  title: '读一节原文',
  help: '读一份报告的一节原文；不写 section 就给提纲和各节的路径。编号从 reports、search、ask 的结果里取。',
  input: z.object({
    report: z.union([z.int(), z.string().max(maxNameLength)]).describe('报告编号，或文件名'),
    section: z.string().max(maxNameLength).optional().describe('章节路径，例如 一/(四)；下级各节一起给'),
  }),
  output: z.object({
    report: reportShape,
    section: z.string().nullable(),
    outline: z.array(headingShape).describe('这一节的各级标题；不写 section 时是全文的'),
    citations: z.array(citationShape).describe('这一节的各段原文；不写 section 时为空'),
    leftOut: z.int().describe('像是写给模型的话、没有给出的段落数'),
  }),
  async run(reader, { report: asked, section = null }, desk) {
    const stored = await findReport(asked, (await desk.listReports(reader)).map(pickNames), (id) =>
      desk.readReport(reader, id),
    )
    const lies = (path: string) => section === null || path === section || path.startsWith(`${section}/`)
    const outline = stored.sections
      .filter(({ path, level, heading }) => level >= 1 && level <= 4 && lies(path) && !speaksToModel(heading))
      .map(({ path, level, heading }) => ({ path, level, heading }))
    const { citations, leftOut } =
      section === null ? { citations: [], leftOut: 0 } : citePassages(stored, lies)
    if (section !== null && citations.length + leftOut === 0) throw noSection(section, stored)
    const report = describeReport(stored.summary)
    const body =
      section === null ? outline.map(({ path, heading }) => `${path} ${heading}`) : quoteAll(citations)
    return {
      data: { report, section, outline, citations, leftOut },
      text: [nameReport(report), ...body].join('\n'),
    }
  },
})

const pickNames = ({ id, file }: ReportSummary) => ({ id, file })
const quoteAll = (citations: readonly CitedPassage[]) => citations.map(({ n, quote }) => `[${n}] ${quote}`)

/** One that is another’s, and one that is nowhere, are not told apart. */
async function findReport(
  asked: number | string,
  seen: readonly { readonly id: number; readonly file: string }[],
  read: (id: number) => Promise<StoredReport | null>,
): Promise<StoredReport> {
  const id = seen.find((one) => String(one.id) === String(asked) || one.file === asked)?.id
  const stored = id === undefined ? null : await read(id)
  if (stored) return stored
  throw new AppError('missing', '没有编号或文件名是这样的报告。', { fix: '用 reports 看编号。' })
}

/** Every report by number and name, for a list to choose from. */
export async function listReportNames(
  reader: Reader,
  desk: DoorDesk,
): Promise<readonly { readonly id: number; readonly name: string }[]> {
  return (await desk.listReports(reader)).map((summary) => {
    const { place, year, kind, title, file } = describeReport(summary)
    return {
      id: summary.id,
      name: `${place || '地区待核'} ${year ?? '年份待核'} ${kind}《${title ?? file}》`,
    }
  })
}

/** All of it under its headings, without passages that speak to a model. Throws AppError `missing`. */
export async function readWholeReport(reader: Reader, id: string, desk: DoorDesk): Promise<string> {
  const seen = (await desk.listReports(reader)).map(pickNames)
  const stored = await findReport(id, seen, (one) => desk.readReport(reader, one))
  const open = stored.passages.filter(({ text, heading }) => !speaksToModel(`${heading}\n${text}`))
  const lines = open.flatMap(({ heading, text }, index) =>
    heading === '' || heading === open[index - 1]?.heading ? [text] : ['', heading, text],
  )
  return [nameReport(describeReport(stored.summary)), ...lines].join('\n')
}

/** Passages of a report in its order, numbered; those that speak to a model are counted and left out. */
function citePassages(
  { summary: { id: report, file, metadata }, passages }: StoredReport,
  lies: (path: string) => boolean,
): { readonly citations: CitedPassage[]; readonly leftOut: number } {
  const inside = passages.filter(({ path }) => lies(path))
  const open = inside.filter(({ text }) => !speaksToModel(text))
  const place = placeName(metadata.place)
  const citations = open.map(({ text: quote, path: section, start, end }, index) => {
    return { n: index + 1, report, file, place, year: metadata.year, section, quote, start, end }
  })
  return { citations, leftOut: inside.length - open.length }
}

function noSection(section: string, { sections }: StoredReport): AppError {
  const paths = sections.filter(({ level }) => level === 1 || level === 2).map(({ path }) => path)
  return new AppError('missing', `这份报告没有“${section}”这一节。`, {
    fix: `章节有：${paths.slice(0, 40).join('、')}。`,
  })
}

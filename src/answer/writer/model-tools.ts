// Tool of this room: functions over the library that a model may call for a hard question. What they gave back is what its answer is checked against.
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { maxQuestionLength } from '#domain/text-limits.ts'
import type { ModelTool } from '#ports/language-model.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { fuseScores } from '#retrieve/fuse.ts'
import { readCandidates } from '#retrieve/read-candidates.ts'
import { speaksToModel } from '#text/private/model-privacy.ts'
import { type ModelPassage, openPassages, renderPassages, type Spot } from './model-passages.ts'

export interface Toolbox {
  readonly tools: readonly ModelTool[]
  /** Grows with every call; numbers go on. */
  readonly passages: readonly ModelPassage[]
}

const perCall = 6
const headingsShown = 60
const nothing = '没有找到。换个说法再查，或就已有的段落回答。'

/** Nothing outside `reports` can be reached. */
export function openToolbox(deps: { reports: readonly ReportSummary[]; library: LibraryView }): Toolbox {
  const { reports, library } = deps
  const passages: ModelPassage[] = []
  const ids = reports.map(({ id }) => id)
  const show = async (spots: readonly Spot[]) => {
    const found = await openPassages(spots.slice(0, perCall), deps)
    const shown = found.map((one) => {
      const known = passages.find(
        (other) => other.report.id === one.report.id && other.passage.start === one.passage.start,
      )
      if (known) return known
      const numbered = { ...one, n: passages.length + 1 }
      passages.push(numbered)
      return numbered
    })
    return shown.length > 0 ? renderPassages(shown) : nothing
  }
  const search = async (text: string) => {
    const result = await library.search({ text, vector: null, reports: ids, limit: perCall })
    const opened = await readCandidates(fuseScores(result), library)
    return show(opened.map(({ reportId, passage }) => ({ reportId, start: passage.start })))
  }
  const figures = async (name: string) => {
    const found = await library.listFigures(ids)
    return show(
      found
        .filter(({ indicator }) => indicator.includes(name))
        .map(({ reportId, at }) => ({ reportId, start: at.start })),
    )
  }
  const section = async (text: string) => {
    const report = findReport(text, reports)
    const stored = report && (await library.readReport(report.id))
    const path = /\S+$/.exec(text.trim())?.[0] ?? ''
    const inside =
      stored?.passages.filter((one) => one.path === path || one.path.startsWith(`${path}/`)) ?? []
    return show(inside.map(({ start }) => ({ reportId: report!.id, start })))
  }
  const outline = (text: string) => listHeadings(text, deps)
  return { tools: describeTools({ search, figures, outline, section }).map(limitInput), passages }
}

function describeTools(
  run: Readonly<Record<'search' | 'figures' | 'outline' | 'section', ModelTool['run']>>,
): readonly ModelTool[] {
  const described = [
    ['search', '按词查原文段落', '要查的词，例如：欠薪 联合调处'],
    ['figures', '查某个指标的数所在的段落', '指标名，例如：调解纠纷'],
    ['outline', '看一份报告的提纲', '地区和年份，例如：石桥乡 2023'],
    ['section', '读一份报告的一节', '地区、年份、章节路径，例如：石桥乡 2023 一/(四)'],
  ] as const
  return described.map(([name, description, input]) => ({ name, description, input, run: run[name] }))
}

/** A model that writes pages into a tool is told so, instead of having them searched for. */
function limitInput(tool: ModelTool): ModelTool {
  const run = async (text: string) =>
    text.length > maxQuestionLength
      ? `写得太长，最多${maxQuestionLength}字。只写${tool.input}。`
      : tool.run(text)
  return { ...tool, run }
}

/** 石桥乡 2023: the report whose township stands in the text, of that year where one is said. */
function findReport(text: string, reports: readonly ReportSummary[]): ReportSummary | null {
  const named = reports.filter(
    ({ metadata }) => metadata.place.town !== null && text.includes(metadata.place.town),
  )
  return named.find(({ metadata }) => text.includes(String(metadata.year))) ?? named[0] ?? null
}

async function listHeadings(
  text: string,
  { reports, library }: { reports: readonly ReportSummary[]; library: LibraryView },
): Promise<string> {
  const report = findReport(text, reports)
  const stored = report && (await library.readReport(report.id))
  if (!stored) return nothing
  const lines = stored.sections
    .filter(({ level, heading }) => level >= 1 && level <= 3 && !speaksToModel(heading))
    .slice(0, headingsShown)
    .map(({ path, heading }) => `${path} ${heading.replace(/[<>]/g, '')}`)
  return `${placeName(stored.metadata.place)} ${stored.metadata.year ?? ''}\n${lines.join('\n')}`
}

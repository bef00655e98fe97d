// Tool of this room: reports that do not write of it -> who they are, in words. Composers write with it, the gate writes again.
import { namePlace } from '#answer/cite.ts'
import { countSources, ofReports, placeOfReport, type ReportSummary } from '#domain/report.ts'
import type { NeedsNumber } from '#text/writes-topic.ts'

interface Silence {
  /** All reports that were looked at. */
  readonly scope: readonly ReportSummary[]
  readonly visible: readonly ReportSummary[]
  /** 彩礼 */
  readonly topic: string
  /** The topic may be written, its number (of these units) is not. */
  readonly needsNumber: NeedsNumber
}

/** 6个乡镇的报告都没有写到彩礼：石桥乡、…; by report (石桥乡2023年) where other reports of the place write it; with the year where those of other years were not looked at. */
export function tellSilence(
  reports: readonly ReportSummary[],
  { scope, visible, topic, needsNumber }: Silence,
): string {
  const silent = new Set(reports)
  const writing = new Set(scope.filter((other) => !silent.has(other)).map(placeOfReport))
  const isWhole = (report: ReportSummary) => !writing.has(placeOfReport(report))
  const when = sharedYear(reports, { scope, visible })
  const names = reports.map((report) => {
    const { year } = report.metadata
    return `${namePlace(report.metadata, visible) || report.file}${isWhole(report) || year === null ? '' : `${year}年`}`
  })
  const unique = [...new Set(names)]
  const what = tellWhat(topic, needsNumber)
  const isDated = when !== null && reports.every(isWhole)
  if (unique.length === 1) return `${unique[0]}${isDated ? `${when}年` : ''}的报告${what}`
  const sources = countSources(reports)
  const count = reports.every(isWhole)
    ? `${isDated ? `${when}年` : ''}${sources}${ofReports(sources)}`
    : `${scope.length}份报告里有${reports.length}份`
  return `${count}${what}：${unique.join('、')}`
}

/** The year of all of them, where their places have reports of other years that were not looked at; else null. */
function sharedYear(
  reports: readonly ReportSummary[],
  { scope, visible }: Pick<Silence, 'scope' | 'visible'>,
): number | null {
  const looked = new Set(scope.map(({ id }) => id))
  const years = new Set(reports.map(({ metadata }) => metadata.year))
  const places = new Set(reports.map(placeOfReport))
  const isPart = visible.some((other) => !looked.has(other.id) && places.has(placeOfReport(other)))
  const [year = null] = years
  return isPart && years.size === 1 ? year : null
}

/** 没有写反诈有多少起, 没有写反诈的数, 没有写到反诈 */
function tellWhat(topic: string, needsNumber: NeedsNumber): string {
  if (needsNumber === false) return `没有写到${topic}`
  const unit = needsNumber === true ? undefined : needsNumber[0]
  if (unit !== undefined && !/多少|几|(?:面积|金额)$/.test(topic)) return `没有写${topic}有多少${unit}`
  return `没有写${nameNumber(topic)}`
}

/** 发案数, 村居调解组织调处的数, 满意率: the number of a topic by its name. */
export function nameNumber(topic: string): string {
  // 讨回来 is done, and no noun that has a number.
  if (/多少|几/.test(topic)) return topic
  if (/[来回到了出去成过下]$/.test(topic)) return `${topic}多少`
  if (/(?:[率度数量额]|面积|金额|经费|资金|比例)$/.test(topic)) return topic
  // 12345 is no noun of a number.
  const isShort = topic.length <= longestNoun && !/[\d、]/.test(topic)
  return `${topic}${isShort ? '' : '的'}数`
}

const longestNoun = 6

/** 白塔镇、杨坪镇2024年的数没看准，不在内: whether the reports have one was not decided; `isOrder`: so the order may be another. */
export function tellUncounted(
  reports: readonly ReportSummary[],
  visible: readonly ReportSummary[],
  isOrder = false,
): string {
  const years = new Set(reports.map(({ metadata }) => metadata.year))
  const [shared = null] = years.size === 1 ? years : []
  const names = reports.map(({ metadata, file }) => {
    const year = shared === null && metadata.year !== null ? `${metadata.year}年` : ''
    return `${namePlace(metadata, visible) || file}${year}`
  })
  const when = shared === null ? '' : `${shared}年`
  return `${names.join('、')}${when}的数没看准，${isOrder ? '名次先别往外说' : '不在内'}`
}

// Step: metadata. A cleaned report, its page and its file name -> the short texts that place, year and kind are read from.
import type { ExtractedFile } from '#domain/block.ts'
import type { CleanedText } from '#ingest/read/clean-text.ts'
import { isDateText } from '#ingest/read/date-line.ts'
import { isIssuerLine, isSalutation } from '#ingest/read/find-frame.ts'
import { isTraditional, simplify } from '#text/traditional.ts'

/** Everything metadata may be read from, by where it stands. */
export interface Clues {
  /** In one line; empty when there is none. */
  readonly title: string
  /** The line under a work report's title: ——2025年1月15日在遵义市第六届人民代表大会第五次会议上. Empty when there is none. */
  readonly meeting: string
  /** Title of the web page or document, when the text has none. */
  readonly pageTitle: string
  readonly salutation: readonly string[]
  /** Clauses of the first paragraph. */
  readonly lead: readonly string[]
  /** Authorities and dates at the end, and those between title and text. */
  readonly signature: readonly string[]
  /** Running heads and the lines above the title that name an authority: 双龙桥镇人民政府文件. */
  readonly letterhead: readonly string[]
  /** Dates that the page labels as its own: 发布时间：2025-01-23. */
  readonly dates: readonly string[]
  /** Dropped lines around the report, without source lines. */
  readonly page: readonly string[]
  /** What stands after 来源: and 发布机构: */
  readonly source: readonly string[]
  /** File name without its ending. */
  readonly fileName: string
  readonly body: string
  /** 县, 区, 市 or 旗: whose committee the text keeps naming. */
  readonly countyKind: string | null
}

const meeting = /第[一二三四五六七八九十]{1,3}届.{0,12}(?:代表大会|委员会|人大).{0,16}会议/
const labelledDate =
  /(?:发布|成文|发文|公开|更新|生成|印发)?(?:时间|日期)\s?[:：]\s?((?:19|20)\d{2}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2})/
const sourceLine =
  /(?:来源|发布(?:者|人|机构|单位|部门)|发文(?:机关|机构|单位)|作者|供稿)(?:单位|部门)?\s?[:：]\s?([^\s:：]{2,30})/
/** Meta tags that name the article; ArticleTitle is what 政府网站发展指引 (2017) asks of government pages. */
const titleKeys = /^(?:articletitle|og:title|title|document-title)$/
/** Lines of the page that are looked at on each side of the report. */
const maxPageLines = 30

/** Collects the clues of one report. */
export function readClues(
  cleaned: CleanedText,
  page: { readonly fileName: string; readonly properties: ExtractedFile['properties'] },
): Clues {
  const read = isTraditional(cleaned.text) ? simplify : (text: string) => text
  const text = read(cleaned.text)
  const slice = (span: { start: number; end: number }) => text.slice(span.start, span.end)
  const body = slice(cleaned.body)
  const opening = body.split('\n', 4)
  const salutation = opening.filter((line) => isSalutation(line)).slice(0, 1)
  const lead = (opening.find((line) => !isSalutation(line) && !meeting.test(line)) ?? '').slice(0, 300)
  const under = text
    .slice(cleaned.title?.end ?? 0, cleaned.body.start)
    .split('\n')
    .filter((line) => isIssuerLine(line) || isDateText(line))
  // A second document or an attachment follows: the signature stands inside.
  const signedInside = body.split('\n').filter((line) => line.length <= 40 && isIssuerLine(line))
  const dropped = cleaned.dropped.map((line) => read(line.text))
  const shown =
    dropped.length > 2 * maxPageLines
      ? [...dropped.slice(0, maxPageLines), ...dropped.slice(-maxPageLines)]
      : dropped
  const told = readProperties(page.properties, read)
  return {
    title: cleaned.title ? joinTitle(slice(cleaned.title)) : '',
    pageTitle: told.titles.map(readPageTitle).find((title) => title !== '') ?? '',
    salutation,
    lead: lead.split(/[,，。;；:：]/).slice(0, 8),
    meeting: [...dropped, ...opening].find((line) => line.length <= 60 && meeting.test(line)) ?? '',
    signature: [...slice(cleaned.signature).split('\n'), ...under, ...signedInside].filter(
      (line) => line !== '',
    ),
    letterhead: cleaned.margins.flatMap((line) => (line.length <= 60 ? [read(line)] : [])),
    dates: shown.flatMap((line) => labelledDate.exec(line)?.[1] ?? []),
    page: [
      ...shown.filter((line) => line.length <= 80 && !sourceLine.test(line)),
      ...told.titles,
      ...told.sites,
    ],
    source: [...shown.flatMap((line) => sourceLine.exec(line)?.[1] ?? []), ...told.sources],
    fileName: read(page.fileName)
      .replace(/^.*[\\/]/, '')
      .replace(/\.[A-Za-z0-9]{1,5}$/, ''),
    body,
    countyKind: readCountyKind(body),
  }
}

/** What the format itself says. */
function readProperties(properties: ExtractedFile['properties'], read: (text: string) => string) {
  const list = (keys: RegExp) =>
    Object.entries(properties).flatMap(([key, value]) => (keys.test(key) ? [read(value)] : []))
  return { titles: list(titleKeys), sites: list(/^sitename$/), sources: list(/source|author|来源/) }
}

/** Lines of a broken title run on; two authorities stand apart. */
function joinTitle(title: string): string {
  return title.replace(/(?<=委员会|党委|党工委)\n(?=[^\n]{2,30}(?:政府|办事处))/g, ' ').replaceAll('\n', '')
}

/** 标题_栏目_网站: the first piece, when it names a report. */
function readPageTitle(title: string): string {
  const first = title.split(/[_|]|\s-\s/)[0]?.trim() ?? ''
  return /报告|总结|汇报|法治/.test(first) && /\d{4}|[镇乡]|街道/.test(first) ? first : ''
}

function readCountyKind(body: string): string | null {
  const counts = new Map<string, number>()
  for (const [, kind] of body.matchAll(/([县区市旗])委/g)) counts.set(kind!, (counts.get(kind!) ?? 0) + 1)
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  return first?.[0] ?? null
}

// Nouns: a report as stored, its sections and its passages. All spans point into Report.text.
import type { Figure } from './figure.ts'
import {
  countPlaces,
  levelOf,
  nowhere,
  type Place,
  type PlaceLevel,
  placeName,
  type ReportLevel,
} from './place.ts'
import type { Visibility } from './reader.ts'
import type { Span } from './span.ts'

/** Where a metadata value was read, and how sure (0 to 1; under 0.6 is shown as 待核). */
export interface Evidence {
  readonly from:
    | 'title'
    | 'heading'
    | 'salutation'
    | 'text'
    | 'signature'
    | 'letterhead'
    | 'source'
    | 'file'
    | 'page'
    | 'person'
  readonly confidence: number
}

export type MetadataField = 'title' | 'place' | 'year' | 'kind' | 'issuer' | 'issuedOn'

/** What kind of document it is: a name of prompts/reading/kinds.tsv, or `otherKind` when title and text fit none. */
export type ReportKind = string
export const otherKind: ReportKind = '其他'

export interface ReportMetadata {
  readonly title: string | null
  /** Whose report it is: of a township, or of a county, city or province itself, or of one of their departments. */
  readonly level: ReportLevel | null
  readonly place: Place
  /** Levels of the place that the text does not say and something in it only suggests: shown as 推断. */
  readonly inferred: readonly PlaceLevel[]
  /** The year reported on, not the year of publishing. */
  readonly year: number | null
  /** The year that the title bears; a 政府工作报告 of 2025 reviews 2024. Null when it bears none. */
  readonly titleYear: number | null
  /** Half a year or a quarter, as written (上半年, 第三季度); null for a whole year. */
  readonly period: string | null
  readonly kind: ReportKind
  /** 连江县敖江镇人民政府, as signed. */
  readonly issuer: string | null
  /** 成文日期, `YYYY-MM-DD`. */
  readonly issuedOn: string | null
  readonly evidence: Partial<Record<MetadataField, Evidence>>
}

/** What is known of a text that nothing was read from. */
export const emptyMetadata: ReportMetadata = {
  title: null,
  level: null,
  place: nowhere,
  inferred: [],
  year: null,
  titleYear: null,
  period: null,
  kind: otherKind,
  issuer: null,
  issuedOn: null,
  evidence: {},
}

/** Something a person should look at: a missing numeral, a year that does not agree. */
export interface Warning {
  readonly rule: string
  readonly text: string
  /** Where in the stored text; null when it concerns the whole report. */
  readonly where: Span | null
}

/** A line the cleaning left out, so that a person can see it was left out, and why. */
export interface DroppedLine {
  readonly text: string
  readonly reason: string
}

/** A heading with everything under it up to the next heading of the same or a higher level. */
export interface Section extends Span {
  /** Numerals from the top, as written: `一/(四)/2`. A missing numeral stays empty: `一/()`. The lead-in is `导语`. */
  readonly path: string
  /** 1 for 一、, 2 for (一), 3 for 1., 4 for (1), 5 for inline 一是. 0 for title and lead-in. */
  readonly level: number
  /** The heading as printed, numeral included; for inline items the item's first clause. */
  readonly heading: string
  readonly headingSpan: Span
  /** What the section is about, from its own and its parents' headings. */
  readonly part: SectionPart
}

/** 举措成效, 不足, 原因, 第一责任人履职, 下年安排, anything else. */
export type SectionPart = 'practice' | 'problem' | 'cause' | 'leader' | 'plan' | 'other'

/** 80 to 400 characters of one section, the unit of the index. */
export interface Passage extends Span {
  readonly text: string
  /** Path of the section it lies in. */
  readonly path: string
  /** Headings from the top, numerals included, joined with ` / `. Empty for a lead-in. */
  readonly heading: string
  readonly part: SectionPart
  /** Its sentences (up to 。!?;or a line end), in order, without gaps that carry text. */
  readonly sentences: readonly Span[]
}

/** A report after reading, before or after storing. */
export interface ReadReport {
  readonly metadata: ReportMetadata
  /** Cleaned and masked; the one text all spans point into. */
  readonly text: string
  readonly sections: readonly Section[]
  readonly passages: readonly Passage[]
  readonly figures: readonly Figure[]
  readonly warnings: readonly Warning[]
  readonly dropped: readonly DroppedLine[]
  /** False for mirror pages whose words or digits were replaced: searchable, but no figures. */
  readonly isTrusted: boolean
}

/** A row of the list of reports. */
export interface ReportSummary {
  readonly id: number
  /** Base name of the file it came from: what the command line prints. */
  readonly file: string
  readonly metadata: ReportMetadata
  /** Places other than its own that rows of its tables speak of, each once. */
  readonly rowPlaces: readonly Place[]
  readonly isSample: boolean
  readonly isTrusted: boolean
  readonly visible: Visibility
  readonly counts: { readonly sections: number; readonly passages: number; readonly figures: number }
  readonly warnings: readonly Warning[]
}

/** 青禾县柳溪镇; 柳溪镇（青禾县，推断） where nothing says the county and something only suggests it. */
export function showPlace({ place, inferred }: Pick<ReportMetadata, 'place' | 'inferred'>): string {
  const { town, county } = place
  if (town === null || county === null || !inferred.includes('county')) return placeName(place)
  return `${town}（${county}，推断）`
}

/** What makes reports of a count of `countSources`: 4个乡镇的报告, 5份报告. */
export function ofReports(count: string): '的报告' | '' {
  return count.endsWith('报告') ? '' : '的报告'
}

/** The level that all of these reports are of; null where they differ, or one is of nowhere. */
export function commonLevel(reports: readonly ReportSummary[]): ReportLevel | null {
  const levels = new Set(reports.map(({ metadata }) => metadata.level ?? levelOf(metadata.place)))
  const [level = null] = levels
  return levels.size === 1 ? level : null
}

/** 青禾县石桥乡; the file where no place was read. */
export function placeOfReport({ metadata, file }: Pick<ReportSummary, 'metadata' | 'file'>): string {
  return placeName(metadata.place) || file
}

/** 4个乡镇 where all are of townships, 3个县区 of counties; 5份报告 where levels are mixed. */
export function countSources(reports: readonly ReportSummary[]): string {
  const level = commonLevel(reports)
  if (level === null) return `${new Set(reports.map(({ id }) => id)).size}份报告`
  const nameOf = ({ metadata, file }: ReportSummary) =>
    level === '部门' ? `${placeName(metadata.place)}${metadata.issuer ?? file}` : placeName(metadata.place)
  return countPlaces(new Set(reports.map(nameOf)).size, level)
}

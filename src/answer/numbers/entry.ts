// Noun of this room: a figure as a line of an answer tells it: whose, of which year, as written. Built alike by composers and by the gate.
import { isTableRow, namePlace } from '#answer/cite.ts'
import { readNamedYear } from '#compare/cite-figure.ts'
import { renderFigure } from '#compare/render-figure.ts'
import type { Citation } from '#domain/answer.ts'
import type { FigureKind, Qualifier } from '#domain/figure.ts'
import type { Place } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { doneWord, leadOf, type MadeOf, tellMade } from './rate-of.ts'

export interface Entry {
  /** 石桥乡, or 云岭县柳溪镇 where two bear the name; with the door that counted it (石桥乡综治中心). */
  readonly name: string
  /** The same without the door. */
  readonly town: string
  /** 司法所, 综治中心: who counted it; null: the place itself. */
  readonly door: string | null
  /** Of the place; empty where it is not known. */
  readonly county: string
  readonly year: number | null
  readonly value: number
  readonly unit: string
  readonly qualifier: Qualifier
  readonly kind: FigureKind
  /** What is counted, as written (村(社区)治保主任). */
  readonly thing: string
  /** Its indicator's name. */
  readonly indicator: string
  /** All that its clause and its names say. */
  readonly words: string
  /** The same without its indicator's name, which is no word of its report; of a rate with what its citation says before it. */
  readonly told: string
  /** What its citation says before the number. */
  readonly before: string
  /** Its index in its report, and that of the figure it is part of. */
  readonly index: number
  readonly whole: number | null
  /** Part of another number, with no noun of its own (其中13万元). */
  readonly isPart: boolean
  /** 187起, 20000余份, 160余起（专项行动期间）, 98.6%（143÷145） */
  readonly text: string
  /** The number alone, as its report writes it: 160余起. */
  readonly written: string
  /** What less than the year it is of: 专项行动期间; null: the whole year. */
  readonly period: string | null
  /** Number of its citation. */
  readonly n: number
}

interface Shown {
  readonly report: ReportSummary
  readonly visible: readonly ReportSummary[]
  readonly n: number
  readonly of?: MadeOf | undefined
  /** The citation that it stands in. */
  readonly quote: Pick<Citation, 'start' | 'quote'>
}

export function entryOf(figure: StoredFigure, { report, visible, n, of, quote }: Shown): Entry {
  const place = placeOfFigure(figure, report)
  const written = renderFigure(figure)
  const period = isOfWholeYear(figure) ? null : figure.period
  const { inferred } = report.metadata
  const before =
    isTableRow(figure) || of ? '' : quote.quote.slice(0, Math.max(0, figure.at.start - quote.start))
  const town = namePlace({ place, inferred: figure.rowPlace === null ? inferred : [] }, visible)
  return {
    name: nameDoor(town, figure),
    town,
    door: figure.channel,
    county: place.county ?? '',
    year: yearOf(figure, report),
    value: figure.value,
    unit: figure.unit,
    qualifier: figure.qualifier,
    kind: figure.kind,
    // A rate that was made has no name in its report but what was done.
    thing: of ? nameMade(of) : (figure.subject ?? figure.indicator),
    indicator: of ? '' : figure.indicator,
    words: of
      ? `${of.whole.quote} ${of.part.quote}`
      : `${figure.indicator} ${figure.subject ?? ''} ${figure.quote}`,
    told: isTableRow(figure)
      ? `${figure.indicator} ${figure.subject ?? ''}`
      : `${figure.kind === 'rate' ? before : ''} ${figure.subject ?? ''} ${figure.quote}`,
    before,
    index: figure.index,
    whole: figure.parent,
    isPart: figure.parent !== null && /^(?:其中)?$/.test(figure.subject ?? ''),
    // What is told of less than the year is no year's number.
    text: `${written}${of ? tellMade(of) : ''}${period === null ? '' : `（${period}）`}`,
    written,
    period,
    n,
  }
}

/** 整改率 or 未整改, of 排查145处，整改143处. */
function nameMade({ part, isRest }: MadeOf): string {
  if (isRest) {
    const deed = doneWord.exec(leadOf(part))?.[0]
    return deed === undefined ? '没有完成的' : `未${deed}的`
  }
  return /^(?:整改|办结|调成|成功|化解|回访|处置|解决)$/.test(part.subject ?? '') ? `${part.subject}率` : ''
}

/** Of one town whose doors are not the same each year (2022年由司法所, later by the town itself): told as the town's, each with its door behind it. */
export function underTown(entries: readonly Entry[]): readonly Entry[] {
  const isOneTown = new Set(entries.map(({ town }) => town)).size === 1
  const isOneName = new Set(entries.map(({ name }) => name)).size === 1
  const isOneYear = new Set(entries.map(({ year }) => year)).size < entries.length
  if (!isOneTown || isOneName || isOneYear) return entries
  return entries.map((one) => ({
    ...one,
    name: one.town,
    text: one.door === null ? one.text : `${one.text}（${one.door}）`,
  }))
}

/** 锦和镇 and 镇综治中心 -> 锦和镇综治中心. */
function nameDoor(name: string, { channel }: Pick<StoredFigure, 'channel'>): string {
  if (channel === null) return name
  return name + (name.endsWith(channel[0]!) ? channel.slice(1) : channel)
}

/** Of the whole year, as far as the report goes. */
export function isOfWholeYear({ period }: Pick<StoredFigure, 'period'>): boolean {
  return (
    period === null ||
    /^(?:\d{4}年(?:度|全年|以来)?|[全本]年度?|今年(?:以?来)?|[去上]年|一年来|截至目前|年内)$/.test(period)
  )
}

/** The year that a figure itself names, or the one before its report's (去年); else the report's. */
export function yearOf(
  figure: Pick<StoredFigure, 'period' | 'quote' | 'start' | 'at'>,
  { metadata }: ReportSummary,
): number | null {
  const beside = yearBeside(figure)
  if (beside !== null) return beside
  if (/^[去上]年$/.test(figure.period ?? '') && metadata.year !== null) return metadata.year - 1
  return readNamedYear(figure) ?? metadata.year
}

/** 2021 of 比2021年的41起下降34.1%, whatever its clause tells of. */
function yearBeside({ quote, start, at }: Pick<StoredFigure, 'quote' | 'start' | 'at'>): number | null {
  const before = quote.slice(0, at.start - start)
  if (!before.endsWith('年') && !before.endsWith('年的')) return null
  const named = /((?:19|20)\d{2})\s?年的?$/.exec(before)?.[1]
  return named === undefined ? null : Number(named)
}

export function placeOfFigure(figure: Pick<StoredFigure, 'rowPlace'>, { metadata }: ReportSummary): Place {
  return figure.rowPlace ?? metadata.place
}

/** 约 where one of them is no exact number. */
export function aboutOf(entries: readonly Entry[]): string {
  return entries.some(({ qualifier }) => qualifier !== 'none') ? '约' : ''
}

/** 11.5万元 for 115000 元; small and odd numbers as they are. Exact to the last digit. */
export function writeAmount(value: number, unit: string): string {
  const rounded = Number(value.toPrecision(12))
  const isLarge = Math.abs(rounded) >= 10000 && Number.isInteger(rounded * 100) && rounded % 100 === 0
  return isLarge ? `${Number((rounded / 10000).toPrecision(12))}万${unit}` : `${rounded}${unit}`
}

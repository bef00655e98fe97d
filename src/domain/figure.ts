// Noun: one quantity of a report, with what it counts, whose it is and when.
import { type Place, placeFullName } from './place.ts'
import type { Span } from './span.ts'

export type FigureKind = 'count' | 'rate' | 'change' | 'condition' | 'frequency'
export type Qualifier = '余' | '近' | '约' | '以上' | '以下' | 'none'

/** How values of an indicator may be put together. */
export type Aggregation = 'sum' | 'snapshot' | 'ratio'

export interface Figure extends Span {
  /** Canonical name from prompts/indicators, or the noun phrase it counts. */
  readonly indicator: string
  readonly kind: FigureKind
  /** What is counted, as written (各类矛盾纠纷). */
  readonly subject: string | null
  /** Who counted or through which door (镇综治中心, 派出所); null when the report speaks for the whole place. */
  readonly channel: string | null
  /** The place that its row or sentence speaks of, where that is another than the report's; null: the report's own. */
  readonly rowPlace: Place | null
  /** As written (2023年, 今年来, 9月份); null when nothing narrower than the report year is said. */
  readonly period: string | null
  /** Plain number: 37万元 is 370000. Rates are per cent: 97.8. */
  readonly value: number
  /** As written without 万/亿: 元, 件次, 平方米, %; empty where none is written. */
  readonly unit: string
  readonly qualifier: Qualifier
  /** The number as written, with unit: 1.8万余人次. */
  readonly raw: string
  /** The clause it stands in, an exact piece of the text; `start`..`end` are the quote's. */
  readonly quote: string
  /** Path of its section. */
  readonly section: string
  /** Index, in the same report, of the figure that this one is part of (其中), or null. */
  readonly parent: number | null
  /** Span of the number itself. */
  readonly at: Span
}

/** Places that rows speak of, each once. */
export function listPlacesOfRows(figures: readonly Pick<Figure, 'rowPlace'>[]): readonly Place[] {
  const places = figures.flatMap(({ rowPlace }) => rowPlace ?? [])
  return [...new Map(places.map((place) => [placeFullName(place), place])).values()]
}

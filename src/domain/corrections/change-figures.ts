// Tiny helper of the domain: figures as read and what a person set -> the figures that count, those dropped, and corrections that found no number.

import type { Figure } from '#domain/figure.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { fnvHash } from '#shared/fnv-hash.ts'
import type { FigureAnchor, FigureChange, FigureCorrection } from './figure-correction.ts'

/** By a figure's index in its report. */
export interface MatchedCorrections {
  readonly matched: ReadonlyMap<number, readonly FigureCorrection[]>
  readonly unused: readonly FigureCorrection[]
}

const squeeze = (text: string): string => text.replace(/\s+/g, '')
const keyOf = ({ raw, quote }: Pick<Figure, 'raw' | 'quote'>): string => `${squeeze(raw)}\n${squeeze(quote)}`

/** One a figure, in their order. */
function anchorFigures(figures: readonly Figure[]): readonly FigureAnchor[] {
  const counts = new Map<string, number>()
  const occurrences = figures.map((figure) => {
    const key = keyOf(figure)
    const before = counts.get(key) ?? 0
    counts.set(key, before + 1)
    return before
  })
  return figures.map((figure, at) => {
    const { raw, quote, section } = figure
    return { raw, quote, section, occurrence: occurrences[at]!, twins: counts.get(keyOf(figure))! }
  })
}

/** `12-1k3x9f2`: the report's number and a digest of number and clause. */
export function nameFigure(report: number, anchor: FigureAnchor): string {
  return `${report}-${digest(`${keyOf(anchor)}\n${anchor.occurrence}`)}`
}

/** One a figure of a report, as read, in their order. */
export function nameFigures(report: number, figures: readonly Figure[]): readonly string[] {
  return anchorFigures(figures).map((anchor) => nameFigure(report, anchor))
}

/** Two runs of FNV-1a from different seeds, 64 bits in base 36. */
function digest(text: string): string {
  return [fnvHash(text), fnvHash(text, 0x9747b28c)].map((half) => half.toString(36).padStart(7, '0')).join('')
}

/** Each correction at the figure that it was made for; where that cannot be told any more it is unused. */
export function matchCorrections(
  figures: readonly Figure[],
  corrections: readonly FigureCorrection[],
): MatchedCorrections {
  const matched = new Map<number, FigureCorrection[]>()
  const unused: FigureCorrection[] = []
  const anchors = corrections.length > 0 ? anchorFigures(figures) : []
  for (const correction of corrections) {
    const at = findAnchor(correction.anchor, anchors)
    if (at < 0) unused.push(correction)
    else matched.set(at, [...(matched.get(at) ?? []), correction])
  }
  return { matched, unused }
}

/** The same number in the same clause; else the only such number of the section in a clause that grew or shrank. */
function findAnchor(anchor: FigureAnchor, anchors: readonly FigureAnchor[]): number {
  const key = keyOf(anchor)
  const same = anchors.findIndex(
    (one) => one.twins === anchor.twins && one.occurrence === anchor.occurrence && keyOf(one) === key,
  )
  if (same >= 0) return same
  const [raw, quote] = [squeeze(anchor.raw), squeeze(anchor.quote)]
  const near = anchors.flatMap((one, at) => {
    const other = squeeze(one.quote)
    const isNear = other !== quote && (other.includes(quote) || quote.includes(other))
    return isNear && squeeze(one.raw) === raw && one.section === anchor.section ? [at] : []
  })
  return anchor.twins === 1 && near.length === 1 ? near[0]! : -1
}

/** The later of two that say different things counts. */
export function mergeChanges(corrections: readonly FigureCorrection[]): FigureChange {
  return Object.assign({}, ...corrections.map(({ change }) => change))
}

interface SetRequest {
  readonly report: number
  /** As read. */
  readonly figures: readonly Figure[]
  readonly id: string
  /** Added to what was set before; null takes all of it back. */
  readonly change: FigureChange | null
}

/** All corrections of a report after one more; null where neither a figure nor a correction that found none has this id. */
export function setCorrection(
  known: readonly FigureCorrection[],
  { report, figures, id, change }: SetRequest,
): readonly FigureCorrection[] | null {
  const { matched, unused } = matchCorrections(figures, known)
  const anchors = anchorFigures(figures)
  const at = anchors.findIndex((anchor) => nameFigure(report, anchor) === id)
  const former =
    at >= 0 ? (matched.get(at) ?? []) : unused.filter(({ anchor }) => nameFigure(report, anchor) === id)
  const anchor = anchors[at] ?? former[0]?.anchor
  if (!anchor) return null
  const others = known.filter((one) => !former.includes(one))
  const whole = change && { ...mergeChanges(former), ...change }
  const kept = whole && at >= 0 ? trimChange(figures[at]!, whole) : whole
  return kept ? [...others, { anchor, change: kept }] : others
}

/** What remains of a change where it says what was read; null where nothing does. */
function trimChange(figure: Figure, change: FigureChange): FigureChange | null {
  const { value, unit, qualifier, indicator, isDropped } = change
  const trimmed: FigureChange = {
    ...(value !== undefined && value !== figure.value ? { value } : {}),
    ...(unit !== undefined && unit !== figure.unit ? { unit } : {}),
    ...(qualifier !== undefined && qualifier !== figure.qualifier ? { qualifier } : {}),
    ...(indicator !== undefined && indicator !== figure.indicator ? { indicator } : {}),
    ...(isDropped ? { isDropped } : {}),
  }
  return Object.keys(trimmed).length === 0 ? null : trimmed
}

export interface ChangedFigures {
  readonly figures: readonly StoredFigure[]
  /** Those that a person said are none, as they were read. */
  readonly dropped: readonly StoredFigure[]
}

export interface ReadFigures {
  readonly reportId: number
  /** As read, in order. */
  readonly figures: readonly Figure[]
  /** As `nameFigures` tells them; absent where they are not known yet. */
  readonly ids?: readonly string[]
}

/** Figures of a report as read, with what a person set: `changes` by index. Parts of a dropped figure belong to what that one was part of. */
export function changeFigures(
  { reportId, figures: read, ids = nameFigures(reportId, read) }: ReadFigures,
  changes: ReadonlyMap<number, FigureChange>,
): ChangedFigures {
  const isDropped = (index: number) => changes.get(index)?.isDropped === true
  const climb = (parent: number | null): number | null => {
    let at = parent
    for (let steps = 0; at !== null && isDropped(at) && steps < read.length; steps++)
      at = read[at]?.parent ?? null
    return at
  }
  const all = read.map((figure, index): StoredFigure => {
    const stored = storeFigure(figure, { reportId, index, id: ids[index]!, parent: climb(figure.parent) })
    const change = changes.get(index)
    return change && !change.isDropped ? changeFigure(stored, change) : stored
  })
  return {
    figures: all.filter(({ index }) => !isDropped(index)),
    dropped: all.filter(({ index }) => isDropped(index)),
  }
}

/** A figure as it was read. Field by field: tens of thousands are made for one question, and a spread costs five times as much. */
export function storeFigure(
  figure: Figure,
  { parent, reportId, index, id }: Pick<StoredFigure, 'parent' | 'reportId' | 'index' | 'id'>,
): StoredFigure {
  return {
    start: figure.start,
    end: figure.end,
    indicator: figure.indicator,
    kind: figure.kind,
    subject: figure.subject,
    channel: figure.channel,
    rowPlace: figure.rowPlace,
    period: figure.period,
    value: figure.value,
    unit: figure.unit,
    qualifier: figure.qualifier,
    raw: figure.raw,
    quote: figure.quote,
    section: figure.section,
    parent,
    at: figure.at,
    reportId,
    index,
    id,
    asRead: null,
  }
}

/** A number in per cent is a rate, and one that no longer is counts. */
function changeFigure(figure: StoredFigure, { isDropped: _, ...change }: FigureChange): StoredFigure {
  const { value, unit, qualifier, indicator, kind } = figure
  const set = { value, unit, qualifier, indicator, ...change }
  const isRate = set.unit === '%'
  const turned = isRate && kind === 'count' ? 'rate' : !isRate && kind === 'rate' ? 'count' : kind
  return { ...figure, ...set, kind: turned, asRead: { value, unit, qualifier, indicator } }
}

/** Whether another number is shown than the report wrote. */
export function hasOtherNumber({
  asRead,
  value,
  unit,
  qualifier,
}: Pick<StoredFigure, 'asRead' | 'value' | 'unit' | 'qualifier'>): boolean {
  return !!asRead && (asRead.value !== value || asRead.unit !== unit || asRead.qualifier !== qualifier)
}

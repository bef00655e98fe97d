// Step of comparing: which figures belong to an indicator and to one cell of the table.
import type { ComparedFigure } from '#domain/comparison.ts'
import { hasOtherNumber } from '#domain/corrections/change-figures.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { unitsLike } from '#text/numbers/alike-units.ts'
import { citeFigure, readNamedYear } from './cite-figure.ts'
import { readNarrowPeriod } from './note-scope.ts'
import { renderFigure } from './render-figure.ts'

/** Aims, frequencies and growth are not what a report achieved; an indicator outside the book is looked for by its letters. */
export function belongsTo(
  figure: StoredFigure,
  asked: { readonly name: string; readonly isListed: boolean },
): boolean {
  if (figure.kind !== 'count' && figure.kind !== 'rate') return false
  if (asked.isListed) return figure.indicator === asked.name
  const stem = asked.name.replace(/(?:次数|人数|件数|数量|数)$/, '') || asked.name
  return figure.indicator.includes(stem) || (figure.subject ?? '').includes(stem)
}

/** Figures of one place and year, each once, parts of another figure of the cell left out. `indicator` is their name. */
export function pickFigures(
  year: number,
  { reports, indicator }: { readonly reports: readonly ReportSummary[]; readonly indicator: string },
  figures: readonly StoredFigure[],
): ComparedFigure[] {
  const reportOf = new Map(reports.map((report) => [report.id, report]))
  const own = new Set(reports.map((report) => report.metadata.year))
  const chosen = figures.filter((figure) => {
    const report = reportOf.get(figure.reportId)
    return report !== undefined && yearOf(figure, report, own) === year
  })
  const whole = chosen.filter(
    (figure) => !chosen.some((other) => other.reportId === figure.reportId && other.index === figure.parent),
  )
  const seen = new Set<string>()
  return keepTotal(keepWholeYear(whole, year), indicator).flatMap((figure) => {
    const key = keyOf(figure, year)
    const report = reportOf.get(figure.reportId)
    if (seen.has(key) || report === undefined) return []
    seen.add(key)
    return [compareFigure(figure, report)]
  })
}

/** Told twice, in a sentence (全年92件) and in a table (2023年 92起), a number is one number: the period counts only where it is not the year. */
function keyOf(figure: StoredFigure, year: number): string {
  const { value, unit, qualifier, channel } = figure
  return [
    value,
    unitsLike(unit)?.[0] ?? unit,
    qualifier,
    channel ?? '',
    readNarrowPeriod(figure, year) ?? '',
  ].join('|')
}

/** Months and quarters do not stand beside the number of the year; without one they stay. */
function keepWholeYear(figures: readonly StoredFigure[], year: number): readonly StoredFigure[] {
  const whole = figures.filter((figure) => readNarrowPeriod(figure, year) === null)
  return whole.length > 0 ? whole : figures
}

/** 各类矛盾纠纷187起 is the whole, 其中邻里纠纷47起 and 抽查纠纷60件 beside it are not: only that one is kept where it is the largest. */
function keepTotal(figures: readonly StoredFigure[], indicator: string): readonly StoredFigure[] {
  const isPlain = ({ subject, channel }: StoredFigure) => {
    const plain = subject?.replace(/^(?:各类|各种|各项|全部|所有|共)+/, '') ?? ''
    return channel === null && plain.length >= 2 && indicator.includes(plain)
  }
  const totals = figures.filter(isPlain)
  const [total] = totals
  const isLargest = figures.every(({ value }) => value <= (total?.value ?? 0))
  return total !== undefined && totals.length === 1 && isLargest ? totals : figures
}

/** A figure of an earlier year (2022年调解…) fills that year where the place has no report of it; else it is left out. */
function yearOf(figure: StoredFigure, report: ReportSummary, own: ReadonlySet<number | null>): number | null {
  const named = readNamedYear(figure)
  if (named === null || named === report.metadata.year) return report.metadata.year
  return own.has(named) ? null : named
}

function compareFigure(figure: StoredFigure, report: ReportSummary): ComparedFigure {
  const { value, unit, qualifier, channel, raw, subject, period } = figure
  return {
    value,
    unit,
    qualifier,
    channel,
    raw,
    text: renderFigure(figure),
    subject,
    period,
    ...(figure.asRead === null ? {} : { corrected: hasOtherNumber(figure) ? 'number' : 'indicator' }),
    citation: citeFigure(figure, report),
  }
}

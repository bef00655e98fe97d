// Noun of this room: a rate that a report does not write, from the two counts that it does: 143÷145. Built alike by the composer and by the gate.
import { hasOtherNumber } from '#domain/corrections/change-figures.ts'
import type { StoredFigure } from '#domain/stored-report.ts'

/** Per cent to one digit; null where the two are no exact counts of one unit, or a person has set one of them. */
export function rateOf(part: StoredFigure, whole: StoredFigure): StoredFigure | null {
  const isExact = [part, whole].every(
    (one) => one.kind === 'count' && one.qualifier === 'none' && !hasOtherNumber(one),
  )
  if (!isExact || part.unit !== whole.unit || part.reportId !== whole.reportId) return null
  if (whole.value <= 0 || part.value > whole.value || whole.at.end > part.at.start) return null
  const value = Math.round((1000 * part.value) / whole.value) / 10
  const clause = whole.start <= part.start && part.end <= whole.end ? whole : part
  const { start, end, quote } = clause
  return { ...part, kind: 'rate', unit: '%', value, raw: `${value}%`, start, end, quote }
}

/** （143÷145） */
export function tellQuotient(part: StoredFigure, whole: StoredFigure): string {
  return `（${part.value}÷${whole.value}）`
}

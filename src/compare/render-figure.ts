// Step of comparing: one figure as people write it.
import { hasOtherNumber } from '#domain/corrections/change-figures.ts'
import { writeNumber } from '#domain/corrections/write-number.ts'
import type { StoredFigure } from '#domain/stored-report.ts'

type Written = Pick<StoredFigure, 'value' | 'unit' | 'qualifier' | 'raw' | 'asRead'>

/** 160余起, 约200人, 96%以上, 37万元: as written where the report wrote a number, 0件 where it said 无; what a person set is written from its value. */
export function renderFigure(figure: Written): string {
  if (hasOtherNumber(figure)) return writeNumber(figure, figure.unit)
  const raw = figure.raw.replace(/\s/g, '')
  if (figure.value === 0 && !/\d/.test(raw)) return `0${figure.unit}`
  return raw.includes(figure.unit) ? raw : `${raw}${figure.unit}`
}

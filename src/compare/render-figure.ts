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
  return raw.includes(figure.unit) ? raw : `${raw}${scaleOf(figure.value, raw)}${figure.unit}`
}

/** 12.8 of a column in 万元 is 12.8万元. */
function scaleOf(value: number, raw: string): string {
  const plain = Number(raw.replace(/[,，]/g, ''))
  const isIn = (scale: number) => plain > 0 && Math.abs(value / (plain * scale) - 1) < rounding
  return isIn(tenThousand) ? '万' : isIn(tenThousand * tenThousand) ? '亿' : ''
}

const tenThousand = 10_000
const rounding = 1e-9

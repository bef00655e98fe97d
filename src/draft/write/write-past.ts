// Step of writing: last year's number beside this year's, with the change computed from the two: 比上年的121起增长13.2%.
import type { BriefFigure } from '#domain/brief.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { type Piece, renderNumber } from './build-paragraph.ts'

/** Under this many a share says less than the number itself. */
const leastForShare = 20

/** Empty where no last year's number is known. */
export function writePast(figures: readonly BriefFigure[]): Piece[] {
  const told = figures.filter(({ past }) => past !== undefined)
  return told.flatMap((figure) => ['，', ...writeOne(figure, figure.past!)])
}

function writeOne(figure: BriefFigure, past: BriefFigure): Piece[] {
  const before: Piece = { kind: 'figure', figure: past, text: renderNumber(past) }
  const isExact = figure.qualifier === 'none' && past.qualifier === 'none'
  if (!isExact || figure.unit !== past.unit) return ['上年为', before]
  if (figure.value === past.value) return ['与上年的', before, '持平']
  const change = writeChange(figure, past)
  return ['比上年的', before, figure.value > past.value ? change.more : change.less, change.piece]
}

function writeChange(figure: BriefFigure, past: BriefFigure): { more: string; less: string; piece: Piece } {
  const [high, low] = figure.value > past.value ? [figure, past] : [past, figure]
  const difference = addUp([high.value, -low.value])
  const figures = [figure, past]
  if (figure.unit === '%' || past.value < leastForShare) {
    const shown = showDifference(difference, figure)
    return {
      more: figure.unit === '%' ? '提高' : '增加',
      less: figure.unit === '%' ? '下降' : '减少',
      piece: { kind: 'computed', text: shown, formula: `${high.value}-${low.value}`, figures },
    }
  }
  const share = (difference / past.value) * 100
  const text = `${Number.isInteger(share) ? share : share.toFixed(1).replace(/\.0$/, '')}%`
  return {
    more: '增长',
    less: '下降',
    piece: { kind: 'computed', text, formula: `(${high.value}-${low.value})÷${past.value}`, figures },
  }
}

function showDifference(difference: number, { unit }: BriefFigure): string {
  if (unit === '%') return `${difference}个百分点`
  return difference >= 10_000 && difference % 100 === 0
    ? `${difference / 10_000}万${unit}`
    : `${difference}${unit}`
}

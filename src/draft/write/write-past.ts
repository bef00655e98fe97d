// Step of writing: last year's number beside this year's, with the change computed from the two: 比上年的50亩增长10%.
import type { BriefFigure } from '#domain/brief.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { type Piece, renderNumber } from './build-paragraph.ts'

/** Under this many a share says less than the number itself. */
const leastForShare = 20

/** Empty where no last year's number is known. `isInner`: one of several numbers of a clause, told in brackets where many are told. */
export function writePast(
  figures: readonly BriefFigure[],
  { isInner }: { readonly isInner: boolean } = { isInner: false },
): Piece[] {
  const told = figures.filter(({ past }) => past !== undefined)
  return told.length > 1
    ? writeTogether(told)
    : told.flatMap((figure) => writeOne(figure, figure.past!, isInner))
}

/** 分别比上年的20人、5万元下降10%、20%, where all went the same way. */
function writeTogether(figures: readonly BriefFigure[]): Piece[] {
  const changes = figures.map((figure) => {
    const isPlain = figure.qualifier === 'none' && figure.past!.qualifier === 'none'
    if (!isPlain || figure.unit !== figure.past!.unit || figure.value === figure.past!.value) return null
    const { more, less, piece } = writeChange(figure, figure.past!)
    return { verb: figure.value > figure.past!.value ? more : less, piece }
  })
  const [first] = changes
  if (!first || changes.some((one) => one?.verb !== first.verb))
    return figures.flatMap((figure) => writeOne({ ...figure, pastTurn: 0 }, figure.past!, false))
  const list = (pieces: readonly Piece[]) =>
    pieces.flatMap((piece, index): Piece[] => (index === 0 ? [piece] : ['、', piece]))
  return [
    '，分别比上年的',
    ...list(figures.map(({ past }) => ({ kind: 'figure', figure: past!, text: renderNumber(past!) }))),
    first.verb,
    ...list(changes.map((one) => one!.piece)),
  ]
}

function writeOne(figure: BriefFigure, past: BriefFigure, isInner: boolean): Piece[] {
  const before: Piece = { kind: 'figure', figure: past, text: renderNumber(past) }
  const isExact = figure.qualifier === 'none' && past.qualifier === 'none'
  const own = (figure.pastTurn ?? 0) % 4
  const turn = isInner && figure.pastTurn !== undefined ? own | 1 : own
  if (!isExact || figure.unit !== past.unit)
    return turn % 2 === 1 ? ['（上年', before, '）'] : ['，上年为', before]
  if (figure.value === past.value)
    return turn % 2 === 1 ? ['（与上年的', before, '持平）'] : ['，与上年的', before, '持平']
  const change = writeChange(figure, past)
  const verb = figure.value > past.value ? change.more : change.less
  // Many in a row: in turn with 比, in brackets, with 同比.
  if (turn === 1) return ['（上年', before, `，${verb}`, change.piece, '）']
  if (turn === 2) return ['，上年为', before, `，同比${verb}`, change.piece]
  if (turn === 3) return ['（上年', before, `，同比${verb}`, change.piece, '）']
  return ['，比上年的', before, verb, change.piece]
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

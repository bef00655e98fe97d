// Step of writing: last year's number beside this year's, with the change computed from the two: 比上年的50亩增长10%.
import type { BriefFigure } from '#domain/brief.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { type Piece, renderNumber } from './build-paragraph.ts'

/** Under this many a share says less than the number itself. */
export const leastForShare = 20
/** From so many on, a section puts last year's in brackets. */
const manyPasts = 4

/** `period`: what the paper is on (上半年), empty for the whole year. The figures of one section, told in one form: 比上年的97件下降11.3%, or where it compares much, （上年97件，下降11.3%）. */
export function choosePasts<T extends { readonly figures: readonly BriefFigure[] }>(
  facts: T,
  period: string,
): T {
  // Half of a year is held against the same half.
  const figures: readonly BriefFigure[] =
    period === ''
      ? facts.figures
      : facts.figures.map((one) => (one.past ? { ...one, past: { ...one.past, isOfPeriod: true } } : one))
  const told = figures.filter(({ past }) => past !== undefined)
  const sentences = new Set(told.map(({ line, sentence }) => `${line} ${sentence}`))
  const isMuch = told.length >= manyPasts || sentences.size < told.length
  const inBrackets = (one: BriefFigure) => (one.past ? { ...one, isPastInBrackets: true } : one)
  return { ...facts, figures: isMuch ? figures.map(inBrackets) : figures }
}

/** Empty where no last year's number is known. */
export function writePast(figures: readonly BriefFigure[]): Piece[] {
  const told = figures.filter(({ past }) => past !== undefined)
  return told.length > 1 ? writeTogether(told) : told.flatMap((figure) => writeOne(figure, figure.past!))
}

/** 分别比上年的20人、5万元下降10%、20%, where all went the same way; （上年分别为20人、5万元）. */
function writeTogether(figures: readonly BriefFigure[]): Piece[] {
  const changes = figures.map((figure) => {
    const isPlain = figure.qualifier === 'none' && figure.past!.qualifier === 'none'
    if (!isPlain || figure.unit !== figure.past!.unit || figure.value === figure.past!.value) return null
    const { more, less, piece } = writeChange(figure, figure.past!)
    return { verb: figure.value > figure.past!.value ? more : less, piece }
  })
  const [first] = changes
  const isToTell = !figures.some((figure) => fellBehind(figure, figure.past!))
  const isAlike = first && isToTell && changes.every((one) => one?.verb === first.verb)
  const inBrackets = figures.some(({ isPastInBrackets }) => isPastInBrackets)
  const year = yearOf(figures[0]!.past!)
  const isOneYear = figures.every(({ past }) => yearOf(past!) === year)
  if ((!isAlike && !inBrackets) || !isOneYear)
    return figures.flatMap((figure) => writeOne(figure, figure.past!))
  const list = (pieces: readonly Piece[]) =>
    pieces.flatMap((piece, index): Piece[] => (index === 0 ? [piece] : ['、', piece]))
  const values = list(
    figures.map(({ past }) => ({ kind: 'figure', figure: past!, text: renderNumber(past!) })),
  )
  const shares = isAlike ? [first.verb, ...list(changes.map((one) => one!.piece))] : []
  if (!inBrackets) return [`，分别比${year}的`, ...values, ...shares]
  return [`（${year}分别为`, ...values, ...(isAlike ? ['，分别', ...shares] : []), '）']
}

function writeOne(figure: BriefFigure, past: BriefFigure): Piece[] {
  const { before, behind } = compare(figure, past)
  const value: Piece = { kind: 'figure', figure: past, text: renderNumber(past) }
  // 0起 twice: nothing to hold level.
  if (figure.value === 0 && past.value === 0)
    return figure.isPastInBrackets ? [`（${yearOf(past)}`, value, '）'] : [`，${yearOf(past)}同为`, value]
  // 比上年的0件增加1件: of nothing there is no number to name.
  if (past.value === 0 && figure.unit === past.unit && figure.qualifier === 'none')
    return ['，比上年增加', writeChange(figure, past).piece]
  return figure.isPastInBrackets
    ? [`（${yearOf(past)}`, value, ...behind('，'), '）']
    : ['，', before, value, ...behind('')]
}

/** What stands before last year's number, and what it comes to. */
function compare(
  figure: BriefFigure,
  past: BriefFigure,
): { before: string; behind: (mark: string) => Piece[] } {
  const isExact = figure.qualifier === 'none' && past.qualifier === 'none'
  const year = yearOf(past)
  if (!isExact || figure.unit !== past.unit || fellBehind(figure, past))
    return { before: `${year}为`, behind: () => [] }
  if (figure.value === past.value) return { before: `与${year}的`, behind: (mark) => [`${mark}持平`] }
  const change = writeChange(figure, past)
  const verb = figure.value > past.value ? change.more : change.less
  return {
    before: `比${year}的`,
    behind: (mark) => [mark, ...(past.isStepSaid ? writeStep(figure, past) : []), verb, change.piece],
  }
}

/** 去年同期 is part of a year and stays so: half of one is not held against the whole of another. */
function yearOf({ clause, at, isOfPeriod }: BriefFigure): string {
  return isOfPeriod || /同期[^，,。；;\d]*$/.test(clause.slice(0, at.start)) ? '上年同期' : '上年'
}

/** 办结, 追回: fewer came in, so fewer were settled, which is no worse work; the change of what came in tells it. */
function fellBehind(figure: BriefFigure, past: BriefFigure): boolean {
  const name = figure.clause
    .slice(0, figure.at.start)
    .split(/[，,、；;\d]/)
    .at(-1)!
  return figure.unit !== '%' && figure.value < past.value && settled.test(name)
}

const settled =
  /(?:办结|结案|了结|化解|调[解处]成功|调成|整改|销号|追回|讨回|要回|追讨到位|兑付|清偿|挽回损失?)(?:[了到位已共率]*)(?:[\u4e00-\u9fff]{0,6})$/

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

/** 减少12件、 before 下降19.7%; empty where the difference alone is told. */
function writeStep(figure: BriefFigure, past: BriefFigure): Piece[] {
  const [high, low] = figure.value > past.value ? [figure, past] : [past, figure]
  if (figure.unit === '%' || past.value < leastForShare) return []
  return [
    figure.value > past.value ? '增加' : '减少',
    {
      kind: 'computed',
      text: showDifference(addUp([high.value, -low.value]), figure),
      formula: `${high.value}-${low.value}`,
      figures: [figure, past],
    },
    '、',
  ]
}

function showDifference(difference: number, { unit }: BriefFigure): string {
  if (unit === '%') return `${difference}个百分点`
  return difference >= 10_000 && difference % 100 === 0
    ? `${difference / 10_000}万${unit}`
    : `${difference}${unit}`
}

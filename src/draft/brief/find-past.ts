// Step of reading a brief: last year's numbers (去年115起, a column 2023年) -> each beside this year's number of the same thing.
import { unitClass } from '#check/gate/check-two-values.ts'
import type { BriefFigure } from '#domain/brief.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

const pastLead = /^(?:而|其中)?(?:去年|上年度?|上一年)(?:同期|全年)?(?!以来|结转|遗留|度?[工底末])/

/** 去年受理171件: one number, said of the year before. */
export function isPastClause(text: string): boolean {
  return pastLead.test(text) && (findQuantities(text).length === 1 || /\d$/.test(text))
}

/** What the clause counts, without the words for the year and for 是. */
function namesOf({ clause, at }: BriefFigure): string {
  return clause
    .slice(0, at.start)
    .replace(pastLead, '')
    .replace(/[了共达为是有:：，\s]+$/, '')
    .split(/[，,、\d]/)
    .at(-1)!
}

/** Figures that wait for their year: how far back they are looked for. */
const reach = 40

/** `lastYearOf` set where this year's number of the same thing stands before it; the others stay as they are. */
export function attachPast(figures: readonly BriefFigure[]): readonly BriefFigure[] {
  const taken = new Set<number>()
  return figures.map((figure, index) => {
    if (!isPastClause(figure.clause)) return figure
    const own = findOwn(figure, figures.slice(Math.max(0, index - reach), index).reverse(), taken)
    if (own === undefined) return figure
    taken.add(own.id)
    const unit = isOfPeople(own, figure) ? own.unit : figure.unit
    return { ...figure, unit, lastYearOf: own.id, theme: own.theme }
  })
}

/** 护林员41名，去年36个: people all the same. */
function isOfPeople(own: BriefFigure, past: BriefFigure): boolean {
  return own.unit === '名' && past.unit === '个' && namesOf(past) === ''
}

/** A year changes a number by less than this. */
const mostChange = 3

function isLike(own: BriefFigure, past: BriefFigure): boolean {
  return own.value <= past.value * mostChange && past.value <= own.value * mostChange
}

/** 调了206起，成了201起，5起引导诉讼，去年193起: of the whole, not of what happens to stand last. */
function wholeOf(
  open: readonly BriefFigure[],
  { next, figure }: { next: BriefFigure; figure: BriefFigure },
): BriefFigure | undefined {
  const kin = open.filter((one) => one.line === next.line && one.unit === next.unit && isLike(one, figure))
  return kin.toSorted((a, b) => b.value - a.value)[0]
}

function findOwn(
  figure: BriefFigure,
  before: readonly BriefFigure[],
  taken: ReadonlySet<number>,
): BriefFigure | undefined {
  const name = namesOf(figure)
  const open = before.filter(
    (one) =>
      !taken.has(one.id) &&
      !isPastClause(one.clause) &&
      (unitClass(one.unit) === unitClass(figure.unit) || isOfPeople(one, figure)) &&
      (one.unit !== '%' || figure.unit === '%'),
  )
  const near = open.find((one) => one.sentence === figure.sentence)
  if (name === '') {
    const next = near ?? open.find(({ unit }) => unit === figure.unit) ?? open[0]
    return next === undefined || isLike(next, figure) ? next : (wholeOf(open, { next, figure }) ?? next)
  }
  return (
    open.find((one) => namesOf(one) === name) ??
    open.find((one) => one.isKnown && figure.isKnown && one.indicator === figure.indicator) ??
    open.find((one) => namesOf(one).includes(name) || one.clause.slice(0, one.at.start).endsWith(name))
  )
}

// Step of reading a brief: last year's numbers said one after the other in one breath (去年同期是61件623人960万) -> each with the number of this year that it is the year before of.
import { unitClass } from '#check/gate/check-two-values.ts'
import type { BriefFigure } from '#domain/brief.ts'
import { groupBy } from '#shared/group-by.ts'

const nameless = /^(?:去年|上年度?|上一年)(?:同期|全年)?(?:是|为|有|分别为?)?[约近]?$/
const leastSeries = 2

/** Only where one line tells of this year in the same units, in the same order; the first number of each unit is the whole. `isPast`: said of the year before. */
export function pairInSeries(
  figures: readonly BriefFigure[],
  isPast: (one: BriefFigure) => boolean,
): ReadonlyMap<BriefFigure, BriefFigure> {
  const pairs = new Map<BriefFigure, BriefFigure>()
  const isBare = (one: BriefFigure) =>
    one.cell === undefined && isPast(one) && nameless.test(one.clause.slice(0, one.at.start))
  for (const series of groupBy(figures.filter(isBare), ({ line }) => line).values()) {
    const units = new Set(series.map(({ unit }) => unitClass(unit)))
    if (series.length < leastSeries || units.size < series.length) continue
    const before = figures.slice(0, figures.indexOf(series[0]!))
    const open = before.filter((one) => one.cell === undefined && !isPast(one))
    const owns = [...groupBy(open, ({ line }) => line).values()].map((told) => matchUnits(told, series))
    const [own] = owns.filter((one) => one !== null)
    for (const [at, past] of series.entries()) if (own) pairs.set(past, own[at]!)
  }
  return pairs
}

/** The first number of each unit, in order; null where one is missing. */
function matchUnits(
  told: readonly BriefFigure[],
  series: readonly BriefFigure[],
): readonly BriefFigure[] | null {
  let from = 0
  const found = series.map(({ unit }) => {
    const at = told.findIndex((one, index) => index >= from && unitClass(one.unit) === unitClass(unit))
    if (at >= 0) from = at + 1
    return told[at]
  })
  return found.every((one) => one !== undefined) ? found : null
}

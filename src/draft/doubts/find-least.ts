// Step of reading a brief: so many places that each have more than an amount, and a total that is less (超过50万元的7个，合计318万元) -> a doubt.
import type { BriefFigure } from '#domain/brief.ts'
import { groupBy } from '#shared/group-by.ts'

const each = /(?:超过?|过|达到?|突破|高于|不低于)了?$/
const more = /^(?:超过?|过|达到?|突破|高于|不低于)|以上$/
const counting = /^的?[^\d，。]{0,10}(?:有|达|是|共)?$/
const totals = /(?:合计|总计|共计|总共|一共|总额|总收入|共)[^\d，。]{0,8}$/
const counted: ReadonlySet<string> = new Set(['个', '家', '户', '人', '名', '处'])

/** Figures of one line: an amount that each of so many exceeds, and a total behind it. */
export function findLeast(figures: readonly BriefFigure[]): readonly string[] {
  const own = figures.filter(({ lastYearOf }) => lastYearOf === null)
  return [...groupBy(own, ({ line }) => line).values()].flatMap((told) =>
    told.flatMap((amount, at) => {
      const many = told[at + 1]
      if (many === undefined || !isExceeded(amount, many)) return []
      const whole = told
        .slice(at + 2)
        .find((one) => one.unit === amount.unit && totals.test(one.clause.slice(0, one.at.start)))
      const least = amount.value * many.value
      if (whole === undefined || whole.value >= least) return []
      const shown = least % 10_000 === 0 ? `${least / 10_000}万${amount.unit}` : `${least}${amount.unit}`
      return [
        `${many.raw}都${more.test(amount.raw) ? '' : '超过'}${amount.raw}，合起来不少于${shown}，合计却写${whole.raw}`,
      ]
    }),
  )
}

/** 超过50万元的有7个. */
function isExceeded(amount: BriefFigure, many: BriefFigure): boolean {
  if (amount.clauseIndex !== many.clauseIndex || !counted.has(many.unit) || many.at.start < amount.at.end)
    return false
  const between = many.clause.slice(amount.at.end, many.at.start)
  const isMore = more.test(amount.raw) || each.test(amount.clause.slice(0, amount.at.start))
  return isMore && counting.test(between) && amount.value > 0
}

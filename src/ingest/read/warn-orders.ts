// Step: warnings. Stored text -> a warning for each sentence that gives orders to a machine; and figures without those that stand in one.
import type { Figure } from '#domain/figure.ts'
import type { Warning } from '#domain/report.ts'
import { findOrders, orderRule } from '#text/private/find-orders.ts'

/** Characters of the sentence that the warning shows, so that a person finds it. */
const shown = 16
/** A text made of orders is warned of as often as a person reads. */
const most = 200

export function warnOrders(text: string): Warning[] {
  return findOrders(text)
    .slice(0, most)
    .map((where) => ({
      rule: orderRule,
      text: `“${text.slice(where.start, Math.min(where.end, where.start + shown))}……”像是写给人工智能的指令，不引用、不取数`,
      where,
    }))
}

/** Without those that `isDropped`; parents are counted anew. */
export function dropFigures(figures: readonly Figure[], isDropped: (figure: Figure) => boolean): Figure[] {
  const kept = figures.filter((figure) => !isDropped(figure))
  if (kept.length === figures.length) return kept
  const placeOf = new Map(kept.map((figure, place) => [figure, place]))
  return kept.map((figure) => {
    const parent = figure.parent === null ? undefined : placeOf.get(figures[figure.parent]!)
    return { ...figure, parent: parent ?? null }
  })
}

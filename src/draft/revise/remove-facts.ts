// Step of revision: 资料份数去掉 -> the brief without that fact.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import type { IndicatorBook } from '#draft/brief/match-indicator.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { findFacts, pairsOf, readNumber } from './find-facts.ts'

export type Removal =
  | { readonly kind: 'removed'; readonly brief: Brief; readonly said: string }
  | { readonly kind: 'ambiguous'; readonly figures: readonly BriefFigure[] }
  | { readonly kind: 'unknown' }

const spare = /(?:那|这)?(?:一)?(?:个数|个|条|句话|句|项|点|块)?(?:的?(?:数字|数据|内容|情况))?$/

/** By a number, an indicator, or any words of a figure or a statement. */
export function removeFacts(brief: Brief, said: string, book: IndicatorBook): Removal {
  const counted = /^第([一二三四五六七八九十\d]{1,3})[条项点]$/.exec(said)
  const name = counted ? '' : said.replace(spare, '').replace(/的$/, '') || said
  const item = counted ? parseCount(counted[1]!) : null
  const found = findFacts(brief, { name, item, old: null, unit: readNumber(name)?.unit ?? '' }, book)
  const isOne = new Set(found.map(({ clauseIndex }) => clauseIndex)).size === 1
  const isOneIndicator = new Set(found.map(({ indicator }) => indicator)).size === 1
  if (found.length > 0 && (isOne || isOneIndicator || item !== null)) {
    const said = found.map(({ indicator, raw }) => indicator + raw).join('、')
    return { kind: 'removed', brief: found.reduce(dropFigure, brief), said }
  }
  const stated = findStatement(brief, name)
  if (stated !== null && found.length === 0)
    return {
      kind: 'removed',
      brief: { ...brief, statements: brief.statements.filter((one) => one !== stated) },
      said: stated.text,
    }
  return found.length > 0 ? { kind: 'ambiguous', figures: found } : { kind: 'unknown' }
}

function findStatement(brief: Brief, name: string): Brief['statements'][number] | null {
  const wanted = [...pairsOf(name)]
  const scored = brief.statements.map((one) => {
    const own = pairsOf(one.text)
    return { one, score: wanted.filter((pair) => own.has(pair)).length }
  })
  const [best, next] = scored.sort((a, b) => b.score - a.score)
  const isClear = best !== undefined && best.score * 2 >= wanted.length && best.score > (next?.score ?? 0)
  return isClear && best.score > 0 ? best.one : null
}

/** Out of a clause that tells more, its own words go with it. */
export function dropFigure(brief: Brief, figure: BriefFigure): Brief {
  const others = brief.figures.filter(({ id }) => id !== figure.id)
  const kin = others.filter(({ clauseIndex }) => clauseIndex === figure.clauseIndex)
  if (kin.length === 0) return { ...brief, figures: others }
  // An earlier removal may have moved it.
  const { clause, at: now } = brief.figures.find(({ id }) => id === figure.id)!
  const before = Math.max(0, ...kin.filter(({ at }) => at.end <= now.start).map(({ at }) => at.end))
  const next = kin.map(({ at }) => at.start).filter((start) => start >= now.end)
  const mark = clause.slice(now.end).search(/[，,、；;]/)
  const start = before === 0 ? 0 : before + trailOf(clause.slice(before, now.start))
  const until = mark >= 0 ? now.end + mark + (before === 0 ? 1 : 0) : Math.min(clause.length, ...next)
  const cut = clause.slice(0, start) + clause.slice(until)
  const moved = (at: BriefFigure['at']) =>
    at.start >= until ? { start: at.start - (until - start), end: at.end - (until - start) } : at
  return {
    ...brief,
    figures: others.map((one) =>
      one.clauseIndex === figure.clauseIndex ? { ...one, clause: cut, at: moved(one.at) } : one,
    ),
  }
}

/** Of the words between two numbers those up to the mark stay with the first. */
function trailOf(between: string): number {
  const mark = between.search(/[，,、；;]/)
  return mark < 0 ? 0 : mark
}

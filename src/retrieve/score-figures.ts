// Step: figures of the sentences found -> how well each is the number that was asked for.

import type { Frame } from '#domain/frame.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { groupBy } from '#shared/group-by.ts'
import { keepWithin } from '#shared/keep-within.ts'
import { oncePer } from '#shared/once-per.ts'
import { findIndicator } from '#text/match-figure-indicator.ts'
import { matchTerm } from './match-term.ts'
import { readAskedUnits } from './read-unit.ts'
import type { ScoredSentence } from './sentence.ts'

/** A number with what it counts, and how much of the question that carries (0 to 1). */
export interface ScoredFigure {
  readonly figure: StoredFigure
  readonly sentence: ScoredSentence
  readonly gain: number
}

/** Words of the sentence outside the figure's own clause count this much: they often name what is counted. */
const contextWeight = 0.55

/** Figures that stand in the sentences, best first. */
export function scoreFigures(
  frame: Frame,
  sentences: readonly ScoredSentence[],
  { figures, indicators }: { figures: readonly StoredFigure[]; indicators: readonly Indicator[] },
): readonly ScoredFigure[] {
  const asked = findAskedIndicators(frame, indicators)
  const units = readAskedUnits(frame.text)
  const byReport = groupBy(figures, ({ reportId }) => reportId)
  const scored = sentences.flatMap((sentence) => {
    const own = byReport.get(sentence.reportId)
    const inside = own?.filter(({ at }) => sentence.start <= at.start && at.end <= sentence.end) ?? []
    if (inside.length === 0) return []
    const around = `${sentence.text} ${sentence.heading}`
    return inside.map((figure) => ({
      figure,
      sentence,
      gain: gainOf(frame, { figure, around, asked }) * fitOf(figure, units),
    }))
  })
  return scored.sort((a, b) => b.gain - a.gain || b.sentence.score - a.sentence.score)
}

/** A number of another unit is hardly the one asked for; 0 is said of whatever may happen (无行政诉讼案件), and of no time, money or ground. */
const otherUnit = 0.4
const happening = new Set([
  '件',
  '起',
  '宗',
  '例',
  '次',
  '场',
  '人',
  '名',
  '个',
  '家',
  '户',
  '处',
  '项',
  '条',
])

export function fitOf({ unit, value }: StoredFigure, units: readonly string[] | null): number {
  if (units === null || unit === '' || (value === 0 && units.some((one) => happening.has(one)))) return 1
  // 场次 and 件次 are 场 and 件.
  return units.includes(unit) || units.includes(unit.replace(/次$/, '')) ? 1 : otherUnit
}

/** No question names more things than that, and none at greater length. */
const asking = { most: 40, longest: 400 }

/** 调解了多少纠纷, 成功多少: each part of the question may name an indicator. */
export function findAskedIndicators(
  { text, topic }: Frame,
  indicators: readonly Indicator[],
): ReadonlySet<string> {
  const parts = [topic, ...text.split(/[,，、;；和及与]/), ...topic.split(/\s+/), ...spellBrackets(text)]
  const named = new Set(parts.filter(({ length }) => length >= 3 && length <= asking.longest))
  const found = [...named].slice(0, asking.most).map((part) => findIndicator(part, indicators))
  return new Set(found.flatMap((indicator) => (indicator ? [indicator.name] : [])))
}

/** 罚款（罚没）金额 names two: 罚款金额 and 罚没金额. */
function spellBrackets(text: string): readonly string[] {
  const found = /([\u4e00-\u9fff]{2,6})[（(]([\u4e00-\u9fff]{2,6})[）)]([\u4e00-\u9fff]{1,2})?/.exec(text)
  if (!found) return []
  const [, one = '', other = '', measure = ''] = found
  return [one.slice(-4), one.slice(-2), other].flatMap((name) => [`${name}${measure}`, name])
}

/** 调解了多少起: an indicator that a word of the question begins, where a count in its unit is asked for. */
export function findImpliedIndicators(
  { text, terms }: Pick<Frame, 'text' | 'terms'>,
  indicators: readonly Indicator[],
): ReadonlySet<string> {
  const units = readAskedUnits(text)
  const fitting = units === null ? indicators : listFitting(indicators, units)
  const words = terms.filter(({ isGuess }) => !isGuess).map(({ word }) => word)
  const found = words.slice(0, asking.most).map((word) => findIndicator(`${word}数`, fitting))
  return new Set(found.flatMap((indicator) => (indicator ? [indicator.name] : [])))
}

/** Lists of the book by the units that are asked for: the same ones again and again. */
const keptFitting = oncePer((_indicators: readonly Indicator[]) =>
  keepWithin<string, readonly Indicator[]>(100, () => 1),
)

function listFitting(indicators: readonly Indicator[], units: readonly string[]): readonly Indicator[] {
  const kept = keptFitting(indicators)
  const key = units.join(' ')
  const known = kept.get(key)
  if (known) return known
  const fitting = indicators.filter((one) => one.units.some((unit) => units.includes(unit)))
  kept.put(key, fitting)
  return fitting
}

function gainOf(
  frame: Frame,
  { figure, around, asked }: { figure: StoredFigure; around: string; asked: ReadonlySet<string> },
): number {
  const own = `${figure.indicator} ${figure.subject ?? ''} ${figure.quote}`
  let total = 0
  let carried = 0
  for (const term of frame.terms) {
    const named = matchTerm(term, own)
    const match = named >= contextWeight ? named : Math.max(named, contextWeight * matchTerm(term, around))
    if (term.isGuess && match === 0) continue
    total += term.weight
    carried += term.weight * match
  }
  return Math.min(1, carried / (total || 1) + (asked.has(figure.indicator) ? 0.4 : 0))
}

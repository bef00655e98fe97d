// Tool of this room: a question for a rate, or for what is left, x figures -> those that counts of one sentence give: 排查145处，整改143处 for 整改率 and for 没整改的.

import { doneWord, leadOf, type MadeOf, rateOf, restOf, tellsDone } from '#answer/numbers/rate-of.ts'
import type { Frame } from '#domain/frame.ts'
import { holds } from '#domain/span.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { listKin } from '#question/want/read-rest.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import { groupBy } from '#shared/group-by.ts'
import type { PickedFigure } from './picked-figure.ts'

export interface Derived extends MadeOf {
  readonly figure: StoredFigure
}

/** Of sentences that search has found; none where no rate is asked for. */
export function deriveRates(
  frame: Pick<Frame, 'terms' | 'text'>,
  figures: readonly StoredFigure[],
  { sentences }: Pick<Evidence, 'sentences'>,
): readonly Derived[] {
  const stems = listStems(frame)
  const asked = `${stems[0]}率`
  if (stems.length === 0) return []
  const byReport = groupBy(figures, ({ reportId }) => reportId)
  return sentences.flatMap(({ reportId, start, end }) => {
    const inside = (byReport.get(reportId) ?? []).filter(({ at }) => holds({ start, end }, at))
    const own = inside.filter(({ kind }) => kind === 'count').sort((a, b) => a.at.start - b.at.start)
    const written = inside.filter(({ kind }) => kind === 'rate')
    return own.slice(1).flatMap((part, i): readonly Derived[] => {
      // 成功189起，成功率97.9% is written.
      if (written.some(({ at }) => at.start >= part.at.end && at.start - part.at.end < beside)) return []
      const whole = own[i]!
      const stem = stems.find((one) => leadOf(part).includes(one))
      const rate = stem === undefined || isOfAnother(part, whole) ? null : rateOf(part, whole)
      if (rate === null) return []
      const subject = `${whole.subject ?? ''}${stem}率`
      return [{ figure: { ...rate, indicator: asked, subject }, part, whole }]
    })
  })
}

/** Characters between a count and the rate that is written of it. */
const beside = 8

/** 整改 of 整改率; of 成功率 also 调成, 化解. */
function listStems({ terms, text }: Pick<Frame, 'terms' | 'text'>): readonly string[] {
  const words = terms
    .filter(({ isGuess }) => !isGuess)
    .flatMap(({ word, alternatives }) => [word, ...alternatives])
  const stems = [text, ...words].flatMap((word) =>
    [...word.matchAll(/([一-龥]{2})(?:率|的?(?:比例|占比|比重|百分比))/g)].map((found) => found[1]!),
  )
  return [...new Set(stems)]
}

/** Of sentences that search has found; none where nothing that is left is asked for. */
export function deriveRests(
  { isOfRest }: Pick<Frame, 'isOfRest'>,
  figures: readonly StoredFigure[],
  { sentences }: Pick<Evidence, 'sentences'>,
): readonly Derived[] {
  if (!isOfRest) return []
  const byReport = groupBy(figures, ({ reportId }) => reportId)
  return sentences.flatMap(({ reportId, start, end }) => {
    const counts = (byReport.get(reportId) ?? [])
      .filter(({ at, kind }) => kind === 'count' && holds({ start, end }, at))
      .sort((a, b) => a.at.start - b.at.start)
    return counts.flatMap((whole, i): readonly Derived[] => {
      const part = counts.slice(i + 1, i + 1 + mostBetween).find((one) => isDoneOf(one, whole))
      const rest = part ? restOf(part, whole) : null
      if (!part || rest === null) return []
      const subject = [whole.subject ?? '', part.subject ?? '', ...listKin(leadOf(part))].join(' ')
      // Of 其中山林纠纷21件，调成19件 the rest is of some.
      const parent = /其中/.test(leadOf(whole)) ? whole.index : null
      const figure = { ...rest, indicator: whole.indicator, subject, parent }
      return [{ figure, part, whole, isRest: true }]
    })
  })
}

/** Numbers that may stand from the whole to what was done of it. */
const mostBetween = 2

/** 整改143处 of 排查145处: the words before it say that it was done. */
function isDoneOf(part: StoredFigure, whole: StoredFigure): boolean {
  return restOf(part, whole) !== null && tellsDone(part) && !tellsDone(whole) && !isOfAnother(part, whole)
}

/** 化解历年老案4件 behind 受理来信30件: what was done with another thing than was counted. */
function isOfAnother(part: StoredFigure, whole: StoredFigure): boolean {
  const thing = leadOf(part).replace(part.raw, '').replace(deeds, '').replace(adverbs, '')
  return thing.length >= shortestThing && !`${whole.quote}${whole.subject ?? ''}`.includes(thing)
}

const deeds = new RegExp(doneWord.source, 'g')
const adverbs =
  /按[期时]|及时|限[期时]|当[场年天]|全[部年]|已经?|都|均|共|只|仅|就|有|了|的|其中|真正|现场|成功率?|年底|累计|[一-龥]{2}内(?=$)/g
const shortestThing = 3

/** 没改完的几处: what the done leaves of the whole, or what the report itself says is left; all, where it tells neither. */
export function keepRests(open: readonly PickedFigure[], frame: Frame): readonly PickedFigure[] {
  const rests = open.filter((one) => isRest(one, frame))
  const changes = open.filter(({ figure, carried }) => figure.kind === 'change' && carried >= leastCarried)
  if (rests.length > 0) return rests.filter((one) => isOfThing(one, frame))
  return changes.length > 0 ? changes : open
}

/** 工单70件，办结70件 leaves nothing of what is asked of 信访: the thing is named with it, and not only what was done. */
function isOfThing({ figure, of, sentence }: PickedFigure, { terms }: Frame): boolean {
  const things = terms.filter(({ word, isGuess }) => !isGuess && word.replace(deeds, '').length > 1)
  const told = [sentence?.heading, sentence?.text, of?.whole.quote, figure.quote].join(' ')
  return things.length === 0 || things.some((term) => matchTerm(term, told) > 0)
}

export const isRest = ({ figure, of }: PickedFigure, { isOfRest }: Frame) =>
  isOfRest === true && (of?.isRest === true || tellsRest(figure))

/** 其余2处, 剩余1件, 还有3万元没有追回. */
function tellsRest({ quote, start, at }: PickedFigure['figure']): boolean {
  const before =
    quote
      .slice(0, Math.max(0, at.start - start))
      .split(/[，,；;。]/)
      .at(-1) ?? ''
  const behind = quote.slice(at.end - start).split(/[，,；;。]/)[0] ?? ''
  return (
    /(?:其余|剩余|剩下|余下|尚有|尚余|[未没][\u4e00-\u9fff]{1,4}的|难以[\u4e00-\u9fff]{2,6}的?)[\u4e00-\u9fff]{0,4}$/.test(
      before,
    ) || /^(?:[\u4e00-\u9fff]{0,4}(?:没有|没|未|难以|尚))/.test(behind)
  )
}

/** What a change must carry of the question to be told for it. */
const leastCarried = 0.6

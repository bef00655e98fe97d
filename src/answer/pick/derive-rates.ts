// Tool of this room: a question for a rate x figures -> the rates that counts of one sentence give: 排查145处，整改143处 for 整改率.

import { rateOf } from '#answer/numbers/rate-of.ts'
import { leadOf } from '#answer/numbers/show-ratio.ts'
import type { Frame } from '#domain/frame.ts'
import { holds } from '#domain/span.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import { groupBy } from '#shared/group-by.ts'

export interface DerivedRate {
  readonly figure: StoredFigure
  readonly part: StoredFigure
  readonly whole: StoredFigure
}

/** Of sentences that search has found; none where no rate is asked for. */
export function deriveRates(
  frame: Pick<Frame, 'terms' | 'text'>,
  figures: readonly StoredFigure[],
  { sentences }: Pick<Evidence, 'sentences'>,
): readonly DerivedRate[] {
  const stems = listStems(frame)
  const asked = `${stems[0]}率`
  if (stems.length === 0) return []
  const byReport = groupBy(figures, ({ reportId }) => reportId)
  return sentences.flatMap(({ reportId, start, end }) => {
    const inside = (byReport.get(reportId) ?? []).filter(({ at }) => holds({ start, end }, at))
    const own = inside.filter(({ kind }) => kind === 'count').sort((a, b) => a.at.start - b.at.start)
    const written = inside.filter(({ kind }) => kind === 'rate')
    return own.slice(1).flatMap((part, i): readonly DerivedRate[] => {
      // 成功189起，成功率97.9% is written.
      if (written.some(({ at }) => at.start >= part.at.end && at.start - part.at.end < beside)) return []
      const whole = own[i]!
      const stem = stems.find((one) => leadOf(part).includes(one))
      const rate = stem === undefined ? null : rateOf(part, whole)
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

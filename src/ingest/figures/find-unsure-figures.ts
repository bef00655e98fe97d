// Step: figures of a recognised scan that a person should hold against the picture -> one warning each.
import type { Figure } from '#domain/figure.ts'
import type { Warning } from '#domain/report.ts'
import type { CleanedText } from '#ingest/read/clean-text.ts'

/** Rule `unsure-figure`, with the figure's own span; none for real text. */
export function findUnsureFigures(figures: readonly Figure[], unsure: CleanedText['unsure']): Warning[] {
  if (unsure.length === 0) return []
  return figures.flatMap(({ at, raw }) => {
    const line = unsure.find(({ start, end }) => start <= at.start && at.end <= end)
    if (line === undefined) return []
    const percent = Math.round(line.confidence * 100)
    return [
      {
        rule: 'unsure-figure',
        text: `“${raw}”由图片识别，这一处的置信度 ${percent}%，请对照原件`,
        where: at,
      },
    ]
  })
}

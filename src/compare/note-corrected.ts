// Step of comparing: what a person set about figures of the table, said below it.
import type { ComparedFigure, ComparisonRow } from '#domain/comparison.ts'

/** 石桥乡2023年的136起经人工更正，原文写163起。 */
export function noteCorrected(rows: readonly ComparisonRow[]): string[] {
  return rows.flatMap(({ place, indicator, cells }) =>
    cells.flatMap(({ year, figures }) =>
      figures.flatMap((figure) => {
        const said = sayCorrected(figure, indicator)
        return said === null ? [] : [`${place}${year}年的${figure.text}${said}。`]
      }),
    ),
  )
}

function sayCorrected({ corrected, raw }: ComparedFigure, indicator: string): string | null {
  if (corrected === 'number') return `经人工更正，原文写${raw}`
  return corrected === 'indicator' ? `由人工归入“${indicator}”` : null
}

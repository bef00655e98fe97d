// Fake: reports in memory whose figures a person can set right, as a ReportStore keeps them.
import {
  changeFigures,
  matchCorrections,
  mergeChanges,
  nameFigure,
  setCorrection,
} from '#domain/corrections/change-figures.ts'
import type { FigureCorrection } from '#domain/corrections/figure-correction.ts'
import type { Figure } from '#domain/figure.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { ReportStore } from '#ports/report-store.ts'

export interface CorrectableFigures extends Pick<ReportStore, 'setFigure'> {
  /** A report read anew: what was set before stays. */
  put(report: number, figures: readonly Figure[]): void
  /** What of a stored report follows from them. */
  read(report: number): Pick<StoredReport, 'figures' | 'droppedFigures' | 'unusedCorrections'>
}

export function openCorrectableFigures(): CorrectableFigures {
  const read = new Map<number, readonly Figure[]>()
  const corrections = new Map<number, readonly FigureCorrection[]>()
  return {
    put: (report, figures) => void read.set(report, figures),
    read(report) {
      const own = read.get(report) ?? []
      const { matched, unused } = matchCorrections(own, corrections.get(report) ?? [])
      const changes = new Map([...matched].map(([index, known]) => [index, mergeChanges(known)]))
      const { figures, dropped } = changeFigures({ reportId: report, figures: own }, changes)
      const unusedCorrections = unused.map((one) => ({ ...one, id: nameFigure(report, one.anchor) }))
      return { figures, droppedFigures: dropped, unusedCorrections }
    },
    async setFigure({ report, figure: id }, change) {
      const figures = read.get(report)
      const next = figures && setCorrection(corrections.get(report) ?? [], { report, figures, id, change })
      if (next) corrections.set(report, next)
      return Boolean(next)
    },
  }
}

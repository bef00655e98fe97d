// The fake of corrected figures keeps what the real store keeps.
import { openCorrectableFigures } from '../fakes/figures/correctable-reports.ts'
import { describeFigureCorrections } from './figure-corrections-contract.ts'

describeFigureCorrections('memory', async () => {
  const fake = openCorrectableFigures()
  return {
    setFigure: fake.setFigure,
    put: async (figures) => {
      fake.put(1, figures)
      return 1
    },
    read: async (report) => fake.read(report),
    close: async () => {},
  }
})

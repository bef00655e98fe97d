// Step: storage. Figures that were stored before their rows had an indicator and a name of their own -> rows that have both.
import { nameFigures } from '#domain/corrections/change-figures.ts'
import { AppError } from '#shared/errors.ts'
import type { Database } from '../database/open-database.ts'
import { readFigures } from './figure-rows.ts'

/** A report with a row that cannot be read stays as it is: it is told when it is asked for. Runs inside a transaction. */
export function nameRows(database: Database): void {
  for (const { id } of database.all('SELECT id FROM report WHERE id IN (SELECT report FROM figure)')) {
    try {
      const figures = readFigures(database, Number(id))
      const names = nameFigures(Number(id), figures)
      figures.forEach(({ indicator }, at) => {
        database.run('UPDATE figure SET indicator = ?, id = ? WHERE report = ? AND position = ?', [
          indicator,
          names[at]!,
          Number(id),
          at,
        ])
      })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
}

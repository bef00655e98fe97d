// Step: storage. In: reports. Out: of which indicators each tells a count or a rate, as a person has set it right.
import type { Database } from '../database/open-database.ts'
import { allRows } from '../row-filter.ts'
import { listFigureRows } from './figure-rows.ts'

/** Reports in which a person set something about a figure are read whole: it may have got another indicator, or lost it. */
export const unlike = 'SELECT report FROM figure WHERE change IS NOT NULL OR id IS NULL'

/** By report, each indicator once; every one of these reports has an entry. */
export function readTold(database: Database, ids: readonly number[]): ReadonlyMap<number, readonly string[]> {
  const told = new Map(ids.map((id) => [id, new Set<string>()]))
  const asked = [JSON.stringify(ids)]
  const plain = database.all(
    `SELECT DISTINCT report, indicator FROM figure
     WHERE report IN (SELECT value FROM json_each(?)) AND report NOT IN (${unlike})
       AND json_extract(figure, '$.kind') IN ('count', 'rate')`,
    asked,
  )
  for (const { report, indicator } of plain) told.get(Number(report))?.add(nameOnce(String(indicator)))
  const changed = database.all(`SELECT value AS id FROM json_each(?) WHERE value IN (${unlike})`, asked)
  if (changed.length > 0)
    for (const { reportId, indicator, kind } of listFigureRows(
      database,
      changed.map(({ id }) => Number(id)),
      allRows,
    ))
      if (kind === 'count' || kind === 'rate') told.get(reportId)?.add(nameOnce(indicator))
  return new Map([...told].map(([id, names]) => [id, [...names]]))
}

/** One string for each name: thousands of reports tell the same. */
const names = new Map<string, string>()
const mostNames = 20_000

function nameOnce(name: string): string {
  const known = names.get(name)
  if (known !== undefined) return known
  if (names.size < mostNames) names.set(name, name)
  return name
}

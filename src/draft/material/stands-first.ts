// Tool of reading a brief: where tables stand among what is told in words.
import type { BriefTable } from '#draft/tables/brief-table.ts'

/** Of each table, behind which of the lines (counted from 1) it stands: behind the one that was right above it; 0 or Infinity where that is not found, or found twice. */
export function placeTables(
  tables: readonly Pick<BriefTable, 'above' | 'heading'>[],
  { lines, isFirst }: { lines: readonly string[]; isFirst: boolean },
): readonly number[] {
  const bare = lines.map(bareOf)
  return tables.map(({ above = '' }) => {
    const name = bareOf(above).slice(0, longestAbove)
    const at = name === '' ? -1 : bare.findIndex((line) => line.startsWith(name))
    const isOnce = at >= 0 && !bare.slice(at + 1).some((line) => line.startsWith(name))
    return isOnce ? at + 1 : isFirst ? 0 : Number.POSITIVE_INFINITY
  })
}

/** Marks may have been put in since. */
function bareOf(line: string): string {
  return line.replace(/^[\s#>*-]+/, '').replace(/[\s，,：:]/g, '')
}

const longestAbove = 12

/** A table that was pasted above all that is told in words is told first, too. */
export function standsFirst(
  given: string,
  words: string,
  tables: readonly Pick<BriefTable, 'rows' | 'place' | 'isFirst'>[],
): boolean {
  const cell = tables[0]?.rows[0]?.find(Boolean)
  const told = words.split('\n').filter((line) => /[\u4e00-\u9fff]/.test(line))
  const at = cell === undefined ? -1 : given.indexOf(cell)
  // What a workbook says in words (说明, 问题) stands behind its tables.
  if (
    tables[0]?.place !== undefined ||
    tables[0]?.isFirst ||
    told.slice(0, 2).some((line) => note.test(line))
  )
    return true
  const before = told.filter((line) => at >= 0 && given.indexOf(line) < at)
  return at >= 0 && before.length <= mostAbove && told.length > before.length
}

const note = /^[\s#]*(?:其他|有关|补充)?(?:说明|备注)[:：]?\s*$/

/** What names the material, and a note on it. */
export const mostAbove = 2

// Tool of reading a brief: whether a pasted table stands above all that is told in words.
import type { BriefTable } from '#draft/tables/brief-table.ts'

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

// Step of reading a brief: the rows of a table against what is said of the whole elsewhere (four villages 90起, 台账上88起) -> a doubt, to be asked about.
import type { BriefFigure, UnusedPiece } from '#domain/brief.ts'
import { readShape } from '#draft/write/row-shape.ts'
import { groupBy } from '#shared/group-by.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { apart, lastWords, tail } from './find-doubles.ts'

/** What is further off counts another thing. */
const nearest = 0.3
const leastRows = 2
const leastWords = 2

export function findSums(figures: readonly BriefFigure[]): readonly string[] {
  const own = figures.filter(({ lastYearOf }) => lastYearOf === null)
  const rows = [...groupBy(own, ({ line, sentence }) => `${line} ${sentence}`).values()].flatMap(
    (row) => readShape(row) ?? [],
  )
  return [...groupBy(rows, ({ table }) => table).values()].flatMap((table) => {
    const total = table.find(({ kind }) => kind === 'total')
    const parts = table.filter((row) => row !== total)
    if (parts.length < leastRows || !parts[0]!.isPlace) return []
    const inTable = new Set(table.flatMap((row) => row.figures))
    const others = own.filter((one) => !inTable.has(one) && !apart.has(one.theme))
    return parts[0]!.columns.flatMap((head) => {
      const cells = parts.flatMap(({ columns, figures: all }) => all[columns.indexOf(head)] ?? [])
      // A village without its number: the table is not read whole.
      if (cells.length < parts.length) return []
      const said = total?.figures[total.columns.indexOf(head)]?.value
      const whole = said ?? addUp(cells.map(({ value }) => value))
      return compare({ head, whole, unit: cells[0]!.unit }, others)
    })
  })
}

/** 结尾 of last year's paper says 193起 where this year counts 216起: sentences that were left out against what is told. */
export function findStale(
  unused: readonly UnusedPiece[],
  figures: readonly BriefFigure[],
): readonly string[] {
  const told = figures.filter(({ lastYearOf, theme }) => lastYearOf === null && !apart.has(theme))
  return unused
    .filter(({ reason }) => reason.startsWith('标着'))
    .flatMap(({ text }) =>
      findQuantities(text.slice(0, longestLeft)).flatMap(({ at, raw, value, unit }) => {
        const name = wordsOf({ clause: text, at })
        const other = told.find((one) => one.unit === unit && wordsOf(one) === name)
        return name.length < leastWords || other === undefined || other.value === value
          ? []
          : [`“${name}”有两个数：${other.raw}、${raw}`]
      }),
    )
}

const longestLeft = 400

/** The same words and unit, and nearly the same number. */
function compare(
  { head, whole, unit }: { head: string; whole: number; unit: string },
  others: readonly BriefFigure[],
): readonly string[] {
  if (head.length < leastWords || whole === 0) return []
  const other = others.find(
    (one) =>
      one.unit === unit &&
      one.value !== whole &&
      Math.abs(one.value - whole) <= whole * nearest &&
      wordsOf(one) === head,
  )
  return other === undefined ? [] : [`“${head}”各行合计是${whole}${unit}，另一处是${other.raw}`]
}

/** Says only that it was counted. */
const counted =
  /^(?:一年来|全年|今年|本年|全?街道|全[镇乡县]|一共|共|累计)*(?:受理|接到|收到|排查|发生|开展|举办|组织)?/

function wordsOf(figure: Pick<BriefFigure, 'clause' | 'at'>): string {
  return lastWords(figure).replace(tail, '').replace(counted, '')
}

// Step: figures of tables. The numbers of one table -> which is part of which total: of its column (合计 below), else
// of its row (总计 to the right).
import type { Figure } from '#domain/figure.ts'
import type { TableWords } from '#domain/prompt-book.ts'
import type { BuiltNumber } from './built-number.ts'

/** Pairs of a part and the total it belongs to; both of one unit, never rates. */
export function linkTotals(
  built: readonly BuiltNumber[],
  { totals }: TableWords,
): (readonly [Figure, Figure])[] {
  const isTotal = (word: string) => totals.includes(word.replace(/\s/g, ''))
  const wholes = new Map<string, Figure>()
  for (const { number, figure } of built) {
    if (number.labels.some(isTotal))
      keep(
        wholes,
        columnKey(
          number,
          number.labels.filter((one) => !isTotal(one)),
        ),
        figure,
      )
    if (number.heads.some(isTotal))
      keep(
        wholes,
        rowKey(
          number,
          number.heads.filter((one) => !isTotal(one)),
        ),
        figure,
      )
  }
  return built.flatMap(({ number, figure }) => {
    const isSum = number.labels.some(isTotal)
    const outer = isSum ? [] : number.labels.slice(0, -1)
    const above = [columnKey(number, outer), columnKey(number, [])]
    const beside = number.heads.some(isTotal)
      ? []
      : [rowKey(number, number.heads.slice(0, -1)), rowKey(number, [])]
    const whole = [...above, ...beside]
      .map((key) => wholes.get(key))
      .find((one) => one !== undefined && one !== figure && one.unit === figure.unit)
    return whole === undefined || figure.unit === '%' ? [] : [[figure, whole] as const]
  })
}

function keep(wholes: Map<string, Figure>, key: string, figure: Figure): void {
  if (!wholes.has(key)) wholes.set(key, figure)
}

function columnKey({ column, heads, title }: BuiltNumber['number'], outer: readonly string[]): string {
  return ['column', column, title, ...heads, '', ...outer].join('/')
}

function rowKey({ row }: BuiltNumber['number'], outer: readonly string[]): string {
  return ['row', row, ...outer].join('/')
}

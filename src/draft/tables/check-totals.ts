// Step of reading a brief: the total that a table writes against the sum of its rows; what does not come out is said, and nothing is changed.
import type { TableWords } from '#domain/prompt-book.ts'
import { groupBy } from '#shared/group-by.ts'
import { addUp } from '#text/numbers/add-up.ts'
import type { GridNumber } from '#text/tables/lay-out-grid.ts'

/** 合计写154，各行相加是152, one a column. */
export function checkTotals(numbers: readonly GridNumber[], words: TableWords): string[] {
  const columns = groupBy(
    numbers.filter((one) => one.tense === 'told'),
    ({ column }) => column,
  )
  return [...columns.values()].flatMap((column) => {
    const sums = column.filter(({ labels }) => isTotal(labels, words))
    const parts = column.filter(
      (one) => !isTotal(one.labels, words) && !/^其中/.test(one.labels.at(-1) ?? ''),
    )
    const [total] = sums
    const values = parts.flatMap((one) => plainOf(one.words) ?? [])
    const said = total ? plainOf(total.words) : null
    if (sums.length !== 1 || said === null || parts.length < 2 || values.length < parts.length) return []
    if (total!.unit === '%' || parts.some((one) => one.row > total!.row)) return []
    const sum = addUp(values)
    const name = total!.heads.join('') || '合计'
    return sum === said
      ? []
      : [`“${name}”的合计写${total!.words}，各行（${parts.map((one) => one.words).join('+')}）相加是${sum}`]
  })
}

/** 合计, 总 计: a row under such a name holds the sum of the others. */
export function isTotal(labels: readonly string[], { totals }: TableWords): boolean {
  return labels.some((label) => totals.includes(label.replace(/\s/g, '')))
}

function plainOf(words: string): number | null {
  const found = /^(\d[\d,]*(?:\.\d+)?)[\u4e00-\u9fff]{0,3}$/.exec(words)
  return found === null || /[万亿余多]/.test(words) ? null : Number(found[1]!.replaceAll(',', ''))
}

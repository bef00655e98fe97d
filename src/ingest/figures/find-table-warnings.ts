// Step: warnings. Tables whose header was not understood -> one note each: their numbers were not taken.
import type { TableWords } from '#domain/prompt-book.ts'
import type { Warning } from '#domain/report.ts'
import { layOutTables } from '#text/tables/lay-out-table.ts'
import type { FigureSource } from './figure-context.ts'

/** Rule `table`, with the span of the first number that was left. */
export function findTableWarnings({ text, tables }: FigureSource, words: TableWords): Warning[] {
  return layOutTables(text, tables ?? [], words).flatMap(({ unread }) => {
    const [first] = unread
    if (first === undefined) return []
    const some = unread.slice(0, 3).map(({ start, end }) => text.slice(start, end))
    return [
      {
        rule: 'table',
        text: `表格里有 ${unread.length} 个数没有读懂表头，没有取用（${some.join('、')}${unread.length > 3 ? '等' : ''}），请对照原件`,
        where: first,
      },
    ]
  })
}

// Start-up step: the two files of prompts/reading/ about tables -> the words that tell how a table is read.
import { z } from 'zod'
import type { StatutoryHeader, TableWords } from '#domain/prompt-book.ts'
import { AppError } from '#shared/errors.ts'
import { readTable, splitWords } from './read-table.ts'

interface PromptFile {
  readonly file: string
  readonly text: string
}

const classes = {
  行名栏: 'heads',
  不计数: 'uncounted',
  单位栏: 'unitColumns',
  说明栏: 'remarks',
  分类栏: 'sections',
  时间栏: 'periods',
  通称: 'plain',
  合计: 'totals',
  计划: 'planned',
  比较: 'compared',
} as const satisfies Record<string, keyof TableWords>

const heading = /^(?:类别|逐格)$/

const wordRow = z
  .array(z.string())
  .refine((cells) => cells.length === 2, { error: '要有2栏，栏之间用 Tab 键隔开', abort: true })
  .transform(([name = '', words = '']) => ({ name, words: splitWords(words) }))
  .refine(({ name }) => heading.test(name) || name in classes, '类别的名称不能改')
  .refine(({ words }) => words.length > 0, '缺词')

const headerRow = z
  .array(z.string())
  .refine((cells) => cells.length >= 1 && cells.length <= 3, {
    error: '要有3栏，栏之间用 Tab 键隔开',
    abort: true,
  })
  .transform(([stream = '', columns = '', unit = '']) => ({
    stream: splitWords(stream),
    columns: splitWords(columns),
    unit,
  }))
  .refine(({ stream }) => stream.length > 0, '缺逐格')

/** Throws AppError `setting` that names the file, the line or the missing class. */
export function parseTableWords(words: PromptFile, statutory: PromptFile): TableWords {
  const rows = readTable(words.file, words.text, wordRow)
  const found = new Map(rows.map((row) => [row.name, row.words]))
  const missing = Object.keys(classes).find((name) => !found.has(name))
  if (missing !== undefined)
    throw new AppError('setting', `${words.file}:缺“${missing}”一行`, {
      fix: `打开 ${words.file}，按文件开头的说明补上，再重新启动`,
    })
  const read = (name: keyof typeof classes) => found.get(name) ?? []
  return {
    heads: read('行名栏'),
    uncounted: read('不计数'),
    unitColumns: read('单位栏'),
    remarks: read('说明栏'),
    sections: read('分类栏'),
    periods: read('时间栏'),
    plain: read('通称'),
    totals: read('合计'),
    planned: read('计划'),
    compared: read('比较'),
    statutory: readTable(statutory.file, statutory.text, headerRow)
      .filter(({ stream }) => !heading.test(stream[0]!))
      .map(buildHeader),
  }
}

/** 信息内容 names the rows, so its column has no name of its own. */
function buildHeader(row: { stream: string[]; columns: string[]; unit: string }): StatutoryHeader {
  const { stream, unit } = row
  if (row.columns.length > 0) return { stream, unit, columns: row.columns.map((one) => one.split('/')) }
  return { stream, unit, columns: stream.map((cell) => (cell === '信息内容' ? [''] : [cell])) }
}

// Step: reading one file of prompts/forms. Text in, its forms out; faults name file and line.
import type { MergedCells } from '#domain/block.ts'
import type { Form } from '#domain/drafting-book.ts'
import { AppError } from '#shared/errors.ts'
import { restoreWidth } from '#text/restore-width.ts'
import { blankComments, splitWords } from './read-table.ts'

interface OpenForm {
  readonly name: string
  readonly line: number
  heads: number
  readonly rows: string[][]
  units: string[]
  total: string
  vetoes: string[]
  readonly words: Map<string, readonly string[]>
}

/** Throws AppError `setting` with file and line when a line fits nothing, or a row has another length. */
export function parseForms(text: string, file: string): readonly Form[] {
  const forms: OpenForm[] = []
  for (const [index, raw] of blankComments(text).split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '') continue
    const form = forms.at(-1)
    if (line.startsWith('# ')) forms.push(openForm(restoreWidth(line.slice(2).trim()), index + 1))
    else if (!form || !readLine(line, form)) throw fault(file, index + 1, `认不出“${line.slice(0, 20)}”`)
  }
  return forms.map((form) => closeForm(form, file))
}

function openForm(name: string, line: number): OpenForm {
  return { name, line, heads: 0, rows: [], units: [], total: '', vetoes: [], words: new Map() }
}

function readLine(line: string, form: OpenForm): boolean {
  if (line.startsWith('|') && line.endsWith('|')) {
    form.rows.push(
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => restoreWidth(cell.trim())),
    )
    return true
  }
  const at = Math.max(line.lastIndexOf(':'), line.lastIndexOf('：'))
  if (at < 0) return false
  const [name, list] = [line.slice(0, at), splitWords(line.slice(at + 1))]
  if (name.startsWith('- ')) form.words.set(restoreWidth(name.slice(2).trim()), list)
  else if (name === '表头') form.heads = Number(list[0])
  else if (name === '单位') form.units = list
  else if (name === '合计') form.total = list[0] ?? ''
  else if (name === '不收') form.vetoes = list
  else return false
  return true
}

function closeForm({ line, ...form }: OpenForm, file: string): Form {
  const width = form.rows[0]?.length ?? 0
  if (width === 0 || form.rows.some((row) => row.length !== width) || !Number.isInteger(form.heads))
    throw fault(file, line, `“${form.name}”各行的格数要一样`)
  const unknown = [...form.words.keys()].find((label) => !form.rows.some((row) => row.includes(label)))
  if (unknown !== undefined) throw fault(file, line, `“${form.name}”里没有“${unknown}”这一格`)
  return {
    ...form,
    rows: form.rows.map((row) => row.map((cell) => (/^[<^]$/.test(cell) ? '' : cell))),
    merges: readMerges(form.rows),
  }
}

/** `<` goes on from the left, `^` from above. */
function readMerges(rows: readonly (readonly string[])[]): MergedCells[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, column): MergedCells[] => {
      if (cell === '<' || cell === '^') return []
      let columns = 1
      while (cells[column + columns] === '<') columns++
      let height = 1
      while (rows[row + height]?.[column] === '^') height++
      return columns * height === 1 ? [] : [{ row, column, rows: height, columns }]
    }),
  )
}

function fault(file: string, line: number, reason: string): AppError {
  return new AppError('setting', `${file} 第 ${line} 行：${reason}`, {
    fix: '改这一行；写法见 prompts/forms/open-government.md 开头的说明',
  })
}

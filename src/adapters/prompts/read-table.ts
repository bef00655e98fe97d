// Reads the tables and lists of prompts/: text -> lines with their numbers -> typed rows, or an error naming file and line.
import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { AppError } from '#shared/errors.ts'

export interface TextLine {
  /** Counted from 1, as an editor shows it. */
  readonly number: number
  readonly text: string
}

/** Without a byte order mark. `folders`: what the folder of prompts has to hold. Throws AppError `setting`. */
export function readPromptText(path: string, folders: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (cause) {
    throw unreadable(path, folders, cause)
  }
}

export function unreadable(path: string, folders: string, cause: unknown): AppError {
  return new AppError('setting', `读不到 ${path}`, {
    fix: `把 ANTOU_PROMPTS 指到带 ${folders} 的提示词目录`,
    cause,
  })
}

/** Lines that carry something: comments (#), empty lines and blanks at line ends left out. */
export function readLines(text: string): readonly TextLine[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, text: line.trimEnd() }))
    .filter((line) => line.text.trim() !== '' && !line.text.startsWith('#'))
}

/** `<!-- … -->` emptied; line numbers stay. */
export function blankComments(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''))
}

/** Words of a cell: `a;b;c`, either width of the semicolon, blanks around them dropped. */
export function splitWords(cell: string): string[] {
  return cell
    .split(/[;\uFF1B]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

/** The words of a list, parted by blanks and lines. */
export function readWords(text: string): string[] {
  return readLines(text).flatMap((line) => line.text.split(/\s+/).filter(Boolean))
}

/** One row a line, cells parted by tabs and trimmed; missing cells at the end are ''. Throws AppError `setting`. */
export function readTable<Row>(file: string, text: string, shape: z.ZodType<Row, string[]>): Row[] {
  return readLines(text).map((line) => {
    const cells = line.text.split('\t').map((cell) => cell.trim())
    const row = shape.safeParse(cells)
    if (row.success) return row.data
    throw lineError(file, line, row.error.issues[0]?.message ?? '写法不对')
  })
}

/** The error of one line of a file in prompts/, worded for whoever edited it. */
export function lineError(file: string, line: TextLine, reason: string): AppError {
  return new AppError('setting', `${file} 第${line.number}行：${reason}(“${line.text.slice(0, 40)}”)`, {
    fix: `打开 ${file}，按文件开头的说明改好第${line.number}行，再重新启动`,
  })
}

// Reads prompts/asking/wants.tsv and fillers.tsv: how people ask for each kind of answer, and the words around what they ask about.
import type { Want } from '#domain/frame.ts'
import type { Fillers, WantLine } from '#domain/prompt-book.ts'
import { compileAsking } from './compile-asking.ts'
import { lineError, readLines, splitWords, type TextLine } from './read-table.ts'

const wantNames: Readonly<Record<string, Want | 'heading'>> = {
  数值: 'value',
  合计: 'total',
  排名: 'rank',
  比较: 'compare',
  走势: 'trend',
  谁: 'who',
  是否: 'whether',
  做法: 'how',
  原因: 'why',
  概览: 'overview',
  细节: 'detail',
  质量: 'quality',
  库存: 'library',
  写作: 'write',
  核对: 'check',
  寒暄: 'chat',
  库外: 'outside',
  私人: 'private',
  不明: 'unclear',
  对标: 'benchmark',
  章节: 'heading',
}

interface AskingFile {
  readonly file: string
  readonly text: string
}

/** Throws AppError `setting` naming file and line; also where a line's example is not what its pattern finds. */
export function parseWants({ file, text }: AskingFile): readonly WantLine[] {
  return readLines(text).map((line) => {
    const [name = '', weight = '', written = '', example = ''] = splitCells(line)
    const as = wantNames[name]
    if (as === undefined) throw lineError(file, line, `第一栏只能是 ${Object.keys(wantNames).join('、')}`)
    if (!/^[1-9]$/.test(weight)) throw lineError(file, line, '第二栏是分量，写1到9')
    return { as, weight: Number(weight), ...readPattern({ file, line, written, example }) }
  })
}

/** Throws AppError `setting` naming file and line; also where a line's example is not what its pattern finds. */
export function parseFillers({ file, text }: AskingFile): Fillers {
  const patterns: RegExp[] = []
  const words = new Set<string>()
  for (const line of readLines(text)) {
    const [kind, written = '', example = ''] = splitCells(line)
    if (kind === '空词') for (const word of splitWords(written)) words.add(word)
    else if (kind === '问法') patterns.push(readPattern({ file, line, written, example }).pattern)
    else throw lineError(file, line, '第一栏只能是问法、空词')
  }
  return { patterns, words }
}

/** Blanks inside a pattern count. */
function splitCells({ text }: TextLine): readonly string[] {
  return text.split('\t').map((cell) => cell.trim())
}

interface PatternCell {
  readonly file: string
  readonly line: TextLine
  readonly written: string
  readonly example: string
}

function readPattern({ file, line, written, example }: PatternCell): { pattern: RegExp; example: string } {
  const pattern = compileAsking(written)
  if (pattern === null) throw lineError(file, line, '说法写得不对，括号要成对')
  if (!pattern.test(example)) throw lineError(file, line, '例子认不出来')
  return { pattern, example }
}
